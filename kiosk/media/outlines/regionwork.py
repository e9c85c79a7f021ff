"""Finds the regions of a picture in a thread of its own, and makes ahead the light that will be asked for."""

import json
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.base.relief import relieved
from kiosk.media.outlines.engraver import engrave
from kiosk.media.outlines.engraving import Engraving
from kiosk.media.outlines.regions import Outline, Point, Regions
from kiosk.media.outlines.silhouettes import Engrave
from kiosk.media.preparations import Preparations, name_of

if TYPE_CHECKING:
    from PIL.Image import Image

log = logging.getLogger(__name__)

Lit = frozenset[int]
"""The numbers of the regions that are lit together."""
FORMAT = 1


class RegionWork:
    """The regions, as far as they are known by now; their middles at once, if they were found before."""

    def __init__(
        self,
        path: Path,
        natural: Size,
        outlines: Sequence[Outline],
        prepared: Preparations,
        wake: Callable[[], None],
    ) -> None:
        """`wake` is called by the thread whenever something more is known."""
        self._path, self._natural, self._outlines = path, natural, outlines
        self._prepared, self._wake = prepared, wake
        self._engraving = Engraving(path, prepared)
        self._regions: Regions | None = None
        self._lights: dict[Lit, Image] = {}
        self._ahead: list[tuple[Lit, int]] = []
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False
        self.news = False
        """Whether something has become known since this was last set to False."""
        self._middles = self._remembered()

    def begin(self, ahead: Sequence[Lit], width: int) -> None:
        """Find everything, and make these lights for a picture `width` px wide."""
        with self._lock:
            self._ahead += [(lit, width) for lit in ahead if lit not in self._lights]
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._work, name="regions", daemon=True)
                self._thread.start()

    def finish(self) -> None:
        """Find everything now."""
        self._find(engrave)

    def close(self) -> None:
        """It is no longer needed; the thread ends soon."""
        with self._lock:
            self._closed = True
            self._ahead.clear()

    @property
    def middles(self) -> Sequence[Point | None]:
        """Where the numbers stand; nowhere as long as that is not known."""
        return self._middles or [outline.at for outline in self._outlines]

    def holding(self, x: float, y: float) -> list[int]:
        """The regions that a point (fractions) lies in, the smallest first."""
        return self._regions.holding(x, y) if self._regions else []

    def light(self, lit: Lit, width: int, patient: bool) -> "Image | None":
        """The light on these regions; None if it is not there yet, unless `patient`."""
        if lit not in self._lights and patient:
            self._lights[lit] = self._find(engrave).light(lit, width)
        if lit not in self._lights:
            self.begin([lit], width)
        return self._lights.get(lit)

    def _find(self, engrave: Engrave) -> Regions:
        if self._regions is None:
            self._regions = Regions(self._path, self._natural, self._outlines, engrave)
            known, self._middles = self._middles, self._regions.middles
            if self._middles != known:
                self._remember()
        return self._regions

    def _work(self) -> None:
        try:
            relieved(self._make)
        except Exception as error:  # the names can be chosen all the same; the next visit tries again
            log.error("the regions of %s are not found: %s: %s", self._path, type(error).__name__, error)
            self.close()
            self._engraving.rest()

    def _make(self) -> None:
        regions = self._find(self._engraving)
        self._tell()
        while True:
            with self._lock:
                if not self._ahead or self._closed:
                    self._engraving.rest()
                    self._thread = None
                    return
                lit, width = self._ahead.pop(0)
            if lit not in self._lights:
                self._lights[lit] = regions.light(lit, width)
                self._tell()

    def _tell(self) -> None:
        self.news = True
        if not self._closed:
            self._wake()

    # Middles are kept from one day to the next, so that the numbers are there when the page comes in.

    def _name(self) -> str:
        return name_of(self._path, "middles", FORMAT, [repr(outline) for outline in self._outlines])

    def _remembered(self) -> list[Point | None] | None:
        with suppress(OSError, ValueError, TypeError):
            found = self._prepared.find(self._name())
            if found:
                kept = json.loads(found.read_text("ascii"))
                return [None if each is None else (float(each[0]), float(each[1])) for each in kept]
        return None

    def _remember(self) -> None:
        with suppress(OSError), self._prepared.making(self._name()) as draft:
            draft.write_text(json.dumps(self._middles), "ascii")
