"""How the kiosk is, as metrics for Prometheus.

Names and units as in https://prometheus.io/docs/practices/naming/
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric

from kiosk.base.clock import Clock

if TYPE_CHECKING:
    from kiosk.commands.health.snapshot import PlainShown, Snapshot

Latest = Callable[[], "tuple[Snapshot, float] | None"]
"""The last snapshot, and when it was taken on the clock; None before the first."""


class Vitalities:
    """A collector of the last snapshot; the loop is not waited for."""

    def __init__(self, latest: Latest, clock: Clock) -> None:
        self._latest, self._clock = latest, clock

    def collect(self) -> Iterator[Metric]:
        """All metrics; nothing that is not known."""
        latest = self._latest()
        if latest is None:
            return
        snapshot, at = latest
        silence = max(0.0, self._clock.now() - at)
        yield _heartbeat(silence)
        yield _plain_page(shown=False)
        yield from _running(snapshot)
        yield from _screen(snapshot, silence)
        yield from _content(snapshot)
        yield from _burden(snapshot)
        yield from _disks(snapshot)
        yield from _journal(snapshot)


class PlainVitalities:
    """The same while the plain page is shown: there is little to tell."""

    def __init__(self, latest: "Callable[[], tuple[PlainShown, float]]", clock: Clock) -> None:
        self._latest, self._clock = latest, clock

    def collect(self) -> Iterator[Metric]:
        """All metrics."""
        shown, at = self._latest()
        yield _heartbeat(max(0.0, self._clock.now() - at))
        yield _plain_page(shown=True)
        yield from _began(shown, "")


def _gauge(name: str, said: str, value: float) -> Metric:
    return GaugeMetricFamily(name, said, value=value)


def _heartbeat(age: float) -> Metric:
    said = "Seconds since the loop of the screen gave a sign of life; more than 15 and it is frozen."
    return _gauge("kiosk_heartbeat_age_seconds", said, age)


def _plain_page(shown: bool) -> Metric:
    said = "Whether the built-in plain page is shown, as the exhibition has crashed again and again: 1 or 0."
    return _gauge("kiosk_plain_page_shown", said, float(shown))


def _began(snapshot: "Snapshot | PlainShown", exhibition: str) -> Iterator[Metric]:
    info = {"version": snapshot.engine, "exhibition_version": exhibition}
    yield InfoMetricFamily(
        "kiosk", "The program, and the version of the exhibition on the screen.", value=info
    )
    yield _gauge(
        "kiosk_start_time_seconds", "When the kiosk was started, Unix time.", snapshot.started.timestamp()
    )


def _running(snapshot: "Snapshot") -> Iterator[Metric]:
    yield from _began(snapshot, snapshot.shown.version)
    yield _gauge(
        "kiosk_exhibition_shown_time_seconds",
        "When the present version came to the screen, Unix time.",
        snapshot.shown.since.timestamp(),
    )


def _screen(snapshot: "Snapshot", silence: float) -> Iterator[Metric]:
    frames = snapshot.frames
    yield _gauge("kiosk_visitor_present", "Whether a visitor is there: 1 or 0.", float(snapshot.attended))
    yield _gauge("kiosk_screen_dark", "Whether the screen is black on purpose: 1 or 0.", float(snapshot.dark))
    yield CounterMetricFamily("kiosk_frames", "Frames presented since the start.", value=frames.count)
    if frames.age is not None:
        said = "Seconds since the last frame; a still page has no new ones."
        yield _gauge("kiosk_last_frame_age_seconds", said, frames.age + silence)
    if frames.fps is not None and frames.slowest is not None:
        said = "Frames a second while something moved, over the last seconds of motion."
        yield _gauge("kiosk_frame_rate_hertz", said, frames.fps)
        said = "The longest time between two of these frames."
        yield _gauge("kiosk_slowest_frame_seconds", said, frames.slowest)


def _content(snapshot: "Snapshot") -> Iterator[Metric]:
    found = GaugeMetricFamily(
        "kiosk_content_problems",
        "Mistakes in the exhibition, or in a newer state of it that is therefore not shown.",
        labels=["severity"],
    )
    found.add_metric(["error"], snapshot.errors)
    found.add_metric(["warning"], snapshot.warnings)
    yield found
    logged = CounterMetricFamily("kiosk_logged", "Lines logged since the start.", labels=["level"])
    logged.add_metric(["error"], snapshot.errors_logged)
    logged.add_metric(["warning"], snapshot.warnings_logged)
    yield logged


def _burden(snapshot: "Snapshot") -> Iterator[Metric]:
    if burden := snapshot.burden:
        memory = GaugeMetricFamily(
            "kiosk_resident_memory_bytes",
            "Resident memory of the kiosk and of its children.",
            labels=["process"],
        )
        memory.add_metric(["own"], burden.own)
        memory.add_metric(["children"], burden.children)
        yield memory
        yield _gauge("kiosk_child_processes", "Processes that it has started.", burden.processes)
        yield _gauge("kiosk_threads", "Threads of its own process.", burden.threads)
        yield _gauge("kiosk_open_files", "Files that its own process holds open.", burden.files)


def _disks(snapshot: "Snapshot") -> Iterator[Metric]:
    free = GaugeMetricFamily("kiosk_disk_free_bytes", "Room left on the disk of a folder.", labels=["folder"])
    size = GaugeMetricFamily("kiosk_disk_size_bytes", "Size of that disk.", labels=["folder"])
    for disk in snapshot.disks:
        free.add_metric([disk.name], disk.free)
        size.add_metric([disk.name], disk.total)
    yield from (free, size)


def _journal(snapshot: "Snapshot") -> Iterator[Metric]:
    if journal := snapshot.journal:
        yield _gauge("kiosk_journal_rows", "Entries of the journal of visits.", journal.rows)
        yield _gauge("kiosk_journal_size_bytes", "Size of the journal on the disk.", journal.bytes)
        said = "Entries that could not be written since the start."
        yield CounterMetricFamily("kiosk_journal_dropped", said, value=journal.dropped)
