"""Which texts are too long for somebody who reads standing up, and which sentences in them."""

from collections.abc import Iterator

from kiosk.base.sentences import Sentence
from kiosk.content.limits import STANDARD, Limits
from kiosk.content.model import Chapter, Exhibition, Text
from kiosk.content.readability import is_counted_in_characters, length, longer_sentences, paragraphs
from kiosk.content.survey import Steps, leaves, whereabouts


def too_long(value: Chapter | Exhibition, limits: Limits, lead: str) -> Iterator[tuple[Steps, str, str]]:
    """Each text that is longer than `limits`: the steps to it, what was found and what is expected.

    A text without a language is in `lead`, the lead language. Of an exhibition give one without chapters.
    """
    for steps, leaf in leaves(value):
        if isinstance(leaf, Text) and leaf.sort in STANDARD:
            for code, words in leaf.items():
                inner = (*steps, code) if code else steps
                for found, expected in _remarks(words, leaf.sort, limits, code or lead):
                    yield inner, whereabouts(value, steps, found), expected


def _remarks(text: str, sort: str, limits: Limits, language: str) -> Iterator[tuple[str, str]]:
    most, in_sentence = limits.most(sort, language), limits.most("sentence", language)
    count = sum(length(paragraph, language) for paragraph in paragraphs(text))
    if most is not None and count > most:
        found = Sentence("a text of {size} in `{language}`", size=_size(count, language), language=language)
        yield found, _expected(most, sort)
    if in_sentence is not None and count > in_sentence and (most is None or most > in_sentence):
        for sentence, size in longer_sentences(text, language, in_sentence):
            found = Sentence(
                "a sentence of {size} in `{language}`: “{beginning}”",
                size=_size(size, language),
                language=language,
                beginning=_beginning(sentence, language),
            )
            yield found, _expected(in_sentence, "sentence")


def _size(count: int, language: str) -> str:
    if is_counted_in_characters(language):
        return Sentence("{count} characters", count=count)
    return Sentence("{count} words", count=count)


def _expected(most: int, name: str) -> str:
    return Sentence(
        "at most {most} in a `{name}`, for somebody who reads standing (`limits:` in exhibition.yaml)",
        most=most,
        name=name,
    )


def _beginning(sentence: str, language: str) -> str:
    if is_counted_in_characters(language):
        return f"{sentence[:16]}…"
    return f"{' '.join(sentence.split()[:6])} …"
