"""Tells staff what in an exhibition's folder keeps it from being shown; visitors never see it."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.base.atomic import write_atomically
from kiosk.base.sentences import Sentence, told
from kiosk.commands.publishing.beside import name_of_kiosk
from kiosk.commands.publishing.notice import as_file
from kiosk.content.drawing import Sheet
from kiosk.content.model import Problem
from kiosk.content.problems import count, errors, in_order, one_line
from kiosk.content.sourcelines import SourceLines

log = logging.getLogger(__name__)

NAME = "kiosk-report.txt"
"""It lies in the folder, beside exhibits/ and assets/."""
MOST = 100
"""So many problems are drawn; who mends these sees the next."""


class StaffReport:
    """A text file in the folder while that has errors, and a line in the log when they change."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = datetime.now) -> None:
        self._folder, self._now = folder, now
        self._file = folder / NAME
        self._known: tuple[Problem, ...] | None = None

    def tell(self, problems: Iterable[Problem], shown: datetime | None) -> None:
        """What was found in the folder as it is; on the screen is what was there at `shown`, local time.

        None: there was never a state without errors. A folder that is read-only, or gone, is left alone.
        """
        listed = in_order(problems)
        if not errors(listed):
            self._withdraw()
        elif listed != self._known or not self._file.exists():
            if listed != self._known:
                self._log(listed, shown)
            self._known = listed
            self._lay(listed, shown)

    def _log(self, problems: Sequence[Problem], shown: datetime | None) -> None:
        wrong = errors(problems)
        stays = (
            f"what was there at {shown:%Y-%m-%d %H:%M} stays"
            if shown
            else "there was none without errors before"
        )
        log.warning(
            "%s is not shown: %s, the first in %s; %s",
            self._folder, count(problems), one_line(wrong[0], self._folder), stays,
        )  # fmt: skip

    def _withdraw(self) -> None:
        if self._known:
            log.warning("%s is without errors again", self._folder)
        self._known = None
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _lay(self, problems: Sequence[Problem], shown: datetime | None) -> None:
        source = SourceLines()
        notice = as_file(lambda language: self._lines(problems, shown, source, language))
        with suppress(OSError):
            if self._folder.is_dir():  # else it would be made anew, where a stick was pulled out
                write_atomically(self._file, notice, durable=False)

    def _lines(
        self, problems: Sequence[Problem], shown: datetime | None, source: SourceLines, language: str
    ) -> Iterator[str]:
        def say(sentence: Sentence) -> str:
            return told(sentence, language)

        yield say(Sentence("What the kiosk found in this folder"))
        when = f"{self._now():%Y-%m-%d %H:%M}"
        yield say(Sentence("{when}, kiosk {kiosk}", when=when, kiosk=name_of_kiosk()))
        yield ""
        yield say(Sentence("NOT SHOWN: {count}.", count=count(problems)))
        yield say(_stays(shown))
        yield ""
        yield say(Sentence("Everything that was found (each error has to be mended):"))
        yield ""
        sheet = Sheet(self._folder, language, lines=source)
        yield "\n\n".join(sheet.draw(problem) for problem in problems[:MOST])
        if len(problems) > MOST:
            yield say(Sentence("and {count} more", count=len(problems) - MOST))
        yield ""
        yield say(Sentence("What to do next"))
        for step in _STEPS:
            yield f"- {say(step)}"


def _stays(shown: datetime | None) -> Sentence:
    if shown is None:
        return Sentence("There is nothing better to show: what is wrong is left out on the screen.")
    return Sentence(
        "The screen goes on showing what was there on {when}: visitors see nothing of this.",
        when=f"{shown:%Y-%m-%d %H:%M}",
    )


_STEPS = (
    Sentence("Mend each error where it is told, and save the file."),
    Sentence("The kiosk looks by itself: without errors the new state is shown, and this report goes away."),
)
