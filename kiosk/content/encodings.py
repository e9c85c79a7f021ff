"""From the bytes of a file to its text, or the encoding in which it seems to be saved instead of UTF-8."""

import codecs
import re
from dataclasses import dataclass

from kiosk.base.sentences import Sentence

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "utf-32": Sentence("UTF-32"),
    "utf-32-le": Sentence("UTF-32"),
    "utf-32-be": Sentence("UTF-32"),
    "utf-16-le": Sentence("UTF-16 LE, which Notepad also calls Unicode"),
    "utf-16-be": Sentence("UTF-16 BE, which Notepad also calls Unicode big endian"),
    "gb18030": Sentence("GBK or GB18030, simplified Chinese, which Notepad calls ANSI"),
    "big5": Sentence("Big5, traditional Chinese, which Notepad calls ANSI"),
    "cp1252": Sentence("Latin-1 or Windows-1252, which Notepad calls ANSI"),
}
_SAVE = Sentence("save as UTF-8: in the editor, File, Save as, Encoding: UTF-8")
_SAMPLE = 20_000


@dataclass(frozen=True)
class NotUtf8:
    """Why bytes are no text in UTF-8, and at which line and column (both count from 1) that shows first."""

    line: int
    column: int
    found: str
    expected: str = _SAVE


def text_of(data: bytes) -> str | NotUtf8:
    """The text of a file saved as UTF-8, with or without a mark before it, its lines ended by `\\n`."""
    if wide := _wide(data):
        return NotUtf8(1, 1, _instead(wide))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _explained(data, error)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def lines_of(data: bytes) -> list[str]:
    """The lines of a file as an editor shows them, in UTF-8 or in whatever it seems to be. Never raises."""
    encoding = _wide(data) or "utf-8-sig"
    if encoding == "utf-8-sig":
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            encoding = (not _is_damaged(data, error) and _likely(data)) or encoding
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32, where it is that: without a mark, the zeros of Latin letters tell it."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if marked or b"\0" not in data[:_SAMPLE]:
        return marked
    sample = data[:_SAMPLE]
    first, second, third, fourth = (sample[at::4].count(0) * 4 / len(sample) for at in range(4))
    if min(first, second, third, fourth) > 0.9:
        return ""
    if min(third, fourth) > 0.9 or min(first, second) > 0.9:
        return "utf-32-be" if first > fourth else "utf-32-le"
    low, high = (first + third) / 2, (second + fourth) / 2
    if max(low, high) < 0.2 or min(low, high) > 0.05:
        return ""
    return "utf-16-be" if low > high else "utf-16-le"


def _explained(data: bytes, error: UnicodeDecodeError) -> NotUtf8:
    if _is_damaged(data, error):
        at, encoding = error.start, "utf-8"
        found = Sentence("a character that is not UTF-8, in a file that otherwise is")
        expected: str = Sentence("the character written anew")
        if error.end == len(data) and error.reason == "unexpected end of data":
            found = Sentence("the file ends in the middle of a character: it was not copied wholly")
            expected = Sentence("the whole file, copied once more")
        return NotUtf8(*_whereabouts(data, at, encoding), found, expected)
    # From the first letter beyond ASCII on: two bytes of GBK may look like one letter of UTF-8 by chance.
    beyond = re.search(rb"[\x80-\xff]", data)
    at = beyond.start() if beyond else error.start
    likely = _likely(data)
    found = _instead(likely) if likely else Sentence("the file is not UTF-8 text")
    return NotUtf8(*_whereabouts(data, at, likely or "latin-1"), found)


def _instead(encoding: str) -> Sentence:
    return Sentence(
        "the file is not UTF-8 text: it seems to be saved as {encoding}", encoding=_NAMES[encoding]
    )


def _whereabouts(data: bytes, at: int, encoding: str) -> tuple[int, int]:
    before = data[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(codecs.BOM_UTF8)
    line_start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[line_start:].decode(encoding, "replace")) + 1


def _is_damaged(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether most of what is beyond ASCII is good UTF-8 all the same."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - lost
    cut_off = error.reason == "unexpected end of data" and error.end == len(data) and not _likely(data)
    return good >= 4 * lost or cut_off


def _likely(data: bytes) -> str:
    """The encoding of an office computer in which most of `data` beyond ASCII is in common use, if any."""
    shares = {"gb18030": _share(data, "gb18030", 0xD7, 0xA1), "big5": _share(data, "big5", 0xC6, 0x40)}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= 0.5:
        return best
    beyond = len(re.findall(rb"[\x80-\xff]", data))
    western = len(re.findall(rb"(?<![\x80-\xff])[\x91-\x94\x96\x97\xa0-\xff](?![\x80-\xff])", data))
    return "cp1252" if western * 2 > beyond else ""


def _share(data: bytes, encoding: str, last: int, second: int) -> float:
    """How much of a text in a Chinese encoding is punctuation, or characters of the first, common level.

    Those of GB 2312 have both bytes above 0xA0, those of Big5 the first one only.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return 0.0
    beyond = [character.encode(encoding) for character in text[:_SAMPLE] if character > "\x7f"]
    common = sum(0xA1 <= pair[0] <= last and pair[-1] >= second for pair in beyond)
    return common / len(beyond) if beyond else 0.0
