"""Every way a file can hold colours, brought to sRGB with or without transparency."""

from typing import TYPE_CHECKING

from kiosk.media.packing import by_bands

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDE_GREYS = ("I;16", "I;16L", "I;16B", "I;16N")


def scalable(image: "Image") -> "Image":
    """The image in a mode that may be averaged: L, RGB, CMYK, LAB, or RGBa where it is transparent."""
    if image.mode in _WIDE_GREYS:
        table = [value >> 8 for value in range(1 << 16)]
        return by_bands(image, "L", lambda band: band.convert("I").point(table, "L"))
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "La", "RGBa"):
        # Averaging colours that alpha has not weighed draws dark fringes around cut-out shapes.
        return by_bands(image, "RGBa", lambda band: band.convert("RGBA").convert("RGBa"))
    if image.mode == "1":
        return by_bands(image, "L", lambda band: band.convert("L"))
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    return by_bands(image, "RGB", lambda band: band.convert("RGB"))


def finished(image: "Image", profile: bytes | None) -> "Image":
    """A scaled image as RGB or RGBA in sRGB; `profile` is the ICC profile its file brought, if any."""
    if image.mode == "RGBa":
        image = by_bands(image, "RGBA", lambda band: band.convert("RGBA"))
    if (profile and not _is_srgb(profile)) or image.mode == "LAB":
        managed = _managed(image, profile)
        if managed is not None:
            return managed
    if image.mode in ("RGB", "RGBA"):
        return image
    return by_bands(image, "RGB", lambda band: band.convert("RGB"))


def _is_srgb(profile: bytes) -> bool:
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile


def _managed(image: "Image", profile: bytes | None) -> "Image | None":
    """The image converted from `profile` (from Lab where there is none); None where the two do not match."""
    from io import BytesIO

    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        if profile and image.mode != "LAB":
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
        else:
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        target = ImageCms.createProfile("sRGB")
        change = ImageCms.buildTransform(source, target, image.mode, mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return by_bands(image, mode, lambda band: _applied(change, band))


def _applied(change: "object", band: "Image") -> "Image":
    from PIL import ImageCms

    assert isinstance(change, ImageCms.ImageCmsTransform)
    result = ImageCms.applyTransform(band, change)
    assert result is not None
    return result
