"""What a YAML parser's error means to somebody who writes about museums."""

import re
from pathlib import Path
from typing import Any

from kiosk.content.model import Place, Problem

_CHINESE_COLON = re.compile(r"^\s*(?:- +)*[\w-]{1,30}(：)")
_NO_SPACE = re.compile(r"^\s*(?:- +)*[A-Za-z][\w-]*(:)[^\s:/]")
_TAB = re.compile(r"^ *(\t)")

_HINTS = (
    (_TAB, "a tab at the start of a line", "spaces"),
    (_CHINESE_COLON, "a Chinese colon (：) after a name", "an ASCII colon and a space (`: `)"),
    (_NO_SPACE, "a colon without a space after the name", "a colon and a space (`: `)"),
)

_SENTENCES = {
    "mapping values are not allowed": (
        "a second colon in one line, or a line indented differently from its neighbours",
        "text with a colon in quotes, and the same indentation for all keys of a block",
    ),
    "cannot start any token": ("a text that begins with a special character", "the text in quotes"),
    "did not find expected '-' indicator": (
        "a line of this list does not begin with `- `",
        "the same indentation",
    ),
    "did not find expected key": (
        "a line is indented differently from its neighbours",
        "the same indentation",
    ),
    "found unexpected end of stream": (
        "a quotation mark that is never closed",
        "the same quotation mark at the end",
    ),
    "unknown escape character": (
        "a backslash in a text in double quotes",
        "single quotes, or two backslashes",
    ),
    "did not find expected ',' or ']'": ("a list in brackets that is never closed", "`]`"),
    "did not find expected ',' or '}'": ("a mapping in braces that is never closed", "`}`"),
    "did not find expected node content": (
        "a list in brackets that is never closed, or a comma or bracket too many",
        "text with such characters in quotes",
    ),
    "could not find expected ':'": ("a line without a colon", "`name: text`"),
}


def explain(error: Any, text: str, file: Path) -> Problem:
    """The problem behind a `yaml.MarkedYAMLError` met in `text`, at the place where it can be mended."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Place(file), "error", f"this is not readable as YAML ({error.problem})")
    return _hint(error, text, mark.line, file) or _sentence(error, mark, file)


def _hint(error: Any, text: str, line: int, file: Path) -> Problem | None:
    """A usual slip in the lines that the parser speaks of, or in the one before."""
    first = max(0, min(error.context_mark.line if error.context_mark else line, line) - 1)
    lines = text.splitlines()
    for number in range(line, max(first, line - 20) - 1, -1):
        written = lines[number] if number < len(lines) else ""
        for pattern, found, expected in _HINTS:
            if match := pattern.search(written):
                return Problem(Place(file, number + 1, match.start(1) + 1), "error", found, expected)
    return None


def _sentence(error: Any, mark: Any, file: Path) -> Problem:
    said = str(error.problem or error.context or "")
    found, expected = f"this is not readable as YAML ({said})", ""
    for part, sentences in _SENTENCES.items():
        if part in said:
            found, expected = sentences
    start = error.context_mark if error.context_mark and "never closed" in found else mark
    return Problem(Place(file, start.line + 1, start.column + 1), "error", found, expected)
