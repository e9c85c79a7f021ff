"""Every way a file can hold colours, brought to sRGB with or without transparency."""

from typing import TYPE_CHECKING

from kiosk.media.packing import by_bands

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile

_WIDE_GREYS = ("I;16", "I;16L", "I;16B", "I;16N")
BITS = "kiosk-bits"
"""Under this an image's `info` has how many bits of its wide greys are used, if not all sixteen."""


def scalable(image: "Image") -> "Image":
    """The image in a mode that may be averaged: L, RGB, CMYK, LAB, or RGBa where it is transparent."""
    if image.mode in _WIDE_GREYS:
        spare = image.info.get(BITS, 16) - 8
        table = [min(255, value >> spare) for value in range(1 << 16)]
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
    """Whether it says so; a linear one with the same colours says so too, and is not meant."""
    named = b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile
    return named and b"inear" not in profile and "inear".encode("utf-16-be") not in profile


def _managed(image: "Image", profile: bytes | None) -> "Image | None":
    """The image converted from `profile` (from Lab where there is none); None where the two do not match."""
    from io import BytesIO

    from PIL import ImageCms

    try:
        if profile and image.mode != "LAB":
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
        else:
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        mode = _mode_for(image, source)
        if mode is None:
            return None
        into = "RGBA" if mode == "RGBA" else "RGB"
        change = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, into)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    if mode == "L" and image.mode == "RGBA":
        return by_bands(image, "RGBA", lambda band: _with_alpha(change, band))
    return by_bands(image, into, lambda band: _applied(change, band.convert(mode)))


def _mode_for(image: "Image", source: "ImageCmsProfile") -> str | None:
    """The mode in which an image can be converted from a profile: greys may have one of colours too."""
    space = source.profile.xcolor_space.strip()
    if space == "RGB":
        return {"L": "RGB", "RGB": "RGB", "RGBA": "RGBA"}.get(image.mode)
    if space == "GRAY":
        return "L" if image.mode in ("L", "RGBA") else None
    return image.mode if (space, image.mode) in (("CMYK", "CMYK"), ("Lab", "LAB")) else None


def _with_alpha(change: "object", band: "Image") -> "Image":
    """A grey image with transparency: the grey is converted, the transparency stays."""
    result = _applied(change, band.getchannel("R"))
    result.putalpha(band.getchannel("A"))
    return result


def _applied(change: "object", band: "Image") -> "Image":
    from PIL import ImageCms

    assert isinstance(change, ImageCms.ImageCmsTransform)
    result = ImageCms.applyTransform(band, change)
    assert result is not None
    return result
