"""Usual slips in one line of YAML, each with the line as it would be without the slip."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.base.sentences import Sentence
from kiosk.content.unseen import named


@dataclass(frozen=True)
class Slip:
    """What may be wrong in a line. `line` and `column` count from 0."""

    line: int
    column: int
    found: str
    expected: str
    repaired: tuple[str, ...]
    """What would stand instead, from `line` on."""
    also: tuple[int, int] | None = None
    """Line and column of what it should have been like."""


Found = tuple[int, str, str, str]
"""Column, what was found, what would be right, and the line repaired."""

_NAME = r"[A-Za-z][\w-]*"
_BEGINS = r"^\s*(?:-\s+)*"
_MARGIN_TAB = re.compile(r"^[ \-]*(\t)")
_MARGIN_ODD = re.compile("^(?:[ ]*(?:- +)*)([\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff])")
_CHINESE_COLON = re.compile(rf"(?:{_BEGINS}|[{{,，]\s*)[\w-]{{1,30}}(\s*：\s*)")
_CLOSE_COLON = re.compile(rf"(?:{_BEGINS}|[{{,]\s*){_NAME}(:[\u3000\u00a0]*)(?![\s/:]|$)")
_CLOSE_DASH = re.compile(r"^\s*(?:- +)*([－—–•·●]\s*|\*\s+|-[\u3000\u00a0]*)(?![\s-])")
_WIDE_SIGNS = str.maketrans("，［］｛｝＃“”＂‘’＇：", ",[]{}#\"\"\"''':")
_FULL_WIDTH = re.compile("[，［］｛｝＃“”＂‘’＇]")
_VALUE = re.compile(r"^(\s*(?:-\s+)*(?:[\"']?[\w-]+[\"']?:\s+|(?<=-\s)))(\S.*?)\s*$")
_FLOW_VALUE = re.compile(rf"[{{,]\s*{_NAME}:\s+([^\s\"'{{\[,][^,}}\]]*)")
_FLOW_QUOTE = re.compile(rf"[{{\[,]\s*(?:{_NAME}:\s+)?([\"'])([^\"']*?)(?=\s*(?:,\s*{_NAME}:\s|[\]}}]))")
_NO_COLON = re.compile(r"^(\s*(?:-\s+)*)([a-z][a-z0-9-]*)(\s+\S.*|\s*)$")
USUAL = frozenset(
    re.findall(
        r"\w+",
        "title lead subtitle credit hero src tall alt focus pages id blocks kind text body caption sources "
        "zh en ja ko ar",
    )
)
"""Names that are much used."""

_SPECIAL = "@`%*&!|>[]{},?"
_CLOSERS = {"[": "]", "{": "}"}
_SAME_QUOTE = {"“": '"', "”": '"', "＂": '"', "‘": "'", "’": "'", "＇": "'"}


def slips(lines: list[str], number: int, known: frozenset[str]) -> Iterator[Slip]:
    """What may be wrong in a line, the likeliest first; `known` names make a missing colon likelier."""
    line = lines[number]
    for find in _FINDERS:
        for column, found, expected, repaired in find(line):
            yield Slip(number, column, found, expected, (repaired,))
    if (found_name := _NO_COLON.match(line)) and found_name[2] in known:
        yield from _missing_colon(number, found_name)


def unlikely_slips(lines: list[str], number: int) -> Iterator[Slip]:
    """What is wrong in a line only if nothing else is."""
    if found := _NO_COLON.match(lines[number]):
        yield from _missing_colon(number, found)


def _missing_colon(number: int, found: re.Match[str]) -> Iterator[Slip]:
    repaired = f"{found[1]}{found[2]}:{found[3]}"
    said = Sentence("there is no colon after `{name}`", name=found[2])
    yield Slip(
        number, found.end(2), said, Sentence("a colon and a space: `{name}: `", name=found[2]), (repaired,)
    )


def _tab(line: str) -> Iterator[Found]:
    if found := _MARGIN_TAB.match(line):
        body = line.lstrip(" \t")
        margin = line[: len(line) - len(body)]
        for width in (2, 4, 8, 1):
            yield (
                found.start(1),
                Sentence("a tab at the start of a line"),
                Sentence("spaces"),
                margin.replace("\t", " " * width) + re.sub(r"^((?:- *)*)\t+", r"\1 ", body),
            )


def _odd_margin(line: str) -> Iterator[Found]:
    if found := _MARGIN_ODD.match(line):
        body = line.lstrip(" \u00a0\u200b\u3000\ufeff" + found[1])
        for width in (1, 2, 0):
            margin = "".join(" " if each == " " else " " * width for each in line[: len(line) - len(body)])
            said = Sentence("{what} at the start of a line", what=named(found[1]))
            yield found.start(1), said, Sentence("spaces"), margin + body


def _colon(line: str) -> Iterator[Found]:
    if found := _CHINESE_COLON.search(line):
        repaired = _CHINESE_COLON.sub(lambda each: each.group().replace(each[1], ": "), line)
        at = found.start(1) + found[1].index("：")
        yield at, CHINESE_COLON, A_COLON, repaired
    if found := _CLOSE_COLON.search(line):
        repaired = _CLOSE_COLON.sub(lambda each: each.group().removesuffix(each[1]) + ": ", line)
        wide = found[1][1:]
        said = Sentence("{what} after a colon", what=named(wide[0])) if wide else CLOSE_COLON
        yield found.start(1) + len(wide[:1]), said, A_COLON, repaired


CHINESE_COLON = Sentence("a Chinese colon (：) after a name")
CLOSE_COLON = Sentence("a colon without a space after the name")
A_COLON = Sentence("an ASCII colon and a space (`: `)")


def _wide_signs(line: str) -> Iterator[Found]:
    if found := _FULL_WIDTH.search(line):
        said = Sentence("a Chinese sign ({sign}) in the place of a sign of YAML", sign=found.group())
        right = Sentence("the same sign in half width: `{sign}`", sign=found.group().translate(_WIDE_SIGNS))
        repaired = re.sub("[,:](?=[^ ])", r"\g<0> ", line.translate(_WIDE_SIGNS))
        yield found.start(), said, right, repaired


def _dash(line: str) -> Iterator[Found]:
    if found := _CLOSE_DASH.match(line):
        mark = found[1].strip()
        said = (
            Sentence("a list item without a space after the hyphen")
            if mark == "-"
            else Sentence("`{sign}` before a list item", sign=mark)
        )
        yield found.start(1), said, A_HYPHEN, f"{line[: found.start(1)]}- {line[found.end(1) :]}"


A_HYPHEN = Sentence("a hyphen and a space (`- `)")


def _quotes(line: str) -> Iterator[Found]:
    found = _VALUE.match(line)
    if not found or found[2][0] not in "\"'":
        return
    before, value, quote = found[1], found[2], found[2][0]
    closed = re.match(r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'", value)
    if closed and closed.end() < len(value):
        yield from _closed_early(before, value, closed.end())
    elif not closed and value[-1] in _SAME_QUOTE and len(value) > 1:
        said = Sentence("a text that begins with {quote} and ends with {end}", quote=quote, end=value[-1])
        yield len(before), said, Sentence("{quote} at the end", quote=quote), before + value[:-1] + quote
    elif not closed:
        said = Sentence("a quotation mark that is never closed")
        yield (
            len(before),
            said,
            Sentence("{quote} at the end of the text", quote=quote),
            before + value + quote,
        )
        if end := re.search(r"[,}\]\s]+$", value):
            yield (
                len(before),
                said,
                Sentence("{quote} at the end of the text", quote=quote),
                before + value[: end.start()] + quote + end.group(),
            )
    if quote == '"' and (escape := re.search(r"(?<!\\)(?:\\\\)*(\\)(?![\\\"/abefnrtvxuUNLP_0 \t])", value)):
        said = Sentence("a backslash in a text in double quotes")
        right = Sentence("single quotes, or two backslashes")
        yield len(before) + escape.start(1), said, right, before + re.sub(r"\\+", r"\\\\", value)


def _closed_early(before: str, value: str, end: int) -> Iterator[Found]:
    said = Sentence("the text goes on after the closing quotation mark")
    if value[0] == "'":
        right = Sentence("an apostrophe inside written twice (''), or the whole text in double quotes")
    else:
        right = Sentence("the whole text in single quotes: '…', or “ ” inside")
    yield len(before) + end, said, right, before + quoted(value)


def quoted(text: str) -> str:
    """`text` as it stands, in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def _special(line: str) -> Iterator[Found]:
    found = _VALUE.match(line)
    if not found or found[2][0] in "\"'":
        return
    before, value = found[1], found[2]
    if value.startswith("- "):
        said = Sentence("a list item on the line of its name")
        yield (
            len(before),
            said,
            Sentence("each `- ` on a line of its own below the name"),
            before + quoted(value),
        )
    elif value[0] in "[{" and (extra := _surplus(value)):
        said = Sentence("a bracket too many")
        yield (
            len(before) + extra,
            said,
            Sentence("as many brackets closed as opened"),
            before + value[:extra] + value[extra + 1 :],
        )
    if value[0] in _SPECIAL and (value[0] not in "[{" or _is_closed(value)):
        said = Sentence("a text that begins with {sign}", sign=value[0])
        yield len(before), said, Sentence("the text in quotes: '…'"), before + quoted(value)
    elif value[0] not in "[{" and (colon := re.search(r":(?=\s|$)", value)):
        said = Sentence("a second colon in the line: a colon and a space end a name")
        right = Sentence("the text in quotes: '…', or the Chinese colon ： in a Chinese text")
        yield len(before) + colon.start(), said, right, before + quoted(value)
    if hash_sign := re.search(r"\s(#)", value):
        at = len(before) + hash_sign.start(1)
        yield at, CUT_OFF, Sentence("the text in quotes: '…'"), f"{line[:at]}_{line[at + 1 :]}"


CHINESE_COMMA = Sentence("a Chinese comma (，) does not part the entries of a list or mapping")
A_COMMA = Sentence("an ASCII comma and a space (`, `)")
CUT_OFF = Sentence("what comes after ` #` counts as a remark and is not shown")


def _is_closed(value: str) -> bool:
    """Whether a text has as many brackets closed as opened before a remark."""
    value = re.split(r"\s#", value)[0]
    return value.count("[") == value.count("]") and value.count("{") == value.count("}")


def _surplus(value: str) -> int:
    """Where a bracket is closed that was not opened; 0 where none is."""
    opened: list[str] = []
    for at, sign in enumerate(value):
        if sign in _CLOSERS:
            opened.append(_CLOSERS[sign])
        elif sign in "]}" and (not opened or opened.pop() != sign):
            return at
    return 0


def _flow(line: str) -> Iterator[Found]:
    for found in _FLOW_VALUE.finditer(line):
        value = found[1].rstrip()
        start = found.start(1)
        rest = line[start + len(value) :]
        if wide := re.search(rf"，(?=\s*{_NAME}\s*[:：])", value):
            at = start + wide.start()
            yield at, CHINESE_COMMA, A_COMMA, f"{line[:at]}, {line[at + 1 :]}"
        if comma := re.search(rf"\s+(?={_NAME}:\s)", value):
            said = Sentence("there is no comma between two entries in braces")
            at = start + comma.start()
            yield at, said, Sentence("a comma: `, `"), f"{line[:at]}, {line[start + comma.end() :]}"
        if value[0] in _SPECIAL:
            said = Sentence("a text that begins with {sign}", sign=value[0])
            yield start, said, Sentence("the text in quotes: '…'"), line[:start] + quoted(value) + rest
        elif colon := re.search(r":(?=\s|$)", value):
            said = Sentence("a second colon in the line: a colon and a space end a name")
            right = Sentence("the text in quotes: '…', or the Chinese colon ： in a Chinese text")
            yield start + colon.start(), said, right, line[:start] + quoted(value) + rest


def _flow_quotes(line: str) -> Iterator[Found]:
    """A quotation mark inside brackets that is not closed before the next entry."""
    for found in _FLOW_QUOTE.finditer(line):
        said = Sentence("a quotation mark that is never closed")
        right = Sentence("{quote} at the end of the text", quote=found[1])
        yield found.start(1), said, right, line[: found.end(2)] + found[1] + line[found.end(2) :]


_FINDERS: tuple[Callable[[str], Iterator[Found]], ...] = (
    _tab,
    _odd_margin,
    _colon,
    _dash,
    _quotes,
    _flow,
    _flow_quotes,
    _special,
    _wide_signs,
)
