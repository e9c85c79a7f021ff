"""What the blocks of a page find around them: media, the loudspeaker, and ways to other pages."""

from pathlib import Path

from kiosk.base.clock import Clock
from kiosk.content.model import Lead, Text
from kiosk.media.preparations import Preparations
from kiosk.show.scene import Guide
from kiosk.stage.playing.loudspeaker import Loudspeaker
from kiosk.stage.waiting import wake


class ShowHall:
    """The hall as the show has it."""

    def __init__(
        self, guide: Guide, clock: Clock, prepared: Preparations, loudspeaker: Loudspeaker, patient: bool
    ) -> None:
        self.assets: Path = guide.exhibition.folder / "assets"
        self.prepared = prepared
        self.loudspeaker = loudspeaker
        self.patient = patient
        self._guide = guide
        self._clock = clock

    def now(self) -> float:
        """The show's clock, in seconds."""
        return self._clock.now()

    def wake(self) -> None:
        """Have the show look again whether anything moves; from any thread."""
        wake()

    def title_of(self, lead: Lead) -> Text | None:
        """The name of the chapter or page that `lead` leads to."""
        return title_of(self._guide, lead)

    def go(self, lead: Lead) -> None:
        """Take the visitor there; nowhere, if there is no such place."""
        chapter, _, page = lead.partition("/")
        if self.title_of(lead) is not None:
            ids = [each.id for each in self._guide.read_chapter(chapter).pages]
            self._guide.open_chapter(chapter, ids.index(page) if page else 0)


def title_of(guide: Guide, lead: Lead) -> Text | None:
    """The name of the chapter or page that `lead` leads to, or None where there is none."""
    chapter, _, page = lead.partition("/")
    outline = next((each for each in guide.exhibition.chapters if each.id == chapter), None)
    if outline is None or not page:
        return outline.title if outline else None
    pages = guide.read_chapter(chapter).pages
    return next((each.title or outline.title for each in pages if each.id == page), None)
