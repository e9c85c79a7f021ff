"""Draws SVG texts, as the child process `python -m kiosk.media.outlines.engraver`, one after another.

It is a process because resvg holds the interpreter lock while it draws, 50 ms for the light on some regions,
in which no frame would be painted. A request is a line of JSON with `svg` and `width` (pixels). The answer is
`HEADER`, then a sentence (JSON) of the first length, or a PNG of the second.
"""

import json
import struct
from typing import IO

from kiosk.media.children import answer_parent
from kiosk.media.fault import packed
from kiosk.media.vector import undrawable

HEADER = struct.Struct("<II")
"""Length of the sentence (0: none), and of the PNG."""


def engrave(text: str, width: int) -> bytes:
    """A PNG of the SVG `text`, `width` px wide, without any fonts. Raises ValueError where it cannot be."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=text, width=width, dpi=96, skip_system_fonts=True))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answers until the requests end, which they do when the parent is gone."""
    for line in requests:
        said, png = b"", b""
        try:
            asked = json.loads(line)
            png = engrave(asked["svg"], asked["width"])
        except Exception as error:  # whatever a drawing breaks, the next request still gets its answer
            said = packed(undrawable(error))
        answers.write(HEADER.pack(len(said), len(png)) + said + png)
        answers.flush()


if __name__ == "__main__":
    answer_parent(serve)
