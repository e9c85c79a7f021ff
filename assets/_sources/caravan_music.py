"""The sound of the caravan film: a pentatonic tune for plucked and bowed strings, motor, sea, birds."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
"""Samples a second."""

BEAT = 5 / 6
"""Seconds: 72 beats a minute."""

Sound = NDArray[np.float64]
Note = tuple[float, float, int]
"""When it begins and how long it lasts, in beats, and which key of the piano it is."""

D4, E4, F4, A4, B4, D5, E5, F5, A5 = 62, 64, 66, 69, 71, 74, 76, 78, 81

OPENING: tuple[Note, ...] = (
    (2, 1.5, A4), (3.5, 0.5, B4), (4, 2, D5), (6, 1, B4), (7, 1, A4),
    (8, 1.5, A4), (9.5, 0.5, B4), (10, 1, D5), (11, 1, E5), (12, 1.5, B4), (13.5, 0.5, A4), (14, 2, F4),
    (16, 1, E4), (17, 1, F4), (18, 1.5, A4), (19.5, 0.5, B4),
    (20, 0.5, A4), (20.5, 0.5, F4), (21, 1, E4), (22, 2, D4),
)  # fmt: skip
SQUARE: tuple[Note, ...] = (
    (23, 1, A4), (24, 2, D5), (26, 1, E5), (27, 1, D5), (28, 2, B4), (30, 1.5, A4), (31.5, 0.5, B4),
    (32, 1, D5), (33, 1, E5), (34, 1.5, F5), (35.5, 0.5, E5), (36, 1, D5), (37, 1, B4), (38, 2.5, A4),
)  # fmt: skip
EVENING: tuple[Note, ...] = (
    (40, 1, E5), (41, 1, F5), (42, 1, E5), (43, 1, D5), (44, 1.5, B4), (45.5, 0.5, D5), (46, 2, A4),
    (48, 1, B4), (49, 0.5, A4), (49.5, 0.5, F4),
)  # fmt: skip
ROAD: tuple[Note, ...] = (
    (50, 1.5, D5),
    (51.5, 0.5, E5),
    (52, 2, F5),
    (54, 1, E5),
    (55, 1, D5),
    (56, 0.5, B4),
    (56.5, 0.5, A4),
    (57, 3, D5),
)
ROOTS = (38, 38, 38, 35, 40, 45, 38, 35, 43, 45, 40, 35, 38, 43, 38)
"""The low note of each bar of four beats."""


def _hertz(key: float) -> float:
    return float(440 * 2 ** ((key - 69) / 12))


def _pluck(key: int, seconds: float, hardness: float, rng: np.random.Generator) -> Sound:
    """A plucked string: a period of noise that its own delay line wears smooth (Karplus and Strong)."""
    true = RATE / _hertz(key) - 0.5
    size = int(np.ceil(true))
    burst = rng.uniform(-1, 1, size)
    for _ in range(round(40 * (1 - hardness)) + 4):
        burst = 0.5 * (burst + np.roll(burst, 1))
    burst -= burst.mean()
    loss = 0.5 ** (size / RATE / (0.34 + 40 / _hertz(key)))
    rows = [burst / (np.abs(burst).max() + 1e-9)]
    for _ in range(int(seconds * RATE / size) + 1):
        rows.append(loss * (0.62 * rows[-1] + 0.38 * np.roll(rows[-1], 1)))
    line = np.concatenate(rows)
    drift = (size + 0.38) / (true + 0.5)
    played = np.interp(np.arange(round(seconds * RATE)) * drift, np.arange(line.size), line)
    played[:96] *= np.linspace(0, 1, 96)
    tail = min(played.size, RATE // 12)
    played[-tail:] *= np.linspace(1, 0, tail)
    return np.asarray(played)


def _bow(key: int, seconds: float, slide_from: float | None) -> Sound:
    """A bowed string: twelve partials with a slow vibrato, swelling in, gliding from the note before."""
    length = seconds + 0.35
    t = np.arange(round(length * RATE)) / RATE
    vibrato = 0.16 * np.sin(2 * np.pi * 5.1 * t) * np.clip((t - 0.25) / 0.5, 0, 1)
    slide = 0.0 if slide_from is None else np.clip(slide_from - key, -3, 3) * np.exp(-t / 0.05)
    turn = 2 * np.pi * np.cumsum(_hertz(key) * 2 ** ((vibrato + slide) / 12)) / RATE
    colour = (1, 0.62, 0.5, 0.3, 0.24, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.014)
    tone = sum((share * np.sin(k * turn + 0.3 * k) for k, share in enumerate(colour, 1)), np.zeros_like(t))
    swell = np.clip(t / 0.16, 0, 1) ** 1.5 * np.clip((length - t) / 0.38, 0, 1) ** 1.5
    return np.asarray(tone * swell * (0.82 + 0.18 * np.sin(np.pi * np.clip(t / length, 0, 1))) / 2.2)


def _add(track: Sound, sound: Sound, start: float, loud: float, place: float) -> None:
    at = round(start * RATE)
    end = min(track.shape[1], at + sound.size)
    if end > at:
        angle = (place + 1) * np.pi / 4
        track[0, at:end] += sound[: end - at] * loud * np.cos(angle)
        track[1, at:end] += sound[: end - at] * loud * np.sin(angle)


def _tune(track: Sound) -> None:
    """Plucked strings lead on the road, the bowed one in the square; at the end both."""
    rng = np.random.default_rng(29)
    for begin, beats, key in (*OPENING, *EVENING, *ROAD):
        _add(
            track, _pluck(key, beats * BEAT + 1.6, 0.7, rng), begin * BEAT + rng.uniform(0, 0.012), 0.64, -0.2
        )
    for begin, _beats, key in (*SQUARE, *ROAD):
        _add(track, _pluck(key - 12, 2.2, 0.4, rng), begin * BEAT + 0.01, 0.2, -0.35)
    for phrase, loud in ((OPENING[12:], 0.1), (SQUARE, 0.21), (EVENING, 0.12), (ROAD, 0.17)):
        before: int | None = None
        for begin, beats, key in phrase:
            _add(track, _bow(key, beats * BEAT, before), begin * BEAT, loud, 0.25)
            before = key


def _under(track: Sound) -> None:
    """Low plucks on one and three, light broken chords between them, a soft bowed fifth below."""
    rng = np.random.default_rng(30)
    for bar, root in enumerate(ROOTS):
        at, last = bar * 4 * BEAT, bar == len(ROOTS) - 1
        _add(track, _pluck(root, 3.0, 0.3, rng), at, 0.46, 0.1)
        if not last:
            _add(track, _pluck(root + 7, 2.4, 0.3, rng), at + 2 * BEAT, 0.32, 0.1)
            for step, up in ((0.5, 12), (1.0, 19), (1.5, 24), (2.5, 19), (3.0, 24), (3.5, 19)):
                _add(
                    track,
                    _pluck(root + up, 1.4, 0.5, rng),
                    at + step * BEAT + rng.uniform(0, 0.014),
                    rng.uniform(0.1, 0.15),
                    0.45,
                )
        for up, loud in ((12, 0.05), (19, 0.036)):
            _add(track, _bow(root + up, 4 * BEAT, None), at, loud, -0.5 if up == 12 else 0.5)


def _comb(sound: Sound, delay: int, back: float) -> Sound:
    """A feedback delay whose echoes lose their brightness."""
    out = sound.copy()
    for at in range(delay, sound.size, delay):
        end = min(at + delay, sound.size)
        echo = out[at - delay : end - delay]
        out[at:end] += back * 0.5 * (echo + np.concatenate([echo[:1], echo[:-1]]))
    return out


def _hall(track: Sound) -> Sound:
    """A soft room around the strings."""
    wet = np.zeros_like(track)
    for side, delays in enumerate(((1687, 1931, 2273, 2729), (1733, 1993, 2341, 2671))):
        wet[side] = sum((_comb(track[side], delay, 0.8) for delay in delays), np.zeros(track.shape[1])) / 4
    return track + 0.3 * (0.8 * wet + 0.2 * wet[::-1])


def _noise(count: int, seed: int, low: float, high: float) -> Sound:
    """Noise between two frequencies, with soft shoulders, at an even loudness."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    spectrum *= 1 / (1 + (low / np.maximum(hertz, 1)) ** 4) / (1 + (hertz / high) ** 4)
    sound = np.fft.irfft(spectrum, count)
    return np.asarray(sound / np.sqrt(np.mean(sound**2)))


def _span(t: Sound, rise: tuple[float, float], fall: tuple[float, float]) -> Sound:
    """1 between a rise and a fall, both soft."""
    up, down = (
        np.clip((t - rise[0]) / (rise[1] - rise[0]), 0, 1),
        np.clip((t - fall[0]) / (fall[1] - fall[0]), 0, 1),
    )
    return np.asarray(up * up * (3 - 2 * up) * (1 - down * down * (3 - 2 * down)))


def _drive(track: Sound, t: Sound, motor: Callable[[float], float]) -> None:
    """Motor hum and tyre noise, as loud and as high as the caravan goes."""
    coarse = np.arange(0, t[-1] + 0.1, 0.02)
    pace = np.interp(t, coarse, [motor(float(at)) for at in coarse])
    turn = 2 * np.pi * np.cumsum(44 + 40 * pace) / RATE
    hum = sum(
        (share * np.sin(k * turn + k) for k, share in ((1, 1.0), (2, 0.7), (3, 0.32), (4, 0.2), (6, 0.1))),
        np.zeros_like(t),
    )
    hum *= 1 + 0.12 * np.sin(turn / 2)
    for side in (0, 1):
        track[side] += 0.022 * pace * hum + 0.011 * pace**2 * _noise(t.size, 40 + side, 160, 900)


def _shore(track: Sound, t: Sound) -> None:
    """Waves at the start."""
    here = _span(t, (0.0, 0.4), (6.0, 9.0))
    for side in (0, 1):
        swell = (
            0.42
            + 0.4 * np.sin(2 * np.pi * t / 4.3 + 0.5 * side - 0.6)
            + 0.18 * np.sin(2 * np.pi * t / 2.7 + side)
        )
        track[side] += (
            here
            * np.clip(swell, 0.05, 1) ** 1.5
            * (0.06 * _noise(t.size, 50 + side, 220, 1700) + 0.03 * _noise(t.size, 60 + side, 60, 300))
        )


def _living(track: Sound, t: Sound) -> None:
    """Birds over fields and square, cicadas in the evening, the knock of the stage floor."""
    rng = np.random.default_rng(70)
    for begin in np.arange(8.4, 23.5, 1.15):
        where, base = rng.uniform(-0.8, 0.8), rng.uniform(2300, 3300)
        for i in range(int(rng.integers(2, 5))):
            s = np.arange(round(0.085 * RATE)) / RATE
            glide = base + 700 * np.sin(np.pi * s / 0.085) * rng.uniform(0.5, 1)
            chirp = np.sin(2 * np.pi * np.cumsum(glide) / RATE) * np.sin(np.pi * s / 0.085) ** 2
            _add(track, chirp, float(begin) + rng.uniform(0, 0.3) + 0.13 * i, rng.uniform(0.028, 0.05), where)
    dusk = (
        _span(t, (32.0, 35.0), (40.6, 43.0))
        * (0.6 + 0.4 * np.sin(2 * np.pi * t / 3.1))
        * (0.55 + 0.45 * np.sin(2 * np.pi * 31 * t))
    )
    for side in (0, 1):
        track[side] += 0.011 * dusk * _noise(t.size, 80 + side, 3600, 4800)
    for begin in (22.2, 39.8):
        s = np.arange(round(0.5 * RATE)) / RATE
        _add(
            track,
            np.sin(2 * np.pi * (70 * s - 20 * s * s)) * np.exp(-s / 0.09) * np.clip(s / 0.006, 0, 1),
            begin,
            0.16,
            -0.1,
        )


def score(seconds: float, motor: Callable[[float], float]) -> Sound:
    """The whole sound track in stereo: peak −3 dBFS, faded in and out."""
    t = np.arange(round(seconds * RATE)) / RATE
    strings = np.zeros((2, t.size))
    _tune(strings)
    _under(strings)
    track = _hall(strings) * 0.8
    _drive(track, t, motor)
    _shore(track, t)
    _living(track, t)
    track *= _span(t, (0.0, 0.8), (seconds - 2.2, seconds - 0.05))
    track = np.tanh(track / np.percentile(np.abs(track), 99.95) * 0.7)
    return np.asarray(track / np.abs(track).max() * 10 ** (-3 / 20))
