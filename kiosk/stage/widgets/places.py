"""What there is to tell of a picture: its places, and the steps that throw light on some of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.content.model import Lead, Picture, Text
from kiosk.media.preparations import Preparations
from kiosk.media.regions import Outline
from kiosk.media.regionwork import Lit


@dataclass(frozen=True)
class Place:
    """A place on the picture, and what is said of it."""

    id: str
    title: Text
    body: Text
    picture: Picture | None
    outline: Outline
    lead: Lead | None


@dataclass(frozen=True)
class Light:
    """A step that throws light on some of the places."""

    title: Text
    body: Text
    lit: Lit


class Surroundings(Protocol):
    """What it needs of the hall."""

    assets: Path
    prepared: Preparations
    patient: bool

    def wake(self) -> None:
        """Have `moving` asked again."""
        ...

    def title_of(self, lead: Lead) -> Text | None:
        """The name of the place that a lead leads to."""
        ...

    def go(self, lead: Lead) -> None:
        """Take the visitor there."""
        ...
