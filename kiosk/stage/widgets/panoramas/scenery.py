"""What there is in a panorama."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.content.model import Lead, Picture, Text
from kiosk.stage.panoramas.projection import Look


@dataclass(frozen=True)
class Place:
    """A place in the panorama that tells something or leads somewhere; angles in degrees."""

    yaw: float
    pitch: float
    title: Text
    body: Text
    picture: Picture | None
    lead: Lead | None

    @property
    def tells(self) -> bool:
        """Whether there is a note on it."""
        return bool(self.body or self.picture)


@dataclass(frozen=True)
class Scene:
    """A panorama and what is to be seen in it."""

    file: str
    """Path below assets/."""
    projection: Literal["auto", "perspective", "cylindrical"]
    angles: tuple[float | None, float | None, float]
    """Degrees it covers across and upright, None for what its file says; and those of a wall."""
    start: Look
    views: Sequence[tuple[Text, Look]]
    places: Sequence[Place]
