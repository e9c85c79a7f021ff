"""The interface words of the show."""

from kiosk.stage.reading import Reading
from kiosk.stage.wording import Wording

WORDS = Wording("show")


def say(reading: Reading, key: str) -> str:
    """An interface word in the visitor's language."""
    return reading.word(WORDS, key)


def numeral(reading: Reading, number: int) -> str:
    """A chapter's number as the language writes it on a door: 壹 贰 叁 …, else 1 2 3 …"""
    numerals = say(reading, "numerals")
    return numerals[number - 1] if number <= len(numerals) else str(number)
