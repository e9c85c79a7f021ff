"""Pictures with what is said of them, and the frames they hang in."""

from dataclasses import dataclass

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture, Text
from kiosk.media.derivative import Derivative, Fractions, PictureError, frame
from kiosk.stage.pictures import composed_for
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.pictures.loupe import Known


@dataclass(frozen=True)
class Plate:
    """A picture, its caption and its credit."""

    picture: Picture
    caption: Text
    credit: Text

    def file(self, reading: Reading, place: Size) -> tuple[str, Size | None]:
        """The file whose composition suits `place`, and its size in px; None for one that cannot be read."""
        src = composed_for(self.picture, place)
        try:
            return src, reading.natural_size(src)
        except PictureError:
            return src, None


@dataclass(frozen=True)
class Framed:
    """A picture that fills a frame."""

    frame: Box
    place: Box
    """Where the whole picture would stand, of which the frame shows a part."""
    known: Known | None
    """The pixels the frame is painted with, where another place can use them too."""


def framed(plate: Plate, box: Box, reading: Reading) -> Framed:
    """The picture as `Painter.picture` paints it in `box`."""
    src, natural = plate.file(reading, box.size)
    wanted = Derivative(src, box.w, box.h, "cover", plate.picture.focus)
    if natural is None:
        return Framed(box, box, None)
    left, top, right, bottom = frame(natural, wanted).box
    part: Fractions = (left, top, right - left, bottom - top)
    w, h = round(box.w / part[2]), round(box.h / part[3])
    return Framed(box, Box(round(box.x - left * w), round(box.y - top * h), w, h), Known(wanted, part))
