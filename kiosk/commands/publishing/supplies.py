"""All that brings other versions of the exhibition to the floor while it runs."""

import logging
from collections.abc import Callable
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.commands.opening import open_exhibition
from kiosk.commands.publishing.following import Following
from kiosk.commands.publishing.publisher import Published, Refusal
from kiosk.commands.publishing.source import Source
from kiosk.commands.publishing.staffreport import StaffReport
from kiosk.commands.publishing.supply import Supply
from kiosk.commands.publishing.watching import FLOOR, PREVIEW
from kiosk.commands.publishing.workshop import LONGEST, Workshop
from kiosk.content.model import Place, Problem
from kiosk.content.problems import errors
from kiosk.show.problemstrip import ProblemStrip

if TYPE_CHECKING:
    from kiosk.show.floor import Floor

log = logging.getLogger(__name__)

Outcome = Published | Refusal | KioskError


class Supplies:
    """Follows the store, and publishes into it what is changed in the folder or comes in packs."""

    def __init__(self, source: Source, size: Size) -> None:
        """For a screen of `size`."""
        self._source, self._size = source, size
        self._ends = ExitStack()
        self._looks: list[Callable[[], None]] = []
        self._made_up_by: list[Callable[[], None]] = []
        self.strip: ProblemStrip | None = None
        """What tells the curator of a preview of problems; on the floor only staff are told."""
        self.refused: tuple[Problem, ...] = ()
        """What keeps the folder's present state from being shown."""
        self._staff: StaffReport | None = None
        if source.watched and source.preview:
            self.strip = ProblemStrip(source.watched)
        elif source.watched:
            self._staff = StaffReport(source.watched)

    def start(self, floor: "Floor") -> None:
        """Begin, behind what the floor shows already."""
        source = self._source
        following = Following(
            source.store,
            source.open,
            floor.offer,
            shown=lambda: floor.show.exhibition.folder,
            lost=lambda: self._make_up_for_loss(floor),
        )
        if source.last_good:
            following.hold(source.last_good)
        self._ends.enter_context(closing(following))
        following.start()
        self._looks.append(following.look)
        if source.watched:
            pace = PREVIEW if source.preview else FLOOR
            work = Workshop(standing=source.preview, longest=LONGEST)
            supply = Supply(source.watched, source.store.folder, work, pace, following, self._report)
            self._ends.enter_context(closing(supply)).start()
            self._looks.append(supply.publish)
            self._made_up_by.append(supply.publish)
        if source.inbox:
            from kiosk.commands.publishing.inbox import inbox_for

            inbox = inbox_for(source.inbox, source.store.folder, self._size)
            self._ends.enter_context(closing(inbox)).start()
            self._made_up_by.append(inbox.begin_afresh)

    def look(self) -> None:
        """Look now whether anything was changed, without waiting for the next time that this is done."""
        for look in self._looks:
            try:
                look()
            except KioskError as error:  # removed just now: the next look finds another
                log.warning("%s", error)
            except Exception:
                log.exception("what was changed cannot be looked at now")

    def _make_up_for_loss(self, floor: "Floor") -> None:
        """Somebody has deleted all versions under the show: have them made anew, and the folder meanwhile."""
        source = self._source
        log.warning("there is no version of the exhibition in %s any more", source.store.folder)
        if source.folder and source.folder.is_dir():
            floor.offer(open_exhibition(source.folder, source.store.cache))
        for make_up in self._made_up_by:
            make_up()

    def close(self) -> None:
        """End all of it."""
        self._ends.close()

    def _report(self, outcome: Outcome | None) -> None:
        if outcome is None:
            if self.strip:
                self.strip.expect()
            return
        problems, version = self._problems(outcome), self._source.store.current()
        self.refused = problems if errors(problems) else ()
        shown = version.made.astimezone() if version else None
        if self.strip:
            self.strip.tell(problems, shown)
        if self._staff:
            self._staff.tell(problems, shown)

    def _problems(self, outcome: Outcome) -> tuple[Problem, ...]:
        if isinstance(outcome, KioskError) and self._source.watched:
            return (Problem(Place(self._source.watched), "error", outcome.sentence),)
        return () if isinstance(outcome, KioskError) else outcome.problems
