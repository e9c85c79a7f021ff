"""Lays a report beside a pack, on a stick that may be read-only, without Chinese names, or gone by now."""

import socket
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kiosk.store.disk import Disk

_ANONYMOUS = {"", "localhost"}


def names_of_report(pack: str, kiosk: str) -> tuple[str, str]:
    """The report's name beside a pack, and another for disks that know no Chinese.

    Each kiosk has its own, so that a stick can be carried from one to the next.
    """
    stem = pack.rpartition(".")[0]
    own = "" if kiosk in _ANONYMOUS else f".{kiosk}"
    return f"{stem}.报告-report{own}.txt", f"{stem}.report{own}.txt"


def is_beside(names: Iterable[str], pack: str, kiosk: str) -> bool:
    """Whether one of the names in the pack's folder is its report's."""
    wanted = {unicodedata.normalize("NFC", name) for name in names_of_report(pack, kiosk)}
    return any(unicodedata.normalize("NFC", name) in wanted for name in names)


def lay_beside(pack: Path, kiosk: str, data: bytes, disk: Disk) -> bool:
    """Write the report in one step, in place of an earlier one; whether it lies there now.

    No folder is made for it: where a stick was pulled out, that would be one on the kiosk's own disk.
    """
    names = names_of_report(pack.name, kiosk)
    with suppress(OSError):
        if not any(_write(pack.with_name(name), data, disk) for name in names):
            return False
        disk.sync_folder(pack.parent)
    with suppress(OSError):
        return is_beside((each.name for each in pack.parent.iterdir()), pack.name, kiosk)
    return False


def _write(target: Path, data: bytes, disk: Disk) -> bool:
    """False where the disk takes no such name; raises OSError where it fails besides."""
    part = target.with_name(f".{target.name}.part")
    with suppress(FileNotFoundError):
        disk.remove(part)
    try:
        file = disk.create(part)
    except OSError:
        return False
    try:
        with file:
            disk.write(file, data)
        disk.sync(part)
        disk.rename(part, target)
    except BaseException:
        with suppress(OSError):
            disk.remove(part)
        raise
    return True


def name_of_kiosk() -> str:
    """This computer's name, as far as it can stand in a file's name."""
    name = socket.gethostname().partition(".")[0]
    return "".join(each if each.isascii() and each.isalnum() else "-" for each in name)[:40].strip("-")
