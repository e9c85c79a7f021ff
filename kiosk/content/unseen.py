"""Characters that nobody sees in an editor, and what they are called."""

import re
import unicodedata

from kiosk.base.sentences import Sentence

FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Control characters, and line ends that only some programs take for one."""

HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\U000e0001-\U000e007f]"
)
"""Characters without a form of their own, and the sign for a character that was lost."""

_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_NAMES = {
    "\u00a0": Sentence("a no-break space"),
    "\u3000": Sentence("a full-width space"),
    "\u00ad": Sentence("a hidden hyphen"),
    "\u200b": Sentence("a zero-width space"),
    "\ufeff": Sentence("a byte order mark, as two files put together have it"),
    "\ufffd": Sentence("the sign � for a character that was lost"),
    "\u0000": Sentence("a zero byte, as a damaged file has it"),
    "\u2028": Sentence("a line separator, as copied from a word processor"),
    "\u2029": Sentence("a line separator, as copied from a word processor"),
    "\u000b": Sentence("a line separator, as copied from a word processor"),
}


def named(character: str) -> Sentence:
    """What cannot be seen, for a sentence."""
    number = f"U+{ord(character):04X}"
    if name := _NAMES.get(character):
        return Sentence("{name} ({number})", name=name, number=number)
    if character in _DIRECTIONS:
        return Sentence("an invisible mark of the writing direction ({number})", number=number)
    if unicodedata.category(character) == "Cc":
        return Sentence("an invisible control character ({number})", number=number)
    return Sentence("an invisible character ({number})", number=number)


def is_sayable(name: str) -> bool:
    """Whether a file's name is text at all: one from an old zip may hold bytes that are none."""
    return not any("\ud800" <= character <= "\udfff" for character in name) and not FORBIDDEN.search(name)


def hidden_in(text: str) -> re.Match[str] | None:
    """The first hidden character that a text has no use for.

    Some join emoji and the scripts of India and Arabia, others steer what is written from right to left.
    """
    for found in HIDDEN.finditer(text):
        character = found.group()
        if character in _JOINERS and not text.isascii() and _is_joined(text, found.start()):
            continue
        if character in _DIRECTIONS and any(unicodedata.bidirectional(each) in ("R", "AL") for each in text):
            continue
        return found
    return None


def _is_joined(text: str, at: int) -> bool:
    before = text[at - 1 : at].strip()
    return bool(before) and unicodedata.category(before) in ("Lo", "Mn", "Mc", "So", "Sk")
