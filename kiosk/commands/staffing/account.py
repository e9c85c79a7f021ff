"""How the kiosk is, as staff are told on the screen."""

from collections.abc import Iterator

from kiosk.base.room import in_bytes
from kiosk.base.sentences import Sentence
from kiosk.commands.health.snapshot import Logged, Snapshot
from kiosk.commands.health.telling import duration, kept
from kiosk.show.staff.desk import Account, Fact

MOST = 12
"""So many of what was logged last are told."""


def account(snapshot: Snapshot | None) -> Account:
    """What a snapshot says; nothing where there is none yet."""
    if snapshot is None:
        return Account((), ())
    return Account(tuple(_kiosk(snapshot)), (*_problems(snapshot), *map(_logged, snapshot.logged[:MOST])))


def _kiosk(snapshot: Snapshot) -> Iterator[Fact]:
    shown = snapshot.shown
    yield Fact(Sentence("Exhibition version"), shown.version or shown.folder)
    yield Fact(Sentence("Shown since"), f"{shown.since.astimezone():%Y-%m-%d %H:%M}")
    yield Fact(Sentence("Program"), snapshot.engine)
    yield Fact(Sentence("Running for"), duration(snapshot.uptime))
    if snapshot.frames.fps is not None and snapshot.frames.slowest is not None:
        smooth = Sentence(
            "{fps:.0f} frames a second, the slowest {slowest:.0f} ms",
            fps=snapshot.frames.fps,
            slowest=1000 * snapshot.frames.slowest,
        )
        yield Fact(Sentence("Motion"), smooth)
    if burden := snapshot.burden:
        yield Fact(Sentence("Memory"), in_bytes(burden.own + burden.children))
    if snapshot.disks:
        fullest = min(snapshot.disks, key=lambda disk: (not disk.nearly_full, disk.free))
        free = Sentence("{free} free", free=in_bytes(fullest.free))
        yield Fact(Sentence("Disk"), free, any(disk.nearly_full for disk in snapshot.disks))
    if journal := snapshot.journal:
        yield Fact(Sentence("Journal"), kept(journal), journal.dropped > 0)


def _problems(snapshot: Snapshot) -> Iterator[Fact]:
    for number, problem in enumerate(snapshot.problems):
        grave = number < snapshot.errors
        name = Sentence("Error in the exhibition") if grave else Sentence("Doubt about the exhibition")
        yield Fact(name, problem, grave)


def _logged(logged: Logged) -> Fact:
    times = f" · {logged.count} ×" if logged.count > 1 else ""
    return Fact(
        f"{logged.last.astimezone():%Y-%m-%d %H:%M}{times}", logged.said, amiss=logged.level != "WARNING"
    )
