"""The display that plays by itself where nobody stands: every page in every language, round and round."""

from pathlib import Path

import pytest

from kiosk.blocks.contract import Moment
from kiosk.content.library import Library
from kiosk.content.model import Access, Exhibition, Outline
from kiosk.show.autoplay import SHORTEST, Autoplay, Stop
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.pilot import Pilot
from kiosk.show.question import Question
from tests.show.conftest import SMALL, MakePilot, opened, until, write_small
from tests.show.explorer import nothing_is_drawn

pytestmark = pytest.mark.usefixtures("flat_pictures")

LEAP = 0.5
"""Seconds: a page stands for far longer, so none is missed."""
Stood = tuple[str, str, int]


def here(pilot: Pilot) -> Stood | None:
    """Language, chapter and page, where one stands still."""
    scene = pilot.show.scene
    if isinstance(scene, ChapterScene) and scene.resting:
        return pilot.show.visit.language, scene.outline.id, scene.at
    return None


def watch(pilot: Pilot, most: float) -> list[tuple[Stood, float]]:
    """The pages that come to rest within `most` seconds, and how long each stood."""
    seen: list[tuple[Stood, float]] = []
    end, since = pilot.clock.now() + most, pilot.clock.now()
    while pilot.clock.now() < end:
        place = here(pilot)
        if place and (not seen or seen[-1][0] != place):
            since = pilot.clock.now()
            seen.append((place, 0.0))
        elif place:
            seen[-1] = (place, pilot.clock.now() - since)
        pilot.advance(max(0.05, min(0.5, pilot.show.rest() or 0.0)))
    return seen


def all_stops(library: Library) -> list[Stood]:
    exhibition = library.exhibition
    return [
        (language, outline.id, page)
        for language, _ in exhibition.languages
        for outline in exhibition.chapters
        for page in range(len(outline.page_ids))
    ]


def test_it_visits_every_page_in_every_language_and_begins_again(
    small: Library, make_pilot: MakePilot
) -> None:
    pilot = make_pilot(small, unattended=True)
    stops = all_stops(small)
    assert len(stops) == 8
    seen = watch(pilot, 300.0)
    places = [place for place, _ in seen]
    assert places[: len(stops) + 3] == [*stops, *stops[:3]]
    assert all(seconds >= SHORTEST - 1.0 for _, seconds in seen[:-1])


def test_the_shipped_exhibition_is_played_to_its_end(
    shipped: Library, make_pilot: MakePilot, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing_is_drawn(monkeypatch)
    pilot = make_pilot(shipped, unattended=True, cache=prepared)
    stops = all_stops(shipped)
    seen: list[Stood] = []

    end = pilot.clock.now() + 2 * 3600
    while len(seen) <= len(stops):
        assert pilot.clock.now() < end, "it never came to its end"
        pilot.clock.advance(max(LEAP, min(1.0, pilot.show.rest() or 0.0)))
        pilot.show.step()
        place = here(pilot)
        if place and place not in seen[-1:]:
            seen.append(place)
    assert seen == [*stops, stops[0]]


def test_a_long_text_is_scrolled_to_its_end(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small, unattended=True)
    until(pilot, lambda: here(pilot) == ("zh", "sea", 1))
    ids = {control.id for control in pilot.controls()}
    assert {"text-down"} <= ids
    until(pilot, lambda: "text-down" not in {control.id for control in pilot.controls()})
    assert here(pilot) == ("zh", "sea", 1)


def test_the_exhibition_itself_may_be_unattended(tmp_path: Path, make_pilot: MakePilot) -> None:
    pilot = make_pilot(opened(write_small(tmp_path / "alone", "mode: unattended\n")))
    until(pilot, lambda: here(pilot) is not None, most=2.0)


@pytest.mark.parametrize("finger_up", [True, False])
def test_a_touch_hands_over_where_one_stands_and_presses_nothing(
    small: Library, make_pilot: MakePilot, finger_up: bool
) -> None:
    pilot = make_pilot(small, unattended=True)
    until(pilot, lambda: here(pilot) == ("en", "sea", 2))
    pilot.down(*pilot.button("home").box.centre)
    if finger_up:
        pilot.up(*pilot.button("home").box.centre)
    pilot.advance(50.0)
    assert here(pilot) == ("en", "sea", 2), "it stays as long as the visitor does"
    pilot.press("previous")
    assert here(pilot) == ("en", "sea", 1)


def test_the_way_back_of_a_visitor_does_not_lead_through_what_was_played(
    small: Library, make_pilot: MakePilot
) -> None:
    pilot = make_pilot(small, unattended=True)
    until(pilot, lambda: here(pilot) == ("zh", "sea", 2))
    pilot.tap(5, 5)
    pilot.press("back")
    assert isinstance(pilot.show.scene, Home)


@pytest.mark.parametrize("where", ["page", "home", "other chapter"])
def test_idle_hands_back_and_the_round_goes_on(small: Library, make_pilot: MakePilot, where: str) -> None:
    pilot = make_pilot(small, unattended=True)
    until(pilot, lambda: here(pilot) == ("zh", "sea", 1))
    pilot.tap(5, 5)
    pilot.need(text_size=1.5)
    if where != "page":
        pilot.press("home")
    if where == "other chapter":
        pilot.press("language")
        pilot.press("door-land")
    pilot.advance(61.0)
    assert isinstance(pilot.show.scene, Question)
    pilot.advance(20.0)
    assert isinstance(pilot.show.scene, ChapterScene)
    seen = [place for place, _ in watch(pilot, 60.0)]
    assert seen[:3] == [("zh", "sea", 2), ("zh", "land", 0), ("en", "sea", 0)]
    assert pilot.show.visit.access == Access()


def test_it_is_never_asked_whether_anyone_is_there(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small, unattended=True)
    end = pilot.clock.now() + 300.0
    while pilot.clock.now() < end:
        pilot.advance(1.0)
        assert isinstance(pilot.show.scene, ChapterScene)


def test_a_swipe_hands_over_too_and_turns_nothing(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small, unattended=True)
    until(pilot, lambda: here(pilot) == ("zh", "sea", 1))
    pilot.swipe(-SMALL.w * 0.4)
    assert here(pilot) == ("zh", "sea", 1)
    pilot.swipe(-SMALL.w * 0.4)
    assert here(pilot) == ("zh", "sea", 2)


class FilmPlayer:
    """A show whose page plays a film of a length that nobody knows."""

    exhibition = Exhibition(Path(), chapters=(Outline("one", page_ids=("film", "other")),))

    def __init__(self) -> None:
        self.pages: list[int] = []
        self.plays = False

    def play_page(self, stop: Stop) -> None:
        self.pages.append(stop.page)

    def page_moments(self) -> list[Moment]:
        return [Moment(1.0, self.begin)]

    def begin(self) -> None:
        self.plays = True

    def page_plays(self) -> bool:
        return self.plays

    def dissolve(self) -> None:
        pass

    def repaint(self) -> None:
        pass


def test_a_film_is_played_to_its_end_however_long_it_is() -> None:
    player = FilmPlayer()
    autoplay = Autoplay(player)
    autoplay.begin(0.0)
    now = 0.0
    while now < 90.0:
        now = autoplay.wake_at()
        autoplay.tick(now)
    assert player.pages == [0]
    player.plays = False
    autoplay.tick(autoplay.wake_at())
    assert player.pages == [0, 1]
