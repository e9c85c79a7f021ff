"""What is dragged and pinched by fingers, by keys: plus and minus, and arrows where it is taken hold of."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.base.geometry import Size
from kiosk.content.library import Library
from kiosk.show.pilot import Pilot
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.players.filmscreen import SHOWN
from tests.show.conftest import MakePilot
from tests.show.explorer import KeysOnly, nothing_is_drawn

pytestmark = pytest.mark.usefixtures("flat_pictures")


@pytest.fixture
def pilot(shipped: Library, make_pilot: MakePilot, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Pilot:
    nothing_is_drawn(monkeypatch)
    pilot = make_pilot(shipped, Size(1280, 720), cache=prepared)
    pilot.key("enter")
    return pilot


def go_to(pilot: Pilot, page: str, control: str) -> Any:
    """Open a page, lead the ring to a control, and give the view that it belongs to."""
    chapter, name = page.split("/")
    outline = next(each for each in pilot.show.exhibition.chapters if each.id == chapter)
    pilot.show.open_chapter(chapter, outline.page_ids.index(name))
    pilot.settle()
    ring(pilot, control)
    scene: Any = pilot.show.scene
    names = "_atlas", "screen", "_outlook", "_seam", "_lightbox", "_player"
    views = [view._view for view in scene._pages.get(scene.at).views]
    return next(view for view in views if any(hasattr(view, each) for each in names))


def ring(pilot: Pilot, control: str) -> None:
    KeysOnly(pilot).go(next(each for each in pilot.controls() if each.id == control))


def focused(pilot: Pilot) -> str | None:
    control = pilot.show.focused()
    return control.id if control else None


def test_plus_and_minus_leap_ten_seconds_in_a_film(pilot: Pilot) -> None:
    film = go_to(pilot, "banner/caravan", "play").screen.film
    pilot.key("enter", "enter")
    ring(pilot, "scrub")
    pilot.key("enter", "right")
    at = film.position()
    pilot.show.press_key("minus")
    assert film.position() == pytest.approx(max(0.0, at - 10.0), abs=0.5)
    pilot.show.press_key("right")
    assert film.position() == pytest.approx(max(0.0, at - 10.0) + 10.0, abs=0.5)


def test_no_key_of_a_film_goes_away_under_the_ring(pilot: Pilot) -> None:
    go_to(pilot, "banner/caravan", "play")
    pilot.key("enter", "enter")
    ring(pilot, "captions")
    pilot.advance(SHOWN + 3.0)
    assert focused(pilot) == "captions"
    while focused(pilot) != "home":
        pilot.key("next")
    pilot.advance(SHOWN + 3.0)
    assert "captions" not in {each.id for each in pilot.controls()}


def test_a_divider_is_moved_by_a_twentieth(pilot: Pilot) -> None:
    seam = go_to(pilot, "drive/then-and-now", "compare")._seam
    at = seam.end
    pilot.key("plus", "plus", "minus")
    assert seam.end == pytest.approx(at + 0.05)
    pilot.key("enter", "right", "right")
    assert seam.end == pytest.approx(at - 0.05), "the divider goes where the arrow points"


def test_a_panorama_is_looked_around_in(pilot: Pilot) -> None:
    gaze = go_to(pilot, "preface/hall", "zoom")._outlook._gaze
    before = gaze.end
    pilot.key("enter", "right", "up", "plus")
    assert gaze.end.yaw > before.yaw + 10
    assert gaze.end.pitch > before.pitch + 5
    assert gaze.end.fov < before.fov
    assert focused(pilot) == "zoom"
    pilot.key("back", "down")
    assert focused(pilot) != "zoom", "let go, the arrows move the ring again"


def test_the_compass_turns_by_thirty_degrees(pilot: Pilot) -> None:
    gaze = go_to(pilot, "preface/hall", "compass")._outlook._gaze
    before = gaze.end.yaw
    pilot.key("plus")
    assert gaze.end.yaw == pytest.approx(before + 30.0)


def test_an_enlarged_picture_is_zoomed_moved_and_turned_over(pilot: Pilot) -> None:
    lightbox = go_to(pilot, "drive/makers", "enlarge-0")._lightbox
    pilot.key("enter")
    assert focused(pilot) == "enlarged"
    pilot.key("enter", "right")
    assert lightbox.at == 1, "in full view the arrows turn to another picture"
    loupe = lightbox._loupes[1]
    pilot.key("plus", "plus")
    before = loupe._end
    pilot.key("right", "down")
    assert before.zoom > 1.2
    assert loupe._end.x > before.x
    assert loupe._end.y > before.y
    pilot.key("back", "back")
    assert not lightbox.present
    assert focused(pilot) == "enlarge-0", "the ring is back where it came from"


def test_what_opens_on_a_page_takes_the_ring_and_back_closes_it(pilot: Pilot) -> None:
    go_to(pilot, "preface/hall", "spot-5")
    pilot.key("enter")
    assert focused(pilot) == "note-close"
    pilot.key("back")
    assert "note-close" not in {each.id for each in pilot.controls()}


def test_on_a_mirrored_page_arrows_go_where_they_point(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reading, "mirrored", True)
    pilot.show.go_home()
    pilot.settle()
    first, second, *_ = (each.id for each in pilot.controls())
    ring(pilot, first)
    pilot.key("left")
    assert focused(pilot) == second
    gaze = go_to(pilot, "preface/hall", "zoom")._outlook._gaze
    before = gaze.end.yaw
    pilot.key("enter", "right")
    assert gaze.end.yaw > before + 10, "what is seen in a picture keeps its left and its right"
