"""A page in a language written from the right is a mirror image, and is touched where it is seen."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kiosk.base.geometry import Box
from kiosk.commands.opening import block_kinds
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.pilot import Pilot
from kiosk.stage.mirroring import mirrored
from kiosk.stage.reading import Reading
from tests.show.mirror_hall import MIRROR_SIZE as SIZE
from tests.show.mirror_hall import RED, Visit, drag, drawn, pixel, seen, touched

SCREEN = Box(0, 0, *SIZE)
STRAIGHT = {"panorama", "sound", "film"}
"""The kinds of which something keeps its left and its right."""


def at(pilot: Pilot) -> int:
    assert isinstance(pilot.show.scene, ChapterScene)
    return pilot.show.scene.at


# The mirror image. Laid out in one language both times, so that all texts are as long.


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Have Chinese pages mirrored from now on, or not."""

    def turn(mirrored: bool) -> None:
        monkeypatch.setattr(Reading, "mirrored", mirrored)
        monkeypatch.setattr(Reading, "_language_of", lambda reading, _: reading.language)

    return turn


def images(visit: Visit, turn: Callable[[bool], None], room: str, chapter: str) -> Iterator[Any]:
    """Places of what is drawn and of what is touched: as laid out, and as mirrored."""
    for mirrored_too in (False, True):
        turn(mirrored_too)
        pilot = visit(room, "zh", chapter)
        yield drawn(pilot), touched(pilot)


@pytest.mark.parametrize("kind", sorted(block_kinds()))
def test_a_mirrored_page_is_the_mirror_image_of_the_page(
    visit: Visit, turned: Callable[[bool], None], kind: str
) -> None:
    (places, controls), (turned_places, turned_controls) = images(visit, turned, kind, "samples")
    image = Counter({mirrored(box, SCREEN): count for box, count in places.items()})
    touched_image = Counter({(name, mirrored(box, SCREEN)): n for (name, box), n in controls.items()})
    odd, kept = turned_places - image, image - turned_places
    assert sum(turned_places.values()) == sum(places.values()) > 20
    if kind in STRAIGHT:
        moved_as_a_whole(odd, Counter({mirrored(box, SCREEN): n for box, n in kept.items()}))
    else:
        assert not odd
        assert not kept
        assert turned_controls == touched_image


def moved_as_a_whole(these: Counter[Box], those: Counter[Box]) -> None:
    """What is no mirror image keeps its shape, and in each row its order from left to right."""
    rows = [sorted(each.elements(), key=lambda box: (box.y, box.x, box.w, box.h)) for each in (these, those)]
    assert [box[1:] for box in rows[0]] == [box[1:] for box in rows[1]]


# Turning pages.


def test_pages_turn_the_way_they_are_read(visit: Visit) -> None:
    pilot = visit("hotspots")
    pilot.swipe(300)  # to the right: what comes next lies on the left
    assert at(pilot) == 1
    pilot.press("next")
    assert at(pilot) == 2
    pilot.swipe(-300)
    assert at(pilot) == 1
    pilot.tap(SIZE.w - 1, SIZE.h / 2)
    assert at(pilot) == 0
    pilot.tap(0, SIZE.h / 2)
    assert at(pilot) == 1


def test_a_page_follows_the_finger(visit: Visit) -> None:
    pilot = visit("hotspots")
    inside = seen(pilot, "spots")
    before = pilot.canvas.pixels()
    assert pixel(pilot, inside.x + 5, inside.y + 5) == RED
    drag(pilot, SIZE.w / 2, 40, 100)
    assert pixel(pilot, inside.x + 105, inside.y + 5) == RED
    assert pilot.canvas.pixels() != before
    pilot.up(SIZE.w / 2 + 120, 40)


def test_the_rail_and_the_doors_run_from_the_right(visit: Visit) -> None:
    pilot = visit()
    doors = seen(pilot, "door-rooms"), seen(pilot, "door-samples")
    assert doors[0].x > doors[1].right
    pilot.tap(*doors[1].centre)
    assert isinstance(pilot.show.scene, ChapterScene)
    assert pilot.show.scene.outline.id == "samples"
    rail = seen(pilot, "rail-0"), seen(pilot, "rail-3")
    assert rail[0].x > rail[1].right
    pilot.tap(*rail[1].centre)
    assert at(pilot) == 3
    home = seen(pilot, "home")
    assert home.x > SIZE.w / 2
    pilot.tap(*home.centre)
    assert isinstance(pilot.show.scene, Home)


def test_a_finger_held_while_the_language_changes_does_nothing_more(visit: Visit) -> None:
    pilot = visit("hotspots", "zh")
    turn = pilot.button("next").box
    pilot.down(*turn.centre)
    pilot.show.choose_language("ar")
    pilot.show.step()
    pilot.up(SIZE.w - turn.centre[0], turn.centre[1])
    pilot.settle()
    assert at(pilot) == 0
    pilot.press("next")
    assert at(pilot) == 1


def test_the_end_of_a_visit_turns_everything_back(visit: Visit) -> None:
    pilot = visit("hotspots", "zh")
    before = pilot.canvas.pixels()
    pilot.show.choose_language("ar")
    pilot.settle()
    assert pilot.show.reading.mirrored
    pilot.show.end_visit()
    pilot.settle()
    assert not pilot.show.reading.mirrored
    pilot.tap(5, 5)
    pilot.show.open_chapter("rooms")
    pilot.settle()
    pilot.advance(1.5)
    assert pilot.canvas.pixels() == before
