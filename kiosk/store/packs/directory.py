"""The list of files in a pack, believed only where the whole pack agrees with it; nothing is unpacked here.

What is refused is whatever `kiosk pack` does not write: each file follows the one before without a gap,
the list follows the last, and nothing else is there. So no two files can share bytes, no pack can hold
itself, and no two programs can see different files in it.

On overlapping files: D. Fifield, A better zip bomb (WOOT 2019). On packs that hold themselves: R. Cox,
Zip Files All The Way Down (2010).
"""

import os
import stat
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from kiosk.base.sentences import Sentence
from kiosk.store.manifest import FILE
from kiosk.store.packs import names, records
from kiosk.store.packs.records import End, Header, Listed, Malformed
from kiosk.store.packs.shape import (
    HIGHEST_RATIO,
    LARGEST_YAML,
    LONGEST_NAME,
    MOST_BYTES,
    MOST_FILES,
    SMALL,
    copy_again,
    pack_anew,
)

_MOST_LISTED = 46 + 4 * LONGEST_NAME + 28
"""Bytes of a file's record in the list."""
_LONGEST_COMMENT = 0xFFFF
_STORED, _DEFLATED = 0, 8
_WORST = 1000
"""Deflate makes of what it cannot shrink one byte in so many more, and a few for a short one."""
_UTF8 = 0x800
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UNIX = 3
_NO_FILE = 0x458
"""Attributes of DOS and Windows: volume label, folder, device, reparse point."""


class Packed(NamedTuple):
    """One file in a pack."""

    name: str
    size: int
    packed: int
    """Bytes that it takes in the pack."""
    deflated: bool
    crc: int
    begin: int
    """Where its bytes begin in the pack."""


def read_directory(file: BinaryIO) -> list[Packed]:
    """The pack's files, the manifest first. Raises `PackRefused`, or OSError where it cannot be read."""
    end = _end(file)
    listed = list(_listed(file, end))
    _check_files(listed)
    decoded = [_name(each.header) for each in listed]
    _check_names(decoded)
    for name, each in zip(decoded, listed, strict=True):
        _check_size(name, each.header)
    if sum(each.header.size for each in listed) > MOST_BYTES:
        raise pack_anew(
            Sentence("The files in the pack are more than {most} GiB together.", most=MOST_BYTES >> 30)
        )
    return list(_laid_out(file, end, decoded, listed))


def _end(file: BinaryIO) -> End:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    begins = file.read(4)
    try:
        end = records.read_end(file, size)
    except Malformed:
        raise _without_end(file, size, begins) from None
    if end.offset + end.size != end.at or begins != b"PK\x03\x04":
        raise pack_anew(Sentence("There is something in the pack before its files or behind them."))
    if not 0 < end.files <= MOST_FILES + 1 or end.size > end.files * _MOST_LISTED:
        raise pack_anew(
            Sentence(
                "The pack says that it holds {count:,} files; {most:,} are the most.",
                count=end.files - 1,
                most=MOST_FILES,
            )
        )
    return end


def _without_end(file: BinaryIO, size: int, begins: bytes) -> Exception:
    file.seek(max(0, size - _LONGEST_COMMENT - records.END_SIZE))
    tail = file.read()
    if 0 <= tail.rfind(records.END_SIGNATURE) <= len(tail) - records.END_SIZE:
        return pack_anew(Sentence("Something follows behind the end of the pack."))
    if begins == b"PK\x03\x04" or not begins.strip(b"\0"):
        return copy_again(Sentence("The pack is cut short: its end is not there."))
    return pack_anew(Sentence("This file is no pack, although its name says so."))


def _listed(file: BinaryIO, end: End) -> Iterator[Listed]:
    file.seek(end.offset)
    data = memoryview(file.read(end.size))
    at = 0
    try:
        for _ in range(end.files):
            listed, at = records.read_listed(data, at)
            yield listed
    except Malformed:
        at = -1
    if at != end.size:
        raise copy_again(Sentence("The pack's list of files is damaged."))


def _check_files(listed: Sequence[Listed]) -> None:
    """Refuse whatever is no plain file."""
    for each in listed:
        if found := _oddity(each):
            raise pack_anew(found)


def _oddity(each: Listed) -> Sentence | None:
    header = each.header
    if header.flags & _ENCRYPTED:
        return Sentence("`{name}` in the pack is locked with a password.", name=_readable(header))
    if header.method not in (_STORED, _DEFLATED) or header.flags & ~_UTF8:
        return Sentence("`{name}` is packed in a way that `kiosk pack` does not use.", name=_readable(header))
    if _is_special(each):
        return Sentence(
            "`{name}` in the pack is no file but a link, a folder or a device.", name=_readable(header)
        )
    return None


def _is_special(each: Listed) -> bool:
    kind = stat.S_IFMT(each.attributes >> 16) if each.system == _UNIX else 0
    return kind not in (0, stat.S_IFREG) or bool(each.attributes & _NO_FILE)


def _name(header: Header) -> str:
    try:
        return header.name.decode("utf-8" if header.flags & _UTF8 else "ascii")
    except UnicodeDecodeError:
        found = Sentence("The name `{name}` in the pack is not written in UTF-8.", name=_readable(header))
        raise pack_anew(found) from None


def _readable(header: Header) -> str:
    return shown(header.name.decode("utf-8", "replace"))


def _check_names(decoded: Sequence[str]) -> None:
    if decoded[0] != FILE:
        raise pack_anew(Sentence("The pack does not begin with its list of contents, `{name}`.", name=FILE))
    for name in decoded[1:]:
        if found := names.fault(name):
            raise pack_anew(
                Sentence(
                    "The pack holds `{name}`, which is not allowed: {found}.", name=shown(name), found=found
                )
            )
    if clashing := names.clash(decoded[1:]):
        one, other = map(shown, clashing)
        raise pack_anew(
            Sentence(
                "`{one}` and `{other}` in the pack would be one file on some disks.", one=one, other=other
            )
        )


def _check_size(name: str, header: Header) -> None:
    most = header.size + (header.size // _WORST + _WORST if header.method == _DEFLATED else 0)
    if header.packed > most or (header.method == _STORED and header.packed < header.size):
        raise copy_again(Sentence("The pack gives two sizes for `{name}`.", name=shown(name)))
    if name.endswith(".yaml") and name.startswith("exhibits/") and header.size > LARGEST_YAML:
        raise pack_anew(
            Sentence(
                "`{name}` has {size:,} bytes; a YAML file has {most:,} at most.",
                name=shown(name),
                size=header.size,
                most=LARGEST_YAML,
            )
        )
    if header.size > SMALL and header.size > header.packed * HIGHEST_RATIO:
        raise pack_anew(
            Sentence(
                "`{name}` would become more than {ratio} times as large when unpacked: this is a trap.",
                name=shown(name),
                ratio=HIGHEST_RATIO,
            )
        )


def _laid_out(file: BinaryIO, end: End, decoded: Sequence[str], listed: Sequence[Listed]) -> Iterator[Packed]:
    """The files, each where the one before ends, and each with the same said of it twice."""
    at = 0
    for name, each in zip(decoded, listed, strict=True):
        if each.offset != at:
            raise pack_anew(
                Sentence("`{name}` does not lie in the pack where the file before it ends.", name=shown(name))
            )
        try:
            header, begin = records.read_local(file, at, len(each.header.name))
        except Malformed:
            header, begin = None, 0
        if header != each.header:
            raise pack_anew(
                Sentence(
                    "The pack says one thing of `{name}` in its list, and another beside the file.",
                    name=shown(name),
                )
            )
        at = begin + header.packed
        if at > end.offset:
            raise copy_again(Sentence("`{name}` reaches beyond the end of the files.", name=shown(name)))
        yield Packed(name, header.size, header.packed, header.method == _DEFLATED, header.crc, begin)
    if at != end.offset:
        raise pack_anew(Sentence("There is something in the pack before its files or behind them."))


def shown(name: str) -> str:
    """A name from a pack, fit for a sentence: short, and without characters that cannot be seen."""
    plain = names.UNSEEN.sub("\ufffd", name[:LONGEST_NAME])
    return plain if len(plain) <= 80 else f"{plain[:40]}…{plain[-39:]}"
