"""Two pictures match under the divider; it is dragged, sent by taps, and never turns the page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PIL import Image, ImageChops

from kiosk.base.geometry import Box, Size
from kiosk.blocks import compare, text
from kiosk.blocks.contract import Kind
from kiosk.content.library import open_library
from kiosk.content.model import TEXT_SIZES, Picture, Text
from kiosk.media.derivative import PictureError
from kiosk.media.fault import DAMAGED
from kiosk.show.chapter import ChapterScene
from kiosk.show.pilot import FRAME, Pilot
from kiosk.show.survey.surveyor import Surveyor
from kiosk.stage.controls import Pan
from kiosk.stage.faces import Faces
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.widgets.pairs.seam import GLIDE, NUDGE, REACH, Seam
from tests.blocks.quiet_hall import QuietHall
from tests.show.judging import faults

KINDS = {"compare": cast("Kind", compare), "text": cast("Kind", text)}
WIDE = Size(960, 540)
RED, BLUE = (160, 16, 16), (16, 16, 160)
BLOCK = """\
      - kind: compare
        style: {style}
        before: {{picture: before.png, label: {{zh: 从前, en: Then}}}}
        after: {{picture: {after}, label: {{zh: 现在, en: Now}}}}
"""
PAGES = """\
title: {{zh: 章, en: Chapter}}
pages:
  - id: one
    title: {{zh: 页, en: Page}}
    blocks:
{block}  - id: two
    title: {{zh: 页, en: Page}}
    blocks:
      - kind: text
        body: {{zh: 文, en: Text}}
"""
Open = Callable[..., Pilot]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a page with a comparison, and a page after it."""
    pilots: list[Pilot] = []

    def make(style: str = "divider", size: Size = WIDE, after: str = "after.png") -> Pilot:
        (tmp_path / "exhibits").mkdir()
        (tmp_path / "assets").mkdir()
        Image.new("RGB", (320, 200), RED).save(tmp_path / "assets" / "before.png")
        Image.new("RGB", (320, 200), BLUE).save(tmp_path / "assets" / "after.png")
        exhibition = "title: {zh: 展}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n"
        (tmp_path / "exhibits" / "exhibition.yaml").write_text(exhibition, "utf-8")
        pages = PAGES.format(block=BLOCK.format(style=style, after=after))
        (tmp_path / "exhibits" / "one.yaml").write_text(pages, "utf-8")
        library = open_library(tmp_path, lambda: {name: kind.Fields for name, kind in KINDS.items()}, None)
        pilots.append(Pilot(library, lambda: KINDS, size))
        pilots[-1].tap(5, 5)
        pilots[-1].show.open_chapter("one", 0)
        pilots[-1].settle()
        return pilots[-1]

    yield make
    for pilot in pilots:
        pilot.close()


def shown(pilot: Pilot) -> Image.Image:
    return Image.frombytes("RGB", pilot.size, pilot.canvas.pixels())


def place(pilot: Pilot) -> Box:
    """Where the pictures are."""
    return next(c.box for c in pilot.controls() if isinstance(c, Pan) and c.id == "compare")


def seam(pilot: Pilot) -> float:
    """How much of the width shows the second picture, by its colour low down where nothing lies on it."""
    box, picture = place(pilot), shown(pilot)
    row = [picture.getpixel((x, box.bottom - 8)) for x in range(box.x, box.right)]
    return row.count(BLUE) / box.w


def at_page(pilot: Pilot) -> int:
    assert isinstance(pilot.show.scene, ChapterScene)
    return pilot.show.scene.at


# The divider.


def test_the_divider_stands_in_the_middle(opened: Open) -> None:
    assert seam(opened()) == pytest.approx(0.5, abs=0.01)


def test_a_drag_anywhere_on_the_picture_moves_it_and_never_turns_the_page(opened: Open) -> None:
    pilot = opened()
    box = place(pilot)
    x, y = box.x + box.w * 0.8, box.y + box.h * 0.8
    pilot.down(x, y)
    for step in range(1, 21):
        pilot.move(x - box.w * 0.3 * step / 20, y)
    assert seam(pilot) == pytest.approx(0.8, abs=0.04)
    pilot.advance(0.3)
    pilot.up(x - box.w * 0.3, y)
    pilot.settle()
    assert seam(pilot) == pytest.approx(0.8, abs=0.06)
    assert at_page(pilot) == 0
    pilot.swipe(-300)
    assert at_page(pilot) == 0
    assert seam(pilot) == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("at", [0.25, 0.7])
def test_a_tap_sends_it_there_gliding(opened: Open, at: float) -> None:
    pilot = opened()
    box = place(pilot)
    pilot.down(box.x + box.w * at, box.y + 20)
    pilot.up(box.x + box.w * at, box.y + 20)
    pilot.advance(GLIDE / 3)
    between = seam(pilot)
    assert min(0.5, 1 - at) < between < max(0.5, 1 - at)
    pilot.settle()
    assert seam(pilot) == pytest.approx(1 - at, abs=0.01)


def test_a_tap_near_an_edge_shows_the_whole_of_a_picture_and_the_handle_stays(opened: Open) -> None:
    pilot = opened()
    box = place(pilot)
    pilot.tap(box.x + 4, box.y + box.h * 0.8)
    picture = shown(pilot)
    assert RED not in [picture.getpixel((x, box.bottom - 8)) for x in range(box.x, box.right)]
    strip = picture.crop((box.x - 30, box.y, box.x + 40, box.bottom))
    outside, inside = strip.crop((0, 0, 30, box.h)), strip.crop((30, 0, 70, box.h))
    assert outside.getextrema() == ((246, 246), (239, 239), (226, 226))
    assert any(colour == (31, 27, 22) for _, colour in inside.getcolors(10**5) or [])


def test_a_name_fades_before_the_divider_comes_over_it(opened: Open) -> None:
    pilot = opened()
    box = place(pilot)
    paper, corner = (246, 239, 226), (box.x + 20, box.y + 16)
    assert shown(pilot).getpixel(corner) == paper
    pilot.tap(box.x + 4, box.y + box.h * 0.8)
    assert shown(pilot).getpixel(corner) == BLUE


def test_it_nudges_once_a_visit_and_comes_back_exactly(opened: Open) -> None:
    pilot = opened()
    pilot.show.open_chapter("one", 1)
    pilot.settle()
    assert isinstance(pilot.show.scene, ChapterScene)
    pilot.show.scene.turn_to(0)
    before = pilot.clock.now()
    seen = []
    while pilot.clock.now() < before + 3:
        pilot.advance(FRAME)
        seen.append(seam(pilot) if pilot.show.scene.resting else 0.5)
    assert max(seen) == pytest.approx(0.5 + REACH, abs=0.01)
    assert sum(abs(part - 0.5) > 0.01 for part in seen) * FRAME <= NUDGE
    assert seen[-1] == pytest.approx(0.5, abs=0.005)


def test_a_seam_nudges_again_only_after_it_was_left() -> None:
    divider = Seam("divider", 0.5)
    divider.nudge()
    assert divider.part(0.0) == 0.5
    assert divider.part(NUDGE / 2) == pytest.approx(0.5 + REACH)
    assert divider.part(NUDGE) == 0.5
    divider.nudge()
    assert not divider.moving()
    divider.reset()
    divider.nudge()
    assert divider.moving()
    divider.calm()
    assert not divider.moving()


def test_who_has_touched_it_is_not_nudged() -> None:
    divider = Seam("divider", 0.5)
    divider.go(0.2)
    divider.part(0.0)
    divider.part(1.0)
    divider.nudge()
    assert not divider.moving()
    assert divider.part(2.0) == 0.2


def test_alike_pictures_match_to_the_pixel_wherever_the_divider_is(opened: Open) -> None:
    """The same picture on both sides: where nothing lies on it, nothing tells where the divider is."""
    pilot = opened(after="before.png")
    gradient = Image.merge("RGB", [Image.linear_gradient("L").resize((320, 200))] * 3)
    gradient.save(pilot.show.exhibition.folder / "assets" / "before.png")
    pilot.show.open_chapter("one", 1)
    pilot.show.open_chapter("one", 0)
    pilot.settle()
    box = place(pilot)
    low = (box.x, round(box.y + box.h * 0.7), box.right, box.bottom)
    first = shown(pilot).crop(low)
    pilot.tap(box.x + box.w * 0.3, box.y + box.h * 0.8)
    changed = ImageChops.difference(first, shown(pilot).crop(low)).getbbox()
    assert changed is not None  # the two lines alone
    for x in (0.3, 0.5):
        first.paste((0, 0, 0), (round(box.w * x) - 4, 0, round(box.w * x) + 5, first.height))
    again = shown(pilot).crop(low)
    for x in (0.3, 0.5):
        again.paste((0, 0, 0), (round(box.w * x) - 4, 0, round(box.w * x) + 5, first.height))
    assert ImageChops.difference(first, again).getbbox() is None


def test_it_keeps_its_place_over_a_change_of_language_and_loses_it_with_the_page(opened: Open) -> None:
    pilot = opened()
    box = place(pilot)
    pilot.tap(box.x + box.w * 0.25, box.y + 20)
    pilot.press("language")
    assert seam(pilot) == pytest.approx(0.75, abs=0.01)
    pilot.show.go_home()
    pilot.show.open_chapter("one", 0)
    pilot.settle()
    assert seam(pilot) == pytest.approx(0.5, abs=0.01)


# One giving way to the other.


def test_a_wipe_moves_an_edge_by_button_and_by_tap(opened: Open) -> None:
    pilot = opened("wipe")
    assert seam(pilot) == 0
    button = pilot.button("see-1").box
    pilot.down(*button.centre)
    pilot.up(*button.centre)
    pilot.advance(GLIDE / 3)
    assert 0 < seam(pilot) < 1
    pilot.settle()
    assert seam(pilot) == 1
    box = place(pilot)
    pilot.tap(*box.centre)
    assert seam(pilot) == 0


def test_a_wipe_that_is_dragged_goes_all_the_way(opened: Open) -> None:
    pilot = opened("wipe")
    pilot.swipe(-200)
    assert seam(pilot) == 1
    assert at_page(pilot) == 0


def test_a_fade_goes_in_steps_and_mixes_both(opened: Open) -> None:
    pilot = opened("fade")
    box = place(pilot)
    assert shown(pilot).getpixel(box.centre) == RED
    pilot.tap(*box.centre)
    mixed = shown(pilot).getpixel(box.centre)
    assert isinstance(mixed, tuple)
    assert all(abs(a - b) <= 2 for a, b in zip(mixed, (88, 16, 88), strict=True))
    pilot.press("see-2")
    assert shown(pilot).getpixel(box.centre) == BLUE
    pilot.tap(*box.centre)
    assert shown(pilot).getpixel(box.centre) == RED


def test_a_throw_leads_to_the_next_stop() -> None:
    fade = Seam("fade", 0.0, (0.0, 0.5, 1.0))
    pan = fade.pan(Box(0, 0, 1000, 500), "Both")
    pan.grab()
    pan.move(-100, 0)
    pan.drop(-1500, 0)
    assert fade.end == 0.5
    fade.part(0.0)
    fade.part(9.0)
    pan.grab()
    pan.drop(0, 0)
    assert fade.end == 0.5


# Everywhere.

SAID = "领导力工程要消除的是「两张皮」：党的工作和日常工作各做各的。"


def fields(style: str, before: Picture | None = None) -> compare.Fields:
    side = {"picture": before or Picture("before.png"), "label": Text({"zh": "距 2021 年六十多年"})}
    return compare.Fields.model_validate(
        {"before": side, "after": {"picture": "after.png", "label": "现在"}, "style": style, "caption": SAID}
    )


TYPESETTER = Typesetter(Faces())


def laid_out(
    made: compare.Fields, box: Box, screen: Size, text_size: float = 1.0
) -> tuple[compare.View, Surveyor]:
    theme = Theme(screen, text_size)
    view = compare.View(made, QuietHall())
    view.arrange(box, Reading(theme, ("zh", "en"), TYPESETTER, lambda _: Size(1600, 1000)))
    surveyor = Surveyor(theme, TYPESETTER)
    view.paint(surveyor)
    return view, surveyor


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("style", ["divider", "wipe", "fade", "beside"])
@pytest.mark.parametrize(
    ("screen", "box"),
    [
        (Size(1920, 1080), Box(96, 220, 1728, 700)),
        (Size(1920, 1080), Box(850, 56, 974, 880)),
        (Size(1080, 1920), Box(72, 260, 936, 1400)),
        (Size(1080, 1920), Box(72, 900, 936, 700)),
        (Size(1280, 720), Box(64, 150, 1152, 450)),
        (Size(5760, 1080), Box(1800, 200, 2100, 700)),
    ],
)
def test_nothing_overlaps_or_leaves_its_box(screen: Size, box: Box, style: str, text_size: float) -> None:
    view, surveyor = laid_out(fields(style), box, screen, text_size)
    found = faults(surveyor.marks, view.controls(), [box], surveyor.theme)
    assert not found, "\n".join(found)
    assert all(box.contains(control.box) for control in view.controls())


def test_focus_and_tall_composition_are_the_same_for_both() -> None:
    before = Picture("before.png", "tall.png", focus=(0.2, 0.9))
    one, other = compare.View(fields("divider", before), QuietHall())._pair
    assert (one.focus, one.tall) == (other.focus, other.tall) == ((0.2, 0.9), None)


def test_a_picture_that_cannot_be_read_costs_nothing_but_itself(opened: Open) -> None:
    pilot = opened(after="missing.png")
    assert at_page(pilot) == 0

    def unreadable(src: str) -> Size:
        raise PictureError(src, DAMAGED)

    view = compare.View(fields("divider"), QuietHall())
    view.arrange(Box(0, 0, 900, 700), Reading(Theme(WIDE), ("zh",), TYPESETTER, unreadable))
    assert view.controls()


@pytest.mark.parametrize(("style", "count"), [("divider", 3), ("wipe", 3), ("fade", 3), ("beside", 1)])
def test_an_unattended_display_shows_the_first_both_and_the_second(style: str, count: int) -> None:
    view, surveyor = laid_out(fields(style), Box(0, 0, 900, 700), Size(1920, 1080))
    seen = []
    for moment in view.moments():
        moment.show()
        surveyor.now += 10
        view.paint(surveyor)
        surveyor.now += 10
        seen.append(view._seam.part(surveyor.now))
    assert seen == [0.0, 0.5, 1.0][:count]
    assert not view.moving(surveyor.now)
