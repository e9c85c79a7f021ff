"""Single shapes of an SVG drawing, found by their ids and drawn alone, as masks."""

import copy
import io
import re
from collections.abc import Callable, Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from kiosk.base.geometry import Size
from kiosk.media import svg
from kiosk.media.derivative import PictureError
from kiosk.media.fault import DAMAGED, unreadable
from kiosk.media.outlines.engraver import engrave
from kiosk.media.vector import undrawable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from PIL.Image import Image

Engrave = Callable[[str, int], bytes]
"""Of an SVG's text and a width in px makes a PNG; raises ValueError or `PictureError`."""
_GROUPS = ("svg", "g", "a", "switch")
_DRAWN = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "use")
_PLAIN = "opacity:1;fill-opacity:1;stroke-opacity:1;filter:none;visibility:visible"
"""What makes a shape leave its full outline: it may be a faint wash in the drawing."""

_URL = re.compile(r"(?<=fill:)\s*url\([^)]*\)|(?<=stroke:)\s*url\([^)]*\)")


class Silhouettes:
    """The shapes of one drawing. Reads it once; raises `PictureError` where it is broken or unsafe."""

    def __init__(self, path: Path, engrave: Engrave = engrave) -> None:
        """`engrave` draws."""
        self._path, self._engrave = path, engrave
        try:
            text = path.read_bytes()
        except OSError as error:
            raise PictureError(path, unreadable(error)) from error
        svg.check(path, text)  # refuses entities too, so that what follows cannot grow
        self.size = svg.size_of(path)
        try:
            self._root = ElementTree.fromstring(text)
        except (ElementTree.ParseError, ValueError) as error:
            raise PictureError(path, DAMAGED) from error

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of everything that can be seen, in the order of the file."""
        return tuple(_ids(self._root))

    def mask(self, ids: Collection[str], size: Size) -> "Image":
        """Where these shapes are, as an image of mode L of `size`: 255 inside, 0 outside, soft at the edges.

        A shape that leaves no trace, such as an area to be touched that has no ink, is filled.
        """
        mask = self._drawn(ids, size, _PLAIN)
        return mask if mask.getbbox() else self._drawn(ids, size, f"{_PLAIN};fill:#000;display:inline")

    def _drawn(self, ids: Collection[str], size: Size, style: str) -> "Image":
        from PIL import Image, PngImagePlugin

        alone = _alone(self._root, frozenset(ids), style)
        if alone is None:
            return Image.new("L", size)
        alone.set("width", str(self.size.w))
        alone.set("height", str(self.size.h))
        alone.set("viewBox", self._root.get("viewBox", f"0 0 {self.size.w} {self.size.h}"))
        text = ElementTree.tostring(alone, encoding="unicode")
        try:
            png = self._engrave(text, size.w)
        except ValueError as error:
            raise PictureError(self._path, undrawable(error)) from error
        drawn = PngImagePlugin.PngImageFile(io.BytesIO(png)).convert("RGBA").getchannel("A")
        return drawn if drawn.size == size else drawn.resize(size)


def _ids(element: "Element") -> list[str]:
    found = []
    for child in element:
        name = _local(child)
        if name in _GROUPS or name in _DRAWN:
            found += [child.get("id", ""), *_ids(child)]
    return [each for each in found if each]


def _alone(element: "Element", ids: frozenset[str], style: str) -> "Element | None":
    """A copy in which only the shapes of these ids are left, and what they refer to; None where none is."""
    if element.get("id") in ids:
        shape = copy.deepcopy(element)
        for each in shape.iter():
            _restyle(each, style)
        return shape
    if _local(element) in _DRAWN:
        return None
    if _local(element) not in _GROUPS:
        return element  # definitions and styles, which draw nothing by themselves
    inside = [(child, _alone(child, ids, style)) for child in element]
    if not any(kept is not None and (_local(child) in (*_GROUPS, *_DRAWN)) for child, kept in inside):
        return None
    group = ElementTree.Element(element.tag, element.attrib)
    group.extend([kept for _, kept in inside if kept is not None])
    _restyle(group, _PLAIN)
    return group


def _restyle(element: "Element", style: str) -> None:
    """Also, a pattern or a gradient becomes one colour: it leaves no holes, and is drawn in no time."""
    for paint in ("fill", "stroke"):
        if element.get(paint, "").startswith("url("):
            element.set(paint, "#000")
    own = _URL.sub("#000", element.get("style", "")).rstrip("; ")
    element.set("style", f"{own};{style}".lstrip(";"))


def _local(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]
