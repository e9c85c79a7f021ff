from pathlib import Path

import pytest

from kiosk.media.derivative import PictureError
from kiosk.media.pictures import inspect, natural_size

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
ROOT = f'<svg {NAMES} width="20" height="10">'


def drawing(folder: Path, body: str, root: str = ROOT) -> Path:
    path = folder / "a.svg"
    path.write_text(f"{root}{body}</svg>", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300" height="200"', (300, 200)),
        ('width="1in" height="2in"', (96, 192)),
        ('viewBox="0 0 640 480"', (640, 480)),
        ('width="100%" height="100%" viewBox="0,0,640,480"', (640, 480)),
        ('width="320" viewBox="0 0 640 480"', (320, 240)),
        ('height="240" viewBox="0 0 640 480"', (320, 240)),
        ('viewBox="0 0 1 0.5"', (200, 100)),
        ("", (100, 100)),
    ],
)
def test_natural_size(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    path = drawing(
        tmp_path, "<g/>", f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" {attributes}>'
    )
    assert natural_size(path) == size


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<rect onclick="go()"/>',
        '<image href="photo.png"/>',
        '<image xlink:href="https://example.org/a.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<rect fill="url(http://example.org/a.svg#b)"/>',
        "<rect style=\"fill: url( 'x.svg#b' )\"/>",
        "<style>@import 'x.css';</style>",
        "<style>rect { fill: url(x.svg#b) }</style>",
    ],
)
def test_unsafe_drawings(tmp_path: Path, body: str) -> None:
    assert "unsafe" in (inspect(drawing(tmp_path, body)) or "")


@pytest.mark.parametrize(
    "body",
    [
        '<use xlink:href="#b"/><rect id="b" fill="url(#c)"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<a href="https://example.org/"><rect/></a>',
        "<style>rect { fill: red }</style>",
    ],
)
def test_harmless_drawings(tmp_path: Path, body: str) -> None:
    assert inspect(drawing(tmp_path, body)) is None


def test_entities_are_refused_and_never_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    path = drawing(tmp_path, "<text>&a9;</text>", f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>{ROOT}')
    assert "entities" in (inspect(path) or "")
    with pytest.raises(PictureError, match="entities"):
        natural_size(path)


def test_a_plain_doctype_is_fine(tmp_path: Path) -> None:
    kind = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert inspect(drawing(tmp_path, "<rect/>", kind + ROOT)) is None


def test_broken_drawings(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    for text, said in (
        (ROOT + "<g>", "cut short"),
        ("<html/>", "a web page"),
        ("<?xml version='1.0'?><drawing/>", "outermost"),
        ("hello", "a text, not a picture"),
        ("<!-- -->", "SVG"),
    ):
        path.write_text(text)
        assert said in (inspect(path) or "")
    for coding in ("utf-16", "gb18030"):
        path.write_bytes(f"<?xml version='1.0'?>{ROOT}<text>潮</text></svg>".encode(coding))
        assert "not written in UTF-8" in (inspect(path) or "")
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "PNG picture" in (inspect(path) or "")
