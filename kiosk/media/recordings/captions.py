"""Reads captions and transcripts: WebVTT, as far as an exhibition needs it, by the grammar of the W3C.

Of the registry's readers none tells the line of a mistake, which `check` owes the curator.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kiosk.base.sentences import Sentence
from kiosk.media.fault import EMPTY, MediaError, unreadable

_TIME = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")
_TIMING = re.compile(rf"({_TIME.pattern})[ \t]+-->[ \t]+({_TIME.pattern})(?:[ \t].*)?")
_SRT_TIMING = re.compile(r"\d{1,2}:\d{2}:\d{2},\d{3} *--> *\d{1,2}:\d{2}:\d{2},\d{3}")
_TAG = re.compile(r"<[^>]*>")
_NO_CUES = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t].*)?")
_MOST_BYTES = 1 << 20


class CaptionsError(MediaError):
    """Captions that cannot be read; the sentence says in which line."""


class _Mistake(Exception):
    """What is wrong in a line, counted from 1."""

    def __init__(self, line: int, fault: Sentence) -> None:
        self.fault = Sentence("line {line}: {fault}", line=line, fault=fault)
        super().__init__(self.fault)


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
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise CaptionsError(path, unreadable(error)) from error
    if not data:
        raise CaptionsError(path, EMPTY)
    if len(data) > _MOST_BYTES:
        raise CaptionsError(path, Sentence("more than 1 MiB of captions; choose the file of captions alone"))
    try:
        return parse_captions(_decoded(data))
    except _Mistake as mistake:
        raise CaptionsError(path, mistake.fault) from None


def _decoded(data: bytes) -> str:
    """The text of a file. Raises `_Mistake` with the line of what is no UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Mistake(1, Sentence("not UTF-8 but UTF-16; save the captions as UTF-8"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.split(rb"\r\n|\r|\n", data[: error.start]))
        raise _Mistake(line, Sentence("not UTF-8; save the captions as UTF-8")) from error


def parse_captions(text: str) -> tuple[Cue, ...]:
    """The cues of a WebVTT text. Raises `_Mistake`. https://www.w3.org/TR/webvtt1/#file-structure."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise _Mistake(1, _not_vtt(lines))
    if len(lines) > 1 and "-->" in lines[1]:
        raise _Mistake(2, Sentence("an empty line should stand between `WEBVTT` and the first cue"))
    cues = [_cue(block, at) for block, at in _blocks(lines) if not _NO_CUES.fullmatch(block[0])]
    if not cues:
        raise _Mistake(1, Sentence("no cue follows; a cue is a line of two times, and below it the words"))
    for (at, before), (_, cue) in pairwise(cues):
        if cue.start < before.start:
            raise _Mistake(at, Sentence("this cue starts later than the one that follows; put them in order"))
    return tuple(cue for _, cue in cues)


def _not_vtt(lines: Sequence[str]) -> Sentence:
    """What to say of a text that does not begin as it should."""
    if any(_SRT_TIMING.match(line) for line in lines[:10]):
        return Sentence(
            "should be `WEBVTT`; these are captions of the kind SRT, save them as WebVTT (.vtt) in"
            " the program for captions"
        )
    return Sentence("should be `WEBVTT`, and an empty line should follow")


def inspect(path: Path) -> Sentence | None:
    """A sentence saying what is wrong with a file of captions, or None."""
    try:
        read_captions(path)
    except CaptionsError as error:
        return error.fault
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
        raise _Mistake(
            at, Sentence("neither a cue with its times nor a NOTE; no empty line may stand within a cue")
        )
    at += timed
    timing = _TIMING.fullmatch(block[timed].strip())
    if not timing:
        raise _Mistake(at, Sentence("times should be written `00:01.000 --> 00:04.500`"))
    start, end = _seconds(timing[1]), _seconds(timing[6])
    if end <= start:
        raise _Mistake(at, Sentence("the cue ends before it starts; the second time should be the later one"))
    words = "\n".join(html.unescape(_TAG.sub("", line)).strip() for line in block[timed + 1 :])
    if not words:
        raise _Mistake(at, Sentence("a cue without words; write them in the line below, or delete the cue"))
    return at, Cue(start, end, words)


def _seconds(written: str) -> float:
    match = _TIME.fullmatch(written)
    assert match
    hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
