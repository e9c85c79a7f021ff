"""What the show tells of a visit, as it happens: nothing of it leads to a person.

All are named tuples: a dozen data classes take longer to be made than the start can spare.
"""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Literal, NamedTuple

from kiosk.visits.edition import Edition

Gesture = Literal["tap", "drag", "zoom", "key"]
"""How something was touched; `key`: by a keypad."""
How = Literal["away", "closed", "staff", "stopped", "failed"]
"""The question is left unanswered, opening hours end, staff take over, the kiosk ends, something fails."""


class Spot(NamedTuple):
    """A place in the exhibition: the doors, a page, or the way on after a chapter's last page."""

    chapter: str = ""
    """Empty at the doors."""
    page: str = ""
    """Empty at the way on."""


DOORS = Spot()


class Reader(NamedTuple):
    """How the visitor reads."""

    language: str
    modes: frozenset[tuple[str, str]]
    """What is on, and its value: (`text-size`, `150`), (`high-contrast`, `on`) …"""


class Shown(NamedTuple):
    """A version of the exhibition has come on the screen."""

    edition: Edition
    zone: tzinfo | None
    """The museum's; None: the machine's."""


class Titled(NamedTuple):
    """A chapter was opened, by a visitor or in advance: now its pages' titles are known."""

    chapter: str
    titles: Mapping[str, Mapping[str, str]]
    """By the page's id, in all languages."""


class Passed(NamedTuple):
    """Time has passed, a second or two."""

    lit: bool
    """Whether the exhibition is on the screen, or the screen is dark."""
    sign: float | None
    """The clock time of the last sign of a visitor, or of something that plays; None: none in this show."""


class Began(NamedTuple):
    """Somebody has touched the screen for the first time. Where a visit is on already, it goes on."""


class Read(NamedTuple):
    """How the visitor reads from now on."""

    reader: Reader


class Arrived(NamedTuple):
    """A place has come to rest before the visitor."""

    spot: Spot


class Left(NamedTuple):
    """The place begins to leave the screen."""


class Touched(NamedTuple):
    """Something was touched that answers."""

    spot: Spot
    block: str
    """The id of the block that it belongs to; empty for bar, doors and edges."""
    control: str
    gesture: Gesture


class Answer(NamedTuple):
    """An answer to a question of a block; all are counted from 1, as they were written."""

    question: int
    chosen: tuple[int, ...]
    """Empty for what was put in order."""
    correct: bool


class Answered(NamedTuple):
    """A question in the exhibition was answered."""

    spot: Spot
    block: str
    answer: Answer


class Asked(NamedTuple):
    """The visitor is asked whether they are still there: what is shown is not looked at meanwhile."""


class Heeded(NamedTuple):
    """The question was answered."""


class Failed(NamedTuple):
    """Something has failed, and a panel stands in its place."""


class Ended(NamedTuple):
    """The visit is over."""

    how: How


_InAVisit = Began | Read | Arrived | Left | Touched | Answered | Asked | Heeded | Failed | Ended
Fact = Shown | Titled | Passed | _InAVisit
