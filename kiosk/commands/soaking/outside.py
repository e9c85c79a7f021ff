"""Beside the process that is soaked: its screen, its copy of the exhibition, and the curator."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random
from typing import IO, Any

from kiosk.base.background import surroundings
from kiosk.base.clock import SystemClock
from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.commands.opening import store_folder
from kiosk.commands.soaking.curator import Curator
from kiosk.commands.soaking.ground import Ground, ground
from kiosk.commands.soaking.outcome import Outcome
from kiosk.store.store import Store

BEAT = 0.5
"""Seconds between two looks at what there is to do."""
SILENT = 180.0
"""Seconds without a word after which it counts as hung: the first visit waits for all pictures."""

Tell = Callable[[Mapping[str, Any]], None]


class Ended(KioskError):
    """It ended before its time, or hung."""


def soaked(exhibition: Path, size: Size, seed: int, minutes: float, tell: Tell) -> Outcome:
    """Soak a copy of `exhibition`; `tell` is told how it goes. Raises Ended."""
    from kiosk.show.bench.screen import screen

    with ground(exhibition) as place, screen(size) as (display, _):
        store = Store(store_folder(place.folder))
        curator = Curator(place.folder, store, Random(seed), SystemClock(), lambda: _publish(place, store))
        command = _kiosk("soak", "--inside", place.folder, "--minutes", minutes, "--seed", seed)
        command += ["--size", f"{size.w}x{size.h}"]
        environment = {"SDL_AUDIODRIVER": "dummy", **surroundings(), **display}
        with closing(curator), subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as child:
            try:
                result = _attend(child, curator, tell)
            except BaseException:
                child.kill()
                raise
        if result is None:
            raise Ended(
                Sentence("the exhibition ended by itself, with exit status {code}", code=child.returncode)
            )
        return Outcome(result, curator.done, curator.missed)


def _publish(place: Ground, store: Store) -> "subprocess.Popen[bytes]":
    """As a curator does at a terminal."""
    quiet = subprocess.DEVNULL
    command = _kiosk("publish", place.folder, "--to", store.folder)
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=surroundings())


def _kiosk(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "kiosk", *map(str, arguments)]


def _attend(child: "subprocess.Popen[bytes]", curator: Curator, tell: Tell) -> Any:
    """Look after it until it ends; what it told at its end."""
    said: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    assert child.stdout
    threading.Thread(target=_hear, args=(child.stdout, said), daemon=True).start()
    clock = SystemClock()
    heard, result = clock.now(), None
    while True:
        try:
            line = said.get(timeout=BEAT)
        except queue.Empty:
            curator.work()
            if clock.now() - heard > SILENT:
                raise Ended(Sentence("the screen was frozen for {count} s", count=round(SILENT))) from None
            continue
        if line is None:
            return result
        heard, values = clock.now(), json.loads(line)
        result = values.get("result")
        if result is None:
            tell(values)


def _hear(pipe: IO[bytes], said: "queue.SimpleQueue[bytes | None]") -> None:
    for line in pipe:
        said.put(line)
    said.put(None)
