"""The order in which pictures are made: what is on screen first, then neighbours, then what lies ahead."""

from collections.abc import Callable, Collection

from kiosk.media.derivative import Wanted


class WantList:
    """Derivatives and tiles waiting to be made. Not locked: whoever holds it does that."""

    def __init__(self, most: int) -> None:
        """Keeps at most `most`; beyond that the oldest of the least urgent go."""
        self._most = most
        self._waiting: dict[Wanted, tuple[int, int]] = {}
        self._serial = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, wanted: Wanted, priority: int) -> None:
        """Puts it in line (0 is most urgent), or moves it up if it stands there less urgently."""
        known = self._waiting.get(wanted)
        if known is not None:
            self._waiting[wanted] = min(known, (priority, known[1]))
            return
        self._serial += 1
        self._waiting[wanted] = (priority, self._serial)
        if len(self._waiting) > self._most:
            del self._waiting[max(self._waiting, key=self._uselessness)]

    def take(self, allowed: Callable[[Wanted, int], bool]) -> Wanted | None:
        """Removes and returns the most urgent that is `allowed`, of equals the oldest."""
        possible = (each for each, (priority, _) in self._waiting.items() if allowed(each, priority))
        best = min(possible, key=self._waiting.__getitem__, default=None)
        if best is not None:
            del self._waiting[best]
        return best

    def keep(self, wanted: Collection[Wanted]) -> None:
        """Drops all others."""
        self._waiting = {each: place for each, place in self._waiting.items() if each in wanted}

    def drop(self, unwanted: Collection[Wanted]) -> None:
        """Drops these."""
        for each in unwanted:
            self._waiting.pop(each, None)

    def _uselessness(self, wanted: Wanted) -> tuple[int, int]:
        priority, serial = self._waiting[wanted]
        return priority, -serial
