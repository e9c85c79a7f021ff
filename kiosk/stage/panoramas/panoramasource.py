"""Gets a panorama ready for a view: as it was kept, unrolled behind the scenes, or waited for."""

from collections.abc import Callable
from pathlib import Path

from kiosk.media.derivative import PictureError
from kiosk.media.panoramas.surround import Surround
from kiosk.media.panoramas.unrolling import Unrolling, kept, prepare
from kiosk.media.preparations import Preparations


class Source:
    """One panorama as long as a view needs it."""

    def __init__(self, path: Path, prepared: Preparations, wake: Callable[[], None], patient: bool) -> None:
        """`patient`: wait for it instead of showing what there is of it."""
        self._path, self._prepared, self._wake, self._patient = path, prepared, wake, patient
        self._width = 0
        self._known: Surround | None = None
        self._unrolling: Unrolling | None = None
        self._looked = False
        self.failed = False
        """Whether there will be none."""

    def ask(self, width: int) -> None:
        """It is needed `width` pixels around."""
        if width != self._width:
            self.close()
            self._width = width

    def begin(self) -> None:
        """Have it unrolled, if it was not before, or brought from the disk."""
        if self.surround() is None and not (self._unrolling or self.failed or self._patient):
            self._unrolling = Unrolling(self._path, self._width, self._prepared, self._wake)

    def surround(self) -> Surround | None:
        """The best there is of it now."""
        if not self._looked and self._width:
            self._looked = True
            self._known = (
                self._waited_for()
                if self._patient
                else kept(self._path, self._width, self._prepared, at_once=True)
            )
        if self._unrolling and self._unrolling.surround:
            self._known = self._unrolling.surround
        if self._unrolling and self._unrolling.over:
            self._unrolling.close()
            self.failed = self._known is None
            self._unrolling = None
        return self._known

    def _waited_for(self) -> Surround | None:
        try:
            return prepare(self._path, self._width, self._prepared)
        except (PictureError, OSError):
            self.failed = True
            return None

    def news(self, seen: Surround | None) -> bool:
        """Whether there is something else than was `seen`."""
        return self._unrolling is not None and (self._unrolling.over or self._unrolling.surround is not seen)

    def close(self) -> None:
        """Let go of it, and of what goes on for it."""
        if self._unrolling:
            self._unrolling.close()
        self._unrolling = self._known = None
        self._looked = self.failed = False
