"""The interface words: whole in every language, read when asked for, and what stands in for a missing one."""

import string
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.content.languagetags import lookup
from kiosk.stage import wording
from kiosk.stage.reading import spoken
from kiosk.stage.wording import Wording, words_file, written

OTHERS = [code for code in written() if code != "en"]
BARE = {("show", "numerals")}
"""Words that may be empty: a language whose numerals are digits writes none."""


def blanks(words: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def flat(file: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, str], str]:
    return {(table, key): said for table, words in file.items() for key, said in words.items()}


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_has_every_word_with_the_same_blanks(code: str) -> None:
    model, words = flat(words_file("en")), flat(words_file(code))
    assert set(words) == set(model)
    assert {key: blanks(said) for key, said in words.items()} == {
        key: blanks(said) for key, said in model.items()
    }
    assert [key for key, said in words.items() if not said and key not in BARE and model[key]] == []


@pytest.mark.parametrize("code", written())
def test_the_words_are_tidy(code: str) -> None:
    separators = {("figures", "thousands")}
    untidy = [
        key
        for key, said in flat(words_file(code)).items()
        if key not in separators and (said != said.strip() or "  " in said or "..." in said)
    ]
    assert untidy == []


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("en", ("en",)),
        ("pt-BR", ("pt-BR", "pt")),
        ("zh-Hant", ("zh-Hant", "zh")),
        ("zh-TW", ("zh-TW", "zh-Hant", "zh")),
        ("zh-Hant-HK", ("zh-Hant-HK", "zh-Hant", "zh")),
        ("zh-Hans-CN", ("zh-Hans-CN", "zh-Hans", "zh")),
    ],
)
def test_a_narrow_code_falls_back_to_wider_ones(code: str, codes: tuple[str, ...]) -> None:
    assert lookup(code) == codes


def test_a_word_is_taken_from_the_wider_language() -> None:
    words = {"pt": {"go": "Ir", "stay": "Ficar"}, "pt-BR": {"go": "Vai"}}
    assert [spoken(words, "pt-BR", key) for key in ("go", "stay", "run")] == ["Vai", "Ficar", None]


def test_a_file_is_read_only_when_its_language_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read: list[str] = []

    def loads(text: str) -> object:
        read.append(text)
        return tomllib.loads(text)

    for code in ("la", "eo"):
        (tmp_path / f"{code}.toml").write_text(f'[show]\ntouch = "{code}"\n', "utf-8")
    monkeypatch.setattr(wording, "_FOLDER", tmp_path)
    monkeypatch.setattr(wording, "tomllib", type("Counting", (), {"loads": staticmethod(loads)}))
    words_file.cache_clear()
    try:
        words = Wording("show")
        assert words["la"]["touch"] == words["la"]["touch"] == "la"
        assert read == ['[show]\ntouch = "la"\n']
        assert "xx" not in words
        assert set(words) == {"la", "eo"}
        assert len(Wording("nothing")) == 0
    finally:
        words_file.cache_clear()
