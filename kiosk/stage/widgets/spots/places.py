"""What there is to tell of a picture: its places, and the steps that throw light on some of them."""

from dataclasses import dataclass

from kiosk.content.model import Lead, Picture, Text
from kiosk.media.outlines.regions import Outline
from kiosk.media.outlines.regionwork import Lit


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
