"""What staff meet behind the door: what there is to know, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

State = Literal["ready", "right", "wrong", "full", "none", "damaged"]


@dataclass(frozen=True)
class Judgement:
    """How the lock stands, or what it says to a PIN.

    `full`: there were too many tries; `none`: no PIN was ever made; `damaged`: it cannot be read.
    """

    state: State
    left: int = 0
    """Tries that are left at once."""
    wait: float = 0.0
    """Seconds until there is another."""


@dataclass(frozen=True)
class Fact:
    """Something to know, such as the version. Words that are a `Sentence` are told in staff's language."""

    name: str
    said: str
    amiss: bool = False
    """Whether something should be done about it."""


@dataclass(frozen=True)
class Account:
    """How the kiosk is."""

    kiosk: Sequence[Fact]
    troubles: Sequence[Fact]
    """Problems of the exhibition and the last errors: where or when, and what."""


@dataclass(frozen=True)
class Past:
    """A version of the exhibition that can be gone back to."""

    name: str
    made: datetime
    title: dict[str, str]
    files: int
    current: bool


class Desk(Protocol):
    """Where the staff's wishes are carried out. What may take its time is asked beside the loop."""

    @property
    def volume(self) -> float:
        """0–1, what every visit begins with. At once."""
        ...

    def set_volume(self, volume: float) -> None:
        """Have visits begin with it, today and after a restart. At once."""
        ...

    def quit(self) -> None:
        """End the kiosk. At once."""
        ...

    def lock(self) -> Judgement:
        """How the lock stands."""
        ...

    def judge(self, pin: str) -> Judgement:
        """What it says to a PIN: every call counts as a try. Takes some tenths of a second."""
        ...

    def account(self) -> Account:
        """How the kiosk is. At once."""
        ...

    def today(self) -> Sequence[Fact]:
        """What was looked at today, in numbers."""
        ...

    def versions(self) -> Sequence[Past]:
        """The versions there are, the newest first."""
        ...

    def go_back(self, name: str) -> str:
        """Show a version again; gives what to say of it. Raises KioskError where it is refused."""
        ...

    def reload(self) -> str:
        """Open what is shown afresh; gives what to say of it. Raises KioskError where it cannot be."""
        ...

    def brightness(self) -> float | None:
        """0–1; None where the system has no say in it."""
        ...

    def dim(self, brightness: float) -> None:
        """Have the display as bright, now and after a restart."""
        ...
