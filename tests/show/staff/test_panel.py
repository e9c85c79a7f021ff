"""Everything on the panel does what it says, by touch alone, on every shape of screen."""

import math
from pathlib import Path

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.commands.opening import block_kinds
from kiosk.show.pilot import Pilot
from kiosk.show.staff.panel import Panel
from kiosk.show.staff.screentest import LABELLED, ScreenTest
from kiosk.show.staff.touchtest import TouchTest
from kiosk.show.staff.traces import Traces
from kiosk.show.staff.versions import Versions
from kiosk.show.wishes import Wishes
from kiosk.stage.controls import Button
from tests.show.conftest import opened, write_small
from tests.show.staff.fakedesk import FakeDesk, come_in, hold_corners


def buttons(pilot: Pilot) -> list[Button]:
    return [each for each in pilot.controls() if isinstance(each, Button) and not each.double]


def pixels(pilot: Pilot, box: Box) -> set[bytes]:
    """The colours in a box of the screen."""
    pilot.show.repaint()
    pilot.step()
    data, width = pilot.canvas.pixels(), pilot.size.w
    rows = (data[3 * (y * width + box.x) : 3 * (y * width + box.right)] for y in range(box.y, box.bottom))
    return {row[i : i + 3] for row in rows for i in range(0, len(row), 3)}


def test_volume_goes_by_tenths_and_is_what_visits_begin_with(pilot: Pilot, desk: FakeDesk) -> None:
    come_in(pilot)
    for _ in range(5):
        pilot.press("staff-volume-more")
    assert desk.volume == 1.0
    pilot.press("staff-volume-less")
    assert desk.volume == 0.9
    pilot.press("staff-out")
    assert pilot.show._loudspeaker.volume == 0.9


def test_brightness_never_goes_out_and_is_not_shown_where_there_is_none(pilot: Pilot, desk: FakeDesk) -> None:
    come_in(pilot)
    for _ in range(8):
        pilot.press("staff-brightness-less")
    assert desk.light == pytest.approx(0.1)
    desk.light = None
    pilot.press("staff-out")
    come_in(pilot)
    assert not [each for each in pilot.controls() if "brightness" in each.id]


def test_reload_is_done_and_told(pilot: Pilot, desk: FakeDesk) -> None:
    come_in(pilot)
    pilot.press("staff-reload")
    assert desk.done[-1] == "reload"
    assert "afresh" in panel(pilot).message


def panel(pilot: Pilot) -> Panel:
    scene = pilot.show.scene
    assert isinstance(scene, Panel)
    return scene


def test_going_back_is_asked_once_more(pilot: Pilot, desk: FakeDesk) -> None:
    come_in(pilot)
    pilot.press("staff-versions")
    assert not [each for each in buttons(pilot) if each.id == "staff-version-two"], "that one is shown"
    pilot.press("staff-version-one")
    pilot.press("staff-no")
    assert isinstance(pilot.show.scene, Versions)
    assert len(desk.done) == 1
    pilot.press("staff-version-one")
    pilot.press("staff-yes")
    assert desk.done[-1] == "back to one"
    assert "one" in panel(pilot).message


def test_a_refusal_is_told_in_its_words(pilot: Pilot, desk: FakeDesk) -> None:
    desk.refuses = True
    come_in(pilot)
    pilot.press("staff-versions")
    pilot.press("staff-version-one")
    pilot.press("staff-yes")
    assert panel(pilot).message == "the version one has been removed"


def test_quit_is_asked_once_more(pilot: Pilot, desk: FakeDesk) -> None:
    come_in(pilot)
    pilot.press("staff-quit")
    pilot.press("staff-no")
    assert "quit" not in desk.done
    pilot.press("staff-quit")
    pilot.press("staff-yes")
    assert desk.done[-1] == "quit"


def test_the_other_language_holds_for_all_screens(pilot: Pilot) -> None:
    come_in(pilot)
    assert pilot.button("staff-quit").label == "Quit"
    pilot.press("staff-language")
    assert pilot.button("staff-quit").label == "退出"
    pilot.press("staff-quit")
    assert pilot.button("staff-no").label == "取消"
    pilot.press("staff-no")
    pilot.press("staff-language")
    assert pilot.button("staff-quit").label == "Quit"


def test_the_touch_test_ends_when_every_target_was_met(pilot: Pilot) -> None:
    come_in(pilot)
    pilot.press("staff-touch")
    test = pilot.show.scene
    assert isinstance(test, TouchTest)
    w, h = pilot.size
    step = 40
    for y in range(step // 2, h, step):
        pilot.down(0, y)
        for x in range(0, w, step):
            pilot.move(x, y)
        pilot.move(w - 1, y)
        pilot.up(w - 1, y)
    assert test._traces.whole
    assert pilot.show.scene is test, "who drags across the way out does not go out"
    assert len(pixels(pilot, Box(0, 0, w, 40))) > 2
    pilot.press("staff-end")
    panel(pilot)


def test_every_finger_leaves_a_trace_of_its_own(pilot: Pilot) -> None:
    come_in(pilot)
    pilot.press("staff-touch")
    for finger in range(1, 6):
        pilot.down(100 + 120 * finger, 60, finger)
    for i in range(10):
        for finger in range(1, 6):
            pilot.move(100 + 120 * finger, 60 + 4 * i, finger)
    seen = [pixels(pilot, Box(98 + 120 * finger, 62, 4, 4)) for finger in range(1, 6)]
    assert all(seen[i].isdisjoint(seen[j]) for i in range(5) for j in range(i))
    test = pilot.show.scene
    assert isinstance(test, TouchTest)
    assert test._traces.most == 5


def test_a_quick_swipe_meets_all_that_lies_between() -> None:
    traces = Traces(Box(0, 0, 1000, 500), 100, 8)
    traces.down(1, 50, 50)
    traces.move(1, 950, 50)
    assert traces.met == {(i, 0) for i in range(10)}
    assert traces.count == 50
    assert all(math.isclose(box.w, 100) for box in traces.targets())
    traces.move(2, 10, 10)
    assert len(traces.fingers) == 1, "a finger that never came down is none"


def test_the_screen_test_shows_cards_bare_and_ends_after_the_last(pilot: Pilot) -> None:
    come_in(pilot)
    pilot.press("staff-screen")
    screen = Box(0, 0, *pilot.size)
    bare = []
    for _ in range(10):
        assert isinstance(pilot.show.scene, ScreenTest)
        assert "staff-end" in {each.id for each in buttons(pilot)}
        pilot.advance(LABELLED + 0.1)
        assert "staff-end" not in {each.id for each in buttons(pilot)}
        bare.append(pixels(pilot, screen))
        pilot.press("staff-card-on")
    panel(pilot)
    assert bare[:5] == [
        {b"\xff\xff\xff"},
        {b"\0\0\0"},
        {b"\xff\0\0"},
        {b"\0\xff\0"},
        {b"\0\0\xff"},
    ]
    assert len(bare[5]) >= 17
    assert bare[7:] == [{b"\0\0\0", b"\xff\xff\xff"}] * 3, "pixels are not mixed"


def test_the_screen_test_goes_back_and_out(pilot: Pilot) -> None:
    come_in(pilot)
    pilot.press("staff-screen")
    pilot.press("staff-card-on")
    pilot.press("staff-card-back")
    pilot.press("staff-card-back")
    pilot.advance(LABELLED)
    assert pixels(pilot, Box(0, 0, *pilot.size)) == {b"\xff\xff\xff"}
    pilot.press("staff-card-back")
    pilot.press("staff-end")
    panel(pilot)


@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1080, 1920), Size(1280, 720), Size(3840, 1080)])
def test_everything_is_large_enough_apart_and_on_the_screen(size: Size, tmp_path: Path) -> None:
    """And in the lower part of it, but for the tests that are about all of it."""
    library = opened(write_small(tmp_path / "small"))
    target, between = 64 * min(size) // 1080, 16 * min(size) // 1080 - 1
    with Pilot(library, block_kinds, size, language="zh", wishes=Wishes(desk=FakeDesk())) as pilot:
        hold_corners(pilot)
        _look(pilot, target, between)
        for digit in "314159":
            pilot.press(f"staff-key-{digit}")
        pilot.press("staff-key-check")
        for opened_by, closed_by in (
            (None, None),
            ("staff-sound", "staff-out"),
            ("staff-versions", "staff-out"),
            ("staff-quit", "staff-no"),
            ("staff-touch", "staff-end"),
        ):
            if opened_by:
                pilot.press(opened_by)
            _look(pilot, target, between)
            if closed_by:
                pilot.press(closed_by)


def _look(pilot: Pilot, target: int, between: int) -> None:
    screen = Box(0, 0, *pilot.size)
    there = [each for each in buttons(pilot) if not each.id.startswith("staff-troubles")]
    assert there
    for each in there:
        assert screen.contains(each.box), each.id
        assert min(each.box.size) >= target, each.id
        assert each.box.y >= 0.35 * screen.h, each.id
        wider = each.box.inset(-between)
        assert not [other.id for other in there if other is not each and wider.overlaps(other.box)], each.id


def test_it_is_laid_out_alike_on_a_mirrored_page(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    text = (folder / "exhibits" / "exhibition.yaml").read_text("utf-8")
    text = text.replace("languages: {zh: 中文, en: English}", "languages: {ar: العربية, en: English}")
    (folder / "exhibits" / "exhibition.yaml").write_text(text, "utf-8")
    desk = FakeDesk()
    with Pilot(opened(folder), block_kinds, Size(960, 540), wishes=Wishes(desk=desk)) as pilot:
        assert pilot.show.reading.mirrored
        come_in(pilot)
        panel(pilot)
        out = pilot.show.on_screen(pilot.button("staff-out").box)
        assert out.x < 480, "the way out stands on the left, as on every other screen for staff"
        pilot.press("staff-touch")
        pilot.down(40, 100, 3)
        pilot.move(40, 140, 3)
        test = pilot.show.scene
        assert isinstance(test, TouchTest)
        assert test._traces.fingers[3][0] == 40
        assert len(pixels(pilot, Box(38, 110, 4, 4))) >= 1
