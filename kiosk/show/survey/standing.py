"""What stands around a scene that is surveyed: a guide that leads nowhere, and a hall."""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.library import Library
from kiosk.content.model import Access, Chapter, Exhibition, Lead, Text
from kiosk.media.preparations import Preparations
from kiosk.show.hall import title_of
from kiosk.stage.playing.loudspeaker import Loudspeaker


@dataclass
class Standstill:
    """A guide that goes nowhere, on a clock that is set by hand: `at` seconds."""

    exhibition: Exhibition
    library: Library
    at: float = field(default=100.0)

    def now(self) -> float:
        """The clock."""
        return self.at

    def read_chapter(self, chapter: str) -> Chapter:
        """A chapter's pages."""
        return self.library.chapter(chapter)

    def go_home(self) -> None:
        """Nowhere."""

    def go_back(self) -> None:
        """Nowhere."""

    def open_chapter(self, chapter: str, page: int = 0) -> None:
        """Nowhere."""

    def remember(self, chapter: str, page: int) -> None:
        """Nothing."""

    def choose_language(self, code: str) -> None:
        """Nothing."""

    def offer_languages(self) -> None:
        """Nothing."""

    def choose_access(self, access: Access) -> None:
        """Nothing."""

    def offer_access(self) -> None:
        """Nothing."""


class StillHall:
    """A patient hall on the guide's clock."""

    patient = True

    def __init__(self, guide: Standstill, prepared: Preparations) -> None:
        self.assets: Path = guide.exhibition.folder / "assets"
        self.prepared = prepared
        self.loudspeaker = Loudspeaker()
        self._guide = guide

    def now(self) -> float:
        """The guide's clock."""
        return self._guide.at

    def wake(self) -> None:
        """Nobody sleeps."""

    def title_of(self, lead: Lead) -> Text | None:
        """The name of the place that a lead leads to."""
        return title_of(self._guide, lead)

    def go(self, lead: Lead) -> None:
        """Nowhere."""
