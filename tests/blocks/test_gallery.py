"""A gallery hangs its pictures so that all is seen; enlarged, they are zoomed, dragged and turned over."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pydantic import ValidationError

from kiosk.base.geometry import Box, Size
from kiosk.blocks import gallery
from kiosk.blocks.contract import Kind
from kiosk.content.library import open_library
from kiosk.content.model import Picture, Text
from kiosk.media.derivative import Derivative
from kiosk.show.chapter import ChapterScene
from kiosk.show.pilot import Pilot
from kiosk.show.wishes import Wishes
from kiosk.stage.canvas import Texture
from kiosk.stage.controls import Button, Pan, Zoom
from kiosk.stage.faces import Faces
from kiosk.stage.pictures import seen_part
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.pictures.framed import Plate, framed
from kiosk.stage.widgets.pictures.hanging import Hung, Work, hang
from kiosk.stage.widgets.pictures.loupe import CLOSE, FLIGHT, MOST, Loupe
from tests.blocks.quiet_hall import QuietHall

KINDS = {"gallery": cast("Kind", gallery)}
WIDE = Size(960, 540)
COLOURS = ("#a01010", "#10a010", "#1010a0", "#a0a010", "#10a0a0")
SAID = "陈列馆里有林伟民与中国早期工人运动的史迹，已经整修。"
Open = Callable[..., Pilot]


# The wall.


TYPESETTER = Typesetter(Faces())


def reading(screen: Size, text_size: float = 1.0) -> Reading:
    return Reading(Theme(screen, text_size), ("zh", "en"), TYPESETTER, lambda _: Size(400, 300))


def inked(hung: Hung) -> Box:
    """The box that the lines of a caption take."""
    wide = max((round(line.width) for line in hung.caption.lines), default=0)
    return Box(hung.x, hung.y, wide, hung.caption.height)


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("box", [Box(770, 56, 1040, 880), Box(72, 391, 936, 1329), Box(96, 300, 1728, 640)])
def test_nothing_overlaps_or_leaves_the_wall(box: Box, count: int, text_size: float) -> None:
    works = [Work(4 / 3, SAID * (1 + n % 2), "示意图") for n in range(count)]
    screen = Size(1080, 1920) if box.h > box.w else Size(1920, 1080)
    (wall,), _ = hang([works], box, reading(screen, text_size))
    places = [hung.frame for hung in wall] + [inked(hung) for hung in wall]
    assert all(box.contains(place) for place in places)
    assert not any(a.overlaps(b) for i, a in enumerate(places) for b in places[:i])


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_up_to_four_hang_together_with_their_captions_whole(count: int) -> None:
    works = [Work(4 / 3, SAID, "示意图")] * count
    (wall,), well = hang([works], Box(770, 56, 1040, 880), reading(Size(1920, 1080)))
    assert well
    assert not any(hung.caption.cut for hung in wall)
    assert min(min(hung.frame.size) for hung in wall) >= 180


def test_what_finds_no_room_is_shortened_visibly() -> None:
    (wall,), well = hang([[Work(1.5, SAID * 9, "")]], Box(0, 0, 300, 400), reading(Size(1920, 1080), 2.0))
    assert not well
    assert wall[0].caption.lines[-1].text.endswith("…")


def test_walls_in_a_row_are_alike() -> None:
    works = [Work(1.2 + n / 9, SAID[: 9 + n], "") for n in range(8)]
    walls, _ = hang([works[:4], works[4:]], Box(0, 0, 1700, 600), reading(Size(1920, 1080)))
    assert [hung.frame for hung in walls[0]] == [hung.frame for hung in walls[1]]


def test_the_whole_picture_is_known_from_what_its_frame_shows() -> None:
    plate = Plate(Picture("a.png", focus=(1.0, 0.5)), Text(), Text())
    place = framed(plate, Box(100, 50, 300, 300), reading(Size(1920, 1080))).place
    assert place == Box(0, 50, 400, 300)


# The loupe.


BOX, LARGE = Box(0, 0, 1000, 800), Size(4000, 3000)


def loupe(src: str = "a.svg", natural: Size = LARGE, box: Box = BOX) -> Loupe:
    made = Loupe()
    made.put(src, natural, box)
    return made


def seen_at(seen: Loupe, x: float, y: float, now: float) -> tuple[float, float]:
    """The point of the picture under (x, y) px."""
    place = seen.place(now)
    return (x - place.x) / place.w, (y - place.y) / place.h


def test_at_first_the_whole_picture_is_seen() -> None:
    assert loupe().place(0) == Box(0, 25, 1000, 750)


def test_a_double_tap_brings_that_point_closer_and_keeps_it_under_the_finger() -> None:
    seen = loupe()
    before = seen_at(seen, 700, 500, 0.0)
    seen.double_tap(700, 500)
    for i in range(10):
        assert seen_at(seen, 700, 500, i * FLIGHT / 9) == pytest.approx(before, abs=2e-3)
    assert seen.look(1.0).zoom == CLOSE
    seen.double_tap(100, 100)
    seen.look(1.0)
    assert seen.place(2.0) == Box(0, 25, 1000, 750)


def test_a_pinch_zooms_about_the_fingers_between_one_and_six() -> None:
    seen = loupe()
    before = seen_at(seen, 300, 400, 0.0)
    seen.pinch(1.8, 300, 400)
    assert seen_at(seen, 300, 400, 0.0) == pytest.approx(before, abs=2e-3)
    seen.pinch(9.0, 300, 400)
    assert seen.look(0.0).zoom == MOST
    seen.pinch(0.01, 300, 400)
    assert seen.place(0.0) == Box(0, 25, 1000, 750)


def test_a_photograph_never_gets_larger_than_its_pixels() -> None:
    small = loupe("a.jpg", Size(400, 300))
    assert small.place(0) == Box(300, 250, 400, 300)
    assert not small.can_zoom_in
    large = loupe("a.jpg", Size(2000, 1500))
    large.zoom_by(5)
    assert large.look(0.0).zoom == 1
    assert large.look(1.0).zoom == 2


def test_a_drag_follows_the_finger_and_a_throw_glides_on() -> None:
    seen = loupe()
    seen.pinch(4.0, 500, 400)
    start = seen.place(0.0)
    seen.grab()
    seen.move(-120, 60)
    assert seen.place(0.0) == start.moved(-120, 60)
    seen.drop(-500, 0)
    seen.place(0.0)
    assert seen.place(1.0) == start.moved(-180, 60)


gestures = st.one_of(
    st.tuples(st.just("pinch"), st.floats(0.2, 5), st.integers(0, 999), st.integers(0, 799)),
    st.tuples(st.just("move"), st.integers(-2000, 2000), st.integers(-2000, 2000)),
    st.tuples(st.just("double_tap"), st.integers(0, 999), st.integers(0, 799)),
    st.tuples(st.just("zoom_by"), st.sampled_from([1.5, 1 / 1.5])),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(gestures, max_size=8), st.sampled_from([Size(4000, 3000), Size(900, 2900), Size(3000, 300)]))
def test_no_edge_comes_further_in_than_the_frame(doings: list[tuple[Any, ...]], natural: Size) -> None:
    box, now = Box(40, 20, 1000, 800), 0.0
    seen = loupe(natural=natural, box=box)
    for name, *values in doings:
        if name == "move":
            seen.grab()
        getattr(seen, name)(*values)
        for _ in range(3):
            now += 0.12
            place = seen.place(now)
            for low, high, least, most in (
                (place.x, place.right, box.x, box.right),
                (place.y, place.bottom, box.y, box.bottom),
            ):
                if high - low > most - least:
                    assert low <= least
                    assert high >= most
                else:
                    assert abs((low + high) - (least + most)) <= 2


def test_a_part_is_drawn_where_it_belongs() -> None:
    to, part = seen_part(Size(100, 50), Box(-300, 0, 1000, 500), Box(0, 0, 333, 500))
    assert part == Box(30, 0, 34, 50)
    assert to == Box(0, 0, 340, 500)


def test_a_glide_begins_with_its_first_frame_and_shows_its_end() -> None:
    glide = Glide(0.0, 0.3)
    glide.to(1.0)
    assert glide.value(50.0) == 0.0
    assert 0 < glide.value(50.1) < 1
    assert glide.moving
    assert glide.value(50.3) == 1.0
    assert not glide.moving


# The block on its page.


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Open]:
    """Opens a chapter of two pages whose first is a gallery of plain colours."""
    opened: list[Pilot] = []

    def start(count: int = 3, size: Size = WIDE, unattended: bool = False) -> Pilot:
        (tmp_path / "assets").mkdir()
        (tmp_path / "exhibits").mkdir()
        for i, colour in enumerate(COLOURS):
            Image.new("RGB", (1200, 900), colour).save(tmp_path / "assets" / f"{i}.png", compress_level=1)
        (tmp_path / "exhibits" / "exhibition.yaml").write_text(
            "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n", "utf-8"
        )
        items = "".join(
            f"\n          - {{picture: {i % 5}.png, caption: {{zh: 第 {i} 张, en: Number {i}}}, credit: 图}}"
            for i in range(count)
        )
        page = "\n  - id: {}\n    title: 页\n    blocks:\n      - kind: gallery\n        items:{}"
        text = "title: {zh: 章, en: Chapter}\nlead: {zh: 引, en: Lead}\npages:"
        text += page.format("one", items) + page.format("two", items)
        (tmp_path / "exhibits" / "one.yaml").write_text(text + "\n", "utf-8")
        library = open_library(tmp_path, lambda: {"gallery": gallery.Fields}, None)
        assert [p.found for p in library.problems if p.severity == "error"] == []
        pilot = Pilot(library, lambda: KINDS, size, wishes=Wishes(unattended=unattended))
        opened.append(pilot)
        if not unattended:
            pilot.tap(10, 10)
            pilot.show.open_chapter("one")
            pilot.settle()
        return pilot

    yield start
    for pilot in opened:
        pilot.close()


def names(pilot: Pilot) -> set[str]:
    return {c.id for c in pilot.controls() if isinstance(c, Button)}


def zoom(pilot: Pilot) -> Zoom:
    return next(c for c in pilot.controls() if isinstance(c, Zoom))


def colour(pilot: Pilot) -> str:
    """The colour in the middle of the enlarged picture."""
    x, y = zoom(pilot).box.centre
    at = 3 * (y * pilot.size.w + x)
    return "#" + pilot.canvas.pixels()[at : at + 3].hex()


def drag(pilot: Pilot, dx: int) -> None:
    x, y = zoom(pilot).box.centre
    pilot.down(x, y)
    for i in range(1, 21):
        pilot.move(x + dx * i / 20, y)
    pilot.advance(0.2)
    pilot.move(x + dx, y)
    pilot.up(x + dx, y)
    pilot.settle()


def test_a_tap_enlarges_a_picture_and_then_it_and_the_bar_are_touched(show: Open) -> None:
    pilot = show()
    pilot.press("enlarge-1")
    assert colour(pilot) == COLOURS[1]
    bar = {name for name in names(pilot) if not name.startswith("enlarged")}
    assert names(pilot) - bar == {"enlarged-previous", "enlarged-next", "enlarged-zoom-in", "enlarged-close"}
    assert bar == {"access", "language", "home", "back", *(name for name in bar if name.startswith("rail-"))}
    pilot.press("enlarged-close")
    assert "enlarge-1" in names(pilot)
    assert "home" in names(pilot)


def test_back_in_the_bar_closes_it_and_stays_on_the_page(show: Open) -> None:
    pilot = show()
    pilot.press("enlarge-1")
    pilot.press("back")
    assert "enlarge-1" in names(pilot)


def test_buttons_turn_from_first_to_last(show: Open) -> None:
    pilot = show()
    pilot.press("enlarge-0")
    assert "enlarged-previous" not in names(pilot)
    pilot.press("enlarged-next")
    pilot.press("enlarged-next")
    assert colour(pilot) == COLOURS[2]
    assert "enlarged-next" not in names(pilot)


def test_a_swipe_turns_only_what_is_not_zoomed(show: Open) -> None:
    pilot = show()
    pilot.press("enlarge-0")
    drag(pilot, -400)
    assert colour(pilot) == COLOURS[1]
    drag(pilot, 400)
    drag(pilot, 400)
    assert colour(pilot) == COLOURS[0]
    pilot.press("enlarged-zoom-in")
    drag(pilot, -400)
    assert colour(pilot) == COLOURS[0]
    assert "enlarged-zoom-out" in names(pilot)


def test_a_pinch_and_a_double_tap_zoom(show: Open) -> None:
    pilot = show(size=WIDE)
    pilot.press("enlarge-0")
    pilot.pinch(*zoom(pilot).box.centre, 1.6)
    assert "enlarged-zoom-out" in names(pilot)
    x, y = zoom(pilot).box.centre
    for _ in range(2):
        pilot.down(x, y)
        pilot.up(x, y)
    pilot.settle()
    assert "enlarged-zoom-out" not in names(pilot)


def test_exact_pixels_are_asked_for_only_at_rest(show: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = show()
    asked: list[Derivative] = []
    texture = pilot.show.pictures.texture

    def listening(wanted: Derivative) -> tuple[Texture | None, bool]:
        asked.append(wanted)
        return texture(wanted)

    monkeypatch.setattr(pilot.show.pictures, "texture", listening)
    pilot.press("enlarge-0")
    x, y = pilot.button("enlarged-zoom-in").box.centre
    pilot.down(x, y)
    pilot.up(x, y)
    pilot.advance(0.25)
    assert not any(wanted.region for wanted in asked)
    pilot.settle()
    exact = [wanted for wanted in asked if wanted.region][-1]
    assert (exact.w, exact.h) == zoom(pilot).box.size
    assert exact.region is not None
    left, top, width, height = exact.region
    assert (left + width / 2, top + height / 2) == pytest.approx((0.5, 0.5), abs=0.01)
    assert 0.6 < min(width, height) <= max(width, height) < 0.75


def test_zoom_and_picture_survive_language_and_text_size(show: Open) -> None:
    pilot = show()
    pilot.press("enlarge-1")
    pilot.press("enlarged-zoom-in")
    pilot.show.choose_language("en")
    pilot.need(text_size=1.5)
    pilot.settle()
    assert colour(pilot) == COLOURS[1]
    assert "enlarged-zoom-out" in names(pilot)


def test_leaving_the_page_closes_it(show: Open) -> None:
    pilot = show()
    pilot.press("enlarge-1")
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    scene.turn_to(1)
    pilot.settle()
    scene.turn_to(0)
    pilot.settle()
    assert "enlarge-1" in names(pilot)


def test_many_hang_on_walls_in_a_row(show: Open) -> None:
    pilot = show(count=14)
    assert "enlarge-0" in names(pilot)
    assert "wall-back" not in names(pilot)
    first = {name for name in names(pilot) if name.startswith("enlarge-")}
    pilot.press("wall-next")
    second = {name for name in names(pilot) if name.startswith("enlarge-")}
    assert first
    assert second
    assert not first & second
    box = next(c for c in pilot.controls() if isinstance(c, Pan) and c.id == "wall").box
    x, y = box.x + 40, box.centre[1]
    pilot.down(x, y)
    for i in range(1, 11):
        pilot.move(x + 70 * i, y)
    pilot.advance(0.2)
    pilot.move(x + 700, y)
    pilot.up(x + 700, y)
    pilot.settle()
    assert first <= names(pilot)


def test_a_picture_goes_back_to_its_own_wall(show: Open) -> None:
    pilot = show(count=14)
    pilot.press("enlarge-0")
    for _ in range(13):
        pilot.press("enlarged-next")
    pilot.press("enlarged-close")
    assert "enlarge-13" in names(pilot)


@pytest.mark.parametrize("size", [Size(960, 540), Size(540, 960), Size(640, 360), Size(1440, 270)])
def test_targets_are_large_enough_and_apart(show: Open, size: Size) -> None:
    pilot = show(count=14, size=size)
    pilot.need(text_size=2.0)
    pilot.settle()
    least, screen = round(76 * min(size) / 1080), Box(0, 0, *size)
    for enlarged in (False, True):
        if enlarged:
            pilot.press("enlarge-0")
            pilot.press("enlarged-zoom-in")
        buttons = (c for c in pilot.controls() if isinstance(c, Button))
        ours = [c.box for c in buttons if c.id.startswith(("enlarge", "wall"))]
        assert ours
        assert all(min(box.size) >= least and screen.contains(box) for box in ours)
        assert not any(a.overlaps(b) for i, a in enumerate(ours) for b in ours[:i])


def test_it_comes_to_rest(show: Open) -> None:
    pilot = show()
    for name in ("enlarge-0", "enlarged-zoom-in", "enlarged-next", "enlarged-close"):
        pilot.press(name)
        assert pilot.show.rest() != 0.0


def test_unattended_each_picture_is_enlarged_and_put_back() -> None:
    items = [{"picture": f"{n}.png", "caption": SAID} for n in range(3)]
    view = gallery.View(gallery.Fields.model_validate({"items": items}), QuietHall())
    screen = Box(0, 0, 1920, 1080)
    view.arrange(Box(96, 200, 1728, 700), reading(Size(1920, 1080)))
    moments = view.moments()
    assert len(moments) == 4
    assert moments[0].seconds > 8
    for moment in moments[:3]:
        moment.show()
        assert view.overlay(screen) is not None
        assert view.moving(0.0)
    view.leave()
    assert view.overlay(screen) is None


def test_a_picture_that_cannot_be_shown_is_a_quiet_panel(show: Open, tmp_path: Path) -> None:
    pilot = show()
    (tmp_path / "assets" / "1.png").write_bytes(b"broken")
    pilot.show.go_home()
    pilot.show.open_chapter("one")
    pilot.settle()
    pilot.press("enlarge-0")
    pilot.press("enlarged-next")
    pilot.press("enlarged-close")
    assert "enlarge-1" in names(pilot)


@pytest.mark.parametrize("items", [[], [{"caption": "x"}], [{"picture": "a.png"}] * 41])
def test_no_picture_and_too_many_are_refused(items: list[dict[str, str]]) -> None:
    with pytest.raises(ValidationError):
        gallery.Fields.model_validate({"items": items})
