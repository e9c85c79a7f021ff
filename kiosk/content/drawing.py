"""One problem drawn for a terminal: where it is, what was found, the line itself, and what would be right."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.base.sentences import Sentence, told
from kiosk.content.excerpt import cells, excerpt, wrapped
from kiosk.content.model import Place, Problem
from kiosk.content.sourcelines import SourceLines

_COLOURS = {"error": "red", "warning": "yellow"}


@dataclass
class Sheet:
    """What problems are drawn on."""

    folder: Path | None = None
    """Files are named relative to it."""
    language: str = "en"
    width: int = 80
    """Cells of a line."""
    is_terminal: bool = False
    """Whether long sentences are wrapped, which would only disturb a program that reads them."""
    has_colours: bool = False
    lines: SourceLines = field(default_factory=SourceLines)

    def draw(self, problem: Problem) -> str:
        """The problem in several lines."""
        places = [problem.place] if problem.place.line else []
        if problem.also and problem.also.line:
            places.append(problem.also)
        gutter = max((len(str(place.line)) for place in places), default=1) + 2
        parts = [*self._headline(problem), *self._excerpts(problem, places, gutter)]
        for remark in _remarks(problem):
            parts += self._wrapped(self._style(" " * gutter + "= ", fg="cyan"), told(remark, self.language))
        return "\n".join(parts)

    def _headline(self, problem: Problem) -> Iterator[str]:
        severity = told(_SEVERITIES[problem.severity], self.language)
        where = self._style(f"{whereabouts(problem.place, self.folder)}: ", bold=True)
        head = where + self._style(severity, fg=_COLOURS[problem.severity], bold=True)
        return self._wrapped(head, told(problem.found, self.language), indent=2)

    def _excerpts(self, problem: Problem, places: list[Place], gutter: int) -> Iterator[str]:
        """The lines that are meant, from top to bottom, each with what is meant in it."""
        last = 0
        for place in sorted(places, key=lambda each: (each.line, each.column)):
            line = self.lines.line(place.file, place.line)
            if line is None:
                continue
            if last and place.line > last + 1:
                yield self._style(f"{'…':>{gutter}}", fg="cyan")
            seen = excerpt(line, place.column, self.width - gutter - 3)
            if place.line != last:
                yield self._style(f"{place.line:>{gutter}} │ ", fg="cyan") + seen.text
            is_meant = place is problem.place
            sign = ("^" if is_meant else "-") * seen.length
            mark = self._style(sign, fg=_COLOURS[problem.severity] if is_meant else "cyan", bold=is_meant)
            yield self._style(f"{'│':>{gutter + 2}} ", fg="cyan") + " " * seen.start + mark
            last = place.line

    def _wrapped(self, head: str, text: str, indent: int | None = None) -> Iterator[str]:
        """`text` after `head`, in lines of the sheet's width; those that follow stand under its beginning."""
        import click

        begun = cells(click.unstyle(head))
        hanging = begun if indent is None else indent
        if not self.is_terminal or begun + cells(text) <= self.width:
            yield head + text
            return
        lines = wrapped(text, self.width - begun, self.width - hanging)
        yield (head + lines[0]).rstrip()
        yield from (" " * hanging + line for line in lines[1:])

    def _style(self, text: str, *, fg: str | None = None, bold: bool = False) -> str:
        import click

        return click.style(text, fg=fg, bold=bold) if self.has_colours else text


def whereabouts(place: Place, folder: Path | None) -> str:
    """`file:line:column`, the file relative to `folder`; of a file as a whole its name alone."""
    import os

    file = place.file
    if folder is not None and file != folder and file.is_relative_to(folder):
        file = file.relative_to(folder)
    name = file.as_posix() if os.sep == "/" or not file.is_absolute() else str(file)
    return f"{name}:{place.line}:{place.column}" if place.line else name


def _remarks(problem: Problem) -> Iterator[str]:
    if problem.expected:
        yield Sentence("expected: {expected}", expected=problem.expected)
    if problem.nearest:
        yield Sentence("did you mean `{nearest}`?", nearest=problem.nearest)


_SEVERITIES = {"error": Sentence("error: "), "warning": Sentence("warning: ")}
