"""How much memory it takes to decode a picture, told from its header."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_BYTE = ("1", "L", "P")
_PLAIN = ("L", "RGB", "CMYK", "LAB")
"""Modes that are scaled as they are; of others there is a copy."""
DECODERS_OWN = {"WEBP": 12, "AVIF": 12}
"""Bytes a pixel that decoders hold beside the picture they fill in the end."""


def appetite(image: "Image", part: int = 1) -> int:
    """Bytes that decoding takes, into a mode that can be scaled; a JPEG at one `part`-th of its size."""
    count = -(-image.width // part) * -(-image.height // part)
    each = 1 if image.mode in _BYTE else 2 if image.mode.startswith("I;16") else 4
    plain = image.mode in _PLAIN and "transparency" not in image.info
    copied = 0 if plain else 1 if image.mode == "1" or image.mode.startswith("I;16") else 4
    own = DECODERS_OWN.get(image.format or "", 0)
    return count * (each + max(own, copied)) + coefficients(image)


def coefficients(image: "Image") -> int:
    """Bytes in which a JPEG stored in scans is collected before a pixel of it is known."""
    if not image.info.get("progressive"):
        return 0
    layers = [(h, v) for _, h, v, _ in list[tuple[int, int, int, int]](getattr(image, "layer", ()))] or [
        (1, 1)
    ] * 3
    most = max(h for h, _ in layers) * max(v for _, v in layers)
    return 2 * image.width * image.height * sum(h * v for h, v in layers) // most


def part_within(image: "Image", most: int) -> int | None:
    """How much smaller it must be decoded to take `most` bytes: 1, or 2, 4, 8 of a JPEG; None: it cannot."""
    parts = (1, 2, 4, 8) if image.format in ("JPEG", "MPO") else (1,)
    return next((part for part in parts if appetite(image, part) <= most), None)
