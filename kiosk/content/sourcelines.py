"""The lines of files as somebody sees them in an editor, whatever the encoding and however broken."""

import codecs
import re
from pathlib import Path

MOST_BYTES = 1 << 20
"""So much of a file is read; nobody writes more by hand."""

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class SourceLines:
    """Lines of files, each file read once."""

    def __init__(self) -> None:
        self._files: dict[Path, list[str]] = {}

    def line(self, file: Path, number: int) -> str | None:
        """A line, counted from 1; None where there is none, or the file cannot be read."""
        if file not in self._files:
            self._files[file] = _lines(file)
        lines = self._files[file]
        return lines[number - 1] if 0 < number <= len(lines) else None


def _lines(file: Path) -> list[str]:
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES)
    except OSError:
        return []
    return _BREAK.split(decoded(data))


def decoded(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or a Chinese encoding: what it most probably says. Never raises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if encoding := _without_mark(data[:200]):
        return data.decode(encoding, "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _without_mark(beginning: bytes) -> str:
    """UTF-16 tells itself by every other byte of its Latin letters being 0."""
    if beginning.count(0) * 4 <= len(beginning):
        return ""
    return "utf-16-le" if beginning[1::2].count(0) > beginning[::2].count(0) else "utf-16-be"
