"""Watches an exhibition's folder, and tells when what was changed in it has come to rest."""

import logging
import os
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kiosk.base.clock import Clock, SystemClock
from kiosk.base.relief import Post
from kiosk.commands.publishing.filesystems import tells
from kiosk.commands.publishing.footprint import PARTS, footprint_of
from kiosk.commands.publishing.quiet import Vigil

log = logging.getLogger(__name__)

AGAIN = 300.0
"""Seconds after which it is tried again whether the system tells of writing, where it did not."""


@dataclass(frozen=True)
class Pace:
    """How soon a change is to be told, and what watching may cost."""

    quiet: float
    """Seconds without writing after which a change is told."""
    step: float
    """Seconds between two wakings: every 0.05 s they cost 0.14 % of a core, every second 0.01 %."""
    look: float
    """Seconds between looks where the file system tells of writing."""
    poll: float
    """Seconds between looks where it does not."""
    share: float
    """Part of the time that looks may take, unless they came less than once a minute."""


PREVIEW = Pace(quiet=0.25, step=0.05, look=1.0, poll=0.25, share=0.3)
"""For one who waits to see what she has just saved."""
FLOOR = Pace(quiet=2.0, step=1.0, look=10.0, poll=2.0, share=0.0005)
"""For a screen that stands alone for months."""


class Watch:
    """A thread that calls `changed` in it: once soon after the start, then after every change.

    Nothing ends it but `close`: a folder that is gone counts as an empty one until it is back, and what is
    raised is logged. While `changed` runs nothing is missed.
    """

    def __init__(
        self, folder: Path, changed: Callable[[], None], pace: Pace, clock: Clock | None = None
    ) -> None:
        self._folder, self._changed, self._pace = folder.absolute(), changed, pace
        self._clock = clock or SystemClock()
        self._complained = False
        self._post = Post("watch", self._watch)

    def start(self) -> Self:
        """Begin to watch."""
        self._post.start()
        return self

    def close(self) -> None:
        """End it; what `changed` is at is not waited for."""
        self._post.close(2 * self._pace.step)

    def _watch(self) -> None:
        pace = self._pace
        vigil = Vigil(lambda: footprint_of(self._folder), self._clock, pace.quiet, pace.share)
        while not self._post.ended.is_set():
            parts = [self._folder / part for part, root in zip(PARTS, vigil.seen.roots, strict=True) if root]
            if parts and not vigil.seen.linked and all(map(_tell_of_writing, parts)):
                try:
                    self._follow(vigil, self._heard(parts), pace.look)
                    continue
                except (OSError, RuntimeError) as error:  # as much is watched as the system allows
                    self._complain(error)
            self._follow(vigil, self._unheard(), pace.poll)

    def _follow(self, vigil: Vigil, heard: Generator[list[str]], between: float) -> None:
        """Until it ends, or the folders are others than before."""
        before = vigil.seen.roots
        vigil.mistrust()
        with closing(heard):
            for written in heard:
                if vigil.glance(written, between):
                    self._tell()
                if vigil.seen.roots != before:
                    return

    def _heard(self, parts: list[Path]) -> Generator[list[str]]:
        """What was written by the time nothing more was for a step; or nothing, once a step."""
        from watchfiles import watch

        step, skip = round(1000 * self._pace.step), len(str(self._folder)) + 1
        changes = watch(
            *parts,
            watch_filter=None,
            debounce=10 * step,
            step=step,
            stop_event=self._post.ended,
            rust_timeout=step,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=False,
            ignore_permission_denied=True,
        )
        with closing(changes):
            for written in changes:
                yield [path[skip:] for _, path in written]

    def _unheard(self) -> Generator[list[str]]:
        """Nothing, once a step, until it is time to try again to hear something."""
        end = self._clock.now() + AGAIN
        while not self._post.ended.wait(self._pace.step) and self._clock.now() < end:
            yield []

    def _complain(self, error: Exception) -> None:
        """Once: it is the same every few minutes."""
        if not self._complained and not isinstance(error, FileNotFoundError):
            self._complained = True
            log.warning(
                "the system does not tell of changes in %s (%s): looking instead", self._folder, error
            )

    def _tell(self) -> None:
        try:
            self._changed()
        except Exception:
            log.exception("a change of %s could not be seen to", self._folder)


def _tell_of_writing(folder: Path) -> bool:
    return not os.environ.get("WATCHFILES_FORCE_POLLING") and tells(folder)
