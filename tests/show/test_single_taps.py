"""The whole exhibition with one finger: single taps reach every page, place, answer and control."""

from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.content.library import Library
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Pan
from tests.show.conftest import MakePilot
from tests.show.explorer import (
    CHAPTERS,
    OneFinger,
    all_pages,
    faults,
    nothing_is_drawn,
    pages_of,
    reach_bar_and_drawer,
    rest,
)

SIZE = Size(1280, 720)

INSTEAD = {
    "strip": ["next", "previous"],
    "wall": ["wall-next", "wall-back"],
    "timeline": ["later", "earlier"],
    **{f"look{piece}": ["left", "right"] for piece in ("", "-left", "-above", "-below")},
}
"""What is tapped instead of dragging a surface, where that is not its signs for more."""

pytestmark = pytest.mark.usefixtures("flat_pictures")


@pytest.fixture(autouse=True)
def unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing_is_drawn(monkeypatch)


@pytest.fixture
def pilot(shipped: Library, make_pilot: MakePilot, prepared: Path) -> Pilot:
    pilot = make_pilot(shipped, SIZE, cache=prepared)
    pilot.tap(5, 5)
    return pilot


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_everything_on_every_page_is_reached_with_single_taps(
    shipped: Library, pilot: Pilot, chapter: str
) -> None:
    assert not faults(pilot, OneFinger(pilot), shipped.chapter(chapter))


def test_every_page_is_reached_with_single_taps(shipped: Library, pilot: Pilot) -> None:
    assert all_pages(pilot, OneFinger(pilot)) == pages_of(shipped)
    assert [outline.id for outline in shipped.exhibition.chapters] == CHAPTERS


def test_the_bar_and_the_drawer_are_reached_with_single_taps(shipped: Library, pilot: Pilot) -> None:
    reach_bar_and_drawer(pilot, OneFinger(pilot))


def test_nothing_is_moved_by_drags_alone(shipped: Library, pilot: Pilot) -> None:
    for outline in shipped.exhibition.chapters:
        for number, page in enumerate(shipped.chapter(outline.id).pages):
            pilot.show.open_chapter(outline.id, number)
            rest(pilot)
            ids = {each.id for each in pilot.controls()}
            for pan in (each for each in pilot.controls() if isinstance(each, Pan)):
                others = INSTEAD.get(pan.id, [f"{pan.id}-down", f"{pan.id}-up"])
                assert pan.tap or ids & set(others), f"{outline.id}/{page.id}: {pan.id} is only dragged"
