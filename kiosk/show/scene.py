"""A scene: one thing the whole screen shows; and what scenes may ask of the show."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from typing import Protocol

from kiosk.base.geometry import Box
from kiosk.content.model import Access, Chapter, Exhibition
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading


class Guide(Protocol):
    """What a scene may ask for. Requests are carried out at once."""

    exhibition: Exhibition

    def now(self) -> float:
        """The show's clock."""
        ...

    def go_home(self) -> None:
        """Show the doors."""
        ...

    def go_back(self) -> None:
        """Return to where the visitor came from."""
        ...

    def open_chapter(self, chapter: str, page: int = 0) -> None:
        """Open a chapter at a page."""
        ...

    def read_chapter(self, chapter: str) -> Chapter:
        """A chapter's pages."""
        ...

    def remember(self, chapter: str, page: int) -> None:
        """Note a place that `go_back` may return to."""
        ...

    def choose_language(self, code: str) -> None:
        """Show everything in another language."""
        ...

    def offer_languages(self) -> None:
        """Let the visitor choose among more than two languages."""
        ...

    def choose_access(self, access: Access) -> None:
        """Show everything as somebody with these needs reads and reaches it."""
        ...

    def offer_access(self) -> None:
        """Let the visitor say what they need."""
        ...


class Scene(ABC):
    """What the screen shows, and how it answers. Times are seconds of the show's clock."""

    veiled = False
    """Whether the scene below shines through."""
    dark = False
    """Whether the screen is dark, and nothing of the exhibition is to be seen."""

    @abstractmethod
    def arrange(self, screen: Box, reading: Reading) -> None:
        """Lay everything out for this screen and this visitor; called again when either changes."""

    @abstractmethod
    def paint(self, painter: Painter) -> None:
        """Paint the whole scene as it is at `painter.now`."""

    def controls(self) -> Sequence[Control]:
        """What can be touched, the topmost last."""
        return ()

    @property
    def unready(self) -> bool:
        """Whether it is still to come: what fades over it waits."""
        return False

    @property
    def place(self) -> Hashable:
        """What is shown of it, to tell it from its other parts; None while it is on its way."""
        return type(self).__name__

    def parts(self) -> Sequence[Sequence[Control]]:
        """What keys come by, part by part in the order of the parts; each is gone through as it is read."""
        return (self.controls(),)

    def tick(self, now: float) -> bool:
        """Go on to `now`; whether something to be seen has changed."""
        del now
        return False

    def moving(self, now: float) -> bool:
        """Whether it wants the very next frame."""
        del now
        return False

    def playing(self, now: float) -> bool:
        """Whether a film or a sound is playing: then the visitor is there, though touching nothing."""
        del now
        return False

    def wake_at(self, now: float) -> float | None:
        """The clock time of its next change, if no one touches it before."""
        del now
        return None

    def pictures_arrived(self) -> None:  # noqa: B027 - most scenes paint afresh anyway
        """Pictures that had to be stood in for may be there now."""

    def close(self) -> None:  # noqa: B027 - most scenes hold nothing
        """It has left the screen for good."""
