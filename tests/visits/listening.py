"""A writer that keeps what it is given in a list, and a museum's calendar."""

from datetime import UTC, datetime

from kiosk.base.calendar import ManualCalendar
from kiosk.visits.account import Visit
from kiosk.visits.journal import Entry, Journal, Running

OPENED = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)


class Ear:
    """Remembers all entries."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.closed = False

    def write(self, entry: Entry) -> None:
        self.entries.append(entry)

    def close(self) -> None:
        self.closed = True

    @property
    def visits(self) -> list[Visit]:
        return [each for each in self.entries if isinstance(each, Visit)]

    @property
    def runs(self) -> list[Running]:
        return [each for each in self.entries if isinstance(each, Running)]


class Listening:
    """A journal, what it writes, and the calendar it looks at."""

    def __init__(self) -> None:
        self.calendar = ManualCalendar(OPENED)
        self.ear = Ear()
        self.journal = Journal(self.calendar, self.ear)
