"""What is drawn by a child beside the screen is the same as here, is kept, and its child may die."""

from pathlib import Path

import pytest

from kiosk.base.background import start_beside
from kiosk.media.children import Child
from kiosk.media.derivative import PictureError
from kiosk.media.outlines.engraver import engrave
from kiosk.media.outlines.engraving import Engraving
from kiosk.media.preparations import Preparations

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="10" cy="10" r="8"/></svg>'


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "map.svg"
    path.write_text(SVG, "utf-8")
    return path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Child]:
    """The children that were started."""
    found: list[Child] = []

    def noted(module: str, asked: bool, bufsize: int) -> Child:
        found.append(start_beside(module, asked=asked, bufsize=bufsize))
        return found[-1]

    monkeypatch.setattr("kiosk.media.children.start_beside", noted)
    return found


def test_it_is_drawn_once_by_one_child_and_kept(picture: Path, tmp_path: Path, started: list[Child]) -> None:
    prepared = Preparations(tmp_path / "prepared")
    engraving = Engraving(picture, prepared)
    first, large = engraving(SVG, 40), engraving(SVG, 80)
    engraving.rest()
    assert (first, large) == (engrave(SVG, 40), engrave(SVG, 80))
    assert [child.returncode is not None for child in started] == [True]
    assert Engraving(picture, prepared)(SVG, 80) == large, "the next day"
    assert len(started) == 1


def test_what_cannot_be_drawn_is_said_and_the_next_is_drawn(picture: Path, tmp_path: Path) -> None:
    engraving = Engraving(picture, Preparations(tmp_path / "prepared"))
    with pytest.raises(PictureError, match="cannot be drawn"):
        engraving("<svg", 40)
    assert engraving(SVG, 40) == engrave(SVG, 40)
    engraving.rest()


def test_a_child_that_dies_is_replaced(picture: Path, tmp_path: Path, started: list[Child]) -> None:
    engraving = Engraving(picture, Preparations(tmp_path / "prepared"))
    engraving(SVG, 40)
    started[0].kill()
    started[0].wait()
    assert engraving(SVG, 80) == engrave(SVG, 80)
    engraving.rest()
    assert len(started) == 2


def test_a_picture_that_was_taken_away_is_drawn_and_not_kept(picture: Path, tmp_path: Path) -> None:
    prepared = tmp_path / "prepared"
    engraving = Engraving(picture, Preparations(prepared))
    picture.unlink()
    assert engraving(SVG, 40) == engrave(SVG, 40)
    engraving.rest()
    assert not prepared.exists()
