"""How long a text takes to read, for displays that turn their own pages."""

from kiosk.content.pinyin import bare

CHARACTERS_A_SECOND = 5.0
"""Chinese, read silently by adults with ease: about 300 characters a minute."""
WORDS_A_SECOND = 3.0
"""Languages with spaces: about 180 words a minute, slower than the 238 of silent reading of prose
(Brysbaert 2019, doi:10.1016/j.jml.2019.104047), for one reads slower standing up."""


def seconds_to_read(text: str) -> float:
    """Seconds for `text` in whatever script it is."""
    text = bare(text)
    wide = sum("\u2e80" <= c <= "\uffef" for c in text)
    words = len("".join(" " if "\u2e80" <= c <= "\uffef" else c for c in text).split())
    return wide / CHARACTERS_A_SECOND + words / WORDS_A_SECOND
