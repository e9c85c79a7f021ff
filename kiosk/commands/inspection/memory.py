"""What was found out about files, remembered for as long as they stay as they are."""

import json
import logging
import os
import time
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.base.atomic import write_atomically

Stamp = list[int]
"""Size, times of change of content and of entry in nanoseconds, and inode."""

SETTLED = 3 * 10**9
"""Nanoseconds: what was changed more recently may change again at the same time, which FAT counts in 2 s."""


class Memory:
    """Answers by name, each with what it depends on. May be deleted at any time; None remembers nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._engine = _engine() if path else ""
        self._before = _load(path, self._engine) if path else {}
        self._now: dict[str, Any] = {}

    def recall(self, name: str, depends: Any) -> Any | None:
        """The answer, if it was kept under the same; `depends` and answers are values for JSON."""
        known = self._now.get(name) or self._before.get(name)
        if known is None or known[0] != depends:
            return None
        self._now[name] = known
        return known[1]

    def keep(self, name: str, depends: Any, answer: Any) -> None:
        """Remember an answer."""
        self._now[name] = [depends, answer]

    def save(self, *, whole: bool) -> None:
        """Write down what is new; where `whole`, forget what was not kept or recalled since the last time.

        A disk that refuses is only logged.
        """
        known = self._now if whole else {**self._before, **self._now}
        if self._path and known != self._before:
            data = json.dumps({"engine": self._engine, "known": known}, ensure_ascii=False)
            try:
                write_atomically(self._path, data.encode("utf-8", "surrogatepass"), durable=False)
            except OSError as error:
                logging.getLogger(__name__).warning("what was found out is not remembered: %s", error)
        self._before, self._now = known, {}


def stamp(path: str | Path) -> Stamp | None:
    """What changes when a file does; None where there is none."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]


def is_settled(*stamps: Stamp | None) -> bool:
    """Whether the files are there and were changed long enough ago to be known by their stamps."""
    late = time.time_ns() - SETTLED
    return all(each is not None and max(each[1], each[2]) < late for each in stamps)


def _load(path: Path, engine: str) -> dict[str, Any]:
    try:
        stored = json.loads(path.read_bytes())
        return dict(stored["known"]) if stored["engine"] == engine else {}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}


@cache
def _engine() -> str:
    """The state of all the engine's Python files and words: other rules may give other answers."""
    from hashlib import blake2b

    from kiosk.content.stamps import engine_stamp

    package = Path(__file__).parents[2]
    folders = [package, *(path for path in package.rglob("*") if path.is_dir())]
    found = engine_stamp(str(folder) for folder in folders if folder.name != "__pycache__")
    return blake2b(repr(found).encode(), digest_size=16).hexdigest()
