"""The score of the sound picture: what each player plays, written bar by bar, and the tempo it goes at.

Notes are `pitch/beats`; `-` is a rest, `+` joins the notes of a chord, `|` ends a bar of four beats.
The melody is in the five notes D E F# A B and belongs to this exhibition.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

BEAT = 60 / 84
"""Seconds a beat at the main tempo."""

BAR = 4
"""Beats a bar."""

FIELDS, PORT, CITY, LAST = 6, 12, 17, 22
"""The bars at which the second, third and fourth beat of the story begin, and the last chord."""

_BROADER = 19 * BAR  # from this beat on the tempo broadens


@dataclass(frozen=True)
class Note:
    """One note: its beat from the very start, its length in beats, its pitch and its force from 0 to 1."""

    beat: float
    beats: float
    hertz: float
    force: float


@dataclass(frozen=True)
class Part:
    """What one player plays from a bar on, with a force that changes evenly from first to last note."""

    player: str
    bar: int
    first: float
    last: float
    text: str

    def notes(self) -> list[Note]:
        """The notes in time; a bar that does not hold four beats is a mistake of the composer."""
        found: list[tuple[Fraction, Fraction, str]] = []
        beat = Fraction(self.bar * BAR)
        for number, bar in enumerate(self.text.split("|"), self.bar):
            for token in bar.split():
                pitches, _, length = token.partition("/")
                found += [(beat, Fraction(length), each) for each in pitches.split("+") if each != "-"]
                beat += Fraction(length)
            if beat != (number + 1) * BAR:
                raise ValueError(f"{self.player}: bar {number} ends at beat {beat}")
        span = float(beat) - self.bar * BAR
        return [
            Note(
                float(at),
                float(length),
                hertz(pitch),
                self.first + (self.last - self.first) * (float(at) - self.bar * BAR) / span,
            )
            for at, length, pitch in found
        ]


def hertz(pitch: str) -> float:
    """The frequency of a pitch such as F#3, tempered, with A4 at 440 Hz."""
    letter, sharp, octave = re.fullmatch(r"([A-G])(#?)(\d)", pitch).groups()  # type: ignore[union-attr]
    step = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}[letter] + len(sharp)
    return float(440 * 2 ** ((step - 9) / 12 + int(octave) - 4))


def moment(beat: float) -> float:
    """The second at which a beat falls: the tempo is even, and broadens over the last bars."""
    broad = max(beat - _BROADER, 0)
    return beat * BEAT + 0.0105 * broad**2


RUNNING = """
B3/.5 D4/.5 F#4/.5 D4/.5 B3/.5 D4/.5 F#4/.5 D4/.5 | B3/.5 D4/.5 G4/.5 D4/.5 B3/.5 D4/.5 G4/.5 D4/.5 |
A3/.5 D4/.5 F#4/.5 D4/.5 A3/.5 D4/.5 A4/.5 F#4/.5 | B3/.5 E4/.5 G4/.5 E4/.5 B3/.5 E4/.5 B4/.5 G4/.5 |
A3/.5 B3/.5 D4/.5 E4/.5 F#4/.5 A4/.5 B4/.5 E5/.5
"""

THEME = """
A4/1 B4/.5 A4/.5 F#4/1 E4/1 | D4/1.5 E4/.5 F#4/2 | A4/1 D5/1 B4/.5 A4/.5 F#4/1 | E4/4 |
D4/.5 E4/.5 F#4/.5 A4/.5 B4/1 D5/1
"""

GROUND = """
D3/.5 A3/.5 D4/.5 A3/.5 F#3/.5 A3/.5 D4/.5 A3/.5 | D3/.5 A3/.5 D4/.5 A3/.5 F#3/.5 A3/.5 D4/.5 A3/.5 |
B2/.5 F#3/.5 B3/.5 F#3/.5 D3/.5 F#3/.5 B3/.5 F#3/.5 | G2/.5 D3/.5 G3/.5 D3/.5 B2/.5 D3/.5 G3/.5 D3/.5 |
A2/.5 E3/.5 A3/.5 E3/.5 B2/.5 E3/.5 A3/.5 E3/.5 | G2/.5 D3/.5 G3/.5 B3/.5 A2/.5 E3/.5 A3/.5 B3/.5
"""

SHIMMER = """
D4/.5 A4/.5 D5/.5 A4/.5 F#4/.5 A4/.5 D5/.5 A4/.5 | B3/.5 F#4/.5 B4/.5 F#4/.5 D4/.5 F#4/.5 B4/.5 F#4/.5 |
G3/.5 D4/.5 B4/.5 D4/.5 G4/.5 B4/.5 D5/.5 B4/.5 | A3/.5 E4/.5 A4/.5 E4/.5 B4/.5 E4/.5 A4/.5 E4/.5 |
G3/1 D4/1 B4/1 E5/1 | D4/1 A4/1 D5/1 -/1
"""

CALLS = """
D3/1 F#3/1 B3/2 | D3/1 G3/1 B3/2 | F#3/1 A3/1 D4/2 | G3/1 B3/1 E4/2 | A3/1 D4/1 E4/2
"""

HIGH = """
A5/1 B5/.5 A5/.5 F#5/1 E5/1 | D5/1.5 E5/.5 F#5/2 | A5/1 D6/1 B5/.5 A5/.5 F#5/1 |
E5/2 F#5/1 E5/1 | D5/1 B4/1 A4/2 | F#5/4
"""

MIDDLE = """
A4/1 B4/.5 A4/.5 F#4/1 E4/1 | D4/1.5 E4/.5 F#4/2 | A4/1 D5/1 B4/.5 A4/.5 F#4/1 |
E4+B4/2 A4/2 | G4/2 E4/2 | A4/4
"""

CLACK = "-/.5 E5/.5 E5/1 E5/.5 E5/.5 -/.5 E5/.5 |" * 5 + "E5/.5 E5/.5 E5/.5 E5/.5 E5/2"

TOCK = "A4/1 -/1.5 A4/.5 A4/1 |" * 5 + "A4/1 -/1 A4/1 A4/1"

PARTS = (
    # sea and island: an empty fifth, then a song in the low register
    Part("bass", 1, 0.42, 0.50, "B1+F#2/4 | B1+F#2/4 | G1+D2/4 | D2+A2/4 | A1+E2/4"),
    Part("cello", 2, 0.50, 0.66, "F#3/2 E3/1 D3/1 | B2/3 D3/1 | E3/1.5 F#3/.5 A3/2 | B3/1 A3/1 E3/2"),
    Part("viola", 3, 0.30, 0.46, "G3+B3/4 | F#3+D4/4 | A3+E4/4"),
    # the diked fields: wood first, then a plucked ground, then the tune
    Part("low block", 6, 0.50, 0.62, TOCK),
    Part("high block", 6, 0.34, 0.52, CLACK),
    Part("cello", 6, 0.30, 0.34, "D2+A2/4 | D2+A2/4 | B2+F#3/4 | G2+D3/4 | A2+E3/4 | G2+D3/2 A2+E3/2"),
    Part("low pluck", 6, 0.46, 0.60, GROUND),
    Part("pluck", 7, 0.66, 0.80, THEME),
    Part("bass", 9, 0.30, 0.42, "G1+G2/4 | A1+A2/4 | G1+G2/2 A1+A2/2"),
    Part("viola", 9, 0.26, 0.40, "B3+D4/4 | A3+E4/4 | B3+D4/2 A3+E4/2"),
    # airport and port: horns call, one step higher each time
    Part("horn", 12, 0.50, 0.86, CALLS),
    Part("far horn", 13, 0.46, 0.78, "-/2 D3/1 G3/1 | A2/2 D3/1 F#3/1 | B2/2 E3/1 G3/1 | A2/2 A3/2"),
    Part("running", 12, 0.34, 0.76, RUNNING),
    Part("bass", 12, 0.40, 0.72, "B1+B2/4 | G1+G2/4 | D2+A2/4 | E2+B2/4 | A1+A2/4"),
    Part("second", 14, 0.34, 0.60, "F#4+D5/4 | G4+E5/4 | A4+E5/4"),
    Part("drum", 12, 0.40, 0.66, "D3/4 | D3/3 D3/1 | D3/2 D3/2 | -/2 D3/1 D3/1 | -/4"),
    Part("pluck", 14, 0.42, 0.62, "D4/.5 F#4/.5 A4/.5 D5/.5 A4/2 | E4/.5 G4/.5 B4/.5 E5/.5 B4/2 | -/4"),
    # the new city: the tune in full, then calm
    Part("violin", 17, 0.92, 0.30, HIGH),
    Part("second", 17, 0.88, 0.28, MIDDLE),
    Part("viola", 17, 0.76, 0.26, "F#4+D4/4 | D4+B3/4 | B3+D4/4 | A3+E4/4 | B3+D4/4 | E4/4"),
    Part("cello", 17, 0.80, 0.26, "D3+A3/4 | B2+F#3/4 | G3+D3/4 | E3+A3/4 | D3+B3/4 | D3+A3/4"),
    Part("bass", 17, 0.76, 0.28, "D2/4 | B1/4 | G1+G2/4 | A1+A2/4 | G1+G2/4 | D2/4"),
    Part("horn", 17, 0.84, 0.40, "A3/2 D4/2 | B3/4 | D4/2 B3/2 | A3/4 | -/4"),
    Part("far horn", 17, 0.78, 0.36, "D3+F#3/4 | F#3/4 | G3/4 | E3/4 | -/4"),
    Part("drum", 17, 0.90, 0.34, "D3/2 D3/2 | D3/3 D3/1 | D3/4 | A2/4 | -/4 | D3/4"),
    Part("pluck", 17, 0.60, 0.34, SHIMMER),
)

ROLL = (16 * BAR, 17 * BAR, 0.10, 0.62)
"""The roll of the kettledrum: from beat, to beat, from force, to force."""
