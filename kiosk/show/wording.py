"""The interface words of the show, one file a language under `words/`."""

import tomllib
from functools import cache
from importlib import resources

from kiosk.stage.reading import Reading, Words


@cache
def words() -> Words:
    """Every interface word of the show: by language code, then by key."""
    folder = resources.files("kiosk.show") / "words"
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }


def say(reading: Reading, key: str) -> str:
    """An interface word in the visitor's language."""
    return reading.word(words(), key)


def numeral(reading: Reading, number: int) -> str:
    """A chapter's number as the language writes it on a door: 壹 贰 叁 …, else 1 2 3 …"""
    numerals = say(reading, "numerals")
    return numerals[number - 1] if number <= len(numerals) else str(number)
