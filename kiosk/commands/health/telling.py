"""How a kiosk is, told to somebody who looks at a terminal."""

import unicodedata
from collections.abc import Iterable, Iterator

from kiosk.base.listing import listed
from kiosk.base.room import in_bytes
from kiosk.base.sentences import Sentence, told
from kiosk.commands.health.snapshot import Burden, Frames, JournalSize, Logged, OnShow, PlainShown, Snapshot
from kiosk.commands.health.verdict import Verdict
from kiosk.content.problems import tally

STATES = {
    "well": Sentence("The kiosk is well."),
    "wrong": Sentence("The kiosk runs, and something is wrong."),
    "gone": Sentence("The kiosk is not running."),
}
LOGGED = 5
"""So many of what was logged last are told."""


def lines(snapshot: Snapshot | PlainShown | None, verdict: Verdict, language: str) -> Iterator[str]:
    """The verdict with its reasons; where it runs, a table of all that is known."""
    yield told(STATES[verdict.state], language)
    for reason in verdict.reasons:
        yield f"  {told(reason, language)}"
    if snapshot and verdict.state != "gone":
        yield ""
        yield from aligned(
            [(told(head, language), told(said, language)) for head, said in _rows(snapshot, language)]
        )


def aligned(rows: list[tuple[str, str]]) -> Iterator[str]:
    """A line a row, the second parts below one another in a terminal."""
    widest = max(_columns(head) for head, _ in rows)
    for head, said in rows:
        yield f"{head}{' ' * (widest - _columns(head))}  {said}".rstrip()


def _rows(snapshot: Snapshot | PlainShown, language: str) -> Iterator[tuple[str, str]]:
    if isinstance(snapshot, PlainShown):
        yield Sentence("Program"), _running(snapshot)
        return
    yield Sentence("Exhibition"), _on_show(snapshot.shown, language)
    yield Sentence("Program"), _running(snapshot)
    yield (
        Sentence("Visitor"),
        Sentence("somebody is there") if snapshot.attended else Sentence("nobody is there"),
    )
    dark = Sentence("dark, outside the opening hours or because staff left it so")
    yield Sentence("Screen"), dark if snapshot.dark else _screen(snapshot.frames)
    if snapshot.burden:
        yield Sentence("Memory"), _memory(snapshot.burden)
    problems = tally(snapshot.errors, snapshot.warnings)
    yield from _under(Sentence("Problems"), [problems, *snapshot.problems])
    yield from _under(Sentence("Disks"), _disks(snapshot))
    if journal := snapshot.journal:
        yield Sentence("Journal"), kept(journal)
    yield from _under(Sentence("Logged"), [_logged(each) for each in snapshot.logged[:LOGGED]])


def _running(snapshot: Snapshot | PlainShown) -> Sentence:
    return Sentence(
        "{version}, since {when}: {duration}",
        version=snapshot.engine,
        when=f"{snapshot.started.astimezone():%Y-%m-%d %H:%M}",
        duration=duration(snapshot.uptime),
    )


def _under(head: str, said: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(said):
        yield (head if number == 0 else ""), each


def _on_show(shown: OnShow, language: str) -> Sentence:
    title = shown.title.get(language) or next(iter(shown.title.values()), "")
    since = f"{shown.since.astimezone():%Y-%m-%d %H:%M}"
    if shown.version:
        return Sentence(
            "{title}, version {version}, on the screen since {when}",
            title=title,
            version=shown.version,
            when=since,
        )
    return Sentence(
        "{title}, from {folder}, on the screen since {when}", title=title, folder=shown.folder, when=since
    )


def _screen(frames: Frames) -> Sentence:
    if frames.age is None:
        return Sentence("nothing was shown yet")
    last = Sentence("last frame {seconds:.1f} s ago", seconds=frames.age)
    if frames.fps is None or frames.slowest is None:
        return last
    return Sentence(
        "{last}; while something moved {fps:.1f} a second, the slowest after {slowest:.0f} ms",
        last=last,
        fps=frames.fps,
        slowest=1000 * frames.slowest,
    )


def kept(journal: JournalSize) -> Sentence:
    """How large the journal is."""
    size = in_bytes(journal.bytes)
    if journal.rows == 1:
        return Sentence("1 entry, {size}", size=size)
    return Sentence("{rows} entries, {size}", rows=f"{journal.rows:,}", size=size)


def _memory(burden: Burden) -> Sentence:
    one = burden.processes == 1
    return Sentence(
        "{own}, and {children} in {processes} beside it; {threads} threads, {files} open files",
        own=in_bytes(burden.own),
        children=in_bytes(burden.children),
        processes=Sentence("1 process") if one else Sentence("{count} processes", count=burden.processes),
        threads=burden.threads,
        files=burden.files,
    )


def _disks(snapshot: Snapshot) -> list[Sentence]:
    """Folders on one disk in one line."""
    folders: dict[tuple[int, int], list[str]] = {}
    for disk in snapshot.disks:
        folders.setdefault((disk.free, disk.total), []).append(disk.name)
    return [
        Sentence(
            "{free} of {total} free: {names}", free=in_bytes(free), total=in_bytes(total), names=listed(names)
        )
        for (free, total), names in folders.items()
    ]


def _logged(logged: Logged) -> str:
    times = f"{logged.count} × " if logged.count > 1 else ""
    return f"{logged.last.astimezone():%Y-%m-%d %H:%M} {times}{logged.level} {logged.said}"


def duration(seconds: float) -> Sentence:
    """So many seconds in the two units that matter."""
    minutes = int(seconds) // 60
    if minutes < 60:
        return Sentence("{minutes} min {seconds} s", minutes=minutes, seconds=int(seconds) % 60)
    if minutes < 24 * 60:
        return Sentence("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    return Sentence("{days} d {hours} h", days=minutes // 1440, hours=minutes % 1440 // 60)


def _columns(text: str) -> int:
    """How wide a terminal shows it."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
