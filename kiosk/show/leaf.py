"""What the strip of a chapter is made of: pages of blocks, and the way on after the last."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment, View
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter

Paint = Callable[[Painter], None]


class Leaf(ABC):
    """Something that is turned to. What has no blocks has nothing to do but to be painted and touched."""

    @property
    def spreads(self) -> bool:
        """Whether it takes all of a wall, rather than a page's place on it."""
        return False

    @abstractmethod
    def paint(self, painter: Painter) -> None:
        """As it is at `painter.now`."""

    def parts(self) -> Sequence[Paint]:
        """What can be painted by itself, to have what it is made of at hand when all of it is painted."""
        return []

    @abstractmethod
    def controls(self) -> Sequence[Control]:
        """What can be touched on it."""

    def overlay(self, screen: Box) -> View | None:
        """The view that covers the screen for the time being, if there is one."""
        del screen
        return None

    def each(self, tell: Callable[[View], None]) -> None:  # noqa: B027 - not every leaf has views
        """Tell every view something."""

    def states(self) -> list[object]:
        """What the visitor has brought its parts to, for another version of it."""
        return []

    def resume(self, states: Sequence[object]) -> None:  # noqa: B027 - not every leaf has states
        """Have its parts stand where those of another version of it stood."""

    def moving(self, now: float) -> bool:
        """Whether it needs the next frame."""
        del now
        return False

    def wake_at(self, now: float) -> float | None:
        """The clock time of the next change on it, where one is due."""
        del now
        return None

    def playing(self, now: float) -> bool:
        """Whether it plays a film or a sound."""
        del now
        return False

    def moments(self) -> list[Moment]:
        """What an unattended display shows of it, in order."""
        return []
