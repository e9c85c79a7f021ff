"""What a block kind is: its fields, its smallest good YAML, its words, and its view."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from kiosk.base.geometry import Box
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading, Words
from kiosk.visits.facts import Answer

if TYPE_CHECKING:  # it takes pydantic, which the first screen does without
    from kiosk.content.fields import BlockFields


@dataclass(frozen=True)
class Moment:
    """A state of a block that deserves to be looked at for a while when no one touches the screen."""

    seconds: float
    show: Callable[[], None]
    """Brings the block into this state."""


def _unheard(answer: Answer) -> None:
    """Nobody wants to know."""


class View(ABC):
    """One block on a page, as this visitor sees it.

    It is made once, arranged again whenever place, language or text size change, and keeps its own state
    (what is scrolled, chosen, zoomed) over that. Times are seconds of the clock that is passed in.
    """

    bleeds: bool | Literal["all"] = False
    """Whether it is a picture that runs to the screen's edges when it comes first on its page; `all` of them
    when it comes alone, the page's title on a label upon it."""
    tell: Callable[[Answer], None] = staticmethod(_unheard)
    """Tells the journal how a visitor has answered a question. What is touched it learns without that."""

    def __init__(self, fields: Any, hall: Hall) -> None:
        self.fields = fields
        self.hall = hall

    def beside(self) -> "View | None":
        """For one that bleeds: its words, which stand on paper beside it under the page's title."""
        return None

    def make_room(self, label: Box) -> None:  # noqa: B027 - most views have no title upon them
        """For one that bleeds to `all` edges: where the title will lie upon it, told before `arrange`."""

    @abstractmethod
    def measure(self, width: int, reading: Reading) -> int:
        """The height in px it would like at `width` px."""

    @abstractmethod
    def arrange(self, box: Box, reading: Reading) -> None:
        """Lay itself out in `box`: nothing may stand outside."""

    @abstractmethod
    def paint(self, painter: Painter) -> None:
        """Paint itself as it is at `painter.now`."""

    def controls(self) -> Sequence[Control]:
        """What can be touched, the topmost last."""
        return ()

    def overlay(self, screen: Box) -> "View | None":
        """A view, laid out to cover the whole `screen` for the time being, such as an enlarged picture."""
        del screen
        return None

    def expect(self) -> None:  # noqa: B027 - most views have no entrance
        """Its page is going to come in: stand as at the beginning of the entrance, if there is one."""

    def enter(self, now: float) -> None:
        """Its page has come to rest on the screen."""
        del now

    def depart(self) -> None:  # noqa: B027 - most views do not play
        """Its page begins to leave: what plays stops at once. Where it comes back, `enter` follows."""

    def leave(self) -> None:  # noqa: B027 - most views have nothing to undo
        """Its page has left the screen: go back to the first state and let go of what is large."""

    def state(self) -> object:
        """What the visitor has brought it to, for the view of another version of it; None: nothing."""
        return None

    def resume(self, state: object) -> None:
        """Stand at once where another version of it stood, as far as that can be. Told after `arrange`."""
        del state

    def moving(self, now: float) -> bool:
        """Whether it needs the next frame."""
        del now
        return False

    def wake_at(self, now: float) -> float | None:
        """The clock time of its next change, if it moves in steps slower than frames; None: none is due."""
        del now
        return None

    def playing(self, now: float) -> bool:
        """Whether it plays a film or a sound: the visitor is there, though touching nothing."""
        del now
        return False

    def moments(self) -> Sequence[Moment]:
        """The states to play through on an unattended display, each for the time it takes to read."""
        return ()


class Kind(Protocol):
    """What a module of this package holds; its file name is the name of the kind."""

    SAMPLE: str
    """The smallest good YAML of one block."""
    WORDS: Words
    """Its interface words: `wording(__name__)`, or a mapping of its own."""
    Fields: "type[BlockFields]"
    """What may be written in YAML, every field described."""
    View: Callable[[Any, Hall], View]
    """How it is shown: made of its fields, in the hall."""
