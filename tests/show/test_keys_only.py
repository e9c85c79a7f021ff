"""The whole exhibition with a keypad: keys reach every page, place, answer and control."""

from pathlib import Path

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.content.library import Library
from kiosk.show.pilot import Pilot
from tests.show.conftest import MakePilot
from tests.show.explorer import (
    CHAPTERS,
    KeysOnly,
    all_pages,
    faults,
    nothing_is_drawn,
    pages_of,
    reach_bar_and_drawer,
    rest,
)

SIZE = Size(1280, 720)

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
def test_everything_on_every_page_is_reached_with_keys(shipped: Library, pilot: Pilot, chapter: str) -> None:
    assert not faults(pilot, KeysOnly(pilot), shipped.chapter(chapter))


def test_every_page_is_reached_with_keys(shipped: Library, pilot: Pilot) -> None:
    assert all_pages(pilot, KeysOnly(pilot)) == pages_of(shipped)
    assert [outline.id for outline in shipped.exhibition.chapters] == CHAPTERS


def test_the_bar_and_the_drawer_are_reached_with_keys(shipped: Library, pilot: Pilot) -> None:
    reach_bar_and_drawer(pilot, KeysOnly(pilot))


def test_every_screen_shows_where_the_keys_go(shipped: Library, pilot: Pilot) -> None:
    pilot.key("right")
    for outline in shipped.exhibition.chapters:
        for number in range(len(shipped.chapter(outline.id).pages) + 1):
            pilot.show.open_chapter(outline.id, number)
            rest(pilot)
            focused = pilot.show.focused()
            assert focused
            assert Box(0, 0, *SIZE).overlaps(focused.box)
