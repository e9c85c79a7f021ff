"""Measures a text as somebody reads it: in words or characters, and sentence by sentence."""

import re
from collections.abc import Iterator

from kiosk.content.languagetags import lookup
from kiosk.content.limits import UNSPACED
from kiosk.content.pinyin import bare
from kiosk.content.prose import parse

_SPELT = "0-9A-Za-z\u00b5\u00c0-\u024f\u0370-\u052f"
_CHARACTER = re.compile(rf"[{_SPELT}]+(?:[.,'’·:/%&+-]?[{_SPELT}]+)*|[^\W_]")
_CLAUSE = re.compile("(?<=[；…])(?![；…”’」』）》〉】])")
# The library takes every `art.` and `min.` for an abbreviation, unless a very common word follows.
_AFTER_WORD = re.compile("(?<=[a-z]{3}[.!?]) +(?=[A-Z])")


def paragraphs(text: str) -> Iterator[str]:
    """What is read of a text: its paragraphs and list items without markup and without pronunciations."""
    for block in parse(bare(text)):
        yield "".join(span.text for span in block.spans)


def is_counted_in_characters(language: str) -> bool:
    """Whether the language puts no spaces between words."""
    return lookup(language)[-1] in UNSPACED


def length(text: str, language: str) -> int:
    """How much there is to read in plain text: words, or characters where there are no spaces between words.

    Punctuation is not read; a number, or a foreign word among characters, counts as one of them.
    """
    if is_counted_in_characters(language):
        return len(_CHARACTER.findall(text))
    return sum(any(map(str.isalnum, word)) for word in text.split())


def sentences(paragraph: str, language: str) -> Iterator[str]:
    """The sentences of plain text; a Chinese or Japanese one ends at ； and … as well."""
    from sentencex import segment

    for sentence in segment(lookup(language)[-1], paragraph):
        ends = _CLAUSE if is_counted_in_characters(language) else _AFTER_WORD
        yield from filter(None, map(str.strip, ends.split(sentence)))


def longer_sentences(text: str, language: str, most: int) -> Iterator[tuple[str, int]]:
    """The sentences of a text that are longer than `most`, and how long each is."""
    for paragraph in paragraphs(text):
        if length(paragraph, language) > most:
            for sentence in sentences(paragraph, language):
                if (count := length(sentence, language)) > most:
                    yield sentence, count
