"""Reads of an SVG file what must be known before it is drawn: its size, and whether it is harmless."""

import re
from pathlib import Path
from xml.parsers import expat

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.media.derivative import Fractions, PictureError
from kiosk.media.fault import unreadable

MAX_BYTES = 32 << 20
DEEPEST = 200
"""Some hundred groups within groups overflow the stack of what draws them."""
_TOO_DEEP = Sentence("a drawing of groups within groups, more than {most} deep; ungroup it", most=DEEPEST)
NOT_UTF8 = Sentence("not written in UTF-8; save the drawing as UTF-8")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LENGTH = re.compile(r"\s*([+]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*)\s*\Z")
_URL = re.compile(r"""url\(\s*["']?\s*(?!#|data:image/)""", re.IGNORECASE)
_DEFAULT = Size(100, 100)
_ROOT = re.compile(r"<svg\b[^>]*>")


class _Seen(Exception):
    """Ends a parse early: enough was seen."""


def looks_like_svg(head: bytes) -> bool:
    """Whether the first bytes of a file open an XML or SVG document."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:14].lower()
    return start.startswith((b"<?xml", b"<svg", b"<!--", b"<!doctype svg"))


def size_of(path: Path) -> Size:
    """Natural width and height in CSS pixels, from the root element. Raises `PictureError`."""
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if _local(name) != "svg":
            raise PictureError(path, _no_drawing(name))
        found.update(attributes)
        raise _Seen

    parser = _parser(path)
    parser.StartElementHandler = start
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except _Seen:
        return _natural(found)
    except OSError as error:
        raise PictureError(path, unreadable(error)) from error
    except expat.ExpatError as error:
        raise PictureError(path, broken(error)) from error
    raise PictureError(path, Sentence("broken, an SVG drawing without any element; export it again"))


def check(path: Path, text: bytes) -> None:
    """Raises `PictureError` unless `text` is well-formed SVG that reaches for nothing outside itself."""
    if len(text) > MAX_BYTES:
        said = Sentence("an SVG drawing of more than {most} MiB; simplify it", most=MAX_BYTES >> 20)
        raise PictureError(path, said)
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PictureError(path, NOT_UTF8) from error
    style: list[str] = []
    depth: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not depth and _local(name) != "svg":
            raise PictureError(path, _no_drawing(name))
        depth.append(_local(name))
        if len(depth) > DEEPEST:
            said = Sentence(
                "a drawing of groups within groups, more than {most} deep; ungroup it", most=DEEPEST
            )
            raise PictureError(path, said)
        _check_element(path, _local(name), attributes)

    def end(_: str) -> None:
        depth.pop()

    def data(text: str) -> None:
        if "style" in depth[-1:]:
            style.append(text)

    parser = _parser(path)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise PictureError(path, broken(error)) from error
    _check_style(path, "".join(style))


def window(text: str, natural: Size, box: Fractions, size: Size) -> str | None:
    """A drawing that shows just the `box` of another, at `size`; None where its root does not give its size.

    The other is nested in it as it is, so that only what is seen is drawn.
    """
    root = _ROOT.search(text)
    sides = r"""\s{}\s*=\s*["'][\d.]+(px)?["']"""
    if not root or not all(re.search(sides.format(side), root[0]) for side in ("width", "height")):
        return None
    # Without this attribute the whole is a clipped group, for which resvg draws all of it, however large.
    inner = text[root.start() :].replace("<svg", '<svg overflow="visible"', "overflow" not in root[0])
    x, y = box[0] * natural.w, box[1] * natural.h
    w, h = (box[2] - box[0]) * natural.w, (box[3] - box[1]) * natural.h
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.w}" height="{size.h}" '
        f'viewBox="{x:.6f} {y:.6f} {w:.6f} {h:.6f}" preserveAspectRatio="none">{inner}</svg>'
    )


def _parser(path: Path) -> expat.XMLParserType:
    parser = expat.ParserCreate()

    def entity(*_: object) -> None:
        said = Sentence(
            "an unsafe drawing, it declares entities; save it as plain SVG, from Illustrator without"
            " its editing capabilities"
        )
        raise PictureError(path, said)

    parser.EntityDeclHandler = entity
    return parser


def _check_element(path: Path, name: str, attributes: dict[str, str]) -> None:
    if name == "script":
        raise PictureError(path, Sentence("an unsafe drawing, it holds a script; save it as plain SVG"))
    for full, value in attributes.items():
        key = _local(full)
        if key.startswith("on"):
            said = Sentence(
                "an unsafe drawing, it holds a script in the attribute `{key}`; save it as plain SVG", key=key
            )
            raise PictureError(path, said)
        # A link that a visitor could follow (<a>) draws nothing and loads nothing.
        if key == "href" and name != "a" and not value.strip().startswith(("#", "data:image/")):
            said = Sentence(
                "an unsafe drawing, it refers to `{value}` outside itself; embed that in the drawing",
                value=value.strip()[:60],
            )
            raise PictureError(path, said)
        if not full.startswith("xmlns"):
            _check_style(path, value)


def _check_style(path: Path, text: str) -> None:
    if ("url(" in text.lower() and _URL.search(text)) or "@import" in text.lower():
        said = Sentence(
            "an unsafe drawing, its style refers to something outside itself; embed that in the drawing"
        )
        raise PictureError(path, said)


def broken(error: expat.ExpatError) -> Sentence:
    """What to say of a drawing that is no well-formed XML."""
    reason = expat.ErrorString(error.code)
    return Sentence(
        "broken or cut short in its line {line}, column {column} ({reason}); export it again as SVG",
        line=error.lineno,
        column=error.offset + 1,
        reason=reason,
    )


def _no_drawing(name: str) -> Sentence:
    return Sentence(
        "not an SVG drawing, its outermost element is <{name}>; export the drawing as SVG", name=name[:40]
    )


def _natural(attributes: dict[str, str]) -> Size:
    width, height = _length(attributes.get("width")), _length(attributes.get("height"))
    if width and height:
        return _whole(width, height)
    numbers = re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", attributes.get("viewBox", ""))
    if len(numbers) != 4 or float(numbers[2]) <= 0 or float(numbers[3]) <= 0:
        return _whole(width or _DEFAULT.w, height or _DEFAULT.h)
    across, down = float(numbers[2]), float(numbers[3])
    if width:
        return _whole(width, width * down / across)
    return _whole(height * across / down, height) if height else _whole(across, down)


def _whole(width: float, height: float) -> Size:
    """Whole pixels; a drawing in tiny units is scaled up, so that rounding keeps its shape."""
    scale = max(1.0, 100 / max(1e-9, min(width, height)))
    if max(width, height) * scale > 1e6:
        scale = 1e6 / max(width, height)
    if min(width, height) >= 1 and width == int(width) and height == int(height):
        scale = min(scale, 1.0)
    return Size(max(1, round(width * scale)), max(1, round(height * scale)))


def _length(text: str | None) -> float | None:
    match = _LENGTH.match(text or "")
    if not match or match[2].lower() not in _UNITS:
        return None
    return float(match[1]) * _UNITS[match[2].lower()] or None


def _local(name: str) -> str:
    return name.rpartition(":")[2]
