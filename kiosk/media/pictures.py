"""What the rest of the house asks about a picture file: its size, what is wrong with it, and its pixels."""

from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media import raster, svg
from kiosk.media.derivative import Derivative, PassingPictureError, PictureError, frame
from kiosk.media.fault import unreadable
from kiosk.media.inspection import inspect
from kiosk.media.vectorprocess import VectorProcesses

__all__ = ["from_tiles_alone", "inspect", "natural_size", "produce", "takes_much"]

_MEMORY = 512
"""Files whose sizes are remembered: each version of an exhibition brings its own."""
_sizes: dict[Path, tuple[int, int, Size | Sentence]] = {}


def natural_size(path: Path) -> Size:
    """Upright width and height in pixels, from the header; remembered until the file changes.

    Of an SVG the size in CSS pixels. Raises `PictureError`.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise PictureError(path, unreadable(error)) from error
    known = _sizes.get(path)
    if known is None or known[:2] != (state.st_mtime_ns, state.st_size):
        size = _size(path)
        if len(_sizes) >= _MEMORY:
            _sizes.clear()
        _sizes[path] = known = (state.st_mtime_ns, state.st_size, size)
    if isinstance(known[2], Sentence):
        raise PictureError(path, known[2])
    return known[2]


def _size(path: Path) -> Size | Sentence:
    """A fault is remembered too, for some files take long to be opened in vain; not as an error, which would
    keep alive whoever asked."""
    try:
        return svg.size_of(path) if is_vector(path) else raster.size_of(path)
    except PassingPictureError:
        raise
    except PictureError as error:
        return error.fault


def is_vector(path: Path) -> bool:
    """Whether the file is to be drawn rather than decoded, by its name."""
    return path.suffix.lower() == ".svg"


def from_tiles_alone(path: Path) -> bool:
    """Whether the picture is so large, and so stored, that nothing can be made of it but its tiles."""
    return not is_vector(path) and raster.too_large(path)


def takes_much(path: Path) -> bool:
    """Whether making anything of it takes so much memory that it is better not done twice at a time."""
    return not is_vector(path) and raster.takes_much(path)


def produce(path: Path, wanted: Derivative, vectors: VectorProcesses) -> raster.Decoded:
    """The picture as wanted and its preview, from the file itself. Raises `PictureError`."""
    if not is_vector(path):
        return raster.decode(path, wanted)
    framed = frame(natural_size(path), wanted)
    return raster.Decoded(*vectors.draw(path, framed.box, framed.size))
