"""The records of a zip file as they stand there: where it ends, its list of files, its headers.

APPNOTE.TXT of PKWARE, 6.3.10: 4.3.7 local file header, 4.3.12 central directory header, 4.3.14 and 4.3.15
zip64 end record and locator, 4.3.16 end record, 4.5.3 zip64 extra field.
"""

import struct
from typing import Any, BinaryIO, NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_EXTRA = struct.Struct("<2H")
_ALL_ONES = 0xFFFFFFFF
LOCAL_SIZE = _LOCAL.size
END_SIZE = _END.size
END_SIGNATURE = b"PK\x05\x06"


class Malformed(ValueError):
    """Bytes that are no such record."""


class End(NamedTuple):
    """Where the list of files stands."""

    files: int
    size: int
    offset: int
    at: int
    """Where the records of the end begin: right behind the list."""


class Header(NamedTuple):
    """What is said of one file, in the list of files or right before its content."""

    name: bytes
    flags: int
    method: int
    when: tuple[int, int]
    crc: int
    packed: int
    size: int


class Listed(NamedTuple):
    """One file in the list."""

    header: Header
    offset: int
    system: int
    """The kind of computer that `attributes` are meant for: 3 is Unix."""
    attributes: int


def read_end(file: BinaryIO, size: int) -> End:
    """The end records of a zip file of `size` bytes that ends with them. Raises `Malformed`."""
    at = size - _END.size
    signature, disk, first_disk, here, count, length, offset, comment = _unpack(
        _END, _at(file, at, _END.size)
    )
    if signature != END_SIGNATURE or comment or disk or first_disk or here != count:
        raise Malformed
    if at < _LOCATOR.size:
        return End(count, length, offset, at)
    found, locator_disk, end64, disks = _unpack(_LOCATOR, _at(file, at - _LOCATOR.size, _LOCATOR.size))
    if found != b"PK\x06\x07":
        return End(count, length, offset, at)
    large = _read_end64(file, end64)
    if locator_disk or disks != 1 or end64 + _END64.size != at - _LOCATOR.size:
        raise Malformed
    same = (
        count in (large.files, 0xFFFF),
        length in (large.size, _ALL_ONES),
        offset in (large.offset, _ALL_ONES),
    )
    if not all(same):
        raise Malformed
    return large


def _read_end64(file: BinaryIO, at: int) -> End:
    values = _unpack(_END64, _at(file, at, _END64.size))
    signature, length, _, _, disk, first_disk, here, count, size, offset = values
    if signature != b"PK\x06\x06" or length != _END64.size - 12 or disk or first_disk or here != count:
        raise Malformed
    return End(count, size, offset, at)


def read_listed(data: memoryview, at: int) -> tuple[Listed, int]:
    """The file listed at `at`, and where the next one is listed. Raises `Malformed`."""
    values = _unpack(_CENTRAL, data[at : at + _CENTRAL.size])
    signature, made_by, _, flags, method, *when, crc, packed, size = values[:10]
    name_length, extra_length, comment_length, disk, _, attributes, offset = values[10:]
    if signature != b"PK\x01\x02" or comment_length or disk:
        raise Malformed
    at += _CENTRAL.size
    name = bytes(data[at : at + name_length])
    extra = data[at + name_length : at + name_length + extra_length]
    if len(name) != name_length or len(extra) != extra_length:
        raise Malformed
    size, packed, offset = _wide(extra, size, packed, offset)
    header = Header(name, flags, method, (when[0], when[1]), crc, packed, size)
    return Listed(header, offset, made_by >> 8, attributes), at + name_length + extra_length


def read_local(file: BinaryIO, at: int, name_length: int) -> tuple[Header, int]:
    """The header at `at`, whose name should have `name_length` bytes, and where its file's content begins.

    Raises `Malformed`.
    """
    data = memoryview(_at(file, at, _LOCAL.size + name_length + _EXTRA.size + 16))
    signature, _, flags, method, *when, crc, packed, size, length, extra_length = _unpack(
        _LOCAL, data[: _LOCAL.size]
    )
    if signature != b"PK\x03\x04" or length != name_length:
        raise Malformed
    begin = _LOCAL.size + length
    name, extra = bytes(data[_LOCAL.size : begin]), data[begin : begin + extra_length]
    if len(name) != length or len(extra) != extra_length:
        raise Malformed
    size, packed = _wide(extra, size, packed)
    header = Header(name, flags, method, (when[0], when[1]), crc, packed, size)
    return header, at + begin + extra_length


def _wide(extra: memoryview, *values: int) -> tuple[int, ...]:
    """The values, those that are all ones taken from the zip64 field; there may be no other field."""
    if not extra:
        return values
    wide = [value == _ALL_ONES for value in values]
    if len(extra) != _EXTRA.size + 8 * sum(wide) or _EXTRA.unpack(extra[: _EXTRA.size]) != (1, 8 * sum(wide)):
        raise Malformed
    own = iter(struct.unpack(f"<{sum(wide)}Q", extra[_EXTRA.size :]))
    return tuple(next(own) if is_wide else value for value, is_wide in zip(values, wide, strict=True))


def _at(file: BinaryIO, at: int, size: int) -> bytes:
    if at < 0:
        raise Malformed
    file.seek(at)
    return file.read(size)


def _unpack(record: struct.Struct, data: "bytes | memoryview") -> tuple[Any, ...]:
    if len(data) != record.size:
        raise Malformed
    return record.unpack(data)
