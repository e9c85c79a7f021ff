"""What stands out too little is found on the real screen, by page and block; what ships has none."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.content.library import Library
from kiosk.content.model import Picture, Screen
from kiosk.show.pilot import Pilot
from kiosk.show.scene import Scene
from kiosk.show.survey.contrast import Faint, faint, large_type
from kiosk.stage.canvas import Ink
from kiosk.stage.controls import Button, Control
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Setting
from tests.show.conftest import MakePilot, opened, walk_in, write_small

HD = Size(1280, 720)


class Poster(Scene):
    """A line over a picture and one button."""

    def __init__(self, picture: str, line: Ink, fill: Ink = (246, 239, 226)) -> None:
        self.picture, self.line, self.fill = picture, line, fill
        self.words: Setting | None = None

    def arrange(self, screen: Box, reading: Reading) -> None:
        self.words = reading.set("Tides come and go along the shore", reading.theme.body("paper"))

    def paint(self, painter: Painter) -> None:
        painter.picture(Picture(self.picture), Box(0, 0, *HD))
        painter.panel(Box(100, 500, 200, 60), 30, self.fill, self.line, 2)
        if self.words:
            painter.text(self.words, 100, 300)

    def controls(self) -> list[Control]:
        return [Button("door", Box(100, 500, 200, 60), lambda: None, "Door")]


def poster(make_pilot: MakePilot, folder: Path, svg: str, line: Ink = (0, 0, 0)) -> list[Faint]:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">'
    (folder / "assets" / "poster.svg").write_text(f"{head}{svg}</svg>", "utf-8")
    pilot = make_pilot(opened(folder), HD)
    pilot.tap(5, 5)
    pilot.show._push(Poster("poster.svg", line))
    pilot.settle()
    return faint(pilot.show)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small(tmp_path / "small")


NIGHT = '<rect width="1280" height="720" fill="#10302f"/>'


def test_a_poster_by_night_is_clear(make_pilot: MakePilot, folder: Path) -> None:
    assert poster(make_pilot, folder, NIGHT) == []


def test_a_bright_patch_under_one_word_is_found(make_pilot: MakePilot, folder: Path) -> None:
    moon = '<circle cx="250" cy="320" r="26" fill="#f6efe2"/>'
    (found,) = poster(make_pilot, folder, NIGHT + moon)
    assert "Tides come and go" in found.what
    assert found.ratio < 1.3
    assert found.least == 4.5


def test_a_button_grey_on_grey_is_found(make_pilot: MakePilot, folder: Path) -> None:
    paper = '<rect width="1280" height="720" fill="#f6efe2"/>' + NIGHT.replace("720", "450")
    (found,) = poster(make_pilot, folder, paper, line=(185, 174, 154))
    assert (found.sort, found.what) == ("outline", "door")
    assert 1.5 < found.ratio < 2.5
    assert found.least == 3.0


def test_text_in_a_faint_ink_is_found_with_its_block(make_pilot: MakePilot, tmp_path: Path) -> None:
    inks = 'theme: {inks: {ink: "#9A9081"}}\n'
    pilot = make_pilot(opened(write_small(tmp_path / "faint", inks)), HD, language="en")
    walk_in(pilot, "sea", 2)
    found = faint(pilot.show)
    assert {each.block for each in found} == {"", "text"}
    assert any("The boats are back" in each.what and 2 < each.ratio < 4 for each in found)
    pilot.need(high_contrast=True)
    pilot.settle()
    assert faint(pilot.show) == []


def test_high_contrast_asks_for_more(make_pilot: MakePilot, folder: Path) -> None:
    pilot = make_pilot(opened(folder), HD)
    pilot.tap(5, 5)
    grey = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" '
    (folder / "assets" / "poster.svg").write_text(grey + 'fill="#595f5f"/></svg>', "utf-8")
    pilot.need(high_contrast=True)
    pilot.show._push(Poster("poster.svg", (0, 0, 0), (255, 255, 255)))
    pilot.settle()
    (found,) = faint(pilot.show)
    assert 4.5 < found.ratio < 7
    assert found.least == 7.0


def test_what_lies_under_a_veil_or_a_card_is_not_read(make_pilot: MakePilot, folder: Path) -> None:
    pilot = make_pilot(opened(folder), HD)
    pilot.tap(5, 5)
    pilot.show._push(Poster("sea.svg", (44, 110, 115), (44, 110, 115)))
    pilot.show.offer_access()
    pilot.settle()
    assert faint(pilot.show) == []


def test_measuring_leaves_no_trace(make_pilot: MakePilot, small: Library) -> None:
    pilot = make_pilot(small, HD)
    walk_in(pilot, "sea", 1)
    before = pilot.canvas.pixels()
    faint(pilot.show)
    pilot.settle()
    assert pilot.canvas.pixels() == before
    pilot.show.open_chapter("sea", 2)
    pilot.settle()
    pilot.press("previous")
    assert pilot.canvas.pixels() == before


def test_large_type_is_large_to_the_eye_and_beside_the_running_text() -> None:
    theme = Theme(Size(1920, 1080))
    assert large_type(theme, Screen()) == pytest.approx(49.5, abs=0.6)
    far = replace(Screen(), distance=3000.0)
    assert large_type(theme, far) > 90


def at_rest(pilot: Pilot) -> None:
    for _ in range(60):
        pilot.clock.advance(0.1)
        pilot.show.step()
        if pilot.show.rest() != 0.0:
            return


@pytest.mark.parametrize(("language", "high"), [("zh", False), ("en", True)])
def test_pages_that_ship_stand_out(
    shipped: Library, make_pilot: MakePilot, language: str, high: bool, tmp_path: Path
) -> None:
    pilot = make_pilot(shipped, HD, language=language)
    found = faint(pilot.show)
    pilot.tap(5, 5)
    pilot.need(high_contrast=high)
    at_rest(pilot)
    found += faint(pilot.show)
    for chapter, page in (("preface", 0), ("banner", 3), ("leadership", 4)):
        pilot.show.open_chapter(chapter, page)
        at_rest(pilot)
        found += faint(pilot.show)
        for moment in pilot.show.page_moments()[:2]:
            moment.show()
            pilot.show.repaint()
            at_rest(pilot)
            found += faint(pilot.show)
    assert found == []
