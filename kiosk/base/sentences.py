"""Sentences to curators and operators, kept so that they can be told in another language too."""

import os
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Self

LANGUAGES = ("en", "zh")
"""The languages in which sentences can be told; they are written in the first."""


class Sentence(str):
    """An English sentence that remembers its template and what was filled in.

    `Sentence("there is no file `{path}`", path="a.svg")` is the str "there is no file `a.svg`". What is
    filled in may be a `Sentence` again. A `{` in a template that is meant as one is written `{{`.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Self:
        """Fill `values` into `template`."""
        sentence = super().__new__(cls, template.format_map(values))
        sentence.template, sentence.values = template, values
        return sentence

    def __reduce__(self) -> tuple[Any, ...]:
        return _revived, (self.template, self.values)


def _revived(template: str, values: dict[str, Any]) -> Sentence:
    return Sentence(template, **values)


def told(sentence: str, language: str) -> str:
    """`sentence` in `language`, one of `LANGUAGES`; in English where there is no translation of it."""
    if not isinstance(sentence, Sentence):
        return sentence
    values = {
        name: told(value, language) if isinstance(value, str) else value
        for name, value in sentence.values.items()
    }
    return translations(language).get(sentence.template, sentence.template).format_map(values)


def translated(text: str, language: str) -> str:
    """A fixed English text, such as a field's description, in `language`; as it is where there is none."""
    return translations(language).get(text, text)


@cache
def translations(language: str) -> dict[str, str]:
    """The templates in `language`, by the English ones: all files of `translations/LANGUAGE/`."""
    folder = Path(__file__).with_name("translations") / language
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))]
    return {english: template for table in tables for english, template in table.items()}


def usual_language() -> str:
    """The language of `LANGUAGES` that this computer's user has set, else English."""
    set_to = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    if not set_to and sys.platform == "win32":
        return _windows_language()
    return "zh" if set_to.lower().startswith("zh") else "en"


if sys.platform == "win32":

    def _windows_language() -> str:
        """The language of Windows itself, whose lower ten bits say which.

        https://learn.microsoft.com/en-us/windows/win32/intl/language-identifiers
        """
        import ctypes

        chinese = 0x04
        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == chinese else "en"


def plain(sentence: str) -> Any:
    """A sentence as values for JSON; `from_plain` takes them back."""
    if not isinstance(sentence, Sentence):
        return sentence
    values = {
        name: plain(value)
        if isinstance(value, str)
        else value
        if isinstance(value, int | float)
        else str(value)
        for name, value in sentence.values.items()
    }
    return [sentence.template, values]


def from_plain(value: Any) -> str:
    """The sentence of which `plain` gave `value`; ValueError, TypeError, KeyError: it gave no such thing."""
    if isinstance(value, str):
        return value
    template, values = value
    return Sentence(
        template,
        **{name: from_plain(each) if isinstance(each, str | list) else each for name, each in values.items()},
    )
