"""A notice for staff as a text file: in Chinese and then in English, shown as it is by any editor."""

import re
from collections.abc import Callable, Iterable

LANGUAGES = ("zh", "en")
LINE = "─" * 38
"""In Notepad's typeface each is as wide as a Chinese character."""
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def as_file(lines: Callable[[str], Iterable[str]]) -> bytes:
    """What `lines` gives in each language, as bytes: UTF-8 with a mark and CRLF, for Notepad of any age.

    https://learn.microsoft.com/en-us/globalization/encoding/byte-order-mark
    """
    text = f"\n{LINE}\n\n".join("\n".join(lines(language)) + "\n" for language in LANGUAGES)
    return _UNSEEN.sub("\ufffd", text).replace("\n", "\r\n").encode("utf-8-sig", "replace")
