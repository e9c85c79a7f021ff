"""Which names a file in a pack may have: it lands where it should on every computer, and nowhere else."""

import re
import unicodedata
from collections.abc import Iterable

from kiosk.base.sentences import Sentence
from kiosk.store.packs.shape import DEEPEST, LONGEST_NAME

_LONGEST_PART = 255
"""Bytes of a name without its folders, for which Linux's file systems have room (limits.h, NAME_MAX)."""
_NOTHING = re.compile(r"(?:^|/)\.?(?:/|$)")
_ROUGH_EDGE = re.compile(r"(?:^|/) |[ .](?:/|$)")
_FORBIDDEN = re.compile(r'[<>"|?*:]')
_RESERVED = re.compile(
    r"(?:^|/)(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:[./]|$)", re.IGNORECASE
)
"""Names that stand for devices in Windows, whatever their suffix.

https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
"""
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, halves of characters, and what turns the way of writing: `gnp.exe` as `exe.png`."""
_SUSPECT = re.compile(rf"""^[/~]|(?:^|/)[ ./]|[ ./](?:/|$)|[\\<>"|?*:]|{UNSEEN.pattern}""")
"""Finds something in every name that is wrong, but for its length and what Windows reserves."""


def fault(name: str) -> Sentence | None:
    """What is wrong with the name of a file with its folders; None where it is good."""
    if len(name) > LONGEST_NAME:
        return Sentence("the name is longer than {most} characters", most=LONGEST_NAME)
    parts = name.split("/")
    if (_SUSPECT.search(name) or len(name) > _LONGEST_PART // 3) and (found := _odd(name, parts)):
        return found
    if reserved := _RESERVED.search(name):
        return Sentence("`{name}` is a name that Windows keeps for a device", name=reserved[1])
    if len(parts) > DEEPEST + 1:
        return Sentence("it lies more than {most} folders deep", most=DEEPEST)
    return _elsewhere(name, parts)


def _odd(name: str, parts: list[str]) -> Sentence | None:
    if UNSEEN.search(name):
        return Sentence("there are characters in the name that cannot be seen")
    if "\\" in name:
        return Sentence("there is a `\\` in the name, which stands for a folder in Windows alone")
    if name.startswith(("/", "~")) or name[1:2] == ":":
        return Sentence("the name begins at the root of a disk")
    if ".." in parts:
        return Sentence("`..` in the name leads out of the folder")
    if _FORBIDDEN.search(name):
        return Sentence('Windows allows none of < > : " | ? * in a name')
    return _hard_to_keep(name, parts)


def _hard_to_keep(name: str, parts: list[str]) -> Sentence | None:
    if _NOTHING.search(name):
        return Sentence("it is a folder, or a part of the name is empty")
    if _ROUGH_EDGE.search(name):
        return Sentence("a name begins or ends with a space, or ends with a dot")
    if any(len(part.encode()) > _LONGEST_PART for part in parts):
        return Sentence("the name is longer than a disk can keep")
    return None


def _elsewhere(name: str, parts: list[str]) -> Sentence | None:
    if parts[0] == "assets" and len(parts) > 1:
        return None
    if parts[0] == "exhibits" and len(parts) == 2 and name.endswith(".yaml"):
        return None
    return Sentence("it is neither a YAML file right in exhibits/ nor a file in assets/")


def clash(names: Iterable[str]) -> tuple[str, str] | None:
    """Two of `names` that would be one file on some disks, or a file and a folder at once.

    Compared in NFC and folded case, as the disks of Windows and macOS do (Unicode 15: UAX 15; 3.13).
    """
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        folded = name.lower() if name.isascii() else _folded(name)
        if folded in seen:
            return seen[folded], name
        seen[folded] = name
        folder = folded.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = name
            folder = folder.rpartition("/")[0]
    both = next((folded for folded in seen if folded in folders), None)
    return (seen[both], folders[both]) if both else None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
