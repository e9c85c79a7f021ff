"""Colour profiles, made here, and the sRGB numbers that colours in them should come out as.

Profiles of three curves and a matrix, of one curve, and of tables (ICC.1:2022, 7 and 10). What is expected is
computed with numpy from the definition, not by the library that is tested.
"""

import struct

import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int]
D50 = (0.9642, 1.0, 0.8249)
SPACES = {
    "Display P3": (((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841)), 2.2),
    "Adobe RGB": (((0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446)), 2.19921875),
    "ProPhoto": (((0.7977, 0.2880, 0.0), (0.1352, 0.7119, 0.0), (0.0313, 0.0001, 0.8249)), 1.8),
}
"""XYZ (D50) of red, green and blue, and the gamma of the curves."""
_SRGB = np.array(
    ((0.4360747, 0.3850649, 0.1430804), (0.2225045, 0.7168786, 0.0606169), (0.0139322, 0.0971045, 0.7141733))
)
"""From linear sRGB to XYZ (D50); B. Lindbloom."""


def matrix_profile(space: str) -> bytes:
    """A profile for a screen: a matrix and a gamma."""
    columns, gamma = SPACES[space]
    tags = {f"{name}XYZ".encode(): _xyz(column) for name, column in zip("rgb", columns, strict=True)}
    tags |= {f"{name}TRC".encode(): _gamma(gamma) for name in "rgb"}
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags)


def grey_profile(gamma: float) -> bytes:
    """A profile of a single curve."""
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": _gamma(gamma)})


def table_profile(space: bytes, corners: dict[tuple[int, ...], tuple[float, float, float]]) -> bytes:
    """A profile of a table that has the Lab of each corner: `space` is b"RGB " or b"CMYK"."""
    count = 4 if space == b"CMYK" else 3
    header = b"mft1" + bytes(4) + bytes((count, 3, 2, 0))
    header += struct.pack(">9i", *(65536 * value for value in (1, 0, 0, 0, 1, 0, 0, 0, 1)))
    ramp = bytes(range(256))
    table = b"".join(_lab8(corners[key]) for key in sorted(corners))
    return _profile(b"prtr", space, b"Lab ", {b"A2B0": header + ramp * count + table + ramp * 3})


def _lab8(lab: tuple[float, float, float]) -> bytes:
    return bytes((round(lab[0] * 2.55), round(lab[1] + 128), round(lab[2] + 128)))


def _profile(sort: bytes, space: bytes, into: bytes, tags: dict[bytes, bytes]) -> bytes:
    name = b"made for a test"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(name) + 1) + name + bytes(1 + 4 + 4 + 2 + 1 + 67),
        b"cprt": b"text" + bytes(4) + b"none\0",
        b"wtpt": _xyz(D50),
        **tags,
    }
    table, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for key, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        table += key + struct.pack(">II", at + len(body), len(data))
        body += padded
    size = at + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02400000, sort, space, into)
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">3i", *_fixed(D50))
    return head.ljust(128, b"\0") + table + body


def _fixed(values: tuple[float, ...]) -> list[int]:
    return [round(value * 65536) for value in values]


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *_fixed(values))


def _gamma(gamma: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)


def matrix_colour(space: str, colour: Colour) -> Colour:
    """What a colour in a space is in sRGB."""
    columns, gamma = SPACES[space]
    linear = (np.array(colour) / 255) ** gamma
    return _from_xyz(np.array(columns).T @ linear)


def grey_colour(gamma: float, value: int) -> Colour:
    """What a grey of a gamma is in sRGB."""
    return _encoded(np.full(3, (value / 255) ** gamma))


def lab_colour(lab: tuple[float, float, float]) -> Colour:
    """What a colour in CIE L*a*b* is in sRGB."""
    y = (lab[0] + 16) / 116
    edges = np.array((y + lab[1] / 500, y, y - lab[2] / 200))
    relative = np.where(edges > 6 / 29, edges**3, 3 * (6 / 29) ** 2 * (edges - 4 / 29))
    return _from_xyz(relative * np.array(D50))


def _from_xyz(xyz: NDArray[np.float64]) -> Colour:
    return _encoded(np.linalg.solve(_SRGB, xyz))


def _encoded(linear: NDArray[np.float64]) -> Colour:
    """IEC 61966-2-1."""
    linear = np.clip(linear, 0, 1)
    values = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    red, green, blue = (round(float(value) * 255) for value in values)
    return red, green, blue
