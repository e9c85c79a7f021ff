"""What is known of a running kiosk at one moment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class OnShow:
    """The exhibition that is on the screen."""

    title: dict[str, str]
    """By language code."""
    version: str
    """Its name in the store; empty where the folder itself is shown."""
    folder: str
    since: datetime
    """When it came to the screen."""


@dataclass(frozen=True)
class Frames:
    """What was presented since the start."""

    count: int
    age: float | None
    """Seconds since the last one: a still page has no new ones. None: there was none yet."""
    fps: float | None
    """Frames a second while something moved, over the last few seconds of motion."""
    slowest: float | None
    """The longest time from one of those to the next, in seconds."""


@dataclass(frozen=True)
class Burden:
    """What the kiosk takes of the machine."""

    own: int
    """Resident memory of its process, in bytes."""
    children: int
    """That of the processes it has started."""
    processes: int
    """How many these are."""
    threads: int
    """Of its own process."""
    files: int
    """That it holds open (on Windows: handles)."""


@dataclass(frozen=True)
class DiskRoom:
    """The disk that a folder of the kiosk lies on."""

    name: str
    """`state`, `store` or `cache`."""
    folder: str
    free: int
    """Bytes that may still be written."""
    total: int
    nearly_full: bool


@dataclass(frozen=True)
class JournalSize:
    """How large the journal of visits is."""

    rows: int
    bytes: int
    dropped: int
    """Entries that could not be written, since the start."""


@dataclass(frozen=True)
class Logged:
    """Something that was logged, as often as it was."""

    level: str
    """`WARNING`, `ERROR` or `CRITICAL`."""
    source: str
    """The part of the program that says it."""
    said: str
    """One line: what it says, and the exception with the line of code that raised it."""
    count: int
    first: datetime
    last: datetime
    age: float
    """Seconds since the last time."""


@dataclass(frozen=True)
class PlainShown:
    """The built-in plain page is on the screen, as the exhibition has crashed again and again."""

    engine: str
    """Version of the program."""
    taken: datetime
    started: datetime
    """Since when it is shown."""
    uptime: float
    """For how many seconds."""


@dataclass(frozen=True)
class Snapshot:
    """The kiosk as it is; all times aware, all durations in seconds, all sizes in bytes."""

    engine: str
    """Version of the program."""
    taken: datetime
    started: datetime
    uptime: float
    shown: OnShow
    attended: bool
    """Whether a visitor is there."""
    frames: Frames
    errors: int
    """Mistakes in the exhibition: in what is shown, or in a newer state that is therefore not shown."""
    warnings: int
    problems: tuple[str, ...]
    """The first of them, errors before warnings: a sentence each, with its place."""
    burden: Burden | None
    """None until it was measured for the first time."""
    disks: tuple[DiskRoom, ...]
    journal: JournalSize | None
    """None where none is kept."""
    logged: tuple[Logged, ...]
    """The newest first."""
    errors_logged: int = 0
    """Since the start, however often the same."""
    warnings_logged: int = 0
    dark: bool = False
    """Whether the screen is black: outside the opening hours, or because staff have left it so."""
