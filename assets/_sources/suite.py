"""A sound picture in four scenes: sea and island, diked fields, airport and port, the new city.

It is composed for this exhibition and imitates no other work; `score` holds the notes,
`orchestra` plays them.
"""

from collections.abc import Callable
from dataclasses import replace

import av
import numpy as np
import orchestra
from orchestra import RATE, Section, Sound, coloured
from press import ASSETS, deliver
from score import BAR, BEAT, CITY, FIELDS, LAST, PARTS, PORT, ROLL, Note, moment

SECONDS = 72.0
PEAK = 10 ** (-2.3 / 20)
"""A little below -2 dBFS, as the encoder may add a trace."""

STRINGS = {
    "bass": Section(place=0.45, desks=4, vibrato=6, attack=0.45),
    "cello": Section(place=0.30, desks=4, vibrato=13),
    "viola": Section(place=0.08),
    "second": Section(place=-0.22),
    "violin": Section(place=-0.45, desks=7, vibrato=14, attack=0.22),
    "running": Section(place=-0.15, width=0.8, attack=0.05, release=0.22, vibrato=4),
}

LEVELS = {
    "sea": 0.10, "bass": 0.085, "cello": 0.10, "viola": 0.055, "second": 0.06, "violin": 0.075,
    "running": 0.06,
    "horn": 0.125, "far horn": 0.09,
    "pluck": 0.52, "low pluck": 0.40, "drum": 0.21,
    "high block": 0.12, "low block": 0.17,
}  # fmt: skip

SENDS = {
    "sea": 0.10,
    "pluck": 0.30,
    "low pluck": 0.28,
    "high block": 0.35,
    "low block": 0.30,
    "far horn": 0.8,
}
"""How much of a player the hall gives back, where it is not the usual half."""

CUES = (
    (0, "海浪；低音弦乐起。", "Waves; low strings begin."),
    (
        2 * BAR,
        "大提琴唱起三灶岛，林伟民的出生地。",
        "Cellos sing of Sanzao Island, where Lin Weimin was born.",
    ),
    (
        4 * BAR,
        "中提琴加入：海上劳工成为中国早期工人运动的一位领导者。",
        "Violas join: the labourer at sea becomes a leader of the early Chinese workers’ movement.",
    ),
    (
        FIELDS * BAR,
        "木块敲出劳动的节奏：18 名党员干部带头，滩涂围成田。",
        "Wooden blocks beat a work rhythm: led by 18 Party-member cadres, tidal flats become fields.",
    ),
    (
        (FIELDS + 2) * BAR,
        "弹拨乐唱着主旋律：平沙农场和「甜蜜的事业」由此起步。",
        "Plucked strings carry the tune: the start of Pingsha Farm and the “sweet cause” of sugar.",
    ),
    (
        PORT * BAR,
        "圆号呼唤，定音鼓应答：改革开放到来。",
        "Horns call, a kettledrum answers: reform and opening arrive.",
    ),
    (
        (PORT + 2) * BAR,
        "音型步步升高：机场和港口在珠海西部建起。",
        "A figure climbs step by step: an airport and a port rise in the west of Zhuhai.",
    ),
    (
        CITY * BAR,
        "全体齐奏：目标是全市的产业中心、交通中心和城市新中心。",
        "All play: the aim is the city’s centre of industry, of transport, and its new urban centre.",
    ),
    (
        (CITY + 3) * BAR,
        "乐声渐缓，各声部相融：「产城融合」。",
        "The music calms and its voices blend: industry and city as one.",
    ),
    (LAST * BAR, "最后一个和弦轻轻落下，海浪仍在。", "The last chord settles softly; the waves go on."),
)
"""What is heard from which beat on, in Chinese and English."""


def make() -> None:
    """Write banner/suite.ogg and its two transcripts."""
    encode(perform(), "banner/suite.ogg")
    for language, column in (("zh", 1), ("en", 2)):
        deliver(f"banner/suite.{language}.vtt", transcript(column))


def perform() -> Sound:
    """The whole piece, left and right, as it goes to the encoder."""
    dry, wet = np.zeros((2, 2, round(SECONDS * RATE)))
    for name, sound in stems().items():
        dry += sound * LEVELS[name]
        wet += sound * LEVELS[name] * SENDS.get(name, 0.5)
    both = coloured(dry + 0.5 * hall(wet), _warm)
    instants = np.arange(both.shape[1]) / RATE
    both *= orchestra.swell(instants, 1.2, SECONDS - 3.2, 3.1)
    return both * (PEAK / float(np.abs(both).max()))


def stems() -> dict[str, Sound]:
    """Each player alone, at the level it plays."""
    parts = {name: np.zeros((2, round(SECONDS * RATE))) for name in LEVELS}
    for number, part in enumerate(PARTS):
        chance = np.random.default_rng(100 + number)
        for note in part.notes():
            sound = PLAYERS[part.player](note, chance)
            _lay(parts[part.player], sound, moment(note.beat))
    chance = np.random.default_rng(7)
    for beat, force in _roll():
        _lay(
            parts["drum"], orchestra.drum(110.0, force * chance.uniform(0.85, 1), 0.15, chance), moment(beat)
        )
    parts["sea"] += orchestra.sea(SECONDS, np.random.default_rng(1)) * _tide()
    return parts


def hall(sound: Sound, seconds: float = 2.6) -> Sound:
    """The room's answer: eight delay lines that feed each other (Jot's network), dying away in seconds.

    A block is as long as the shortest line, so that no sample needs one of its own block.
    """
    lines = np.array([1433, 1601, 1867, 2053, 2251, 2399, 2617, 2797])
    step, length = int(lines.min()), sound.shape[1]
    keep = 10 ** (-3 * lines / RATE / seconds)
    mixing = _hadamard(8)
    store = np.zeros((8, int(lines.max()) + 2 + length + step))
    answer = np.zeros((2, length + step))
    source = np.pad(sound, ((0, 0), (0, step)))
    for start in range(0, length, step):
        at = start + lines.max() + 2
        come = np.stack([store[i, at - d : at - d + step] for i, d in enumerate(lines)])
        past = np.stack([store[i, at - d - 1 : at - d - 1 + step] for i, d in enumerate(lines)])
        dull = keep[:, None] * (0.62 * come + 0.38 * past)
        store[:, at : at + step] = mixing @ dull + np.tile(source[:, start : start + step], (4, 1)) / 2
        answer[:, start : start + step] = np.stack([come[0::2].sum(0), come[1::2].sum(0)]) / 2
    return answer[:, :length]


def encode(both: Sound, path: str) -> None:
    """Write a sound below `assets/` as Opus in Ogg, with the same bytes each time."""
    samples = np.ascontiguousarray(both.T, dtype=np.float32).reshape(1, -1)
    (ASSETS / path).parent.mkdir(parents=True, exist_ok=True)
    options = {"fflags": "+bitexact", "serial_offset": "2021"}
    with av.open(str(ASSETS / path), "w", format="ogg", options=options) as target:
        stream = target.add_stream("libopus", rate=RATE, options={"application": "audio", "vbr": "on"})
        stream.layout = "stereo"
        stream.bit_rate = 128_000
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        frame = av.AudioFrame.from_ndarray(samples, format="flt", layout="stereo")
        frame.sample_rate = RATE
        frame.pts = 0
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            target.mux(packet)


def transcript(column: int) -> str:
    """The cues as WebVTT in one language; each lasts until the next begins."""
    starts = [moment(cue[0]) for cue in CUES]
    ends = [*starts[1:], SECONDS]
    blocks = [
        f"{_clock(start)} --> {_clock(end)}\n{cue[column]}\n"
        for cue, start, end in zip(CUES, starts, ends, strict=True)
    ]
    return "WEBVTT\n\n" + "\n".join(blocks)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"00:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _lay(onto: Sound, sound: Sound, second: float) -> None:
    start = round(second * RATE)
    end = min(start + sound.shape[1], onto.shape[1])
    onto[:, start:end] += sound[:, : end - start]


def _roll() -> list[tuple[float, float]]:
    """The strokes of the kettledrum's roll, as beats and forces."""
    first, last, soft, loud = ROLL
    count = round((last - first) * BEAT * 13)
    shares = np.arange(count) / count
    return [(first + (last - first) * share, soft + (loud - soft) * share**1.6) for share in shares]


def _tide() -> Sound:
    """How near the sea is: near at first, far off while people work and build, back at the end."""
    instants = np.arange(round(SECONDS * RATE)) / RATE
    marks = [0, moment(2 * BAR), moment(5 * BAR), moment(7 * BAR + 2), moment(20 * BAR), moment(LAST * BAR)]
    return np.interp(instants, [*marks, SECONDS], [1.0, 0.75, 0.65, 0.08, 0.06, 0.55, 0.8])


def _hadamard(size: int) -> Sound:
    matrix = np.ones((1, 1))
    while len(matrix) < size:
        matrix = np.block([[matrix, matrix], [matrix, -matrix]])
    return matrix / float(size**0.5)


def _warm(hertz: Sound) -> Sound:
    """Nothing below what is heard, little above 8 kHz."""
    low = hertz**4 / (hertz**4 + 28.0**4)
    return low / np.sqrt(1 + (hertz / 7500) ** 6)


def _bow(player: str) -> Callable[[Note, np.random.Generator], Sound]:
    who = STRINGS[player]
    slow = replace(who, release=3.2)

    def play(note: Note, chance: np.random.Generator) -> Sound:
        hand = slow if note.beat >= LAST * BAR else who
        return orchestra.bowed(note.hertz, _held(note), note.force, hand, chance)

    return play


def _held(note: Note) -> float:
    return moment(note.beat + note.beats) - moment(note.beat)


def _pluck(note: Note, chance: np.random.Generator) -> Sound:
    """One stroke, or a tremolo of the fingers where the note is long."""
    if note.beats < 2:
        return orchestra.plucked(note.hertz, note.force, -0.30, chance, ring=1.6)
    held = _held(note)
    both = np.zeros((2, round((held + 2.2) * RATE)))
    for stroke in np.arange(0, held - 0.05, 0.092):
        force = note.force * (0.55 + 0.25 * np.sin(np.pi * stroke / held)) * chance.uniform(0.85, 1.0)
        late = max(stroke + chance.normal(0, 0.004), 0)
        _lay(both, orchestra.plucked(note.hertz, force, -0.30, chance, ring=1.2), late)
    return both


PLAYERS: dict[str, Callable[[Note, np.random.Generator], Sound]] = {
    **{player: _bow(player) for player in STRINGS},
    "horn": lambda n, c: orchestra.horn(n.hertz, _held(n), n.force, -0.05, c),
    "far horn": lambda n, c: orchestra.horn(n.hertz, _held(n), n.force, -0.55, c),
    "pluck": _pluck,
    "low pluck": lambda n, c: orchestra.plucked(n.hertz, n.force, 0.28, c, ring=2.0),
    "drum": lambda n, c: orchestra.drum(n.hertz, n.force, 0.15, c),
    "high block": lambda n, c: orchestra.block(n.hertz * 1.5, n.force, 0.4, c),
    "low block": lambda n, c: orchestra.block(n.hertz, n.force, -0.4, c),
}

if __name__ == "__main__":
    make()
