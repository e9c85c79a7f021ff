"""Takes the files of a pack into a draft of the store: every byte is counted and compared."""

import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.store.draft import Draft
from kiosk.store.packs.directory import shown
from kiosk.store.packs.reading import Pack
from kiosk.store.packs.shape import copy_again

RESERVE = 256 << 20
"""Bytes that stay free on the disk besides: for what is prepared, and for the system."""


def unpack(pack: Pack, draft: Draft, free: Callable[[Path], int] | None = None) -> None:
    """Take all files in; what the store holds already is not read.

    `free` tells how many bytes the disk of a folder has left. Raises `PackRefused` where the pack is damaged,
    KioskError where the disk has no room or refuses.
    """
    new = [entry for entry in pack.manifest.files if not draft.adopt(entry)]
    check_room(sum(entry.size for entry in new), (free or _free)(draft.folder))
    for entry in new:
        with pack.open(entry) as stream:
            if draft.add(entry.path, stream) != entry:
                raise copy_again(Sentence("`{name}` in the pack is damaged.", name=shown(entry.path)))


def check_room(need: int, left: int) -> None:
    """Raise KioskError where `need` more bytes would leave too few of those that are `left` on the disk."""
    if need + RESERVE > left:
        raise KioskError(
            Sentence(
                "There is no room for the pack: it takes {need:,} MB, and {left:,} MB are free, of which "
                "{reserve} stay so. Free some on the kiosk's disk, or keep fewer versions.",
                need=-(-need // 10**6),
                left=left // 10**6,
                reserve=RESERVE // 10**6,
            )
        )


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free
