"""Titles in Chinese that stand, from top to bottom, where the exhibition wants it and there is room."""

from dataclasses import replace

from kiosk.stage.linebreaking import chinese_marks, is_han
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting, Style

SPACED = 0.1
"""Em of white after each character: more than in lines, for columns hold fewer of them."""
MOST_COLUMNS = 2
"""A title in more columns is no longer taken in at a glance."""


def standing(text: str, style: Style, reading: Reading, length: int) -> Setting | None:
    """A title in columns at most `length` px long; None where it shall lie.

    It lies in every language without Chinese marks, where the text has no Chinese, in large type, which
    leaves no room beside it, and where two columns are not enough.
    """
    theme = reading.theme
    wanted = theme.vertical_titles and theme.text_size == 1 and chinese_marks(reading.language)
    if not wanted or not any(map(is_han, text)) or length < 4 * style.size:
        return None
    style = replace(style, tracking=SPACED)
    whole = reading.set(text, style, standing=True)
    if whole.height <= length:
        return whole
    title = reading.set(text, style, length, balance=True, standing=True)
    return title if len(title.lines) <= MOST_COLUMNS else None
