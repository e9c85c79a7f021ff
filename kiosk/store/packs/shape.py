"""What a pack looks like: its suffix, its limits, and how its refusal is told."""

from typing import Final

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence

SUFFIX: Final = ".kiosk"

MOST_FILES: Final = 5_000
"""All of their names are checked within a tenth of a second."""
MOST_BYTES: Final = 1 << 38
"""Bytes of all files together, 256 GiB; what the disk has room for is looked at besides."""
LARGEST_YAML: Final = 1 << 20
"""Bytes; the loader reads no more of a YAML file either."""
HIGHEST_RATIO: Final = 100
"""Bytes that a compressed byte may become, in all but small files. Curators' YAML comes to 3 to 8."""
SMALL: Final = 1 << 16
"""Bytes up to which a file may shrink as much as it likes."""
LONGEST_NAME: Final = 200
"""Characters of a name with its folders: Windows has 260 for all of a path, the store's folder included."""
DEEPEST: Final = 10
"""Folders that may lie within one another."""


class PackRefused(KioskError):
    """A pack that is not taken: what was found, and what to do about it."""

    def __init__(self, found: Sentence, remedy: Sentence) -> None:
        super().__init__(Sentence("{found} {remedy}", found=found, remedy=remedy))
        self.found, self.remedy = found, remedy


def copy_again(found: Sentence) -> PackRefused:
    """The refusal of a pack that was damaged on its way."""
    return PackRefused(
        found, Sentence("Copy it again, wait until the stick may be taken out, and put it in once more.")
    )


def pack_anew(found: Sentence) -> PackRefused:
    """The refusal of a pack that was never good, or was changed after it was made."""
    return PackRefused(
        found, Sentence("Make the pack anew with `kiosk pack`; nothing can be added to it afterwards.")
    )


def unreadable(error: OSError) -> Sentence:
    """What is said of a pack that cannot be read."""
    return Sentence("The pack cannot be read ({reason}).", reason=error.strerror or type(error).__name__)
