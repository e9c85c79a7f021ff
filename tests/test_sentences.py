"""Every sentence that is told to curators can be told in each language, with the same things filled in."""

import ast
import json
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from kiosk.base.sentences import LANGUAGES, Sentence, from_plain, plain, told, translations, usual_language

KIOSK = Path(__file__).parents[1] / "kiosk"


def templates() -> Iterator[tuple[str, str]]:
    """Each `Sentence("…")` in the program: where it stands, and its template."""
    for path in sorted(KIOSK.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Sentence" and node.args:
                where = f"{path.relative_to(KIOSK)}:{node.lineno}"
                template = node.args[0]
                if isinstance(template, ast.Constant):
                    yield where, str(template.value)
                else:
                    assert path.name == "sentences.py", f"{where}: a template that is not written out"


def filled_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_is_translated(language: str) -> None:
    there = translations(language)
    lacking = [f"{where}: {template}" for where, template in templates() if template not in there]
    assert not lacking, "\n".join(lacking)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_translations_fill_in_the_same(language: str) -> None:
    for english, translated in translations(language).items():
        assert filled_in(english) == filled_in(translated), english


SAID_BY = {"Fault", "Finding", "KioskError", "Mistake", "Problem", "Refusal"}
"""What tells a curator or operator something."""


def test_whatever_is_told_is_a_sentence() -> None:
    """Names and code alone, such as `title`, are the same in every language."""
    plain_words = [
        f"{path.relative_to(KIOSK)}:{node.lineno}: {ast.unparse(said)}"
        for path in KIOSK.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAID_BY
        for said in (*node.args, *(each.value for each in node.keywords))
        if isinstance(said, ast.JoinedStr | ast.Constant) and " " in re.sub("`.*`", "", ast.unparse(said))
    ]
    assert not plain_words, "\n".join(plain_words)


def test_a_sentence_is_its_english_text() -> None:
    sentence = Sentence("a {thing} of {count:,}", thing="file", count=1200)
    assert sentence == "a file of 1,200"
    assert hash(sentence) == hash("a file of 1,200")
    assert told(sentence, "zh") == "a file of 1,200", "without a translation it stays"
    assert told("plain", "zh") == "plain"


def test_what_is_filled_in_is_translated_too() -> None:
    sentence = Sentence("a tab at the start of a line")
    assert told(sentence, "zh") == "行首用了制表符（Tab）"
    assert "制表符" in told(Sentence("{inner}!", inner=sentence), "zh")


def test_a_sentence_comes_back_whole() -> None:
    sentence = Sentence("{inner}, {count}", inner=Sentence("a tab at the start of a line"), count=3)
    for back in (from_plain(json.loads(json.dumps(plain(sentence)))), pickle.loads(pickle.dumps(sentence))):
        assert back == sentence
        assert told(back, "zh") == told(sentence, "zh")


@pytest.mark.parametrize(("lang", "language"), [("zh_CN.UTF-8", "zh"), ("de_DE.UTF-8", "en"), ("", "en")])
def test_the_computer_tells_the_usual_language(
    lang: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", lang)
    assert usual_language() == language
