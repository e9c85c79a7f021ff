"""The panorama on its page: looked around in by fingers and by taps, its doors, and what it leaves behind."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pydantic import ValidationError

from kiosk.base.geometry import Box, Size
from kiosk.blocks.panorama import Fields, View
from kiosk.commands.opening import block_kinds, open_exhibition
from kiosk.show.chapter import ChapterScene
from kiosk.show.page import PageView
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Button, Pan
from kiosk.stage.panoramas.fetched import Fetched
from kiosk.stage.panoramas.projection import Look
from kiosk.stage.widgets.panoramas.outlook import Outlook
from kiosk.stage.widgets.panoramas.stroll import PATIENCE
from tests.blocks.quiet_hall import QuietHall

SCREEN = Size(960, 540)
DOORS = [
    {
        "yaw": 0,
        "title": {"zh": "序", "en": "Here"},
        "body": {"zh": "在此。", "en": "You are here."},
        "lead": "b",
    },
    {"yaw": 40, "pitch": -5, "title": {"zh": "门", "en": "A door"}, "lead": "b"},
    {"yaw": 180, "title": {"zh": "背后", "en": "Behind"}, "body": {"zh": "背后。", "en": "Behind you."}},
]
VIEWS = [
    {"title": {"zh": "正面", "en": "Front"}},
    {"title": {"zh": "背面", "en": "Back"}, "yaw": 180, "fov": 60},
]
ROOM = {"kind": "panorama", "picture": "room.jpg", "hotspots": DOORS, "viewpoints": VIEWS}
TEXT = {"kind": "text", "body": {"zh": "字。", "en": "Words."}}


def page(name: str, block: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "title": {"zh": "页", "en": "Page"}, "sources": ["F1"], "blocks": [block]}


def exhibition(folder: Path, **more: Any) -> Path:
    """Chapter a: words, the panorama, words; chapter b: words."""
    (folder / "exhibits").mkdir(parents=True)
    (folder / "assets").mkdir()
    image = Image.effect_noise((512, 256), 80).convert("RGB")
    image.save(folder / "assets" / "room.jpg")
    title = {"zh": "章", "en": "Chapter"}
    files = {
        "exhibition": {"title": title, "languages": {"zh": "中文", "en": "English"}, "chapters": ["a", "b"]},
        "a": {"title": title, "pages": [page("x", TEXT), page("room", {**ROOM, **more}), page("y", TEXT)]},
        "b": {"title": title, "pages": [page("z", TEXT)]},
    }
    for name, content in files.items():
        (folder / "exhibits" / f"{name}.yaml").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return folder


Visit = Callable[..., Pilot]


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    """Opens the page with the panorama."""
    pilots: list[Pilot] = []

    def start(size: Size = SCREEN, **more: Any) -> Pilot:
        library = open_exhibition(exhibition(tmp_path / f"show{len(pilots)}", **more), None)
        assert [problem.found for problem in library.problems if problem.severity == "error"] == []
        pilot = Pilot(library, block_kinds, size, language="en")
        pilots.append(pilot)
        pilot.tap(5, 5)
        pilot.show.open_chapter("a", 1)
        pilot.settle()
        return pilot

    yield start
    for pilot in pilots:
        pilot.close()


def outlook(pilot: Pilot) -> Outlook:
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    shown = scene._pages.get(1)
    assert isinstance(shown, PageView)
    view: Any = shown.views[0]
    found = view._view._outlook
    assert isinstance(found, Outlook)
    return found


def look(pilot: Pilot) -> Look:
    return outlook(pilot)._gaze.seen


def at(pilot: Pilot) -> int:
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    return scene.at


def test_it_fills_the_page_and_is_seen(visit: Visit) -> None:
    pilot = visit()
    surface = next(c for c in pilot.controls() if c.id == "zoom")
    assert surface.box.w == SCREEN.w
    assert surface.box.y == 0
    pixels = pilot.canvas.pixels()
    row = pixels[3 * SCREEN.w * 250 : 3 * SCREEN.w * 251]
    assert len(set(row)) > 60, "a picture, not a plain"


def test_a_drag_looks_around_and_turns_no_page(visit: Visit) -> None:
    pilot = visit()
    pilot.swipe(-300)
    assert at(pilot) == 1
    assert look(pilot).yaw > 15
    pilot.swipe(0, 200)
    assert look(pilot).pitch > 5


def test_a_drag_on_the_title_turns_the_page(visit: Visit) -> None:
    pilot = visit()
    label = outlook(pilot)._label
    assert label
    x, y = label.x + 40, label.y + 30
    pilot.down(x + 150, y)
    for step in range(1, 10):
        pilot.move(x + 150 - 30 * step, y)
    pilot.up(x - 120, y)
    pilot.settle()
    assert at(pilot) == 2


def test_everything_goes_by_taps_as_well(visit: Visit) -> None:
    pilot = visit()
    changes = {"right": (1, 0), "left": (-1, 0), "up": (0, 1), "down": (0, -1)}
    for name, (across, up) in changes.items():
        before = look(pilot)
        pilot.press(name)
        assert (look(pilot).yaw - before.yaw) * across + (look(pilot).pitch - before.pitch) * up > 5, name
    pilot.press("closer")
    assert look(pilot).fov < 75
    pilot.press("farther")
    assert look(pilot).fov == pytest.approx(75)
    pilot.press("view-1")
    assert look(pilot).yaw % 360 == pytest.approx(180)
    assert look(pilot).fov == 60
    strip = next(c for c in pilot.controls() if c.id == "compass")
    pilot.tap(strip.box.x + strip.box.w * 0.25, strip.box.centre[1])
    assert look(pilot).yaw % 360 == pytest.approx(270, abs=6)
    pilot.press("next")
    assert at(pilot) == 2
    pilot.press("previous")
    pilot.press("previous")
    assert at(pilot) == 0


def test_pinching_zooms(visit: Visit) -> None:
    pilot = visit()
    pilot.pinch(480, 200, 1.5)
    assert look(pilot).fov == pytest.approx(50, abs=1)
    pilot.pinch(480, 200, 0.2)
    assert look(pilot).fov == 100


def test_a_sign_opens_a_note_which_leads_on(visit: Visit) -> None:
    pilot = visit()
    pilot.press("spot-0")
    names = {c.id for c in pilot.controls()}
    assert {"note-close", "note-enter"} <= names
    pilot.press("note-close")
    assert "note-close" not in {c.id for c in pilot.controls()}
    pilot.press("spot-0")
    pilot.press("note-enter")
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    assert scene.outline.id == "b"


def test_a_sign_without_words_leads_on_at_once(visit: Visit) -> None:
    pilot = visit()
    pilot.press("right")
    pilot.press("spot-1")
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    assert scene.outline.id == "b"


def test_signs_are_never_on_one_another_nor_on_controls(visit: Visit) -> None:
    crowd = [{"yaw": 5 * n, "title": f"Place number {n}", "body": "Words."} for n in range(-8, 9)]
    for size in (SCREEN, Size(540, 960), Size(1920, 360)):
        pilot = visit(size, hotspots=crowd)
        label = outlook(pilot)._label
        assert label
        for _ in range(4):
            buttons = [c for c in pilot.controls() if isinstance(c, Button)]
            for i, one in enumerate(buttons):
                assert Box(0, 0, *size).contains(one.box)
                assert not one.id.startswith("spot") or not one.box.overlaps(label)
                for other in buttons[i + 1 :]:
                    assert not one.box.overlaps(other.box), (one.id, other.id)
            assert any(c.id.startswith("spot") for c in buttons)
            pilot.press("right")


def test_language_and_text_size_change_without_losing_the_view(visit: Visit) -> None:
    pilot = visit()
    pilot.press("spot-0")
    before = look(pilot)
    pilot.need(text_size=1.5)
    pilot.press("language")
    assert look(pilot) == before
    assert "note-close" in {c.id for c in pilot.controls()}


def test_leaving_goes_back_to_the_beginning(visit: Visit) -> None:
    pilot = visit()
    pilot.press("right")
    one = outlook(pilot)
    pilot.press("next")
    assert one._surround is None
    assert isinstance(one._way, Fetched)
    assert one._way._texture is None
    pilot.press("previous")
    assert look(pilot) == Look()


def test_a_wall_is_filled_from_end_to_end(visit: Visit) -> None:
    size = Size(2880, 540)
    pilot = visit(size)
    surface = next(c for c in pilot.controls() if c.id == "zoom")
    assert surface.box.w == size.w
    assert outlook(pilot)._lens.manner == "cylindrical"
    assert pilot.button("next").box.right == size.w
    pilot.press("next")
    pilot.press("previous")
    assert at(pilot) == 1


def test_moments_show_four_views_and_a_note(visit: Visit) -> None:
    pilot = visit()
    moments = pilot.show.page_moments()
    seen = []
    for moment in moments:
        moment.show()
        pilot.show.repaint()
        pilot.settle()
        seen.append((look(pilot), pilot.canvas.pixels()))
    assert len({pixels for _, pixels in seen}) == len(moments) >= 4
    assert any(each.pitch > 45 for each, _ in seen)
    assert "note-close" in {c.id for c in pilot.controls()}


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xd8\xff\xe0 no more"])
def test_a_broken_picture_is_a_quiet_poster(visit: Visit, tmp_path: Path, content: bytes) -> None:
    pilot = visit()
    pilot.show.go_home()
    (tmp_path / "show0" / "assets" / "room.jpg").write_bytes(content)
    pilot.show.open_chapter("a", 1)
    pilot.settle()
    assert isinstance(pilot.show.scene, ChapterScene)
    assert outlook(pilot)._source.failed
    said = outlook(pilot)._said[1]
    words = said.line_boxes()[0]
    assert abs(words.x + words.w / 2 - said.width / 2) < 2, "it is told in the middle"
    pilot.press("next")
    assert at(pilot) == 2


# Without patience: what a visitor meets.


class LiveHall(QuietHall):
    """Not patient; counts its wakings."""

    def __init__(self, assets: Path) -> None:
        super().__init__(assets)
        self.patient = False
        self.woken = threading.Event()

    def wake(self) -> None:
        self.woken.set()


@pytest.fixture
def live(visit: Visit, tmp_path: Path) -> Iterator[tuple[Pilot, View, LiveHall]]:
    """A view in a hall of its own, arranged as on the screen of a pilot that lends its painter."""
    pilot = visit()
    hall = LiveHall(tmp_path / "show0" / "assets")
    fields = Fields.model_validate({k: v for k, v in ROOM.items() if k != "kind"})
    view = View(fields, hall)
    view.arrange(Box(0, 0, *SCREEN), pilot.show.reading)
    yield pilot, view, hall
    view.leave()


def paint(pilot: Pilot, view: View, now: float) -> bytes:
    painter = pilot.show._painter
    painter.now = now
    view.paint(painter)
    return pilot.canvas.pixels()


def ready(pilot: Pilot, view: View, hall: LiveHall) -> None:
    """Enter, and wait until the picture is unrolled."""
    paint(pilot, view, 0.0)
    view.enter(0.0)
    while not view._outlook._surround or view._outlook._source._unrolling:
        assert hall.woken.wait(20)
        hall.woken.clear()
        while view.moving(0.0):
            paint(pilot, view, 0.0)


def test_nothing_is_unrolled_before_the_visitor_comes(live: tuple[Pilot, View, LiveHall]) -> None:
    pilot, view, hall = live
    before = threading.active_count()
    paint(pilot, view, 0.0)
    assert threading.active_count() == before
    assert not view.moving(0.0)
    ready(pilot, view, hall)
    assert threading.active_count() == before, "the worker is gone when it is done"
    assert view.controls()


def test_what_was_unrolled_is_there_at_once(live: tuple[Pilot, View, LiveHall]) -> None:
    pilot, view, hall = live
    ready(pilot, view, hall)
    first = paint(pilot, view, 0.0)
    view.leave()
    assert paint(pilot, view, 0.0) == first


def test_leaving_at_once_leaves_nothing_behind(live: tuple[Pilot, View, LiveHall]) -> None:
    pilot, view, _ = live
    before = threading.active_count()
    for _ in range(10):
        paint(pilot, view, 0.0)
        view.enter(0.0)
        view.depart()
        view.leave()
    assert threading.active_count() == before


def test_it_turns_by_itself_until_it_is_touched(live: tuple[Pilot, View, LiveHall]) -> None:
    pilot, view, hall = live
    ready(pilot, view, hall)
    assert view.wake_at(0.0) == PATIENCE
    now = PATIENCE
    for _ in range(200):
        paint(pilot, view, now)
        due = view.wake_at(now)
        assert due is not None
        assert not view.moving(now), "slow moves ask for 30 frames a second, not for every one"
        now = due
        if not view._outlook._gaze.drifting:
            break
    assert abs(view._outlook._gaze.seen.yaw) > 10
    hall.time = now
    surface = next(c for c in view.controls() if isinstance(c, Pan) and c.id == "look")
    surface.grab()
    yaw = view._outlook._gaze.seen.yaw
    paint(pilot, view, now + 1)
    assert view._outlook._gaze.seen.yaw == yaw
    surface.drop(0.0, 0.0)
    assert view.wake_at(now) == now + PATIENCE


def press(view: View, name: str) -> None:
    next(c for c in view.controls() if c.id == name and isinstance(c, Button)).act()


def test_its_turning_can_be_stopped_for_good_and_begun_at_once(live: tuple[Pilot, View, LiveHall]) -> None:
    pilot, view, hall = live
    ready(pilot, view, hall)
    paint(pilot, view, PATIENCE)
    hall.time = PATIENCE + 2
    paint(pilot, view, hall.time)
    press(view, "stand")
    yaw = view._outlook._gaze.seen.yaw
    paint(pilot, view, hall.time + 100)
    assert view._outlook._gaze.seen.yaw == yaw
    assert view.wake_at(hall.time + 100) is None
    press(view, "right")
    paint(pilot, view, hall.time + 200)
    paint(pilot, view, hall.time + 300)
    assert view.wake_at(hall.time + 300) is None, "a touch does not set it off again"
    hall.time += 300
    press(view, "stroll")
    paint(pilot, view, hall.time)
    assert view._outlook._gaze.drifting
    assert not [c for c in view.controls() if c.id == "stroll"]


def test_where_motion_is_reduced_it_turns_at_a_finger_alone(live: tuple[Pilot, View, LiveHall]) -> None:
    pilot, view, hall = live
    ready(pilot, view, hall)
    paint(pilot, view, PATIENCE)
    paint(pilot, view, PATIENCE + 2)
    gaze = view._outlook._gaze
    assert gaze.drifting
    pilot.need(reduced_motion=True)
    view.arrange(view._outlook._box, pilot.show.reading)
    seen = gaze.seen
    paint(pilot, view, PATIENCE + 100)
    assert gaze.seen == seen
    assert view.wake_at(PATIENCE + 100) is None
    assert not [c for c in view.controls() if c.id in ("stroll", "stand")]
    press(view, "right")
    assert gaze.seen == gaze.end != seen
    surface = next(c for c in view.controls() if isinstance(c, Pan) and c.id == "look")
    surface.grab()
    surface.move(-100.0, 0.0)
    dragged = gaze.seen
    assert dragged != gaze._home
    surface.drop(-2000.0, 0.0)
    paint(pilot, view, PATIENCE + 101)
    assert gaze.seen == dragged
    assert not view.moving(PATIENCE + 101)


def test_it_is_coarse_only_while_it_moves(live: tuple[Pilot, View, LiveHall]) -> None:
    pilot, view, hall = live
    ready(pilot, view, hall)
    way: Any = view._outlook._way
    paint(pilot, view, 1.0)
    assert way._fine
    next(c for c in view.controls() if isinstance(c, Button) and c.id == "right").act()
    paint(pilot, view, 1.0)
    paint(pilot, view, 1.2)
    assert not way._fine
    assert view.moving(1.2)
    paint(pilot, view, 9.0)
    while view.moving(9.0):
        paint(pilot, view, 9.0)
    assert way._fine


@pytest.mark.parametrize(
    "wrong",
    [{"projection": "fisheye"}, {"start": {"fov": 10}}, {"hotspots": [{"title": "No yaw"}]}, {"wall": 400}],
)
def test_mistakes_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Fields.model_validate({"picture": "room.jpg", **wrong})
