"""What a surveyor paints upon: a canvas that draws nothing, and pictures that are all there and empty."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import cast

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.media.derivative import Derivative
from kiosk.media.tiling.pyramid import SIDE
from kiosk.stage.canvas import Ink, Texture


def blank(size: Size) -> Texture:
    """Stands in for a texture."""
    return cast(Texture, SimpleNamespace(size=size, opaque=True, bytes=0))


class NoPictures:
    """Stands in for the pictures: every one is there at once, and nothing is drawn."""

    patient = True
    budget = 1 << 25

    @contextmanager
    def urgent(self, priority: int) -> Iterator[None]:
        """As if it made a difference."""
        del priority
        yield

    def texture(self, wanted: Derivative) -> tuple[Texture, bool]:
        """Of the size that is wanted."""
        return blank(Size(wanted.w, wanted.h)), True

    def tile(self, wanted: object) -> tuple[Texture, bool]:
        """Any tile is there."""
        del wanted
        return blank(Size(SIDE, SIDE)), True

    def held(self, wanted: object) -> Texture:
        """Any tile is held."""
        del wanted
        return blank(Size(SIDE, SIDE))

    def expect(self, picture: Picture, size: Size) -> None:
        """Nothing needs to be made ready."""

    def forget_asked(self) -> None:
        """Nothing was asked."""


class NoCanvas:
    """Stands in for the canvas; what is painted upon sheets is `elsewhere`, not on the screen."""

    driver = "software"
    mirrored = righted = False

    def __init__(self) -> None:
        self.elsewhere = False

    @contextmanager
    def onto(self, sheet: object, corner: tuple[int, int] = (0, 0)) -> Iterator[None]:
        """What follows is not on the screen."""
        del sheet, corner
        before, self.elsewhere = self.elsewhere, True
        yield
        self.elsewhere = before

    @contextmanager
    def straight(self, region: Box) -> Iterator[None]:
        """A layout is measured as it is laid out, before it is mirrored."""
        del region
        yield

    def sheet(self, size: Size) -> Texture:
        """A sheet of that size."""
        return blank(size)

    def keep(self) -> Texture:
        """Whatever was painted on it."""
        return blank(Size(1, 1))

    def stream(self, size: Size) -> Texture:
        """A texture of that size."""
        return blank(size)

    def texture(self, size: Size, data: object, opaque: bool) -> Texture:
        """A texture of that size."""
        del data, opaque
        return blank(size)

    def refill(self, *what: object, **how: object) -> None:
        """Nothing is filled."""

    def draw(self, *what: object, **how: object) -> None:
        """Nothing is drawn."""

    def mesh(self, *what: object, **how: object) -> None:
        """Nothing is drawn."""

    def clear(self, ink: Ink) -> None:
        """Nothing is cleared."""
