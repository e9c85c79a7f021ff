"""`soak` reaches every page of a real exhibition, and fails on whatever grows, stalls or breaks."""

import json
import logging
import sys
import threading
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from kiosk.base.clock import ManualClock
from kiosk.base.geometry import Size
from kiosk.commands import soak
from kiosk.commands.opening import open_exhibition
from kiosk.commands.publishing.publisher import Publisher
from kiosk.commands.publishing.staffreport import NAME
from kiosk.commands.soaking.curator import LONGEST, Curator
from kiosk.commands.soaking.ground import MIRRORED, ground
from kiosk.commands.soaking.hurry import HurriedClock
from kiosk.commands.soaking.ledger import Ledger, Timing
from kiosk.commands.soaking.mishaps import Mishaps
from kiosk.commands.soaking.outcome import Outcome
from kiosk.commands.soaking.telling import lines, plain, progress
from kiosk.commands.soaking.trend import slope
from kiosk.store.store import Store
from tests.commands.smallshow import write_small, write_yaml


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    return write_small(tmp_path / "hall")


def test_a_short_soak_reaches_every_page_and_kind(folder: Path, tmp_path: Path) -> None:
    options = ["--minutes", "0.05", "--seed", "3", "--size", "640x360", "--exhibition", str(folder)]
    done = CliRunner().invoke(soak.command, [*options, "--format", "json", "--language", "en"])
    told = json.loads(done.stdout)
    assert done.exit_code == bool(told["reasons"]), done.output
    others = [reason for reason in told["reasons"] if "a frame took" not in reason]  # as on a busy machine
    assert told["unseen"] == others == told["mishaps"] == []
    assert {tuple(page[:2]) for page in told["pages"]} == {("sea", "tide"), ("sea", "boats")}
    assert told["kinds"]["text"] > 0
    assert told["visits"] > 0
    stores = tmp_path / "data" / "exhibition-kiosk" / "stores"
    assert not stores.exists() or not list(stores.iterdir()), "nothing is left behind"


def test_an_exhibition_that_crashes_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    done = CliRunner().invoke(soak.command, ["--exhibition", str(folder), "--language", "en"])
    assert done.exit_code == 1
    assert "the exhibition ended by itself, with exit status 1" in done.stdout


# What speaks against it.


def told(**more: Any) -> dict[str, Any]:
    """What a process tells at the end of a soak in which all went well."""
    well = {
        "visits": 200,
        "seconds": 600.0,
        "warm_after": 20,
        "frames": 9000,
        "slowest": 0.06,
        "slow": [],
        "pages": [["sea", "tide", 90], ["sea", "boats", 110]],
        "all": [["sea", "tide", "text"], ["sea", "boats", "quiz", "text"]],
        "kinds": {"text": 200, "quiz": 110},
        "languages": {"zh": 120, "ar": 80},
        "modes": {"low reach": 3},
        "ends": {"from home": 200},
        "versions": ["a", "b"],
        "samples": [[n, n * 3.0, 150.0 + n % 7, 14, 20 + n % 3, 1] for n in range(5, 600, 5)],
        "mishaps": [],
    }  # fmt: skip
    return {**well, **more}


def reasons(**more: Any) -> str:
    return "\n".join(Outcome(told(**more), {"changed": 3}, {}).reasons())


def grown(**growth: float) -> list[list[float]]:
    """Samples of which some figures grow with the visits."""
    names = ("visits", "seconds", "memory", "threads", "files", "children")
    return [
        [value + growth.get(name, 0.0) * sample[0] for name, value in zip(names, sample, strict=True)]
        for sample in told()["samples"]
    ]


def test_nothing_speaks_against_what_is_well() -> None:
    assert reasons() == ""
    said = "\n".join(lines(Outcome(told(), {"changed": 3}, {}), 7, "en"))
    assert "200 in 10 min 0 s, seed 7; the first 20 to warm up" in said
    assert "2 / 2: quiz, text" in said
    assert "14–14" in said
    assert said.endswith("All is well.")
    assert "一切正常。" in "\n".join(lines(Outcome(told(), {}, {}), 7, "zh"))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (
            {"mishaps": ["kiosk.show: the page broke\nTraceback …"]},
            "an error was logged: kiosk.show: the page",
        ),
        (
            {"slow": [[0.31, 0.31, 0.0, 0.2, 0, 44, "sea/tide"]]},
            "a frame took 310 ms at sea/tide, 200 of them",
        ),
        ({"samples": grown(memory=0.02)}, "memory grows by 20.0 MB in 1,000 visits"),
        ({"samples": grown(threads=0.02)}, "threads grow in number"),
        ({"samples": grown(files=0.05)}, "open files grow in number"),
        ({"samples": grown(children=0.02)}, "processes beside it grow in number"),
        ({"pages": [["sea", "tide", 5]]}, "1 pages were not reached, such as sea/boats"),
        ({"versions": ["a"]}, "no other version of the exhibition came to the screen"),
    ],
)
def test_whatever_speaks_against_it_is_told(more: dict[str, Any], reason: str) -> None:
    found = reasons(**more)
    assert found.startswith(reason)
    assert "\n" not in found


def test_caches_may_fill_in_a_short_soak() -> None:
    short = grown(memory=0.1)[:40]
    assert reasons(samples=short) == ""
    assert "memory grows by" in reasons(samples=[[*s[:2], s[2] + s[0], *s[3:]] for s in short])


def test_who_had_no_processor_was_not_slow() -> None:
    assert reasons(slow=[[0.1, 1.0, 0.9, 0.05, 0, 44, "sea/tide"]]) == ""


def test_the_first_reason_is_told_to_programs_too() -> None:
    values = plain(Outcome(told(samples=grown(memory=0.02)), {}, {"refused": 1}), 7, "zh")
    assert values["reasons"] == ["内存每 1,000 次参观增长 20.0 MB", "有错误的内容没有被拒绝"]
    assert values["memory_slope"]["value"] == pytest.approx(20.0, abs=2)
    json.dumps(values)


def test_how_far_it_is() -> None:
    values = {
        "seconds": 65.0,
        "visits": 9,
        "pages": 3,
        "kinds": 2,
        "versions": 1,
        "memory": 151.26,
        "slowest": 0.0411,
    }
    assert progress({**values, "warm": True}, "en") == (
        "1 min 5 s: 9 visits, 3 pages, 2 kinds, 1 versions, 151.3 MB, slowest frame 41 ms"
    )
    assert progress({**values, "warm": False}, "zh").endswith("，预热中")


def test_a_slope_is_not_bent_by_outliers_and_tells_its_certainty() -> None:
    rng = Random(1)
    points = [(float(x), 0.5 * x + rng.gauss(0, 2.0)) for x in range(200)]
    points[::10] = [(x, y + 500.0) for x, y in points[::10]]
    found = slope(points)
    assert found is not None
    assert found.value == pytest.approx(0.5, abs=0.03)
    assert found.low < 0.5 < found.high
    assert found.high - found.low < 0.1
    still = slope([(float(x), rng.gauss(0, 2.0)) for x in range(2000)])
    assert still is not None
    assert still.low < 0 < still.high
    assert slope([(1.0, 1.0), (2.0, 2.0)]) is None


# Its parts.


def test_only_what_comes_after_the_warm_up_is_slow() -> None:
    ledger = Ledger()
    ledger.turned(Timing(3.0, 0.0, 1.0, 0), "the first")
    ledger.warm = True
    ledger.turned(Timing(0.3, 0.25, 0.05, 0), "sea/tide")
    ledger.turned(Timing(0.5, 0.0, 0.1, 3), "sea/wreck")
    ledger.turned(Timing(0.26, 0.0, 0.2, 0), "sea/boats")
    for _ in range(50):
        ledger.turned(Timing(0.02, 0.0, 0.02, 0), "home")
    assert [slow.where for slow in ledger.slow] == ["sea/boats", "sea/wreck", "sea/tide"]
    assert ledger.slowest == pytest.approx(0.26)
    assert ledger.frames == 53


def test_a_clock_in_a_hurry_never_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    time = ManualClock(50.0)
    monkeypatch.setattr("time.monotonic", time.now)
    clock = HurriedClock(10.0)
    time.advance(1)
    assert clock.now() == 10.0
    clock.hurry(1.0)
    time.advance(1)
    assert clock.now() == 11.0
    clock.hurry(100.0)
    assert clock.now() == 11.0
    time.advance(1)
    assert clock.now() == 111.0


@pytest.mark.parametrize(
    "languages", ["languages: {zh: 中文, en: English}\n", "languages:\n  zh: 中文\n  en: English\n"]
)
def test_the_copy_has_one_language_more(folder: Path, languages: str) -> None:
    write_yaml(folder, "exhibition", f"title: {{zh: 海岸, en: Shore}}\n{languages}chapters: [sea]\n")
    before = (folder / "exhibits" / "exhibition.yaml").read_bytes()
    with ground(folder) as place:
        library = open_exhibition(place.folder, None)
        assert dict(library.exhibition.languages) == {"zh": "中文", "en": "English", MIRRORED[0]: MIRRORED[1]}
        assert not [each for each in library.problems if each.severity == "error"]
    assert not place.folder.exists()
    assert (folder / "exhibits" / "exhibition.yaml").read_bytes() == before


def test_exceptions_of_threads_count_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    mishaps = Mishaps()
    mishaps.start()
    try:
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
        logging.getLogger("kiosk.trial").error("the page broke")
        logging.getLogger("kiosk.trial").warning("a film ends")
    finally:
        logging.getLogger().removeHandler(mishaps)
    assert mishaps.count == 2
    assert "ZeroDivisionError" in mishaps.said[0]
    assert mishaps.said[1] == "kiosk.trial: the page broke"


class Chosen(Random):
    """Chooses what is wanted next."""

    deed = "_change"

    def choice(self, among: Any) -> Any:
        named = [each for each in among if getattr(each, "__name__", "") == self.deed]
        return (named or list(among))[0]


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Store:
    store = Store(tmp_path / "store")
    Publisher(store).publish(folder)
    return store


def test_the_curator_changes_spoils_mends_and_goes_back(folder: Path, store: Store) -> None:
    rng, clock = Chosen(1), ManualClock()
    hands = ByHand(folder, store)
    curator = Curator(folder, store, rng, clock, hands.publish)

    def until_done(name: str) -> None:
        for _ in range(100):
            if curator.done[name]:
                return
            clock.advance(1)
            curator.work()
            _supply(folder, store)
        raise AssertionError(f"never {name}")

    until_done("changed")
    rng.deed = "_spoil"
    before = store.mark()
    until_done("refused")
    assert store.mark() == before
    until_done("mended")
    rng.deed = "_go_back"
    until_done("rolled back")
    rng.deed = "_publish"
    until_done("published")
    assert hands.gone
    assert not curator.missed


class ByHand:
    """`kiosk publish`, which has ended whenever it is asked."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.gone = False
        self._folder, self._store = folder, store

    def publish(self) -> "ByHand":
        return self

    def poll(self) -> int:
        Publisher(self._store).publish(self._folder)
        return 0

    def kill(self) -> None:
        self.gone = True

    def wait(self) -> int:
        return 0


def _supply(folder: Path, store: Store) -> None:
    """As the kiosk does: publishes what is good, and lays a report beside what is not."""
    from kiosk.commands.publishing.publisher import Published

    good = isinstance(Publisher(store, changes_only=True).publish(folder), Published)
    (folder / NAME).unlink(missing_ok=True) if good else (folder / NAME).touch()


def test_what_does_not_follow_in_time_is_missed(folder: Path, store: Store) -> None:
    clock = ManualClock()
    curator = Curator(folder, store, Chosen(1), clock, ByHand(folder, store).publish)
    for _ in range(round(LONGEST) + 30):
        clock.advance(1)
        curator.work()
    assert curator.missed["changed"] == 1


def test_gestures_come_through_the_event_queue() -> None:
    from kiosk.commands.soaking.steps import Do, Hands
    from kiosk.stage.glass import Glass
    from kiosk.stage.window import open_offscreen

    size = Size(640, 360)
    canvas = open_offscreen(size)
    glass, hands = Glass(size, ManualClock()), Hands(size, Random(2))
    for step in [*hands.drag((10, 10), (100, 50)), *hands.pinch((300, 180)), *hands.mash(), *hands.keys(5)]:
        if isinstance(step, Do):
            step.act()
    heard = glass.signs()
    canvas.close()
    fingers = {each.finger for each in heard if not isinstance(each, str)}
    assert len(fingers) >= 2
    assert sum(isinstance(each, str) for each in heard) == 5
