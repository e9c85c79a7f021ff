"""Interface words that a language of the exhibition lacks are told, each once."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.commands.inspection.unspoken import unspoken
from kiosk.stage import wording

KINDS: Any = {
    "stamp": SimpleNamespace(WORDS={"en": {"press": "Press", "lift": "Lift"}, "eo": {"press": "Premu"}}),
    "plain": SimpleNamespace(WORDS={}),
}


@pytest.fixture(autouse=True)
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English with two words, Esperanto with one of them."""
    (tmp_path / "en.toml").write_text('[show]\ntouch = "Touch"\nhome = "Home"\n', "utf-8")
    (tmp_path / "eo.toml").write_text('[show]\ntouch = "Tuŝu"\n', "utf-8")
    monkeypatch.setattr(wording, "_FOLDER", tmp_path)
    wording.words_file.cache_clear()
    yield
    wording.words_file.cache_clear()


def test_each_missing_word_is_told_with_language_table_and_key() -> None:
    told = list(unspoken((("eo", "Esperanto"), ("en", "English")), KINDS))
    assert [(each.steps, each.severity, each.found, each.expected) for each in told] == [
        (
            ("languages", "eo"),
            "warning",
            "the interface word `home` is missing in `eo`",
            "`home` under `[show]` in `kiosk/stage/words/eo.toml`",
        ),
        (
            ("languages", "eo"),
            "warning",
            "the interface word `lift` is missing in `eo`",
            "`lift` under `eo` in the WORDS of the kind `stamp`",
        ),
    ]


@pytest.mark.parametrize(
    ("languages", "served"),
    [((("th", "ไทย"),), "en"), ((("th", "ไทย"), ("eo", "Esperanto")), "eo")],
)
def test_a_language_without_any_word_is_told_once(languages: Any, served: str) -> None:
    found = [each.found for each in unspoken(languages, {}) if each.steps == ("languages", "th")]
    assert found == [f"there are no interface words in `th`: those in `{served}` are shown"]


def test_a_regional_language_is_content_with_the_wider_one() -> None:
    assert list(unspoken((("en-GB", "English"),), {})) == []


def test_a_regional_language_with_a_file_of_its_own_is_asked_for_every_word(tmp_path: Path) -> None:
    (tmp_path / "en-GB.toml").write_text('[show]\nhome = "Home"\n', "utf-8")
    found = [each.found for each in unspoken((("en-GB", "English"),), {})]
    assert found == ["the interface word `touch` is missing in `en-GB`"]
