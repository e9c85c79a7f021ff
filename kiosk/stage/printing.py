"""Pictures of screens for people at a desk: PNG files, thumbnails, and contact sheets of many."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from kiosk.base.geometry import Size
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Setting, Style, Typesetter

THUMBNAIL_AREA = 384 * 216
"""Pixels of a thumbnail, whatever its shape."""
SHEET_WIDTH = 2176
"""Pixels across a contact sheet: five thumbnails of a wide screen, eight of an upright one."""
MARGIN, GAP = 80, 24
LABEL = 48
"""Height of the line below a thumbnail."""


@dataclass(frozen=True)
class Print:
    """One picture on a contact sheet: its thumbnail as a JPEG, and the words below it."""

    thumbnail: bytes
    label: str


@dataclass(frozen=True)
class Strip:
    """Pictures that belong together, under a heading in a language."""

    heading: str
    language: str
    prints: Sequence[Print]


def png(size: Size, rgb: bytes) -> bytes:
    """Rows of RGB bytes as a PNG: the same bytes for the same rows, at any time."""
    return _encoded(Image.frombytes("RGB", size, rgb), "PNG", compress_level=3)


def thumbnail(size: Size, rgb: bytes) -> bytes:
    """Rows of RGB bytes made small, as a JPEG."""
    scale = math.sqrt(THUMBNAIL_AREA / (size.w * size.h))
    small = Size(max(1, round(size.w * scale)), max(1, round(size.h * scale)))
    picture = Image.frombytes("RGB", size, rgb).resize(small, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _encoded(picture, "JPEG", quality=90, subsampling=0)


def contact_sheet(
    title: str, language: str, strips: Sequence[Strip], typesetter: Typesetter, inks: dict[str, str]
) -> bytes:
    """All strips below one another as a PNG, under a title in a language; `inks` are the exhibition's own."""
    sheet = _Sheet(typesetter, Theme(Size(1920, 1080), inks=inks))
    sheet.write(title, sheet.theme.title(), language)
    for strip in strips:
        sheet.y += GAP
        sheet.write(strip.heading, sheet.theme.heading("accent"), strip.language)
        sheet.lay(strip)
    return _encoded(sheet.picture(), "PNG", compress_level=6)


class _Sheet:
    """Paper that grows downwards as things are laid on it; `y` is where the next one goes."""

    def __init__(self, typesetter: Typesetter, theme: Theme) -> None:
        self.theme = theme
        self.y = MARGIN
        self._typesetter = typesetter
        self._things: list[tuple[Image.Image, int, int]] = []

    def write(self, text: str, style: Style, language: str) -> None:
        """A line across the sheet."""
        setting = self._typesetter.set(text, style, SHEET_WIDTH - 2 * MARGIN, language, max_lines=1)
        self._put(setting, MARGIN, self.y)
        self.y += setting.height + GAP // 2

    def _put(self, setting: Setting, x: int, y: int) -> None:
        size, data = self._typesetter.rasterise(setting)
        self._things.append((Image.frombytes("RGBA", size, data, "raw", "BGRA"), x, y))

    def lay(self, strip: Strip) -> None:
        """The pictures of a strip in rows, each with its label."""
        pictures = [Image.open(BytesIO(each.thumbnail)) for each in strip.prints]
        width = max((picture.width for picture in pictures), default=1)
        across = max(1, (SHEET_WIDTH - 2 * MARGIN + GAP) // (width + GAP))
        for first in range(0, len(pictures), across):
            row = list(zip(pictures, strip.prints, strict=True))[first : first + across]
            for column, (picture, each) in enumerate(row):
                x = MARGIN + column * (width + GAP)
                self._things.append((picture, x, self.y))
                style = self.theme.caption("ink")
                label = self._typesetter.set(each.label, style, width, strip.language, max_lines=1)
                self._put(label, x, self.y + picture.height + 4)
            self.y += max(picture.height for picture, _ in row) + LABEL + GAP // 2

    def picture(self) -> Image.Image:
        """Everything that was laid on the sheet."""
        sheet = Image.new("RGB", (SHEET_WIDTH, self.y + MARGIN - GAP), self.theme.ink("sand"))
        for thing, x, y in self._things:
            sheet.paste(thing, (x, y), thing if thing.mode == "RGBA" else None)
        return sheet


def _encoded(picture: Image.Image, kind: str, **options: int) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
