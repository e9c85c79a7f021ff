"""Draws SVG files, as the child process `python -m kiosk.media.vector`, one request after another.

It is a process because resvg holds the interpreter lock while it draws, seconds for a poster. A request
is a line of JSON with `path`, `box` (left, top, right, bottom as fractions), `w` and `h` (pixels) and
`fonts` (files). The answer is `HEADER`, then a sentence (JSON) of the length it gives, or the two pictures'
pixels.
"""

import json
import math
import struct
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media import svg
from kiosk.media.children import answer_parent
from kiosk.media.derivative import Fractions, PictureError, Pixels
from kiosk.media.fault import NO_ROOM, packed, unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

HEADER = struct.Struct("<IIIIIII")
"""Length of the sentence (0: none, pictures follow), then width, height and opaqueness of each picture."""
MAX_PIXELS = 40_000_000
"""The most that is drawn of a whole that has to be cut; a smaller part than this allows is enlarged."""
WHOLE = (0.0, 0.0, 1.0, 1.0)
SMALL = 160
"""Pixels across of the whole that the preview is made from."""


def draw(path: Path, box: Fractions, size: Size, fonts: Sequence[str] = ()) -> tuple[Pixels, Pixels]:
    """The `box` of an SVG at `size`, and the preview of the whole. Raises `PictureError`."""
    try:
        with path.open("rb") as file:
            text = file.read(svg.MAX_BYTES + 1)
    except OSError as error:
        raise PictureError(path, unreadable(error)) from error
    svg.check(path, text)
    try:
        return _drawn(path, text.decode("utf-8-sig"), box, size, fonts)
    except UnicodeDecodeError:
        raise PictureError(path, svg.NOT_UTF8) from None


def try_out(path: Path) -> None:
    """Draws an SVG in small. Raises `PictureError` where it cannot be drawn."""
    natural = svg.size_of(path)
    draw(path, WHOLE, Size(SMALL, max(1, round(SMALL * natural.h / natural.w))))


def _drawn(path: Path, text: str, box: Fractions, size: Size, fonts: Sequence[str]) -> tuple[Pixels, Pixels]:
    """Only what is asked for is drawn, and the whole once more in small; else the whole, which is cut."""
    natural = svg.size_of(path)
    part = svg.window(text, natural, box, size)
    if part is None:
        whole = _rasterised(path, text, _whole_width(natural, box, size), fonts)
        return _scaled(whole, box, size), _preview(whole)
    seen = _rasterised(path, part, size.w, fonts)
    return _scaled(seen, WHOLE, size), _preview(_rasterised(path, text, SMALL, fonts))


def _whole_width(natural: Size, box: Fractions, size: Size) -> int:
    """The width in pixels at which the whole is drawn, so that `box` of it gets `size`."""
    width = size.w / max(1e-6, box[2] - box[0])
    most = math.sqrt(MAX_PIXELS * natural.w / natural.h)
    return max(1, math.ceil(min(width, most) - 1e-6))


def _rasterised(path: Path, text: str, width: int, fonts: Sequence[str]) -> "Image":
    """The drawing `width` pixels wide, in a mode that can be scaled."""
    import resvg_py
    from PIL import Image

    from kiosk.media.colour import scalable
    from kiosk.media.packing import is_opaque

    Image.MAX_IMAGE_PIXELS = None
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=text, width=width, dpi=96, skip_system_fonts=True, font_files=list(fonts)
        )
    except ValueError as error:
        raise PictureError(path, undrawable(error)) from error
    drawn: Image.Image = Image.open(BytesIO(bytes(png)), formats=["PNG"])
    return drawn.convert("RGB") if is_opaque(drawn) else scalable(drawn)


def _scaled(drawn: "Image", box: Fractions, size: Size) -> Pixels:
    from PIL.Image import Resampling

    from kiosk.media.colour import finished
    from kiosk.media.packing import pack

    edges = (box[0] * drawn.width, box[1] * drawn.height, box[2] * drawn.width, box[3] * drawn.height)
    exact = size == drawn.size and edges == (0, 0, *size)
    return pack(finished(drawn if exact else drawn.resize(size, Resampling.LANCZOS, edges, 3.0), None))


def _preview(drawn: "Image") -> Pixels:
    from PIL.Image import Resampling

    from kiosk.media.colour import finished
    from kiosk.media.packing import pack, preview_size

    tiny = drawn.resize(preview_size(Size(*drawn.size)), Resampling.BOX, None, 1.5)
    return pack(finished(tiny, None))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answers until the requests end, which they do when the parent is gone."""
    for line in requests:
        for part in _answer(line):
            answers.write(part)
        answers.flush()


def _answer(line: bytes) -> list[bytes | memoryview]:
    try:
        asked = json.loads(line)
        size, path = Size(asked["w"], asked["h"]), Path(asked["path"])
        picture, preview = draw(path, tuple(asked["box"]), size, asked["fonts"])
    except MemoryError:
        return _sentence(NO_ROOM)
    except PictureError as error:
        return _sentence(error.fault)
    except Exception as error:  # whatever a drawing breaks, the next request still gets its answer
        return _sentence(undrawable(error))
    header = HEADER.pack(0, *picture.size, picture.opaque, *preview.size, preview.opaque)
    return [header, picture.data, preview.data]


def undrawable(error: Exception) -> Sentence:
    """What to say where a drawing is well-formed and yet cannot be drawn."""
    reason = str(error)[:200] or type(error).__name__
    return Sentence("cannot be drawn ({reason}); simplify it, or save it as PNG", reason=reason)


def _sentence(said: Sentence) -> list[bytes | memoryview]:
    encoded = packed(said)
    return [HEADER.pack(len(encoded), 0, 0, 0, 0, 0, 0), encoded]


if __name__ == "__main__":
    answer_parent(serve)
