"""Publishes what is changed in a folder as soon as it is good, in a process of its own, and has it shown."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.commands.publishing.watching import Pace, Watch
from kiosk.commands.publishing.workshop import ClosedError, DiedError, Workshop

if TYPE_CHECKING:
    from kiosk.commands.publishing.following import Following
    from kiosk.commands.publishing.publisher import Published, Refusal
    from kiosk.media.examining.examiners import Examiners

KEPT = 3
"""Versions of a watched folder that are kept: one to show, one to change to, one to go back to."""


class Supply:
    """Watches a folder, and publishes every good state of it into the store that is followed."""

    def __init__(
        self,
        folder: Path,
        store: Path,
        workshop: Workshop,
        pace: Pace,
        following: "Following",
        report: "Callable[[Published | Refusal | KioskError | None], None]",
    ) -> None:
        """`report` is told what became of each state; None: one is being looked at."""
        self._folder, self._store = folder, store
        self._following, self._report = following, report
        self._workshop = workshop
        self._watch = Watch(folder, self.publish, pace)

    def start(self) -> None:
        """Begin with the present state."""
        self._watch.start()

    def close(self) -> None:
        """End it; what is being published is cut off, which leaves the store as it was."""
        self._workshop.close()
        self._watch.close()

    def publish(self) -> None:
        """Publish the present state, if it is good; and tell what became of it."""
        outcome: Published | Refusal | KioskError
        self._report(None)
        try:
            outcome = self._workshop.do(publish_changes, self._folder, self._store, self._workshop.standing)
        except KioskError as error:
            outcome = error
        except DiedError:
            outcome = KioskError(Sentence("the check broke off; a file may be damaged in a way not known"))
        except ClosedError:
            return
        self._following.look()
        self._report(outcome)


def publish_changes(folder: Path, store_folder: Path, haste: bool = False) -> "Published | Refusal":
    """Publish a folder, unless it is still what was published last.

    So a version that somebody has gone back from stays back until the folder is changed. Before a version is
    current it was opened once, so that it is quick to open for the show. `haste`: somebody waits for it, and
    for the next.
    """
    from kiosk.commands.opening import open_exhibition
    from kiosk.commands.publishing.publisher import Publisher
    from kiosk.store.store import Store

    store = Store(store_folder)

    def open_ahead(draft: Path, tell: object) -> None:
        del tell
        open_exhibition(draft, store.cache)

    examiners = _waited_for() if haste else None
    return Publisher(store, KEPT, open_ahead, changes_only=True, examiners=examiners).publish(folder)


@functools.cache
def _waited_for() -> "Examiners":
    """Those of this process: to start them for every change takes as long as to look at a picture."""
    from kiosk.media.examining.examiners import Examiners

    return Examiners(nice=0)
