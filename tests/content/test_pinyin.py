"""Readings over characters as they are written: found, divided into syllables, taken away, refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.library import open_library
from kiosk.content.pinyin import bare, half_written, parts, syllables

SYLLABLES = [
    *("bā", "zhuāng", "xiǎng", "yuè", "nǚ", "lüè", "ér", "shì", "jīn", "wān", "dàn", "jiā", "háo", "tián"),
    *("qīng", "zhèng", "róng", "wèi", "nóng", "què", "guǎng", "me"),
]


def test_a_text_falls_into_stretches_with_and_without_readings() -> None:
    assert list(parts("他{生僻|shēngpì}字")) == [("他", ""), ("生僻", "shēngpì"), ("字", "")]
    assert list(parts("{疍|dàn}{蚝|háo}")) == [("疍", "dàn"), ("蚝", "háo")]
    assert list(parts("没有")) == [("没有", "")]


def test_bare_is_the_text_without_readings() -> None:
    assert bare("《{清明|qīng míng}》{x}") == "《清明》{x}"
    assert bare("plain") == "plain"


@pytest.mark.parametrize(
    ("reading", "count", "divided"),
    [
        ("shēngpì", 2, "shēng pì"),
        ("Zhāng Zéduān", 3, "Zhāng Zé duān"),
        ("fāng'àn", 2, "fāng àn"),
        ("fǎngǎn", 2, "fǎn gǎn"),
        ("xiān", 1, "xiān"),
        ("xī'ān", 2, "xī ān"),
        ("xīān", 2, "xī ān"),
        ("nǚ'ér", 2, "nǚ ér"),
        ("huār", 2, "huā r"),
        ("qīngmíng shànghé tú", 5, "qīng míng shàng hé tú"),
        ("かん じ", 2, "かん じ"),
    ],
)
def test_readings_are_divided_as_they_are_read(reading: str, count: int, divided: str) -> None:
    assert syllables(reading, count) == tuple(divided.split())


@pytest.mark.parametrize(("reading", "count"), [("shēng", 2), ("xiān", 2), ("かんじ", 2), ("x", 3), ("", 1)])
def test_what_cannot_be_divided_stays_whole(reading: str, count: int) -> None:
    assert "".join(syllables(reading, count)) in ("", reading)
    assert len(syllables(reading, count)) in (0, count)


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
@settings(derandomize=True, max_examples=200)
def test_any_pinyin_is_divided_without_losing_a_letter(read: list[str]) -> None:
    joined = "".join(f"'{each}" if each[0] in "aeoéèě" and i else each for i, each in enumerate(read))
    divided = syllables(joined, len(read))
    assert len(divided) == len(read)
    assert "".join(divided) == "".join(read)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{生僻|shēngpì}", ""),
        ("a | b, {x}", ""),
        ("{生僻|shēng", "{生僻|shēng"),
        ("{生僻|}", "{生僻|}"),
        ("{|shēng}", "{|shēng}"),
        ("生|shēng}", "|shēng}"),
        ("{**生**|shēng}", "{**生**|shēng}"),
    ],
)
def test_what_is_half_written_is_found(text: str, wrong: str) -> None:
    assert half_written(text) == wrong


def test_a_reading_half_written_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "exhibits" / "exhibition.yaml").write_text("title: {zh: '{疍|dàn', en: Boats}\n", "utf-8")
    problems = open_library(tmp_path, dict, None).problems
    told = next(each for each in problems if "reading" in each.found)
    assert told.found == "`{疍|dàn` is no reading over characters"
    assert (told.place.line, told.expected) == (1, "`{生僻|shēngpì}`")
