"""Keeps the children that look into media files: started when needed, ended when stuck, gone when closed."""

import json
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.base.sentences import Sentence, from_plain
from kiosk.media.children import Child, Children, ClosedError, StuckError
from kiosk.media.examining.looking import Verdict

_SLOWEST = 4 << 20
"""Bytes a second that any file is looked through at least."""
_PROMPT = 30.0
"""Seconds, and some more for a large file, until a child of usual priority counts as stuck."""
_STANDING_BACK = 120.0
"""The same of one that stands back: on a busy machine it gets a quarter of the processor, or less."""
_CRASHES = Sentence("the program that reads it crashes over it; save it anew, or with another program")
_CANNOT_START = Sentence("could not be looked into, this computer starts no more programs; try again")


class Examiners:
    """As many children as are asked at a time, each with one file. Safe to use from several threads."""

    def __init__(self, patience: float | None = None, nice: int = 19) -> None:
        """`nice`: by how much their priority is lowered, for those that somebody waits for 0.

        `patience` is seconds, and some more for a large file, until a child counts as stuck; else by `nice`.
        """
        self._patience = patience if patience is not None else _STANDING_BACK if nice else _PROMPT
        self._children = Children[Verdict]("kiosk.media.examining.examiner", nice)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every child; who waits for one is told that the file crashes it."""
        self._children.close()

    def look(self, sort: str, path: Path) -> Verdict:
        """What is to be said of a file of a `sort`, as `looking.look` has it."""
        patience = self._patience + _size(path) / _SLOWEST
        try:
            verdict = self._children.ask(lambda child: _asked(child, sort, path), patience)
        except OSError:
            return Verdict(_CANNOT_START, passing=True)
        except StuckError:
            return Verdict(_too_slow(patience), passing=True)
        except ClosedError:
            verdict = None
        return verdict or Verdict(_CRASHES, passing=True)


def _asked(child: Child, sort: str, path: Path) -> Verdict | None:
    """The child's answer; None if it died over it."""
    assert child.stdin
    assert child.stdout
    try:
        child.stdin.write(json.dumps([sort, str(path)]).encode("ascii") + b"\n")
        child.stdin.flush()
        fault, remarks = json.loads(child.stdout.readline())
        return Verdict(None if fault is None else from_plain(fault), [from_plain(each) for each in remarks])
    except (OSError, ValueError, TypeError, LookupError):
        return None


def _too_slow(seconds: float) -> Sentence:
    return Sentence(
        "could not be read to its end in {seconds:.0f} seconds; save it anew, or with another program",
        seconds=seconds,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
