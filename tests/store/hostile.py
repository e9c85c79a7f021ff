"""Packs that no kiosk may take, and what is said of each."""

import io
import struct
import zlib
from collections.abc import Iterator, Mapping
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

from kiosk.store.manifest import FILE
from tests.store.packed import (
    FILES,
    YAML,
    info,
    listed_at,
    unchecked,
    with_field,
    zipped,
    zipped_with_manifest,
)

TIDE = "assets/sea/tide.png"
BAD_NAMES: Mapping[str, str] = {
    "/etc/passwd": "begins at the root",
    "~/.profile": "begins at the root",
    "C:/windows/win.ini": "begins at the root",
    "../../home/kiosk/.profile": "leads out of the folder",
    "assets/../../x.png": "leads out of the folder",
    "assets\\..\\x.png": "stands for a folder in Windows",
    "assets/./x.png": "a part of the name is empty",
    "assets//x.png": "a part of the name is empty",
    "assets/x.png:stream": "Windows allows none of",
    "assets/what?.png": "Windows allows none of",
    "assets/\x1b[2Jx.png": "cannot be seen",
    "assets/a\nb.png": "cannot be seen",
    "assets/\u202egnp.exe": "cannot be seen",
    "assets/nul.png": "keeps for a device",
    "assets/COM1": "keeps for a device",
    "assets/lpt².txt": "keeps for a device",
    "assets/aux/x.png": "keeps for a device",
    "assets/CON .x/y.png": "keeps for a device",
    "assets/x.png.": "ends with a dot",
    "assets/ x.png": "begins or ends with a space",
    "assets/" + "x" * 200: "longer than 200 characters",
    "assets/" + "潮" * 86: "longer than a disk can keep",
    "assets/" + "a/" * 10 + "x.png": "more than 10 folders deep",
    "readme.txt": "neither a YAML file",
    "assets": "neither a YAML file",
    "exhibits/deep/sea.yaml": "neither a YAML file",
    "exhibits/run.py": "neither a YAML file",
    "kiosk/__main__.py": "neither a YAML file",
}
CLASHES = (
    ("assets/Sea.png", "assets/sea.png"),
    ("assets/\u00e9.png", "assets/e\u0301.png"),
    ("assets/Straße.png", "assets/STRASSE.png"),
    ("assets/sea", "assets/sea/tide.png"),
    ("assets/SEA/tide.png", "assets/sea"),
)
SPECIAL: Mapping[str, tuple[int, int, int]] = {
    "a link": (0o120777, 3, 0),
    "a pipe": (0o010644, 3, 0),
    "a device": (0o060644, 3, 0),
    "a folder": (0o040755, 3, 0),
    "a folder of DOS": (0, 0, 0x10),
    "a volume's label": (0, 0, 0x08),
    "a reparse point": (0, 10, 0x400),
}


def corpus(good: bytes) -> dict[str, tuple[bytes, str]]:
    """Bad packs by a name, each with a part of the sentence that tells what is wrong; made of a good one."""
    packs = {f"named {name[:30]!r}": _named(name, found) for name, found in BAD_NAMES.items()}
    packs |= {f"clash of {one!r}": _clashing(one, other) for one, other in CLASHES}
    packs |= {f"holds {what}": _special(*as_file) for what, as_file in SPECIAL.items()}
    return packs | _damaged(good) | _around(good) | _lying(good) | _bombs(good) | _manifests()


def _named(name: str, found: str) -> tuple[bytes, str]:
    return zipped_with_manifest({**FILES, name: b"x"}), found


def _clashing(one: str, other: str) -> tuple[bytes, str]:
    return zipped_with_manifest({one: b"x", other: b"y"}), "would be one file on some disks"


def _special(mode: int, system: int, attributes: int) -> tuple[bytes, str]:
    odd = info("assets/odd", mode, system, attributes)
    return zipped(
        [(FILE, unchecked({"assets/odd": b"/etc/passwd"})), (odd, b"/etc/passwd")]
    ), "is no file but"


def _damaged(good: bytes) -> dict[str, tuple[bytes, str]]:
    at = listed_at(good)
    return {
        "empty": (b"", "cut short"),
        "zeros, as of a copy that has just begun": (bytes(4096), "cut short"),
        "cut in the middle": (good[: len(good) // 2], "cut short"),
        "cut by one byte": (good[:-1], "cut short"),
        "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "is no pack"),
        "a list that is damaged": (good[:at] + b"XX" + good[at + 2 :], "list of files is damaged"),
        "a list of too many": (_end(good, files=len(FILES) + 2), "list of files is damaged"),
        "a list of too few": (_end(good, files=len(FILES)), "list of files is damaged"),
        "of two disks": (good[:-18] + b"\x01" + good[-17:], "follows behind the end"),
    }


def _around(good: bytes) -> dict[str, tuple[bytes, str]]:
    at = listed_at(good)
    shifted = _end(b"#!/bin/sh\n" + good, offset=at + 10)
    between = _end(good[:at] + b"between" + good[at:], offset=at + 7)
    return {
        "a program before it": (b"#!/bin/sh\n" + good, "before its files or behind"),
        "a program before it, all moved": (shifted, "before its files or behind"),
        "something between": (between, "before its files or behind"),
        "something behind": (good + b"x", "follows behind the end"),
        "a comment": (good[:-2] + b"\x05\x00hello", "follows behind the end"),
        "another pack behind": (good + good, "before its files or behind"),
        "held in a zip file": (zipped([("good.kiosk", good)]), "does not begin with its list of contents"),
        "not the manifest first": (zipped(list(FILES.items())), "does not begin with its list of contents"),
        "without a file": (zipped([]), "before its files or behind"),
    }


def _lying(good: bytes) -> dict[str, tuple[bytes, str]]:
    two_sizes = "gives two sizes"
    says_two = "says one thing of"
    with_extra = info(TIDE)
    with_extra.extra = struct.pack("<HHB4s", 0x7075, 5, 1, b"name")
    latin = good.replace("潮".encode(), b"\xff\xfe\xfd")
    return {
        "locked": (with_field(good, TIDE, "flags", 1), "locked with a password"),
        "strongly locked": (with_field(good, TIDE, "flags", 0x41), "locked with a password"),
        "sizes behind the file": (with_field(good, TIDE, "flags", 8), "packed in a way"),
        "packed with bzip2": (_by(ZIP_BZIP2), "packed in a way"),
        "a name not in UTF-8": (latin, "not written in UTF-8"),
        "a name without its sign of UTF-8": (
            with_field(good, "assets/sea/潮.png", "flags", 0),
            "not written in UTF-8",
        ),
        "another name beside the file": (good.replace(b"sea/tide.png", b"sea/lied.png", 1), says_two),
        "a second name in an extra field": (
            zipped([(FILE, unchecked({TIDE: b"x"})), (with_extra, b"x")]),
            "list of files is damaged",
        ),
        "another checksum beside the file": (with_field(good, TIDE, "crc", 1, listed=False), says_two),
        "stored, and two sizes": (with_field(good, TIDE, "size", 9), two_sizes),
        "another size in the manifest": (_sizes(), two_sizes),
        "lying on another": (with_field(good, TIDE, "offset", 0, local=False), "does not lie in the pack"),
        "beyond its end": (_both(good, 0x7FFFFFFF), "reaches beyond the end"),
        "4 GiB, and no field that says so": (_both(good, 0xFFFFFFFF), "reaches beyond the end"),
    }


def _bombs(good: bytes) -> dict[str, tuple[bytes, str]]:
    name = "assets/sea/zeros.raw"
    zeros = bytes(40 << 20)
    many = {f"assets/{number}": b"" for number in range(5_001)}
    return {
        "a bomb": (_by(ZIP_DEFLATED, {name: zeros}), "this is a trap"),
        "a bomb in the manifest": (
            _zip_of([(FILE, b" " * (40 << 20)), (TIDE, b"x")], ZIP_DEFLATED),
            "this is a trap",
        ),
        "too large a YAML file": (
            _by(ZIP_STORED, {"exhibits/a.yaml": bytes((1 << 20) + 1)}),
            "1,048,576 at most",
        ),
        "300 GiB": (_declaring(300 << 30), "more than 256 GiB together"),
        "too many files": (_by(ZIP_STORED, many), "5,000 are the most"),
        "a list of a million files": (_end(good, files=0xFFFE), "5,000 are the most"),
        "a list of a gigabyte": (_end(good, size=1 << 30), "before its files or behind"),
        "files that overlap": (_overlapping(), "does not lie in the pack"),
    }


def _manifests() -> dict[str, tuple[bytes, str]]:
    def holding(manifest: bytes, files: Mapping[str, bytes] = FILES) -> bytes:
        return zipped([(FILE, manifest), *files.items()])

    good = unchecked(FILES)
    no_manifest = "cannot be understood"
    return {
        "a manifest that is none": (holding(b"hello"), no_manifest),
        "a manifest of another format": (holding(good.replace(b'"format": 1', b'"format": 2')), no_manifest),
        "a manifest with more": (holding(good.replace(b'"title"', b'"run": "rm", "title"')), no_manifest),
        "a deep manifest": (holding(b"[" * 60_000), no_manifest),
        "a deep manifest with few brackets": (holding(b"[" * 900), no_manifest),
        "a manifest not in UTF-8": (holding(b"\xff" + good), no_manifest),
        "a long number in the manifest": (
            holding(good.replace(b": 1,", b": " + b"1" * 5000 + b",")),
            no_manifest,
        ),
        "a long manifest": (holding(good + b" " * 100_000), "far too long"),
        "a file more than in the manifest": (
            holding(good, {**FILES, "assets/x": b""}),
            "but not in its list",
        ),
        "a file less": (holding(good, {TIDE: FILES[TIDE]}), "but not in the pack"),
    }


def damaged_inside(good: bytes) -> dict[str, bytes]:
    """Packs whose names, sizes and layout are right; what is wrong shows only when they are unpacked."""
    at = good.index(FILES[TIDE])
    flipped = bytearray(good)
    flipped[at + 100] ^= 1
    lying = {**FILES, TIDE: FILES[TIDE][::-1]}
    return {
        "a bit is another": bytes(flipped),
        "another checksum": with_field(good, TIDE, "crc", 1),
        "another SHA-256": zipped([(FILE, unchecked(FILES)), *lying.items()]),
        "more inside than said": _deflated(YAML, len(YAML) - 1),
        "fewer inside than said": _deflated(YAML, len(YAML) + 1),
        "nothing that can be unpacked": _deflated(b"", 5, b"\xff" * 5),
        "something behind what was packed": _deflated(YAML, len(YAML), _deflate(YAML) + b"x"),
        "cut before its end": _deflated(YAML, len(YAML), _deflate(YAML)[:-4]),
    }


def dearest() -> Iterator[bytes]:
    """Packs that take the longest to refuse: as many files as there may be, and only the end is wrong."""
    names = {f"assets/{'潮' * 40}/é{number}.png": b"" for number in range(4999)}
    yield zipped_with_manifest({**names, "assets/nul": b""})
    yield zipped_with_manifest({**names, f"assets/{'潮' * 40}/É5.png": b""})
    yield zipped([(FILE, b"[" + b"{}," * 450_000 + b"{}]"), *names.items()])
    yield zipped([(FILE, unchecked({**names, "assets/z": b"1"})), *names.items(), ("assets/z", b"22")])


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _deflated(content: bytes, size: int, packed: bytes | None = None) -> bytes:
    """A pack of one YAML file that claims `size` bytes, with any bytes as those it was packed into."""
    name, packed = "exhibits/a.yaml", packed or _deflate(content)
    manifest = unchecked({name: bytes(size)})
    data = zipped([(FILE, manifest), (name, packed)])
    data = with_field(data, name, "method", 8)
    data = with_field(data, name, "crc", zlib.crc32(content))
    return with_field(data, name, "size", size)


def _by(method: int, files: Mapping[str, bytes] = FILES) -> bytes:
    return _zip_of([(FILE, unchecked(files)), *files.items()], method)


def _zip_of(files: list[tuple[str, bytes]], method: int) -> bytes:
    return zipped(files, method)


def _sizes() -> bytes:
    return zipped([(FILE, unchecked(FILES)), *{**FILES, TIDE: b"short"}.items()])


def _both(good: bytes, size: int) -> bytes:
    return with_field(with_field(good, TIDE, "size", size), TIDE, "packed", size)


def _declaring(size: int) -> bytes:
    """A pack whose one file is said to have `size` bytes, in zip64 fields, in every place the same."""
    name = b"assets/film.mp4"
    wide = struct.pack("<HHQQ", 1, 16, size, size)
    local = struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 45, 0, 0, 0, 33, 0, 2**32 - 1, 2**32 - 1, len(name), len(wide)
    )
    listed = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 0x32D, 45, 0, 0, 0, 33, 0, 2**32 - 1, 2**32 - 1, len(name), len(wide),
        0, 0, 0, 0, 0,
    )  # fmt: skip
    before = zipped([(FILE, unchecked({name.decode(): b""}))])
    at = listed_at(before)
    files = before[:at] + local + name + wide
    listing = before[at:-22] + listed + name + wide
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(listing), len(files), 0)
    return files + listing + end


def _overlapping() -> bytes:
    """Many names for the bytes of one file."""
    held = io.BytesIO()
    names = [f"assets/{number}" for number in range(500)]
    with ZipFile(held, "w") as file:
        file.writestr(FILE, unchecked(dict.fromkeys(names, YAML)))
        file.writestr(names[0], YAML)
        first = file.getinfo(names[0])
        for name in names[1:]:
            double = info(name)
            double.header_offset, double.CRC = first.header_offset, first.CRC
            double.file_size = double.compress_size = first.file_size
            file.filelist.append(double)
    return held.getvalue()


def _end(
    data: bytes, *, files: int | None = None, size: int | None = None, offset: int | None = None
) -> bytes:
    """The same with other numbers in the record at its end."""
    changed = bytearray(data)
    if files is not None:
        struct.pack_into("<2H", changed, len(data) - 14, files, files)
    if size is not None:
        struct.pack_into("<L", changed, len(data) - 10, size)
    if offset is not None:
        struct.pack_into("<L", changed, len(data) - 6, offset)
    return bytes(changed)
