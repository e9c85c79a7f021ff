"""Follows a store: whatever version becomes current is opened, and offered to the floor."""

import logging
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kiosk.base.errors import KioskError
from kiosk.base.relief import Post

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.store.store import Store
    from kiosk.store.version import Version

log = logging.getLogger(__name__)

_NOTHING = Path()
PAUSE = 1.0
"""Seconds between looks at which version is current: one small file is read, on any file system."""


class Following:
    """A thread that offers each version that becomes current. What is shown or offered is not removed.

    Where somebody deletes it all the same, the newest one that is left is offered.
    """

    def __init__(
        self,
        store: "Store",
        open_version: "Callable[[Version], Library]",
        offer: "Callable[[Library], None]",
        shown: Callable[[], Path],
        lost: Callable[[], None] = lambda: None,
    ) -> None:
        """`offer` has a library shown as soon as may be; `shown` tells the folder that is on the screen.

        `lost` is called when that was deleted, and no version is left.
        """
        self._store, self._open, self._offer, self._shown = store, open_version, offer, shown
        self._lost = lost
        self._held: dict[Path, ExitStack] = {}
        self._offered = shown()
        self._mark: object = None
        self._looking = threading.Lock()
        self._post = Post("follow", self._live)

    def start(self) -> Self:
        """Begin to follow."""
        self._post.start()
        return self

    def close(self) -> None:
        """End it."""
        self._post.ended.set()
        for held in self._held.values():
            held.close()

    def hold(self, instead: "Version") -> None:
        """This one is shown instead of the current one: only what becomes current from now on is offered.

        Raises KioskError where it was removed just now.
        """
        with self._looking:
            self._mark = self._present_mark()
            self._hold(instead)

    def look(self) -> None:
        """Offer the current version, if another was made current. From any thread.

        Raises KioskError where it was removed just now, and what a broken exhibition raises.
        """
        with self._looking:
            lost = self._look()
        if lost:
            self._lost()

    def _look(self) -> bool:
        """Whether what was offered was deleted, and there is no other version."""
        mark = self._present_mark()
        deleted = self._store.has_lost(self._offered)
        version = self._store.current() if mark != self._mark else None
        if deleted:
            self._held.pop(self._offered, ExitStack()).close()
            self._offered = _NOTHING
        self._mark = mark
        if version:
            self._hold(version)
            if version.folder != self._offered:
                self._offered = version.folder
                self._offer(self._open(version))
        self._let_go()
        return deleted and version is None

    def _present_mark(self) -> object:
        return self._store.mark(), self._store.has_lost(self._offered)

    def _hold(self, version: "Version") -> None:
        if version.folder not in self._held:
            held = ExitStack()
            held.enter_context(self._store.held(version))
            self._held[version.folder] = held

    def _let_go(self) -> None:
        """Of the versions that are on the screen no more, and will not come to it."""
        for folder in set(self._held) - {self._offered, self._shown()}:
            self._held.pop(folder).close()

    def _live(self) -> None:
        while not self._post.ended.is_set():
            try:
                self.look()
            except KioskError as error:  # removed just now: the next look finds another
                log.warning("%s", error)
            except Exception:
                log.exception("the version that became current cannot be opened")
            self._post.ended.wait(PAUSE)
