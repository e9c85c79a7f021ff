"""Errors as they are logged: each once with its traceback, then only how often it has come again."""

import logging
from collections import Counter

log = logging.getLogger(__name__)

Kind = tuple[str, str, str, int]
"""Where in the exhibition, the sort of error, and the file and line that it was raised in."""


class Mishaps:
    """Of one version of an exhibition: another one may have mended what was wrong."""

    def __init__(self) -> None:
        self._met: Counter[Kind] = Counter()

    def report(self, where: str, error: Exception, then: str) -> None:
        """`where` names what has failed, as the log does; `then` says what has become of it.

        What has failed before in the same way is told after 10, 100, 1,000 … times, without its traceback.
        """
        kind = _kind(where, error)
        self._met[kind] += 1
        times = self._met[kind]
        if times == 1:
            log.error("%s failed and %s", where, then, exc_info=error)
        elif str(times).strip("0") == "1":
            log.error("%s has failed %d times: %r", where, times, error)

    def times(self, where: str) -> int:
        """How often that has failed."""
        return sum(times for (place, *_), times in self._met.items() if place == where)


def _kind(where: str, error: Exception) -> Kind:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    file, line = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ("", 0)
    return where, type(error).__name__, file, line
