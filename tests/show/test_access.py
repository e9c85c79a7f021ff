"""The drawer of access: what visitors need is one tap away, holds for the visit, and goes back with it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.content.library import Library
from kiosk.content.model import Access
from kiosk.show.access import AccessPanel
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.languages import Languages
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Button
from tests.show.conftest import MakePilot, opened, walk_in, write_small

pytestmark = pytest.mark.usefixtures("flat_pictures")

LARGE = Access(text_size=1.5, high_contrast=True, reduced_motion=True, low_reach=True)


def needs(pilot: Pilot) -> Access:
    return pilot.show.visit.access


def labels(pilot: Pilot) -> dict[str, str]:
    return {each.id: each.label for each in pilot.controls() if isinstance(each, Button)}


@pytest.mark.parametrize("place", ["home", "page", "ending"])
def test_it_is_one_tap_from_everywhere(small: Library, make_pilot: MakePilot, place: str) -> None:
    pilot = make_pilot(small)
    if place == "home":
        pilot.tap(5, 5)
    else:
        walk_in(pilot, "sea", 1 if place == "page" else len(small.chapter("sea").pages))
    before, scene = pilot.canvas.pixels(), pilot.show.scene
    pilot.press("access")
    assert isinstance(pilot.show.scene, AccessPanel)
    pilot.press("access-close")
    assert pilot.show.scene is scene
    assert pilot.canvas.pixels() == before


def test_it_is_one_tap_from_the_attract_loop(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    assert isinstance(pilot.show.scene, Attract)
    pilot.press("access")
    assert isinstance(pilot.show.scene, AccessPanel)
    pilot.press("access-close")
    assert isinstance(pilot.show.scene, Home)


def test_every_choice_holds_at_once_and_for_the_visit(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    pilot.press("access")
    seen = {pilot.canvas.pixels()}
    for name in ("text-size-150", "high-contrast", "reduced-motion", "low-reach"):
        pilot.press(name)
        seen.add(pilot.canvas.pixels())
    assert needs(pilot) == LARGE
    assert len(seen) == 5
    pilot.press("access-close")
    pilot.press("home")
    pilot.press("door-land")
    assert needs(pilot) == LARGE
    pilot.press("access")
    pilot.press("low-reach")
    assert needs(pilot) == replace(LARGE, low_reach=False)


def test_as_before_takes_back_what_was_chosen_in_the_drawer(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    pilot.need(high_contrast=True)
    pilot.press("access")
    assert "as-before" not in labels(pilot)
    pilot.press("text-size-200")
    pilot.press("high-contrast")
    pilot.press("as-before")
    assert needs(pilot) == Access(high_contrast=True)
    assert "as-before" not in labels(pilot)


def test_a_touch_above_closes_it_and_presses_nothing(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    pilot.tap(5, 5)
    pilot.press("access")
    pilot.press("beside")
    assert isinstance(pilot.show.scene, Home)


def test_the_end_of_the_visit_takes_everything_back(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    walk_in(pilot, "sea", 1)
    pilot.press("access")
    for name in ("text-size-200", "high-contrast", "language-en"):
        pilot.press(name)
    pilot.advance(85.0)
    assert isinstance(pilot.show.scene, Attract)
    assert (needs(pilot), pilot.show.visit.language) == (Access(), "zh")


def test_a_curator_sets_what_every_visit_begins_with(tmp_path: Path, make_pilot: MakePilot) -> None:
    written = "access: {text-size: 150, high-contrast: yes}\n"
    pilot = make_pilot(opened(write_small(tmp_path / "large", written)))
    usual = Access(text_size=1.5, high_contrast=True)
    walk_in(pilot, "sea")
    assert needs(pilot) == usual
    assert pilot.show.reading.theme.ink("paper") == (255, 255, 255)
    pilot.need(text_size=1.0, high_contrast=False)
    pilot.advance(85.0)
    assert needs(pilot) == usual


def test_what_is_chosen_is_told_in_words(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    pilot.tap(5, 5)
    pilot.press("access")
    pilot.press("language-en")
    pilot.press("high-contrast")
    said = labels(pilot)
    assert said["high-contrast"] == "High contrast: On"
    assert said["reduced-motion"] == "Less motion: Off"
    assert said["text-size-200"] == "Text size: 200 %"


def test_many_languages_lie_on_a_sheet_of_their_own(tmp_path: Path, make_pilot: MakePilot) -> None:
    languages = "{zh: 中文, en: English, fr: Français, de: Deutsch}"
    folder = write_small(tmp_path / "many")
    path = folder / "exhibits" / "exhibition.yaml"
    path.write_text(path.read_text("utf-8").replace("{zh: 中文, en: English}", languages), "utf-8")
    pilot = make_pilot(opened(folder))
    walk_in(pilot, "sea")
    pilot.press("access")
    pilot.press("languages")
    assert isinstance(pilot.show.scene, Languages)
    pilot.press("language-de")
    assert isinstance(pilot.show.scene, AccessPanel)
    pilot.press("access-close")
    assert isinstance(pilot.show.scene, ChapterScene)
    assert pilot.show.visit.language == "de"


@pytest.mark.parametrize("size", [Size(960, 540), Size(540, 960), Size(640, 360)])
@pytest.mark.parametrize("text_size", [1.0, 2.0])
def test_everything_on_it_is_on_the_screen_and_apart(
    small: Library, make_pilot: MakePilot, size: Size, text_size: float
) -> None:
    pilot = make_pilot(small, size)
    pilot.tap(5, 5)
    pilot.need(text_size=text_size)
    pilot.press("access")
    theme = pilot.show.reading.theme
    boxes = [each.box for each in pilot.controls() if each.id != "beside"]
    for n, box in enumerate(boxes):
        assert min(box.size) >= theme.target
        assert Box(0, 0, *size).contains(box)
        assert not any(box.overlaps(other) for other in boxes[:n])
