"""Visits one file of a corpus after another, as the child process `python -m tests.corpora.visitor`.

Each is put on show, opened by the loader, looked into by `check` and seen by a pilot who enlarges what can be
enlarged: first with an empty cache, where what workers do is done at once, then once more with all of it
made, as the main thread has it. A line of JSON tells what came of it.
"""

import gc
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.examination import examine
from kiosk.commands.opening import block_kinds, open_exhibition
from kiosk.content.library import Library
from kiosk.content.problems import errors
from kiosk.media.derivative import Derivative, Pixels
from kiosk.media.picturestore import PictureStore
from kiosk.media.preparations import Preparations
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Button
from tests.corpora.showcase import put_on_show

SCREEN = Size(1280, 720)
MOST_PRESSES = 2


def visit(path: Path, sort: str) -> dict[str, Any]:
    """What came of a file: `refused` with sentences or `shown`, seconds of the steps, `unnamed` faults."""
    came: dict[str, Any] = {"refused": [], "unnamed": [], "seconds": {}}
    forget_peak()
    rest = peak()
    with tempfile.TemporaryDirectory(prefix="corpus-") as place:
        folder, cache = Path(place, "show"), Path(place, "cache")
        put_on_show(path, sort, folder)
        for step in (_load, _look, _develop, _prepare, _see):
            with _timed(came, step.__name__.strip("_")):
                try:
                    step(folder, cache, sort, came)
                except Exception as error:
                    came["unnamed"].append(f"{step.__name__}: {type(error).__name__}: {error}"[:300])
    came["memory"] = max(0, peak() - rest)
    gc.collect()  # a show that is over hangs together in rings; a kiosk has one, a corpus thousands
    return came


def _load(folder: Path, cache: Path, _: str, came: dict[str, Any]) -> None:
    library = _open(folder, cache)
    came["refused"] += [str(problem.found) for problem in errors(library.problems)]


def _look(folder: Path, cache: Path, _: str, came: dict[str, Any]) -> None:
    found = examine(folder, lambda *_: None).problems
    came["refused"] += [str(each.found) for each in found if each.severity == "error"]
    came["unnamed"] += [
        f"no sentence: {each.found}" for each in found if not isinstance(each.found, Sentence)
    ]


def _develop(folder: Path, cache: Path, sort: str, came: dict[str, Any]) -> None:
    """Have the picture made by the workers."""
    if sort != "picture":
        came["shown"] = not came["refused"]
        return
    rung = threading.Event()
    wanted = Derivative(next((folder / "assets").iterdir()).name, 640, 480, "contain")
    prepared = Preparations(cache / "prepared")
    with PictureStore(folder / "assets", cache / "pictures", rung.set, prepared=prepared) as store:
        store.want(wanted)
        rung.wait()
        ((_, result),) = store.arrived()
    if isinstance(result, Pixels):
        came["shown"] = list(result.size)
    elif not came["refused"]:
        came["unnamed"].append(f"passes check, but: {result.fault}")


def _prepare(folder: Path, cache: Path, _: str, came: dict[str, Any]) -> None:
    """See it with an empty cache, where what workers do is done at once."""
    with Pilot(_open(folder, cache), block_kinds, SCREEN, cache) as pilot:
        _walk(pilot)


def _see(folder: Path, cache: Path, _: str, came: dict[str, Any]) -> None:
    """See it with everything made: what is left is the main thread's."""
    begun = time.thread_time()
    with Pilot(_open(folder, cache), block_kinds, SCREEN, cache) as pilot:
        _walk(pilot)
    came["main"] = round(time.thread_time() - begun, 3)


def _open(folder: Path, cache: Path) -> Library:
    return open_exhibition(folder, cache)


def _walk(pilot: Pilot) -> None:
    """Home, the page, and what opens where it is touched."""
    pilot.tap(SCREEN.w / 2, SCREEN.h / 2)
    for outline in pilot.show.library.exhibition.chapters[:1]:
        pilot.show.open_chapter(outline.id, 0)
        pilot.settle()
        within = [each for each in pilot.controls() if isinstance(each, Button) and ":" in each.id]
        for each in within[:MOST_PRESSES]:
            pilot.tap(*each.box.centre)
            pilot.advance(0.5)


@contextmanager
def _timed(came: dict[str, Any], step: str) -> Iterator[None]:
    begun = _worked()
    yield
    came["seconds"][step] = round(_worked() - begun, 3)


def _worked() -> float:
    """Seconds that processors have worked for this process, and for those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak() -> int:
    """The most MB of memory that this process had since `forget_peak`."""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) >> 10
    return 0


def forget_peak() -> None:
    """Let `peak` begin anew. `man 5 proc_pid_clear_refs`."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def _asked(line: str) -> tuple[Path, str]:
    path, sort = json.loads(line)
    return Path(path), sort


def main() -> None:
    """Answer each line of standard input, the path of a file, with one of JSON."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # a library that prints must not spoil an answer
    for line in sys.stdin:
        print(json.dumps(visit(*_asked(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
