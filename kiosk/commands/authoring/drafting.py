"""Writes a draft as commented YAML: what is filled in, and as comments whatever may be written besides.

A comment that explains begins with `# `; a line that counts once its `#` is gone has its name right behind.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

import yaml

from kiosk.base.sentences import Sentence, told, translated
from kiosk.commands.authoring.standins import WORDS, Standins, Words
from kiosk.content.describing import Described

WIDEST = 100
"""Characters of a line of comment; a Chinese one counts twice."""


class Pen:
    """Writes mappings whose fields are described, with stand-ins, and comments in `language`."""

    def __init__(self, standins: Standins, language: str) -> None:
        self.standins = standins
        self.language = language

    def comment(self, text: str, indent: int = 0) -> list[str]:
        """Lines that explain."""
        room = WIDEST - indent - 2
        lines = _wrapped_wide(text, room) if self.language == "zh" else wrap(text, room)
        return [f"{' ' * indent}# {line}" for line in lines]

    def mapping(
        self, fields: Sequence[Described], written: Mapping[str, Any], indent: int, explained: bool = True
    ) -> list[str]:
        """The lines of a mapping: what is `written`, and where `explained` the other fields as comments."""
        lines: list[str] = []
        for field in fields:
            if field.name in written:
                lines += self._explanation(field, indent) if explained else []
                lines += self.entry(field, written[field.name], indent)
            elif explained:
                lines += self._explanation(field, indent)
                lines += [f"{' ' * indent}#{line}" for line in self._example(field)]
        return lines

    def items(
        self, fields: Sequence[Described], written: Sequence[Mapping[str, Any]], indent: int
    ) -> list[str]:
        """The lines of a list of mappings, the first of which is explained."""
        return [
            line
            for index, item in enumerate(written)
            for line in dashed(
                self.mapping(_first_written(fields, item), item, indent + 2, index == 0), indent
            )
        ]

    def entry(self, field: Described, value: Any, indent: int) -> list[str]:
        """The lines of one field with its value."""
        head = f"{' ' * indent}{field.name}:"
        value = self._filled(field, value)
        if field.sort == "part" and field.many:
            return [head, *self.items(field.parts, value, indent + 2)]
        if field.sort == "part":
            return [head, *self.mapping(field.parts, value, indent + 2)]
        if isinstance(value, dict) and not field.many:
            return [head, *_block(value, indent + 2)]
        return [f"{head} {flow(value)}"]

    def _explanation(self, field: Described, indent: int) -> list[str]:
        text = translated(field.description, self.language)
        default = usual(field)
        if default:
            text = told(Sentence("{text} Usually `{default}`.", text=text, default=default), self.language)
        return self.comment(text, indent)

    def _example(self, field: Described) -> list[str]:
        """The lines of a field that is left out, as they would be written."""
        if field.sort != "part":
            return [f"{field.name}: {flow(self._filled(field, example(field)))}"]
        inner: list[str] = []
        for part in field.parts:
            head, *rest = self._example(part)
            inner += [f"{head}  # {translated(part.description, self.language)}", *rest]
        if field.many:
            return [f"{field.name}:", *dashed([f"    {line}" for line in inner], 2)]
        return [f"{field.name}:", *(f"  {line}" for line in inner)]

    def _filled(self, field: Described, value: Any) -> Any:
        """The value of a sample or an example with stand-ins for what is the curator's own."""
        if field.many and field.sort not in ("part", "anything"):
            return [self._filled_one(field, each) for each in value] if isinstance(value, list) else value
        return self._filled_one(field, value)

    def _filled_one(self, field: Described, value: Any) -> Any:
        if field.sort == "text":
            return self.standins.text(value) if isinstance(value, dict) else value
        if field.sort == "picture":
            path = value["src"] if isinstance(value, dict) else value
            return self.standins.picture(path, isinstance(value, dict) and "tall" in value)
        if field.sort in ("panorama", "film", "sound"):
            return self.standins.recording(field.sort)
        if field.sort == "captions":
            return self.standins.captions()
        if field.sort == "narration":
            chapter = self.standins.chapter
            return {code: f"{chapter}/narration.{code}.ogg" for code, _ in self.standins.languages}
        if field.sort in _UNQUOTED:
            return _as_written(value)
        return self.standins.chapter if field.sort == "lead" else value


class _Plain(str):
    """What stands without quotes."""


def _as_written(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_written(each) for each in value]
    if isinstance(value, dict):
        return {key: _as_written(each) for key, each in value.items()}
    return _Plain(f"{value:g}" if isinstance(value, int | float) else value)


def shown(field: Described, value: Any) -> str:
    """A value of a field, as it stands in a sample, in one line of YAML."""
    return flow(_as_written(value) if field.sort in _UNQUOTED else value)


_UNQUOTED = ("number", "numbers", "yes", "hours", "dates")


def example(field: Described) -> Any:
    """A value that could be written for a field that is no part."""
    if field.examples:
        return field.examples[0]
    if field.sort == "text":
        return WORDS[field.meant]
    if field.sort == "choice":
        return next(choice for choice in (*field.choices, "") if choice != field.default)
    if field.sort == "yes":
        return "no" if field.default else "yes"
    if field.sort == "picture":
        return "quay/crane.jpg"
    return field.default if isinstance(field.default, str | int | float) else ""


def usual(field: Described) -> str:
    """What counts where nothing is written, if that is worth telling."""
    if field.sort == "choice":
        return str(field.default or "")
    if field.sort == "yes" and field.default is not None:
        return "yes" if field.default else "no"
    return f"{float(field.default):g}" if field.sort == "number" and field.default is not None else ""


def dashed(lines: list[str], indent: int) -> list[str]:
    """A mapping's lines as an item of a list: comments before its first name stand above the dash."""
    first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
    above = [line.removeprefix("  ") for line in lines[:first]]
    return [*above, f"{' ' * indent}- {lines[first].lstrip()}", *lines[first + 1 :]]


def flow(value: Any) -> str:
    """A value in one line of YAML; what an editor would take for a number or a boolean stays what it is."""
    if isinstance(value, Words):  # what is written over them may hold commas
        value = {code: _Plain(json.dumps(text, ensure_ascii=False)) for code, text in value.items()}
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, int | float):
        return f"{value:g}"
    return value if isinstance(value, _Plain) else _scalar(value, in_line=True)


def _scalar(text: str, in_line: bool) -> str:
    """A text in double quotes where it needs some, which are fewer outside lists and mappings `in_line`."""
    dumped = yaml.safe_dump([text], default_flow_style=in_line, allow_unicode=True, width=10**6).strip()
    plain = dumped[1:-1] if in_line else dumped.removeprefix("- ")
    return json.dumps(text, ensure_ascii=False) if plain[:1] in ("'", '"', "|", ">") else plain


def _block(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{' ' * indent}{key}:"
            yield from _block(inner, indent + 2)
        else:
            written = _scalar(inner, in_line=False) if isinstance(inner, str) else flow(inner)
            yield f"{' ' * indent}{key}: {written}"


def _first_written(fields: Sequence[Described], written: Mapping[str, Any]) -> list[Described]:
    """The fields with one that is written in front: it takes the dash."""
    first = next(field for field in fields if field.name in written)
    return [first, *(field for field in fields if field is not first)]


def _wrapped_wide(text: str, room: int) -> list[str]:
    """Lines of Chinese text, whose characters are as wide as two."""
    lines, width = [""], 0
    for character in text:
        width += 2 if ord(character) > 0x2E80 else 1
        if width > room and character not in "，。；：、）》”":
            lines, width = [*lines, ""], 2
        lines[-1] += character
    return lines
