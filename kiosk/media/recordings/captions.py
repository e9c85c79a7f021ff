"""Reads captions and transcripts: WebVTT, as far as an exhibition needs it, by the grammar of the W3C.

Of the registry's readers none tells the line of a mistake, which `check` owes the curator.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kiosk.base.errors import KioskError

_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_TIMING = re.compile(rf"({_TIME.pattern})[ \t]+-->[ \t]+({_TIME.pattern})(?:[ \t].*)?")
_TAG = re.compile(r"<[^>]*>")
_NO_CUES = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t].*)?")
_MOST_BYTES = 1 << 20


class CaptionsError(KioskError):
    """Captions that cannot be read; the text names the file and the line."""


@dataclass(frozen=True)
class Cue:
    """What is said or heard from `start` until `end`, in seconds."""

    start: float
    end: float
    text: str
    """One or several lines, without markup."""


def read_captions(path: Path) -> tuple[Cue, ...]:
    """The cues of a file in order of their start. Raises `CaptionsError` at the first mistake."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaptionsError(f"{path}: cannot be read ({error.strerror})") from error
    if not data:
        raise CaptionsError(f"{path}: an empty file of 0 bytes")
    if len(data) > _MOST_BYTES:
        raise CaptionsError(f"{path}: more than 1 MiB of captions")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CaptionsError(f"{path}: line {line}: not UTF-8") from error
    try:
        return parse_captions(text)
    except CaptionsError as error:
        raise CaptionsError(f"{path}: {error}") from None


def parse_captions(text: str) -> tuple[Cue, ...]:
    """The cues of a WebVTT text. Raises `CaptionsError`. https://www.w3.org/TR/webvtt1/#file-structure."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise CaptionsError("line 1: should be `WEBVTT`")
    if len(lines) > 1 and "-->" in lines[1]:
        raise CaptionsError("line 2: an empty line should stand between `WEBVTT` and the first cue")
    cues = [_cue(block, at) for block, at in _blocks(lines) if not _NO_CUES.fullmatch(block[0])]
    if not cues:
        raise CaptionsError("line 1: no cue follows")
    for (at, before), (_, cue) in pairwise(cues):
        if cue.start < before.start:
            raise CaptionsError(f"line {at}: this cue starts later than the one that follows")
    return tuple(cue for _, cue in cues)


def inspect(path: Path) -> str | None:
    """A sentence saying what is wrong with a file of captions, or None."""
    try:
        read_captions(path)
    except CaptionsError as error:
        return str(error)
    return None


def cue_at(cues: Sequence[Cue], seconds: float) -> int | None:
    """Which cue is said at a time; of several the one that started last."""
    now = [number for number, cue in enumerate(cues) if cue.start <= seconds < cue.end]
    return now[-1] if now else None


def _blocks(lines: Sequence[str]) -> Iterator[tuple[list[str], int]]:
    """What empty lines part from one another below the head, each with the number of its first line."""
    head = lines.index("") if "" in lines else len(lines)
    block: list[str] = []
    for number, line in enumerate([*lines[head:], ""], head + 1):
        if line.strip():
            block.append(line)
        elif block:
            yield block, number - len(block)
            block = []


def _cue(block: Sequence[str], at: int) -> tuple[int, Cue]:
    """The line of its times, and the cue."""
    timed = 0 if "-->" in block[0] else 1
    if timed >= len(block) or "-->" not in block[timed]:
        raise CaptionsError(f"line {at}: neither a cue with its times nor a NOTE")
    at += timed
    timing = _TIMING.fullmatch(block[timed].strip())
    if not timing:
        raise CaptionsError(f"line {at}: times should be written `00:01.000 --> 00:04.500`")
    start, end = _seconds(timing[1]), _seconds(timing[6])
    if end <= start:
        raise CaptionsError(f"line {at}: the cue ends before it starts")
    words = "\n".join(html.unescape(_TAG.sub("", line)).strip() for line in block[timed + 1 :])
    if not words:
        raise CaptionsError(f"line {at}: a cue without words")
    return at, Cue(start, end, words)


def _seconds(written: str) -> float:
    match = _TIME.fullmatch(written)
    assert match
    hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
