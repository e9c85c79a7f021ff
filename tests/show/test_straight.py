"""On mirrored pages pictures, films, panoramas and codes keep left and right, and are touched accordingly."""

from typing import Any

import pytest

from kiosk.base.geometry import Box
from kiosk.show.pilot import Pilot
from tests.show.mirror_hall import MIRROR_SIZE as SIZE
from tests.show.mirror_hall import RED, ROOMS, SECONDS, TEAL, Visit, cut, drag, pixel, seen, view_on


def test_pictures_are_not_turned_over_and_spots_are_tapped_where_they_are_drawn(visit: Visit) -> None:
    pilot = visit("hotspots")
    picture = seen(pilot, "spots")
    assert picture.x > SIZE.w / 4, "the picture stands on the right, the list on the left"
    assert pixel(pilot, picture.x + 10, picture.y + 10) == RED
    assert pixel(pilot, picture.right - 10, picture.y + 10) == TEAL
    pilot.tap(picture.x + 0.2 * picture.w, picture.y + 0.3 * picture.h)
    assert view_on(pilot)._atlas._open == 0
    pilot.tap(picture.x + 0.85 * picture.w, picture.y + 0.7 * picture.h)
    assert view_on(pilot)._atlas._open == 1


def test_what_was_before_stands_on_the_right_and_the_divider_follows_the_finger(visit: Visit) -> None:
    pilot = visit("compare")
    place, gold = seen(pilot, "compare"), (201, 162, 75)
    y = place.y + 20
    assert pixel(pilot, place.x + 10, y) == gold
    assert pixel(pilot, place.right - 10, y) == TEAL
    x = place.x + place.w // 2
    pilot.down(x, y)
    pilot.move(x - 20, y)
    pilot.move(x - 120, y)
    assert pixel(pilot, x - 90, y) != gold, "what was before is now seen so far"
    assert pixel(pilot, x - 110, y) == gold
    pilot.up(x - 120, y)


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_a_panorama_is_looked_around_in_alike(visit: Visit, language: str) -> None:
    pilot = visit("panorama", language)
    outlook: Any = view_on(pilot)._outlook
    pilot.swipe(-200)
    assert outlook._gaze.seen.yaw > 10, "a finger to the left shows what lies on the right"
    before = outlook._gaze.seen.yaw
    left, right = seen(pilot, "left"), seen(pilot, "right")
    assert left.right < right.x
    pilot.tap(*right.centre)
    assert outlook._gaze.seen.yaw > before
    compass = seen(pilot, "compass")
    pilot.tap(compass.x + compass.w * 3 / 4, compass.centre[1])
    assert outlook._gaze.seen.yaw == pytest.approx(90, abs=4)


def test_signs_in_a_panorama_stand_where_they_point_and_open_there(visit: Visit) -> None:
    places = []
    for language in ("zh", "ar"):
        pilot = visit("panorama", language)
        pilot.swipe(-200)
        sign = seen(pilot, "spot-0")
        outlook: Any = view_on(pilot)._outlook
        place = outlook._box
        at_sign = outlook._lens.point(outlook._gaze.seen, 20, 0)
        assert abs(sign.centre[0] - place.x - at_sign[0]) <= 2
        pilot.tap(*sign.centre)
        assert outlook._note.box is not None
        note = pilot.show.on_screen(outlook._note.box)
        places.append((note.x, seen(pilot, "spot-0").centre[0]))
    assert places[0][0] > places[0][1], "the note stands beside its place, where lines end"
    assert places[1][0] < places[1][1]


def test_the_picture_of_a_panorama_is_the_same(visit: Visit) -> None:
    middle = Box(SIZE.w // 2 - 30, 150, 60, 60)
    ways = []
    for language in ("zh", "ar"):
        pilot = visit("panorama", language)
        pilot.tap(*seen(pilot, "right").centre)
        pilot.tap(*seen(pilot, "right").centre)
        ways.append(cut(pilot, middle))
    assert ways[0] == ways[1]


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_time_runs_to_the_right_in_films_and_sounds(visit: Visit, language: str) -> None:
    pilot = visit("sound", language)
    line = seen(pilot, "scrub")
    pilot.tap(line.x + line.w * 0.75, line.centre[1])
    run = view_on(pilot).player.run
    assert run.position() == pytest.approx(SECONDS * 0.75, abs=1.5)
    assert seen(pilot, "toggle").x < seen(pilot, "on-ten").x < seen(pilot, "louder").x


def test_a_film_is_scrubbed_where_its_line_is_seen(visit: Visit) -> None:
    pilot = visit("film")
    pilot.press("play")
    pilot.advance(1.0)
    pilot.press("film")
    film = view_on(pilot).screen.film
    line = seen(pilot, "scrub")
    drag(pilot, line.x + line.w * 0.3, line.centre[1], line.w * 0.4)
    pilot.up(line.x + line.w * 0.7 + 20, line.centre[1])
    assert film.position() == pytest.approx(SECONDS * 0.72, abs=2.5)
    pilot.press("size")
    assert seen(pilot, "scrub").w > SIZE.w / 2, "over the whole screen"


def test_an_enlarged_picture_is_zoomed_and_dragged_under_the_finger(visit: Visit) -> None:
    looks = []
    for language in ("zh", "ar"):
        pilot = visit("gallery", language)
        pilot.press("enlarge-0")
        stage = seen(pilot, "enlarged")
        x, y = stage.x + stage.w * 0.4, stage.y + stage.h * 0.4
        pilot.pinch(x, y, 2.5)
        loupe = view_on(pilot)._lightbox._loupes[0]
        looks.append(tuple(round(part, 2) for part in loupe._end))
        drag(pilot, x, y, 80)
        pilot.up(x + 100, y)
        pilot.settle()
        looks.append(tuple(round(part, 2) for part in loupe._end))
        overview = seen(pilot, "enlarged-map")
        pilot.tap(overview.x + overview.w * 0.75, overview.centre[1])
        looks.append(tuple(round(part, 2) for part in loupe._end))
        assert pixel(pilot, stage.right - 4, stage.centre[1]) == TEAL
    assert looks[:3] == looks[3:]
    assert looks[0][1] != looks[1][1]


def test_enlarged_pictures_are_turned_over_like_pages(visit: Visit) -> None:
    pilot = visit("gallery")
    pilot.press("enlarge-0")
    pilot.swipe(300)
    assert view_on(pilot)._lightbox.at == 1
    pilot.press("enlarged-previous")
    assert view_on(pilot)._lightbox.at == 0


def held(pilot: Pilot, name: str) -> None:
    """Go to a surface by keys, and take hold of it."""
    pilot.key("right")  # which only shows the ring
    for _ in range(60):
        focused = pilot.show.focused()
        if focused and focused.id == name:
            pilot.key("enter")
            return
        pilot.key("next")
    raise AssertionError(f"{name} was never reached")


@pytest.mark.parametrize("language", ["zh", "ar"])
def test_arrow_keys_go_where_they_point(visit: Visit, language: str) -> None:
    pilot = visit("panorama", language)
    held(pilot, "zoom")
    pilot.key("right")
    pilot.settle()
    assert view_on(pilot)._outlook._gaze.seen.yaw > 5
    pilot = visit("sound", language)
    run = view_on(pilot).player.run
    run.go_to(5.0)
    held(pilot, "scrub")
    pilot.key("right")
    assert run.position() > 5.5


def test_arrow_keys_turn_enlarged_pictures_the_way_they_are_read(visit: Visit) -> None:
    pilot = visit("gallery")
    pilot.press("enlarge-0")
    held(pilot, "enlarged")
    pilot.key("left")
    pilot.settle()
    assert view_on(pilot)._lightbox.at == 1


def test_a_code_can_be_read_on_every_page(visit: Visit) -> None:
    codes = []
    for language in ("zh", "ar"):
        pilot = visit("code", language)
        scene: Any = pilot.show.scene
        code = pilot.show.on_screen(scene._pages.get(scene.at)._feet[-1]._view._code)
        codes.append(cut(pilot, code))
    assert codes[0] == codes[1]


def test_every_room_is_seen(visit: Visit) -> None:
    for room in ROOMS:
        assert visit(room).show.complete
