"""Whether a kiosk is well, and if not, what somebody has to see to."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from kiosk.base.clock import Clock
from kiosk.base.room import in_bytes
from kiosk.base.sentences import Sentence
from kiosk.commands.health.snapshot import PlainShown, Snapshot
from kiosk.commands.health.statusfile import Told

SILENT = 15.0
"""Seconds without a word from the loop, which speaks every five: then the screen is frozen."""
RECENT = 3600.0
"""Seconds for which an error that was logged counts."""


class Verdict(NamedTuple):
    """How it is."""

    state: Literal["well", "wrong", "gone"]
    reasons: tuple[Sentence, ...]

    @property
    def exit_status(self) -> int:
        """0 well, 1 something is wrong, 3 not running: as `systemctl status` has it."""
        return {"well": 0, "wrong": 1, "gone": 3}[self.state]


def verdict(told: Told | None, clock: Clock) -> Verdict:
    """Judge what a kiosk has told of itself, or that it tells nothing."""
    if told is None:
        return Verdict("gone", ())
    if not told.process.lives():
        when = f"{told.snapshot.taken.astimezone():%Y-%m-%d %H:%M:%S}"
        gone = Sentence("It ended without a word: the last thing it told is of {when}.", when=when)
        return Verdict("gone", (gone,))
    reasons = (*_silence(clock.now() - told.at), *_complaints(told.snapshot))
    return Verdict("wrong" if reasons else "well", reasons)


def _silence(seconds: float) -> Iterator[Sentence]:
    if seconds > SILENT:
        yield Sentence(
            "The screen is frozen: it has shown no sign of life for {count} s.", count=round(seconds)
        )


def _complaints(snapshot: Snapshot | PlainShown) -> tuple[Sentence, ...]:
    if isinstance(snapshot, Snapshot):
        return complaints(snapshot)
    since = f"{snapshot.started.astimezone():%Y-%m-%d %H:%M}"
    return (
        Sentence(
            "A plain page has been shown since {when}, as the exhibition has crashed again and again; it is "
            "tried again from time to time.",
            when=since,
        ),
    )


def complaints(snapshot: Snapshot) -> tuple[Sentence, ...]:
    """What is wrong with a kiosk that runs."""
    return (*_content(snapshot), *_room(snapshot), *_journal(snapshot), *_logged(snapshot))


def _content(snapshot: Snapshot) -> Iterator[Sentence]:
    if snapshot.errors == 1:
        yield Sentence("The exhibition has an error.")
    elif snapshot.errors:
        yield Sentence("The exhibition has {count} errors.", count=snapshot.errors)


def _room(snapshot: Snapshot) -> Iterator[Sentence]:
    for disk in snapshot.disks:
        if disk.nearly_full:
            yield Sentence(
                "The disk of {folder} is nearly full: {free} left.",
                folder=disk.folder,
                free=in_bytes(disk.free),
            )


def _journal(snapshot: Snapshot) -> Iterator[Sentence]:
    if snapshot.journal and snapshot.journal.dropped:
        yield Sentence(
            "Of the journal of visits {count} entries could not be written.", count=snapshot.journal.dropped
        )


def _logged(snapshot: Snapshot) -> Iterator[Sentence]:
    recent = [each for each in snapshot.logged if each.level != "WARNING" and each.age < RECENT]
    if recent:
        yield Sentence("Within the last hour an error was logged: {said}", said=recent[0].said)
