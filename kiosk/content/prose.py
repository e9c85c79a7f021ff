"""A small part of Markdown: paragraphs, lists, quotations, emphasis. Everything else of it is refused."""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Span:
    """A run of text in one style; a newline in it is a line break that the writer asked for."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    spans: tuple[Span, ...]


@dataclass(frozen=True)
class ListItem:
    """One item of a list."""

    spans: tuple[Span, ...]
    ordinal: int | None = None
    """Its number in a numbered list, None under a bullet."""


@dataclass(frozen=True)
class Quotation:
    """One quoted paragraph."""

    spans: tuple[Span, ...]


ProseBlock = Paragraph | ListItem | Quotation

_MARKUP = re.compile(r"[*_`#<>\[\]!\\&~\t\x00]|^ {4}|  $|^ *(?:[-+=]|[0-9]+[.)])", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n[ ]*(?:\n[ ]*)+")
_WIDE = "[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
_IDEOGRAPHIC_INDENT = re.compile("^ *\u3000+", re.MULTILINE)
_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})\n(?={_WIDE})")


def parse(text: str) -> tuple[ProseBlock, ...]:
    """The blocks of a text, top to bottom. What is refused by `faults` comes out as plain text."""
    return _read(text)[0]


def faults(text: str) -> tuple[str, ...]:
    """What in a text is Markdown that the exhibition does not show, each without a full stop."""
    return _read(text)[1]


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[tuple[ProseBlock, ...], tuple[str, ...]]:
    text = _IDEOGRAPHIC_INDENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not _MARKUP.search(text):
        return _plain(text), ()
    # markdown-it takes 50 ms to import, and most texts have no markup.
    from kiosk.content.markdown import read_markdown

    return read_markdown(text)


def _plain(text: str) -> tuple[ProseBlock, ...]:
    paragraphs = _BLANK_LINES.split(text.strip(" \n"))
    joined = ("\n".join(line.strip(" ") for line in lines.split("\n")) for lines in paragraphs)
    return tuple(Paragraph((Span(join_lines(lines)),)) for lines in joined if lines)


def join_lines(text: str) -> str:
    """Lines of one paragraph joined: by a space, but by nothing between two Chinese characters."""
    return _BETWEEN_WIDE.sub("", text).replace("\n", " ")


def is_wide(character: str) -> bool:
    """Whether a character stands in a Chinese square, punctuation included."""
    return re.match(_WIDE, character) is not None
