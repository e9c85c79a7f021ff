"""What is known of the visits of a span: counted, and not yet worded."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import NamedTuple


class Place(NamedTuple):
    """A chapter's page, by ids; `("", "")` are the doors, `(chapter, "")` is the way on after its last."""

    chapter: str
    page: str


class Thing(NamedTuple):
    """What can be touched, as the journal names it."""

    place: Place
    block: str
    control: str
    gesture: str


class Question(NamedTuple):
    """One question of a quiz, by its number from 1."""

    place: Place
    block: str
    number: int


class Version(NamedTuple):
    """What was on show: the version's name, `""` where a folder was shown, and the digest of its pages."""

    name: str
    plan: str


@dataclass
class Stays:
    """How a page was read."""

    stays: int = 0
    """How often it was before a visitor."""
    visits: int = 0
    exits: int = 0
    """Visits that ended here."""
    over: Counter[int] = field(default_factory=Counter)
    """Stays by the bin of their seconds."""

    def __iadd__(self, other: "Stays") -> "Stays":
        self.stays += other.stays
        self.visits += other.visits
        self.exits += other.exits
        self.over += other.over
        return self


@dataclass
class Figures:
    """Numbers of visits, where nothing else is said. Those of several kiosks can be added up."""

    visits: Counter[int] = field(default_factory=Counter)
    """By the hour in which they began."""
    lasted: Counter[int] = field(default_factory=Counter)
    """By the bin of their seconds, without the idle time at the end."""
    breadth: Counter[int] = field(default_factory=Counter)
    """By the bin of the number of their pages."""
    reached: Counter[str] = field(default_factory=Counter)
    """That came as far as `at_door`, `on_page`, `to_end`, `to_farewell`."""
    endings: Counter[str] = field(default_factory=Counter)
    versions: Counter[Version] = field(default_factory=Counter)
    opened: Counter[str] = field(default_factory=Counter)
    """That opened a chapter."""
    stays: defaultdict[Place, Stays] = field(default_factory=lambda: defaultdict(Stays))
    read_in: Counter[str] = field(default_factory=Counter)
    """Seconds of reading, by language."""
    choices: Counter[tuple[str, str]] = field(default_factory=Counter)
    """That made use of something: what, and its value."""
    taps: Counter[Thing] = field(default_factory=Counter)
    """Touches, not visits."""
    answered: Counter[Question] = field(default_factory=Counter)
    """Times, not visits; so with the next two."""
    correct: Counter[Question] = field(default_factory=Counter)
    answers: Counter[tuple[Question, int]] = field(default_factory=Counter)
    """By question and number of the answer, from 1."""
    lit: Counter[int] = field(default_factory=Counter)
    """Seconds that the exhibition was on the screen, by hour; so with the next."""
    dark: Counter[int] = field(default_factory=Counter)
    starts: int = 0
    """How often the kiosk was started."""
    lost: int = 0
    """That could not be written."""

    def finished(self, chapter: str) -> int:
        """That saw a chapter to its end, which is the way on to the next."""
        way_on = Place(chapter, "")
        return self.stays[way_on].visits if way_on in self.stays else 0

    @property
    def count(self) -> int:
        """All visits."""
        return self.visits.total()

    def __iadd__(self, other: "Figures") -> "Figures":
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, defaultdict):
                for place, stays in theirs.items():
                    mine[place] += stays
            elif isinstance(mine, Counter):
                mine.update(theirs)
            else:
                setattr(self, each.name, mine + theirs)
        return self


@dataclass(frozen=True)
class Plan:
    """What was on show last in a span: its places in order, with titles by language code."""

    version: Version
    languages: tuple[str, ...]
    """Codes, the lead language first."""
    titles: Mapping[Place, Mapping[str, str]]

    def chapters(self) -> list[str]:
        """Their ids in order."""
        return list(dict.fromkeys(place.chapter for place in self.titles if place.chapter))


NOTHING_SHOWN = Plan(Version("", ""), (), {})


def added_up(several: Iterable[Figures]) -> Figures:
    """Those of several kiosks together."""
    together = Figures()
    for each in several:
        together += each
    return together
