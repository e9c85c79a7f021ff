"""The exhibition floor: the show that stands on it, and how one of another version takes its place."""

import gc
import logging
import threading
from collections.abc import Callable

from kiosk.base.memory import give_back_free_memory
from kiosk.content.library import Library
from kiosk.show.installation import Installation
from kiosk.show.show import Show
from kiosk.stage.waiting import wake

log = logging.getLogger(__name__)

QUIET = 120.0
"""Seconds without a touch, and with nothing playing: then a change no longer waits for the visit's end."""
UNNOTICED = 5.0
"""Seconds without a touch after which a visitor does not notice that a frame comes late."""
LONGEST = 3600.0
"""Seconds after which a display that plays by itself, which nobody visits, is cleared up."""


class Floor:
    """Holds the show, and changes it over when no one is disturbed by it.

    That is while no visitor is there, or when the present one has been quiet for two minutes; then, and in a
    preview at once, the new version opens at the place where the old one was. What cannot be installed is
    left, and the old version stays.
    """

    def __init__(
        self, library: Library, install: Callable[[Library], Installation], *, at_once: bool = False
    ) -> None:
        """`install` makes the show of a library, on the main thread. `at_once`: wait for fingers only."""
        self._install = install
        self._at_once = at_once
        self._installed = install(library)
        self._offered: Library | None = None
        self._changed = self._visited = self._frozen_amid = False
        self._cleared = self.show.now()

    @property
    def show(self) -> Show:
        """What visitors see now."""
        return self._installed.show

    @property
    def clear(self) -> bool:
        """Whether nothing is to be changed over, and nothing to be cleared away."""
        return self._offered is None and not (self._changed or self._visited)

    def close(self) -> None:
        """Strike everything."""
        self.show.close()
        self._installed.strike()

    def offer(self, library: Library) -> None:
        """Have the exhibition of `library` shown as soon as that disturbs no one. From any thread."""
        self._offered = library
        wake()

    def change(self) -> bool:
        """Change over, if there is something to change to and the moment has come; whether it was done."""
        library = self._offered
        self._visited = self._visited or self.show.attended
        if library is None or self._wait() != 0.0:
            return False
        self._offered = None
        try:
            fresh = self._install(library)
        except Exception:  # whatever is wrong with the new version, visitors go on with the old one
            log.exception("a new version cannot be shown; the old one stays")
            return False
        self._change_to(fresh)
        return True

    def _change_to(self, fresh: Installation) -> None:
        old, self._installed = self._installed, fresh
        fresh.show.succeed(old.show)
        old.show.close()
        threading.Thread(target=old.strike, name="strike", daemon=True).start()
        self._changed = True

    def _littered(self) -> bool:
        """Whether there is something to clear away, and nobody would notice.

        It is there after a change of version, after a visit, and where the display has played by itself.
        """
        show = self.show
        now = show.now()
        if show.attended:
            due = self._changed and now - show.last_sign >= UNNOTICED
        else:
            due = self._changed or self._visited or (show.alone and now - self._cleared >= LONGEST)
        return due and show.rest() != 0.0

    def clear_away(self) -> bool:
        """Clear away what was shown, which is full of cycles, if nobody would notice; whether it was done.

        Objects that are there to stay are frozen (`opening.warm_up`): after a visit they are not looked at,
        which takes less than a frame. After a change of version some of them are gone: that takes five; and
        once more where what somebody was looking at had been frozen as well.
        """
        if self._offered is not None or not self._littered():
            return False
        thorough = self._changed or self._frozen_amid
        if thorough:
            gc.unfreeze()
        gc.collect()
        if thorough:
            gc.freeze()
            self._frozen_amid = self.show.attended
        give_back_free_memory()
        self._changed, self._visited, self._cleared = False, False, self.show.now()
        return True

    def rest(self) -> float | None:
        """Seconds until a change is due by itself; None: there is none, or it waits for something else."""
        if self._offered is not None:
            return self._wait()
        return 0.0 if self._littered() else None

    def _wait(self) -> float | None:
        """Seconds until nobody is disturbed: 0 now, None: when that will be is seen by what happens next."""
        show = self.show
        if show.busy:
            return None
        if self._at_once or not show.attended:
            return 0.0 if self._at_once or show.between_pages else None
        return max(0.0, show.last_sign + QUIET - show.now())
