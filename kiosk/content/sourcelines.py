"""The lines of files as somebody sees them in an editor, whatever the encoding and however broken."""

from pathlib import Path

from kiosk.content.encodings import lines_of

MOST_BYTES = 1 << 20
"""So much of a file is read; nobody writes more by hand."""


class SourceLines:
    """Lines of files, each file read once."""

    def __init__(self) -> None:
        self._files: dict[Path, list[str]] = {}

    def line(self, file: Path, number: int) -> str | None:
        """A line, counted from 1; None where there is none, or the file cannot be read."""
        if number < 1:
            return None
        if file not in self._files:
            self._files[file] = _lines(file)
        lines = self._files[file]
        return lines[number - 1] if number <= len(lines) else None


def _lines(file: Path) -> list[str]:
    try:
        with file.open("rb") as opened:
            return lines_of(opened.read(MOST_BYTES))
    except OSError:
        return []
