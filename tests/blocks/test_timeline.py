"""A timeline is dragged and tapped from beat to beat, keeps its place, and never turns the page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PIL import Image
from pydantic import ValidationError

from kiosk.base.geometry import Box, Size
from kiosk.blocks import timeline
from kiosk.blocks.contract import Kind
from kiosk.content.library import open_library
from kiosk.content.model import TEXT_SIZES
from kiosk.show.chapter import ChapterScene
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Button, Pan

KINDS = {"timeline": cast("Kind", timeline)}
WIDE = Size(960, 540)
TALL = Size(540, 960)
COLOURS = ("#a01010", "#10a010", "#1010a0", "#a0a010", "#10a0a0")
Open = Callable[..., Pilot]


def chapter(style: str, count: int, pictures: int, body: str) -> str:
    beats = "".join(
        f"""
          - title: {{zh: 第 {i} 件, en: Event {i}}}
            when: {{zh: {1900 + i} 年, en: "{1900 + i}"}}
            body: {{zh: {body}, en: {body}}}
            {f"picture: {i}.png" if i < pictures else ""}"""
        for i in range(count)
    )
    block = f"""
      - kind: timeline
        style: {style}
        beats: {beats}
"""
    page = "  - id: {id}\n    title: {{zh: 页, en: Page}}\n    blocks: {block}"
    pages = "".join(page.format(id=name, block=block) for name in ("one", "two"))
    return f"title: {{zh: 章, en: Chapter}}\nlead: {{zh: 引, en: Lead}}\npages:\n{pages}"


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Open]:
    """Opens a chapter of two pages, each a timeline whose pictures are plain colours."""
    opened: list[Pilot] = []

    def start(
        style: str = "dates", count: int = 4, pictures: int = 4, size: Size = WIDE, body: str = "一句话。"
    ) -> Pilot:
        (tmp_path / "assets").mkdir()
        (tmp_path / "exhibits").mkdir()
        for i, colour in enumerate(COLOURS):
            Image.new("RGB", (40, 30), colour).save(tmp_path / "assets" / f"{i}.png")
        (tmp_path / "exhibits" / "exhibition.yaml").write_text(
            "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n", "utf-8"
        )
        (tmp_path / "exhibits" / "one.yaml").write_text(chapter(style, count, pictures, body), "utf-8")
        library = open_library(tmp_path, lambda: {"timeline": timeline.Fields}, None)
        assert [p.found for p in library.problems if p.severity == "error"] == []
        pilot = Pilot(library, lambda: KINDS, size)
        opened.append(pilot)
        pilot.tap(10, 10)
        pilot.show.open_chapter("one")
        pilot.settle()
        return pilot

    yield start
    for pilot in opened:
        pilot.close()


def colour_at(pilot: Pilot, x: float, y: float) -> str:
    w = pilot.size.w
    at = 3 * (int(y) * w + int(x))
    return "#" + pilot.canvas.pixels()[at : at + 3].hex()


def shown(pilot: Pilot) -> int:
    """The beat whose picture fills the middle of the picture's place."""
    w, h = pilot.size
    x, y = (w * 0.75, h * 0.4) if w > h else (w * 0.5, h * 0.3)
    return COLOURS.index(colour_at(pilot, x, y))


def page(pilot: Pilot) -> int:
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    return scene.at


def surface(pilot: Pilot) -> Pan:
    return next(c for c in pilot.controls() if isinstance(c, Pan) and c.id == "timeline")


def drag(pilot: Pilot, dx: float, seconds: float = 0.4, lift: bool = True) -> None:
    """Drag the timeline by `dx` px, and hold still before lifting."""
    box = surface(pilot).box
    x, y = box.x + box.w / 2 - dx / 2, box.y + box.h / 3
    pilot.down(x, y)
    frames = round(seconds * 60)
    for i in range(1, frames + 1):
        pilot.move(x + dx * i / frames, y)
    pilot.advance(0.2)
    pilot.move(x + dx, y)
    if lift:
        pilot.up(x + dx, y)
        pilot.settle()


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_a_drag_goes_to_the_next_beat_and_not_to_the_next_page(show: Open, size: Size) -> None:
    pilot = show(size=size)
    drag(pilot, -size.w * 0.6)
    assert (shown(pilot), page(pilot)) == (1, 0)
    drag(pilot, size.w * 0.6)
    assert (shown(pilot), page(pilot)) == (0, 0)


def test_a_short_drag_falls_back(show: Open) -> None:
    pilot = show()
    drag(pilot, -100)
    assert shown(pilot) == 0


def test_a_flick_goes_on_by_one(show: Open) -> None:
    pilot = show()
    pilot.swipe(-120, seconds=0.1)
    assert (shown(pilot), page(pilot)) == (1, 0)


def test_the_next_picture_is_uncovered_over_the_one_that_stays(show: Open) -> None:
    pilot = show()
    drag(pilot, -260, lift=False)
    right = surface(pilot).box.right
    assert colour_at(pilot, right - 40, 200) == COLOURS[1]
    assert colour_at(pilot, right - 400, 200) == COLOURS[0]


def test_the_ends_give_way_stiffly_and_come_back(show: Open) -> None:
    pilot = show()
    before = pilot.canvas.pixels()
    drag(pilot, 300, lift=False)
    assert pilot.canvas.pixels() != before
    box = surface(pilot).box
    pilot.up(box.x + box.w / 2 + 150, box.y + box.h / 3)
    pilot.settle()
    assert (shown(pilot), page(pilot)) == (0, 0)
    for _ in range(3):
        pilot.press("later")
    drag(pilot, -300)
    assert (shown(pilot), page(pilot)) == (3, 0)


def test_every_beat_is_a_tap_away(show: Open) -> None:
    pilot = show()
    for beat in (3, 0, 2, 1):
        pilot.press(f"beat-{beat}")
        assert shown(pilot) == beat


def test_a_far_beat_follows_directly(show: Open) -> None:
    pilot = show()
    x, y = pilot.button("beat-3").box.centre
    pilot.down(x, y)
    pilot.up(x, y)
    seen = set()
    for _ in range(40):
        pilot.advance(1 / 60)
        seen.add(colour_at(pilot, 720, 200))
    assert seen <= {COLOURS[0], COLOURS[3], "#f6efe2"}
    assert shown(pilot) == 3


def test_a_glide_begins_when_it_is_first_seen(show: Open) -> None:
    pilot = show()
    later = pilot.button("later")
    pilot.advance(30)
    later.act()
    pilot.advance(1 / 60)
    assert shown(pilot) == 0
    pilot.settle()
    assert shown(pilot) == 1


def test_the_arrows_lead_nowhere_beyond_the_ends(show: Open) -> None:
    pilot = show(count=2)
    names = [c.id for c in pilot.controls()]
    assert "later" in names
    assert "earlier" not in names
    pilot.press("later")
    names = [c.id for c in pilot.controls()]
    assert "earlier" in names
    assert "later" not in names


def test_the_present_beat_stays_over_language_and_text_size(show: Open) -> None:
    pilot = show()
    pilot.press("beat-2")
    pilot.press("language")
    assert shown(pilot) == 2
    pilot.need(text_size=1.5)
    assert shown(pilot) == 2


def test_leaving_the_page_goes_back_to_the_first(show: Open) -> None:
    pilot = show()
    pilot.press("beat-2")
    pilot.press("next")
    assert page(pilot) == 1
    pilot.press("previous")
    assert (page(pilot), shown(pilot)) == (0, 0)


def test_steps_keep_the_picture_of_the_step_before(show: Open) -> None:
    pilot = show(style="steps", pictures=1)
    for _ in range(3):
        assert shown(pilot) == 0
        pilot.press("later")
    assert shown(pilot) == 0


def test_a_date_without_a_picture_has_a_plate(show: Open) -> None:
    pilot = show(pictures=1)
    first = pilot.canvas.pixels()
    pilot.press("later")
    second = pilot.canvas.pixels()
    pilot.press("later")
    assert colour_at(pilot, 900, 150) == "#efddb0"
    assert len({first, second, pilot.canvas.pixels()}) == 3


def test_moments_show_each_beat_for_at_least_four_seconds(show: Open) -> None:
    pilot = show(body="这是很长的一句话。" * 5)
    moments = pilot.show.page_moments()
    assert len(moments) == 4
    assert all(moment.seconds >= 9 for moment in moments)
    for beat, moment in enumerate(moments):
        moment.show()
        pilot.settle()
        assert shown(pilot) == beat


@pytest.mark.parametrize(
    ("size", "style", "count"),
    [
        (WIDE, "steps", 5),
        (TALL, "dates", 2),
        (TALL, "steps", 30),
        (Size(640, 360), "steps", 30),
        (Size(2400, 450), "dates", 12),
    ],
)
def test_everything_to_touch_is_large_enough_and_inside(
    show: Open, size: Size, style: str, count: int
) -> None:
    pilot = show(style=style, count=count, pictures=2, size=size, body="这是很长的一句话。" * 8)
    for text_size in TEXT_SIZES:
        pilot.need(text_size=text_size)
        least = pilot.show.reading.theme.target
        place = surface(pilot).box
        buttons = [c for c in pilot.controls() if isinstance(c, Button) and c.id in ours(count)]
        assert len(buttons) >= 2
        for button in buttons:
            assert min(button.box.size) >= least, button
            assert place.contains(button.box), button
        assert not overlapping([b.box for b in buttons])
        pilot.press("beat-1")


def ours(count: int) -> set[str]:
    return {"earlier", "later", *(f"beat-{i}" for i in range(count))}


def overlapping(boxes: list[Box]) -> bool:
    return any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_far_along_a_crowded_trail_the_neighbours_can_be_tapped(show: Open) -> None:
    pilot = show(style="steps", count=30, pictures=1, size=TALL)
    for _ in range(20):
        pilot.press("later")
    names = {c.id for c in pilot.controls()}
    assert {"beat-19", "beat-20", "beat-21"} <= names
    assert "beat-0" not in names


def test_long_words_scroll(show: Open) -> None:
    pilot = show(body="这是很长的一句话。" * 40)
    before = pilot.canvas.pixels()
    pilot.press("timeline-0-down")
    assert pilot.canvas.pixels() != before
    pilot.press("later")
    pilot.press("earlier")
    assert "timeline-0-up" in {c.id for c in pilot.controls()}


@pytest.mark.parametrize("count", [1, 31])
def test_a_timeline_has_two_to_thirty_beats(count: int) -> None:
    with pytest.raises(ValidationError):
        timeline.Fields.model_validate({"beats": [{"title": "T"}] * count})
