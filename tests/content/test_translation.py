"""A text that was never translated is found; names, numbers, units, codes and addresses are not."""

import pytest

from kiosk.content.model import Chapter, Outline, Text
from kiosk.content.translation import untranslated

TWO = (("zh", "中文"), ("en", "English"))
MANY = (
    *TWO,
    ("zh-Hant", "繁體中文"),
    ("ja", "日本語"),
    ("de", "Deutsch"),
    ("ru", "Русский"),
    ("sr", "Srpski"),
)


def found(text: dict[str, str], languages: tuple[tuple[str, str], ...] = TWO) -> list[str]:
    """The languages in which it is said to be wrong."""
    chapter = Chapter(Outline("sea", Text(text)), ())
    return [str(steps[-1]) for steps, _, _ in untranslated(chapter, languages)]


@pytest.mark.parametrize(
    "words",
    [
        "Photo: Xinhua",
        "© 2021 Li Wei",
        "Photo by Anna Schmidt",
        "Museum of Modern Art, New York",
        "WeChat",
        "iPhone 15 Pro",
        "A320-200",
        "CC BY-SA 4.0",
        "ISO 9001:2015",
        "PM2.5",
        "12 km/h",
        "30 min",
        "8192 × 4096 px",
        "July 2021",
        "2021-07-01",
        "100 %",
        "Mytilus edulis",
        "https://example.com/a/harbour",
        "www.example.com",
        "desk@museum.cn",
        "—",
        "",
    ],
)
def test_what_is_the_same_in_every_language(words: str) -> None:
    assert found({"zh": words, "en": words}) == []


@pytest.mark.parametrize(
    "words", ["Twice a day the sea comes.", "illustration", "The harbour in 1921", "Photo: the old bridge"]
)
def test_english_where_chinese_belongs(words: str) -> None:
    assert found({"zh": words, "en": words}) == ["zh"]
    assert found({"zh": words, "en": "Other words"}) == ["zh"]


@pytest.mark.parametrize("words", ["潮汐", "一天两次。", "{潮|cháo}汐"])
def test_chinese_where_english_belongs(words: str) -> None:
    assert found({"zh": words, "en": words}) == ["en"]
    assert found({"zh": "别的", "en": words}) == ["en"]


@pytest.mark.parametrize("words", ["用 WeChat 扫一扫", "《Tide》"])
def test_one_character_of_its_own_is_enough(words: str) -> None:
    assert found({"zh": words, "en": "Scan with WeChat"}) == []


def test_languages_that_share_their_letters_may_share_short_texts() -> None:
    assert found({"zh": "潮汐", "zh-Hant": "潮汐", "ja": "潮汐", "en": "Tide"}, MANY) == []
    assert found({"zh": "潮", "en": "Restaurant", "de": "Restaurant"}, MANY) == []
    long = "Twice a day the sea comes and goes"
    assert found({"zh": "潮", "en": long, "de": long}, MANY) == ["de"]
    assert found({"zh": "潮", "en": "Tide", "ru": "The tide comes"}, MANY) == ["ru"]


def test_of_a_language_that_is_written_in_two_ways_nothing_is_said() -> None:
    assert found({"zh": "潮", "en": "Tide", "sr": "Плима и осека"}, MANY) == []


def test_what_is_read_by_machines_is_no_text() -> None:
    text = Text({"zh": "twice a day", "en": "twice a day"}).meant_as("code")
    assert not list(untranslated(Chapter(Outline("sea", text), ()), TWO))


def test_it_says_in_which_language_and_of_which() -> None:
    chapter = Chapter(Outline("sea", Text(zh="twice a day", en="Twice a day")), ())
    ((steps, said, expected),) = untranslated(chapter, TWO)
    assert steps == ("title", "zh")
    assert said == "the text in 中文 (`zh`) is that in English (`en`): “twice a day”"
    assert expected == "a translation"
