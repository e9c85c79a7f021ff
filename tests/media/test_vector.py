import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.base.background import start_beside
from kiosk.base.geometry import Size
from kiosk.media import vectorprocess
from kiosk.media.derivative import PictureError, Pixels
from kiosk.media.inspection import inspect
from kiosk.media.vector import MAX_PIXELS, _whole_width, draw
from kiosk.media.vectorprocess import VectorProcesses

WHOLE = (0.0, 0.0, 1.0, 1.0)
HALVES = '<rect width="10" height="10" fill="#ff0000"/><rect x="10" width="10" height="10" fill="#0000ff"/>'
RED, BLUE = b"\x00\x00\xff", b"\xff\x00\x00"


def drawing(folder: Path, body: str = HALVES) -> Path:
    path = folder / "a.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">{body}</svg>')
    return path


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """Every child that was started."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*what: Any, **how: Any) -> "subprocess.Popen[bytes]":
        started.append(start_beside(*what, **how))
        return started[-1]

    monkeypatch.setattr("kiosk.media.children.start_beside", start)
    return started


def all_ended(children: list["subprocess.Popen[bytes]"]) -> bool:
    return bool(children) and all(child.returncode is not None for child in children)


def middle(pixels: Pixels, x: float) -> bytes:
    start = 4 * (pixels.size.h // 2 * pixels.size.w + int(x * pixels.size.w))
    return bytes(pixels.data[start : start + 3])


def test_drawn_at_the_size_asked_for(tmp_path: Path) -> None:
    picture, preview = draw(drawing(tmp_path), WHOLE, Size(200, 100))
    assert (picture.size, picture.opaque) == ((200, 100), True)
    assert (middle(picture, 0.2), middle(picture, 0.8)) == (RED, BLUE)
    assert preview.size == (32, 16)


def test_a_region_is_drawn_larger(tmp_path: Path) -> None:
    picture, _ = draw(drawing(tmp_path), (0.5, 0.0, 1.0, 1.0), Size(64, 64))
    assert middle(picture, 0.02) == BLUE


def test_what_is_not_painted_is_transparent(tmp_path: Path) -> None:
    picture, _ = draw(drawing(tmp_path, '<rect width="10" height="10"/>'), WHOLE, Size(20, 10))
    assert not picture.opaque
    assert [picture.data[4 * x + 3] for x in (2, 17)] == [255, 0]


def test_the_deepest_zoom_stays_under_the_cap() -> None:
    width = _whole_width(Size(2000, 1000), (0.5, 0.5, 0.501, 0.501), Size(3840, 2160))
    assert width * width / 2 <= MAX_PIXELS * 1.001


def test_one_child_serves_many_and_ends_with_close(
    tmp_path: Path, children: list["subprocess.Popen[bytes]"]
) -> None:
    vectors = VectorProcesses()
    path = drawing(tmp_path)
    first, _ = vectors.draw(path, WHOLE, Size(40, 20))
    again, _ = vectors.draw(path, WHOLE, Size(40, 20))
    assert bytes(first.data) == bytes(again.data)
    assert len(children) == 1
    vectors.close()
    assert all_ended(children)
    with pytest.raises(PictureError, match="closing"):
        vectors.draw(path, WHOLE, Size(4, 2))


def test_a_bad_drawing_is_told_and_the_child_lives_on(
    tmp_path: Path, children: list["subprocess.Popen[bytes]"]
) -> None:
    vectors = VectorProcesses()
    for body, said in (("<g>", "broken"), ("<script/>", "unsafe")):
        with pytest.raises(PictureError, match=said):
            vectors.draw(drawing(tmp_path, body), WHOLE, Size(4, 2))
    with pytest.raises(PictureError, match="cannot be read"):
        vectors.draw(tmp_path / "none.svg", WHOLE, Size(4, 2))
    assert vectors.draw(drawing(tmp_path), WHOLE, Size(4, 2))[0].size == (4, 2)
    assert len(children) == 1
    vectors.close()


def test_a_child_killed_at_work_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, children: list["subprocess.Popen[bytes]"]
) -> None:
    real = vectorprocess._exchange

    def killed_once(line: bytes, child: "subprocess.Popen[bytes]") -> Any:
        if child is children[0]:
            child.kill()
        return real(line, child)

    monkeypatch.setattr(vectorprocess, "_exchange", killed_once)
    vectors = VectorProcesses()
    assert vectors.draw(drawing(tmp_path), WHOLE, Size(4, 2))[0].size == (4, 2)
    assert len(children) == 2
    vectors.close()
    assert all_ended(children)


def test_a_stuck_child_is_given_up(tmp_path: Path, children: list["subprocess.Popen[bytes]"]) -> None:
    grain = '<filter id="f"><feTurbulence baseFrequency=".9" numOctaves="4000"/></filter>'
    endless = grain + '<rect width="20" height="10" filter="url(#f)"/>'
    vectors = VectorProcesses(patience=0.3)
    with pytest.raises(PictureError, match="takes longer"):
        vectors.draw(drawing(tmp_path, endless), WHOLE, Size(2000, 1000))
    assert all_ended(children)
    vectors.close()


def test_close_ends_a_child_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, children: list["subprocess.Popen[bytes]"]
) -> None:
    asked = threading.Event()
    real = vectorprocess._exchange

    def exchange(line: bytes, child: "subprocess.Popen[bytes]") -> Any:
        asked.set()
        return real(line.replace(b"\n", b" "), child)  # a line that never ends: the child waits for the rest

    monkeypatch.setattr(vectorprocess, "_exchange", exchange)
    vectors = VectorProcesses()
    errors: list[Exception] = []

    def work() -> None:
        try:
            vectors.draw(drawing(tmp_path), WHOLE, Size(4, 2))
        except PictureError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert asked.wait(20)
    vectors.close()
    thread.join(20)
    assert not thread.is_alive()
    assert "closing" in str(errors[0])
    assert all_ended(children)


def test_the_child_ends_when_its_pipe_does(children: list["subprocess.Popen[bytes]"]) -> None:
    child = start_beside("kiosk.media.vector", asked=True)
    assert child.stdin
    assert child.stdout
    child.stdin.close()
    assert child.wait(20) == 0
    child.stdout.close()


def test_a_part_is_the_same_whether_drawn_alone_or_cut_from_the_whole(tmp_path: Path) -> None:
    body = '<circle cx="5" cy="5" r="4" fill="#f00"/><path d="M10 0L20 10" stroke="#00f" stroke-width="2"/>'
    alone, _ = draw(drawing(tmp_path, body), (0.25, 0.2, 0.75, 0.7), Size(200, 100))
    sizeless = tmp_path / "sizeless.svg"
    sizeless.write_text(drawing(tmp_path, body).read_text().replace(' width="20" height="10"', ""))
    cut, _ = draw(sizeless, (0.25, 0.2, 0.75, 0.7), Size(200, 100))
    differences = [abs(a - b) for a, b in zip(bytes(alone.data), bytes(cut.data), strict=True)]
    assert sum(differences) / len(differences) < 2


@pytest.mark.parametrize("unit", ["mm", "cm", "in", "pt", "pc", "px", ""])
def test_sizes_in_every_unit_are_drawn(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "a.svg"
    root = f'<svg xmlns="http://www.w3.org/2000/svg" width="12{unit}" height="6{unit}" viewBox="0 0 12 6">'
    path.write_text(f'{root}<rect width="6" height="6" fill="#f00"/></svg>')
    pixels, _ = draw(path, (0.0, 0.0, 1.0, 1.0), Size(60, 30))
    assert middle(pixels, 0.25) == b"\x00\x00\xff"
    assert inspect(path) is None
