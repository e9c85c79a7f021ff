"""What can be read as YAML and is hardly meant so: text that is lost, or signs of YAML typed in Chinese."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from kiosk.base.sentences import Sentence
from kiosk.content.unseen import HIDDEN, hidden_in, named
from kiosk.content.yamlslips import (
    A_COLON,
    A_COMMA,
    A_HYPHEN,
    CHINESE_COLON,
    CHINESE_COMMA,
    CLOSE_COLON,
    CUT_OFF,
    USUAL,
)

MAX_NAME = 100

_OPENING = "“‘「『＂＇”’"
_CLOSING = "”’」』＂＇\"'"
_NAME_COLON = re.compile(r"^[ \t]*(?:- +)*[a-z][a-z0-9_-]{0,29}(：)", re.MULTILINE)
_CLOSE_COLON = re.compile(rf"^[ \t]*(?:- +)*(?:{'|'.join(sorted(USUAL))})(:)[^\s/]", re.MULTILINE)
_KEY_COLON = re.compile(r"^[A-Za-z][\w-]*([：:])")
_HYPHENS = re.compile(r"[ \t]*([－•·●○▪◦—–]|-(?=[^\s\d-]))")
_LANGUAGE = re.compile(r"[ \t]*([a-z]{2}(?:-[A-Za-z]{2,4})?)[ \t]+\S")
_CUT = re.compile(r"[ \t]+(#)(?:\S|[ \t]*\d{1,4}[ \t]*$)", re.MULTILINE)
_ITEMS = re.compile(r"[\w./%“”\"-]+(?:(，)[\w./%“”\"-]+)+", re.ASCII)
_QUOTED = Sentence("the text in quotes: '…'")


@dataclass(frozen=True)
class Doubt:
    """What is wrong with a text or name, and where; lines and columns count from 0."""

    line: int
    column: int
    severity: Literal["error", "warning"]
    found: str
    expected: str
    nearest: str = ""


def doubts_of_key(text: str, event: Any) -> Iterator[Doubt]:
    """Why a name cannot be meant so; nothing for the plain names that all are."""
    key: str = event.value
    if key.isascii() and len(key) <= MAX_NAME and ":" not in key:
        return
    mark, raw = event.start_mark, _raw(text, event)
    if hidden := HIDDEN.search(raw):
        yield _at(mark, raw, hidden.start(), "error", named(hidden.group()), Sentence("delete it"))
    if key != key.strip():
        yield _spaced(mark, key, raw)
    if len(key) > MAX_NAME:
        found = Sentence("a name of {count:,} characters", count=len(key))
        yield Doubt(mark.line, mark.column, "error", found, Sentence("at most {most}", most=MAX_NAME))
    if not event.style and (colon := _KEY_COLON.match(key)):
        found = CHINESE_COLON if colon[1] == "：" else CLOSE_COLON
        yield _at(mark, raw, colon.start(1), "error", found, A_COLON)
    usual = unicodedata.normalize("NFKC", key).strip(_OPENING + _CLOSING)
    if usual != key and usual.isascii():
        found = Sentence("the name `{name}` has signs of full width or quotation marks", name=key)
        yield Doubt(mark.line, mark.column, "error", found, Sentence("plain letters"), usual)


def _spaced(mark: Any, key: str, raw: str) -> Doubt:
    inner = key.strip()
    at = 0 if key[0] != inner[:1] else len(key.rstrip())
    found = Sentence("{what} beside a name", what=named(key[at]))
    return _at(mark, raw, at, "error", found, Sentence("plain spaces before a name, and none behind it"))


def doubts_of_text(text: str, event: Any, *, in_list: bool) -> Iterator[Doubt]:
    """Why a text is hardly meant so."""
    value: str = event.value
    if not value.isascii() and HIDDEN.search(value):
        yield from _hidden(text, event)
    if event.style:
        return
    yield from _cut_off(text, event)
    if not value:
        return
    mark = event.start_mark
    if value[0] in _OPENING and value[-1] in _CLOSING and len(value) > 1:
        yield from _chinese_quotes(event)
    if (value[0], value[-1]) in (("［", "］"), ("｛", "｝")):
        found = Sentence("brackets of full width are shown as text: {sign}", sign=value[0] + value[-1])
        yield Doubt(mark.line, mark.column, "warning", found, Sentence("half width for lists: [ ] and {{ }}"))
    if in_list and _ITEMS.fullmatch(value):
        yield _at(mark, _raw(text, event), value.index("，"), "error", CHINESE_COMMA, A_COMMA)
    if _stands_alone(text, mark):
        yield from _structure(text, event)


def _hidden(text: str, event: Any) -> Iterator[Doubt]:
    if found := hidden_in(event.value):
        raw = _raw(text, event)
        at = max(0, raw.find(found.group()))
        said = Sentence("{what} in a text", what=named(found.group()))
        yield _at(event.start_mark, raw, at, "warning", said, Sentence("delete it, and type the text anew"))


def _cut_off(text: str, event: Any) -> Iterator[Doubt]:
    end = event.end_mark.index
    if end < len(text) and (cut := _CUT.match(text, end)):
        column = event.end_mark.column + cut.start(1) - end
        yield Doubt(event.end_mark.line, column, "warning", CUT_OFF, _QUOTED)


def _chinese_quotes(event: Any) -> Iterator[Doubt]:
    value, mark = event.value, event.start_mark
    inner = value[1:-1]
    # 「 」 are hardly typed for ASCII quotation marks, but around names and paths they are never meant.
    if any(sign in _OPENING + _CLOSING for sign in inner) or (value[0] in "「『" and not inner.isascii()):
        return
    said = Sentence("the quotation marks {signs} are shown as part of the text", signs=value[0] + value[-1])
    right = Sentence("the text without them; or, if they are meant, all of it in quotes: '…'")
    yield Doubt(mark.line, mark.column, "warning", said, right)


def _stands_alone(text: str, mark: Any) -> bool:
    """Whether a text begins on a line of its own, as names and list items do."""
    return not text[text.rfind("\n", 0, mark.index) + 1 : mark.index].strip(" -")


def _structure(text: str, event: Any) -> Iterator[Doubt]:
    """A text of which each line looks like a name or a list item."""
    raw, mark = _raw(text, event), event.start_mark
    lines = raw.split("\n")
    if colon := _NAME_COLON.search(raw):
        yield _at(mark, raw, colon.start(1), "error", CHINESE_COLON, A_COLON)
    elif colon := _CLOSE_COLON.search(raw):
        yield _at(mark, raw, colon.start(1), "error", CLOSE_COLON, A_COLON)
    hyphens = [_HYPHENS.match(line) for line in lines]
    if hyphens[0] and all(hyphens) and (len(lines) > 1 or hyphens[0][1] not in "—–"):
        found = Sentence("`{sign}` at the start of a line makes no list item", sign=hyphens[0][1])
        yield _at(mark, raw, hyphens[0].start(1), "warning", found, A_HYPHEN)
    languages = [_LANGUAGE.match(line) for line in lines]
    names = {found[1] for found in languages if found}
    if len(lines) > 1 and len(names) == len(lines):
        found = Sentence("there is no colon after `{name}`", name=lines[0].split()[0])
        right = Sentence("a colon and a space: `{name}: `", name=lines[0].split()[0])
        yield _at(mark, raw, len(lines[0].split()[0]), "warning", found, right)


def _raw(text: str, event: Any) -> str:
    return text[event.start_mark.index : event.end_mark.index]


def _at(
    mark: Any, raw: str, at: int, severity: Literal["error", "warning"], found: str, expected: str
) -> Doubt:
    """A doubt at character `at` of what is written from `mark` on."""
    newlines = raw.count("\n", 0, at)
    column = at - raw.rfind("\n", 0, at) - 1 if newlines else mark.column + at
    return Doubt(mark.line + newlines, column, severity, found, expected)
