"""Low reach: whatever is touched lies in the lower part of the screen, and everything is still there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.content.library import Library
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Button
from tests.show.conftest import MakePilot, opened, write_small
from tests.show.explorer import nothing_is_drawn

pytestmark = pytest.mark.usefixtures("flat_pictures")

WIDE, TALL = Size(960, 540), Size(540, 960)


def out_of_reach(pilot: Pilot) -> Iterator[str]:
    for each in pilot.controls():
        if each.box.y < pilot.show.reading.reach:
            yield f"{each.id} {each.box}"


def own_buttons(pilot: Pilot) -> list[str]:
    around = {"previous", "next", "back", "home", "language", "access"}
    ids = [each.id for each in pilot.controls() if isinstance(each, Button)]
    return [name for name in ids if name not in around and not name.startswith("rail-")]


@pytest.mark.parametrize(("size", "text_size"), [(WIDE, 1.0), (TALL, 2.0)])
def test_every_control_of_every_page_is_within_reach(
    shipped: Library, make_pilot: MakePilot, monkeypatch: pytest.MonkeyPatch, size: Size, text_size: float
) -> None:
    nothing_is_drawn(monkeypatch)
    pilot = make_pilot(shipped, size)
    pilot.tap(5, 5)
    pilot.need(low_reach=True, text_size=text_size)
    assert pilot.show.reading.reach == round(size.h * 0.4)
    found: list[tuple[object, str]] = [("home", each) for each in out_of_reach(pilot)]
    for outline in shipped.exhibition.chapters:
        for number in range(len(outline.page_ids) + 1):
            pilot.show.open_chapter(outline.id, number)
            pilot.settle()
            found += [((outline.id, number), each) for each in out_of_reach(pilot)]
            for name in own_buttons(pilot)[:2]:
                if name in own_buttons(pilot):
                    pilot.press(name)
                    found += [((outline.id, number, name), each) for each in out_of_reach(pilot)]
    assert not found


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_sheets_and_drawers_are_within_reach(small: Library, make_pilot: MakePilot, size: Size) -> None:
    pilot = make_pilot(small, size)
    pilot.tap(5, 5)
    pilot.need(low_reach=True)
    pilot.press("access")
    assert not list(out_of_reach(pilot))
    pilot.press("access-close")
    pilot.show.offer_languages()
    pilot.show.step()
    assert not list(out_of_reach(pilot))


@pytest.mark.parametrize(("height", "reach"), [(200, 1080 - 729), (100, 648), (400, 0)])
def test_its_height_is_set_in_millimetres(
    tmp_path: Path, make_pilot: MakePilot, height: int, reach: int
) -> None:
    """1920 px are 527 mm: 200 mm are 729 px; never less than two fifths of the screen, nor more than all."""
    written = f"screen: {{width: 527, low-reach: {height}}}\naccess: {{low-reach: yes}}\n"
    pilot = make_pilot(opened(write_small(tmp_path / "low", written)), Size(1920, 1080))
    assert pilot.show.reading.reach == reach


def test_all_goes_back_up_when_it_is_switched_off(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    pilot.tap(5, 5)
    pilot.press("door-sea")
    before = pilot.canvas.pixels()
    pilot.need(low_reach=True)
    pilot.settle()
    assert pilot.canvas.pixels() != before
    pilot.need(low_reach=False)
    pilot.settle()
    assert pilot.canvas.pixels() == before
