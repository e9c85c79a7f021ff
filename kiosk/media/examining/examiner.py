"""Looks into media files, as the child process `python -m kiosk.media.examining.examiner`.

A request is a line of JSON with the sort of a file and its path; the answer is one with the fault, or None,
and the remarks, as sentences that are `plain`.
"""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from kiosk.base.background import step_back
from kiosk.base.sentences import Sentence, plain
from kiosk.media.examining.looking import Verdict, look
from kiosk.media.fault import NO_ROOM

MEMORY = 3 << 30
"""Bytes that it may take, where the system can hold it to that."""


def answer(line: bytes) -> bytes:
    """The answer to a request, whatever the file does."""
    sort, path = json.loads(line)
    try:
        verdict = look(sort, Path(path))
    except MemoryError:
        verdict = Verdict(NO_ROOM)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:200]
        verdict = Verdict(Sentence("cannot be looked into ({reason}); save it anew", reason=reason))
    fault = None if verdict.fault is None else plain(verdict.fault)
    return json.dumps([fault, [plain(each) for each in verdict.remarks]]).encode("ascii") + b"\n"


def _step_back(nice: int) -> None:
    """Take less of the processor, and a bounded part of the memory, than what is on show."""
    step_back(nice)
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def main() -> None:
    """Answer until the requests end, which they do when the parent is gone."""
    _step_back(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # a library that prints must not spoil an answer
    with suppress(BrokenPipeError):
        for line in sys.stdin.buffer:
            answers.write(answer(line))


if __name__ == "__main__":
    main()
