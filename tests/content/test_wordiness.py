"""What is told of texts and sentences that are too long to be read standing."""

from pathlib import Path

import pytest

from kiosk.content.library import open_library
from kiosk.content.limits import STANDARD, Limits
from kiosk.content.model import Block, Chapter, Outline, Page, Text
from kiosk.content.readability import longer_sentences
from kiosk.content.survey import Steps
from kiosk.content.wordiness import too_long
from kiosk.stage.wording import words_file, written
from tests.content.tinykinds import HALLS, tiny_kinds, write_exhibition, write_yaml


def told(text: Text, limits: Limits | None = None) -> list[tuple[Steps, str, str]]:
    """What is told of a text that is all that a block holds."""
    page = Page("roof", blocks=(Block("words", "first", {"text": text}),))
    return list(too_long(Chapter(Outline("halls"), (page,)), limits or Limits(), "en"))


def words(count: int, sentence: int = 20) -> str:
    """So many words, in sentences of so many each."""
    ends = ("word." if at % sentence == 0 else "word" for at in range(1, count + 1))
    return " ".join(ends).replace(". w", ". W")


@pytest.mark.parametrize("sort", [name for name in STANDARD if name not in ("sentence", "line")])
def test_every_sort_of_text_has_its_own_length(sort: str) -> None:
    most = STANDARD[sort]["en"]
    assert told(Text({"en": words(most)}).meant_as(sort)) == []
    ((steps, found, expected),) = told(Text({"en": words(most + 1)}).meant_as(sort))
    assert steps == ("pages", 0, "blocks", 0, "text", "en")
    assert found == f"page `roof`, block `first`: a text of {most + 1} words in `en`"
    assert expected.startswith(f"at most {most} in a `{sort}`")
    ((_, found, _),) = told(Text({"zh": "黄瓦。" * (STANDARD[sort]["zh"] // 2 + 1)}).meant_as(sort))
    assert "characters in `zh`" in found


def test_long_sentences_are_told_with_their_beginning() -> None:
    ((_, found, expected),) = told(Text({"en": "Short. " + words(26, 26)}))
    assert found.endswith(": a sentence of 26 words in `en`: “word word word word word word …”")
    assert expected.startswith("at most 25 in a `sentence`")
    ((_, found, _),) = told(Text({"zh": "短。" + "长" * 51 + "。"}))
    assert found.endswith(f"a sentence of 51 characters in `zh`: “{'长' * 16}…”")


def test_what_is_one_sentence_is_told_once() -> None:
    ((_, found, _),) = told(Text({"en": words(30, 30)}).meant_as("lead"))
    assert "a text of 30 words" in found


def test_a_plain_text_is_in_the_lead_language() -> None:
    ((steps, found, _),) = told(Text({"": words(26, 26)}))
    assert steps[-1] == "text"
    assert "in `en`" in found


def test_codes_are_as_long_as_they_must_be() -> None:
    assert told(Text({"en": words(200, 200)}).meant_as("code")) == []


def test_a_curators_own_numbers() -> None:
    own = Limits({"sentence": {"en": 3}, "label": {"en": 8}})
    found = [found for _, found, _ in told(Text({"en": "One two three. One two three four. End."}), own)]
    assert [each.split(": ")[1] for each in found] == ["a sentence of 4 words in `en`"]
    assert len(told(Text({"en": words(9, 3)}), own)) == 1


def test_titles_and_texts_of_a_chapters_file(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    text = HALLS.replace("大殿", "大" * 19).replace("It is *high*.", words(26, 26))
    write_yaml(tmp_path, "halls", text)
    library = open_library(tmp_path, tiny_kinds, None)
    chapter = library.chapter("halls")
    places = [library.place("halls", steps).line for steps, _, _ in too_long(chapter, Limits(), "zh")]
    assert places == [1, 12]


@pytest.mark.parametrize("language", written())
def test_interface_words_are_short_sentences(language: str) -> None:
    said = [text for table in words_file(language).values() for text in table.values()]
    assert said
    most = Limits().most("sentence", language)
    assert most
    assert [sentence for text in said for sentence, _ in longer_sentences(text, language, most)] == []
