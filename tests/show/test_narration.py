"""A page is read aloud where narration exists: by its button, or by itself for those who want it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library, open_library
from kiosk.media.recordings.filmspecimens import sound as make_sound
from kiosk.show.attract import Attract
from kiosk.show.pilot import Pilot

SECONDS = 6.0
CHAPTER = """\
title: {zh: 章, en: Chapter}
pages:
  - {id: told, title: {zh: 一, en: One}, sources: [own], narration: {zh: zh.ogg, en: en.ogg},
     blocks: [{kind: text, body: {zh: 海, en: Sea}}]}
  - {id: plain, title: {zh: 二, en: Two}, sources: [own], blocks: [{kind: text, body: {zh: 海, en: Sea}}]}
  - {id: half, title: {zh: 三, en: Three}, sources: [own], narration: zh.ogg,
     blocks: [{kind: text, body: {zh: 海, en: Sea}}]}
  - {id: broken, title: {zh: 四, en: Four}, sources: [own], narration: {zh: broken.ogg, en: en.ogg},
     blocks: [{kind: text, body: {zh: 海, en: Sea}}]}
  - {id: song, title: {zh: 五, en: Five}, sources: [own], narration: {zh: zh.ogg, en: en.ogg},
     blocks: [{kind: sound, sound: en.ogg}]}
"""
Open = Callable[..., Pilot]


@pytest.fixture(scope="module")
def narrated(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A chapter with pages that are told in both languages, in none, in one, and by a broken file."""
    folder = tmp_path_factory.mktemp("narrated")
    for name in ("assets", "exhibits"):
        (folder / name).mkdir()
    for code in ("zh", "en"):
        make_sound(folder / "assets" / f"{code}.ogg", SECONDS, "libopus")
    (folder / "assets" / "broken.ogg").write_bytes(b"no sound")
    (folder / "exhibits" / "exhibition.yaml").write_text(
        "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n", "utf-8"
    )
    (folder / "exhibits" / "one.yaml").write_text(CHAPTER, "utf-8")
    return open_library(folder, lambda: {n: k.Fields for n, k in block_kinds().items()}, None)


@pytest.fixture
def visit(narrated: Library) -> Iterator[Open]:
    """Opens page `page` of it for somebody who wants it `aloud`, or not."""
    pilots: list[Pilot] = []

    def start(page: int = 0, aloud: bool = False) -> Pilot:
        pilots.append(pilot := Pilot(narrated, block_kinds, Size(960, 540)))
        pilot.tap(5, 5)
        pilot.need(read_aloud=aloud)
        pilot.show.open_chapter("one", page)
        pilot.settle()
        return pilot

    yield start
    for pilot in pilots:
        pilot.close()


def telling(pilot: Pilot) -> bool:
    return pilot.show.page_plays()


def run(pilot: Pilot) -> Any:
    scene: Any = pilot.show.scene
    return scene._pages.get(scene.at).views[-1]._view._run


def names(pilot: Pilot) -> list[str]:
    return [each.id for each in pilot.controls()]


def test_its_button_tells_a_page_and_stops(visit: Open) -> None:
    pilot = visit()
    pilot.advance(3.0)
    assert not telling(pilot)
    assert pilot.button("listen").label == "听本页"
    pilot.press("listen")
    pilot.advance(2.0)
    assert run(pilot).position() == pytest.approx(2.0, abs=0.6)
    assert pilot.button("listen").label == "停止"
    pilot.press("listen")
    assert not telling(pilot)
    pilot.press("listen")
    pilot.advance(SECONDS)
    assert not telling(pilot), "it ends by itself"


def test_a_page_speaks_by_itself_once_where_that_is_wished(visit: Open) -> None:
    pilot = visit(aloud=True)
    pilot.advance(1.5)
    assert run(pilot).playing
    pilot.advance(SECONDS + 1)
    assert not telling(pilot)
    pilot.advance(10.0)
    assert not telling(pilot)
    pilot.press("next")
    pilot.press("previous")
    pilot.advance(1.5)
    assert telling(pilot)


def test_it_falls_silent_when_its_page_begins_to_leave(visit: Open) -> None:
    pilot = visit(aloud=True)
    pilot.advance(2.0)
    told = run(pilot)
    x, y = pilot.button("next").box.centre
    pilot.down(x, y)
    pilot.up(x, y)
    assert not told.playing


def test_another_language_begins_anew(visit: Open) -> None:
    pilot = visit(aloud=True)
    pilot.advance(4.0)
    pilot.press("language")
    pilot.advance(1.6)
    assert str(run(pilot)._path).endswith("en.ogg")
    assert run(pilot).position() == pytest.approx(1.0, abs=0.7)


def test_it_is_switched_on_and_off_in_the_drawer(visit: Open) -> None:
    pilot = visit()
    pilot.press("access")
    pilot.press("read-aloud")
    pilot.advance(1.5)
    assert telling(pilot)
    pilot.press("read-aloud")
    assert not telling(pilot)


def test_without_narration_there_is_neither_button_nor_switch(
    visit: Open, shipped: Library, make_pilot: Callable[[Library], Pilot]
) -> None:
    pilot = visit(1, aloud=True)
    assert "listen" not in names(pilot)
    pilot = visit(2)
    assert "listen" in names(pilot)
    pilot.press("language")
    assert "listen" not in names(pilot), "in a language that has none"
    pilot = make_pilot(shipped)
    pilot.tap(5, 5)
    pilot.press("access")
    assert ("read-aloud" in names(pilot)) == any(each.narrated for each in shipped.exhibition.chapters)


def test_a_broken_file_is_passed_over_quietly(visit: Open) -> None:
    pilot = visit(3, aloud=True)
    pilot.advance(5.0)
    assert "listen" not in names(pilot)
    assert not telling(pilot)


def test_whoever_listens_is_there_and_the_end_of_the_visit_is_silence(visit: Open) -> None:
    pilot = visit()
    idle = pilot.show.exhibition.idle
    pilot.clock.advance(idle.after - 2)
    pilot.press("listen")
    pilot.advance(SECONDS - 1)
    assert not isinstance(pilot.show.scene, Attract)
    pilot.advance(2 + idle.after + idle.countdown)
    assert isinstance(pilot.show.scene, Attract)
    assert not telling(pilot)


def test_what_is_played_on_the_page_silences_it(visit: Open) -> None:
    pilot = visit(4, aloud=True)
    pilot.advance(2.0)
    assert run(pilot).playing
    pilot.press("toggle")
    pilot.advance(0.5)
    assert not run(pilot).playing


def test_check_tells_of_a_language_without(narrated: Library) -> None:
    found = [each for each in narrated.problems if "narration" in each.found]
    assert [(each.severity, each.place.line) for each in found] == [("warning", 6)]
    assert "none in English (`en`)" in found[0].found
    assert narrated.exhibition.chapters[0].narrated
