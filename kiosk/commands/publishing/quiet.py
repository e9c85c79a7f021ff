"""When writing has come to rest: nothing has stirred for a while, and nothing grows any more."""

import math
from collections.abc import Callable, Iterable

from kiosk.base.clock import Clock
from kiosk.commands.publishing.footprint import Footprint, is_passing

PATIENCE = 60.0
"""Seconds for which what only passes through may hold back what was changed."""
LONGEST = 60.0
"""Seconds between two looks at most, however long a look takes."""


class Quiet:
    """Whether something was changed, and all has been quiet for `seconds` since."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: float | None = None
        self._last = 0.0

    def stir(self, now: float) -> None:
        """Something was changed."""
        if self._since is None:
            self._since = self._last = now
        self._last = max(self._last, now)

    def hold(self, now: float) -> None:
        """Something is being written that is no part of it, such as a file half copied under another name."""
        if self._since is not None and now - self._since < PATIENCE:
            self._last = now

    def over(self, now: float) -> bool:
        """Whether something was changed and it is quiet again."""
        return self._since is not None and now - self._last >= self._seconds

    def settle(self) -> None:
        """What was changed has been seen to."""
        self._since = None


class Vigil:
    """Brings together what is heard of a folder and what is seen of it.

    What file systems tell of writing is not all there is: on a network share they tell nothing, and after a
    stick was taken out and put back nobody tells any more. So the folder is looked at besides, and seldom
    enough for all looks to take no more than a `share` of the time.
    """

    def __init__(self, look: Callable[[], Footprint], clock: Clock, quiet: float, share: float) -> None:
        self._look, self._clock, self._share = look, clock, share
        self._quiet = Quiet(quiet)
        self.seen = Footprint()
        """What was seen last."""
        self._looked = self._took = 0.0
        self._quiet.stir(clock.now())  # nobody knows what was changed before
        self._see()

    def glance(self, written: Iterable[str] = (), between: float = 0.0) -> bool:
        """Whether the folder has been changed and come to rest: told once for each change.

        `written`: paths, relative to the folder, that were just written; `between`: seconds after which it
        is looked at again if nothing was.
        """
        now = self._clock.now()
        heard = [is_passing(path) for path in written]
        if not all(heard):
            self._quiet.stir(now)
        elif heard:
            self._quiet.hold(now)
        due = self._looked + min(max(between, self._took / self._share), LONGEST)
        if now >= due or (heard and now >= self._looked + self._took):
            self._see()
        if self._quiet.over(now):
            self._see()  # what grows over a network is not heard of
        if not self._quiet.over(now):
            return False
        self._quiet.settle()
        return True

    def mistrust(self) -> None:
        """Something may have been missed: the next glance is a look."""
        self._looked = -math.inf

    def _see(self) -> None:
        began = self._clock.now()
        seen = self._look()
        self._looked = self._clock.now()
        self._took = self._looked - began
        if (seen.files, seen.roots) != (self.seen.files, self.seen.roots):
            self._quiet.stir(self._looked)
        elif seen.passing != self.seen.passing:
            self._quiet.hold(self._looked)
        self.seen = seen
