"""Slips that span lines of YAML: lines that do not line up, and brackets that are never closed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.base.sentences import Sentence
from kiosk.content.yamlslips import Slip

_BLOCK_TEXT = re.compile(r":\s+[|>][-+0-9]*\s*$")
_NAME = re.compile(r"[\"']?([\w-]{1,40})[\"']?\s*:(?:\s|$)")
_BRACKETS = {"[": "]", "{": "}"}
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|(?<=[\[{,:\s])\'(?:[^\']|\'\')*\'|\s#.*')
_ABOVE = 400


@dataclass(frozen=True)
class _Neighbour:
    """Where names or list items of lines above begin."""

    column: int
    line: int
    name: str
    own: int
    """Column of what is called `name`: the neighbour itself, or what it lies below."""


def misplaced(lines: list[str], number: int) -> Iterator[Slip]:
    """The line, with those beside and below it, moved to where lines above begin; the nearest first."""
    margin = _margin(lines[number])
    if _is_blank(lines[number]):
        return
    hanging = _hanging(lines, number)
    while hanging < len(lines) and not _is_blank(lines[hanging]) and _margin(lines[hanging]) == margin > 0:
        hanging = _hanging(lines, hanging)
    for neighbour in sorted(_neighbours(lines, number), key=lambda each: abs(each.column - margin)):
        if neighbour.column != margin:
            moved = tuple(_moved(line, neighbour.column - margin) for line in lines[number:hanging])
            right = _right(neighbour)
            yield Slip(number, margin, _found(margin), right, moved, (neighbour.line, neighbour.own))


def first_misplaced(lines: list[str], number: int) -> Iterator[Slip]:
    """The very first line is indented, while those below are not."""
    first = next((at for at, line in enumerate(lines[:number]) if not _is_blank(line)), number)
    margin = _margin(lines[first]) if first < number else 0
    if margin:
        end = next(
            (at for at in range(first, number) if _margin(lines[at]) < margin and lines[at].strip()), number
        )
        moved = tuple(_moved(line, -margin) for line in lines[first:end])
        yield Slip(first, margin, _found(margin), Sentence("no spaces before it"), moved)


def text_outside(lines: list[str], number: int) -> Iterator[Slip]:
    """The lines of a text below `|` or `>` that stand too far left."""
    head = number
    while head > 0 and not _BLOCK_TEXT.search(lines[head]) and number - head < 60:
        head -= 1
    if head == number or not _BLOCK_TEXT.search(lines[head]):
        return
    own = _margin(lines[head], dashes=True)
    inner = next((_margin(line) for line in lines[head + 1 : number] if line.strip()), own + 2)
    margin = _margin(lines[number])
    if margin >= max(inner, own + 1) or _NAME.match(lines[number].lstrip(" -")):
        return
    inner = max(inner, own + 2)
    end = number
    while end < len(lines) and margin <= _margin(lines[end]) and not _NAME.match(lines[end].lstrip(" -")):
        end += 1
    moved = tuple(" " * inner + line.lstrip() for line in lines[number:end])
    found = Sentence("this line of the text below `{sign}` stands too far left", sign=_sign(lines[head]))
    right = Sentence("spaces before it: {count}, further right than line {line}", count=inner, line=head + 1)
    yield Slip(number, margin, found, right, moved, (head, own))


def _sign(line: str) -> str:
    return line.rstrip(" -+0123456789")[-1]


def unclosed(lines: list[str], first: int, number: int) -> Iterator[Slip]:
    """Brackets opened in the lines from `first` on that are still open at the end of line `number`."""
    opened: list[tuple[str, int, int]] = []
    for at in range(max(first, number - 60), number + 1):
        line = _QUOTED.sub(lambda each: "_" * len(each.group()), lines[at])
        for column, sign in enumerate(line):
            before = line[:column].rstrip()
            if sign in _BRACKETS and (opened or not before or before[-1] in ":-"):
                opened.append((sign, at, column))
            elif sign in "]}" and opened:
                opened.pop()
    if not opened:
        return
    closing = "".join(_BRACKETS[sign] for sign, _, _ in reversed(opened))
    sign, at, column = opened[-1]
    found = (
        Sentence("a list in brackets that is never closed")
        if sign == "["
        else Sentence("a mapping in braces that is never closed")
    )
    right = Sentence("`{sign}` at its end", sign=_BRACKETS[sign])
    lengthened = (*lines[at:number], lines[number].rstrip().rstrip(",") + closing)
    yield Slip(at, column, found, right, lengthened)


def _found(margin: int) -> Sentence:
    if margin == 0:
        return Sentence("the line has no spaces before it, unlike the lines it belongs to")
    if margin == 1:
        return Sentence("the line has one space before it, unlike the lines it belongs to")
    return Sentence("the line has {count} spaces before it, unlike the lines it belongs to", count=margin)


def _right(neighbour: _Neighbour) -> Sentence:
    count, name, line = neighbour.column, neighbour.name, neighbour.line + 1
    if neighbour.own == neighbour.column:
        return Sentence(
            "spaces before it: {count}, like `{name}` on line {line}", count=count, name=name, line=line
        )
    return Sentence(
        "spaces before it: {count}, further right than `{name}` on line {line}",
        count=count,
        name=name,
        line=line,
    )


def _neighbours(lines: list[str], number: int) -> Iterator[_Neighbour]:
    """The places at which lines above have begun and may be gone on with, the nearest line first."""
    lowest, seen = 1 << 30, set()
    for at in range(number - 1, max(-1, number - _ABOVE), -1):
        line = lines[at]
        if _is_blank(line) or _margin(line) > lowest:
            continue
        lowest = _margin(line)
        begins = list(_begins(line, at))
        for each in [*begins, *_below(begins, line)]:
            if each.column not in seen:
                seen.add(each.column)
                yield each
        if lowest == 0 and not line.startswith("-"):
            return


def _begins(line: str, at: int) -> Iterator[_Neighbour]:
    """The names and hyphens with which a line begins."""
    column = _margin(line)
    while line.startswith("- ", column):
        yield _Neighbour(column, at, "-", column)
        column += 1 + len(line[column + 1 :]) - len(line[column + 1 :].lstrip(" "))
    if found := _NAME.match(line, column):
        yield _Neighbour(column, at, found[1], column)


def _below(begins: list[_Neighbour], line: str) -> Iterator[_Neighbour]:
    """What may stand below a name with nothing after its colon."""
    if begins and begins[-1].name != "-" and line.rstrip().endswith(":"):
        last = begins[-1]
        yield _Neighbour(last.column + 2, last.line, last.name, last.column)


def _hanging(lines: list[str], number: int) -> int:
    """The line after those that are indented more than line `number`."""
    margin, end = _margin(lines[number]), number + 1
    while end < len(lines) and (not lines[end].strip() or _margin(lines[end]) > margin):
        end += 1
    return end


def _moved(line: str, by: int) -> str:
    if not line.strip():
        return line
    return " " * by + line if by > 0 else line[min(-by, _margin(line)) :]


def _margin(line: str, dashes: bool = False) -> int:
    return len(line) - len(line.lstrip(" -" if dashes else " "))


def _is_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
