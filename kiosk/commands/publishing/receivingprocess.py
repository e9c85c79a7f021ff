"""Takes packs in a process of its own: whatever is in a pack, the kiosk neither stutters nor dies."""

from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.commands.publishing.outcome import Outcome
from kiosk.commands.publishing.receiving import take
from kiosk.commands.publishing.reception import Closing, Interrupted
from kiosk.commands.publishing.workshop import LONGEST, ClosedError, DiedError, OverdueError, Workshop


class ReceivingProcess:
    """What takes packs into a store, one at a time."""

    def __init__(self, store: Path, size: Size | None = None, longest: float = LONGEST) -> None:
        """What packs need on a screen of `size` is made before they are shown."""
        self._store, self._size, self._longest = store, size, longest
        self._workshop = Workshop(longest=longest)

    def receive(self, path: Path) -> Outcome:
        """What became of the pack. Raises `Interrupted` and `Closing`."""
        try:
            return self._workshop.do(take, path, self._store, self._size)
        except OverdueError:
            hours = round(self._longest / 3600)
            said = Sentence("Checking and preparing the pack took more than {hours} hours.", hours=hours)
            return Outcome("refused", said)
        except DiedError:
            raise Interrupted from None
        except ClosedError:
            raise Closing from None

    def close(self) -> None:
        """End it; a call of `receive` in another thread raises `Closing`."""
        self._workshop.close()
