"""Hotspots: a picture is asked about place by place, by touch or from the list, and lit step by step."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pydantic import ValidationError

from kiosk.base.geometry import Box, Size
from kiosk.blocks import hotspots
from kiosk.blocks.contract import Kind
from kiosk.content.assets import Assets
from kiosk.content.fields import Setting
from kiosk.content.library import open_library
from kiosk.content.model import TEXT_SIZES
from kiosk.content.wording import findings
from kiosk.media.derivative import PictureError
from kiosk.media.outlines.regions import Outline, Regions
from kiosk.media.outlines.regionwork import RegionWork
from kiosk.media.outlines.silhouettes import Silhouettes
from kiosk.media.preparations import Preparations
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Button, Pan
from kiosk.stage.widgets.spots.atlas import Atlas

KINDS = {"hotspots": cast("Kind", hotspots)}
WIDE = Size(960, 540)
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="400" height="200">
<defs><pattern id="dots" width="20" height="20"><circle id="dot" r="2"/></pattern></defs>
<rect width="200" height="100" fill="#2C6E73"/>
<g id="island" transform="translate(100 0)" opacity="0.3">
<rect id="beach" x="10" y="20" width="40" height="60" fill="url(#dots)"/><text>Words</text></g>
<path id="road" d="M0 90H80" stroke="#fff" stroke-width="4" fill="none"/>
<rect id="hidden-area" x="10" y="10" width="30" height="40" fill="none"/>
<circle id="lamp" cx="80" cy="20" r="2" fill="gold"/>
</svg>"""
SPOTS: list[dict[str, Any]] = [
    {"id": "island", "title": "The island", "body": "Sand and palms.", "shape": "island"},
    {"id": "field", "title": "The field", "polygon": [[0.05, 0.1], [0.2, 0.1], [0.2, 0.5], [0.05, 0.5]]},
    {"id": "well", "title": "The well", "circle": [0.4, 0.7, 0.1], "lead": "sea/next"},
    {"id": "lamp", "title": "The lamp", "at": [0.41, 0.25]},
    {"id": "road", "title": "The road", "shape": "road", "at": [0.1, 0.9]},
]
STAGES = [
    {"title": "Find", "body": "First.", "spots": ["field"]},
    {"title": "Join", "body": "Then.", "spots": ["field", "island"]},
]
Open = Callable[..., Pilot]


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "map.svg"
    path.write_text(SVG, "utf-8")
    return path


# What may be written.


def problems(tmp_path: Path, **more: Any) -> list[tuple[str, str, tuple[str | int, ...]]]:
    """What is found wrong: the sentence, the nearest right name, and the steps to it."""
    (tmp_path / "map.svg").write_text(SVG, "utf-8")
    written = {"picture": "map.svg", "spots": SPOTS, **more}
    try:
        hotspots.Fields.model_validate(written, context=Setting(("zh", "en"), Assets(tmp_path)))
    except ValidationError as error:
        return [(each.found, each.nearest, each.steps) for each in findings(error, hotspots.Fields, written)]
    return []


def test_good_hotspots(tmp_path: Path) -> None:
    assert problems(tmp_path, stages=STAGES) == []


def test_a_shape_that_is_not_in_the_drawing_is_told_with_the_nearest(tmp_path: Path) -> None:
    spots = [{"id": "a", "title": "A", "shape": "iland"}, {"id": "b", "title": "B", "shape": "dot"}]
    found = problems(tmp_path, spots=spots)
    assert [each[1:] for each in found] == [("island", ("spots", 0, "shape")), ("", ("spots", 1, "shape"))]
    assert "`iland`" in found[0][0]


def test_a_photograph_has_no_shapes(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    (found,) = problems(tmp_path, picture="a.jpg")
    assert "no SVG" in found[0]


@pytest.mark.parametrize(
    ("spot", "said"),
    [
        ({}, "nowhere"),
        ({"circle": [0.1, 0.1, 0.1], "shape": "island"}, "both"),
        ({"polygon": [[0, 0], [1, 1]]}, "no polygon"),
        ({"at": [1.2, 0]}, ""),
        ({"circle": [0.5, 0.5]}, ""),
        ({"at": [0.5, 0.5], "id": "Not an id"}, ""),
    ],
)
def test_every_spot_is_somewhere_in_one_way(tmp_path: Path, spot: dict[str, Any], said: str) -> None:
    found = problems(tmp_path, spots=[{"id": "a", "title": "A", **spot}])
    assert found
    assert any(said in each[0] for each in found)


def test_ids_are_unique_and_stages_know_them(tmp_path: Path) -> None:
    assert "two spots" in problems(tmp_path, spots=[SPOTS[0], SPOTS[0]])[0][0]
    (found,) = problems(tmp_path, stages=[{"title": "Find", "spots": ["feld"]}])
    assert found[1:] == ("field", ("stages", 0, "spots", 0))


# Shapes and regions.


def test_the_ids_of_what_can_be_seen(drawing: Path) -> None:
    assert Silhouettes(drawing).ids == ("island", "beach", "road", "hidden-area", "lamp")


def test_an_unsafe_drawing_is_not_looked_into(drawing: Path) -> None:
    drawing.write_text('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    with pytest.raises(PictureError, match="unsafe"):
        Silhouettes(drawing)


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        ("island", (220, 40, 300, 160)),  # moved, faint, and filled with a pattern
        ("hidden-area", (20, 20, 80, 100)),  # without ink
        ("road", (0, 176, 160, 184)),  # a line is no area
    ],
)
def test_a_shape_alone_has_its_full_outline(drawing: Path, shape: str, box: tuple[int, ...]) -> None:
    mask = Silhouettes(drawing).mask([shape], Size(400, 200))
    assert mask.getbbox() == box
    assert mask.getpixel(((box[0] + box[2]) // 2, (box[1] + box[3]) // 2)) == 255


def regions(drawing: Path) -> Regions:
    outlines = [hotspots.Spot.model_validate(spot).outline for spot in SPOTS]
    return Regions(drawing, Size(400, 200), outlines)


def test_a_point_lies_in_the_smallest_region_around_it(drawing: Path) -> None:
    found = regions(drawing)
    assert found.holding(0.65, 0.5) == [0]
    assert found.holding(0.1, 0.3) == [1]
    assert found.holding(0.4, 0.7) == [2]
    assert found.holding(0.9, 0.5) == []
    nested = Regions(
        drawing, Size(400, 200), [Outline(circle=(0.5, 0.5, 0.4)), Outline(circle=(0.5, 0.5, 0.1))]
    )
    assert nested.holding(0.5, 0.5) == [1, 0]


def test_numbers_stand_in_the_thick_of_a_region(drawing: Path) -> None:
    middles = regions(drawing).middles
    assert middles[0] == pytest.approx((0.65, 0.5), abs=0.02)
    assert middles[1] == pytest.approx((0.125, 0.3), abs=0.02)
    assert middles[2:] == [(0.4, 0.7), (0.41, 0.25), (0.1, 0.9)]


def test_light_falls_on_what_is_chosen_alone(drawing: Path) -> None:
    light = regions(drawing).light([0, 3], 400)
    at = {place: light.getpixel(place) for place in ((260, 100), (164, 50), (40, 60), (160, 140))}
    assert at == {(260, 100): 255, (164, 50): 255, (40, 60): 0, (160, 140): 0}


def test_a_shape_that_went_missing_is_nowhere(drawing: Path) -> None:
    gone = Regions(drawing, Size(400, 200), [Outline(shape="gone"), Outline(at=(0.5, 0.5))])
    assert gone.middles == [None, (0.5, 0.5)]
    drawing.unlink()
    assert Regions(drawing, Size(400, 200), [Outline(shape="island")]).middles == [None]


def test_middles_are_known_at_once_the_next_day(drawing: Path, tmp_path: Path) -> None:
    outlines, prepared = [Outline(shape="island")], Preparations(tmp_path / "prepared")
    woken: list[int] = []

    def work() -> RegionWork:
        return RegionWork(drawing, Size(400, 200), outlines, prepared, lambda: woken.append(1))

    first = work()
    assert first.middles == [None]
    first.begin([frozenset([0])], 400)
    assert first._thread
    first._thread.join(30)
    assert (first.news, len(woken)) == (True, 2)
    assert first.light(frozenset([0]), 400, patient=False)
    assert work().middles == first.middles != [None]
    first.close()


def test_what_is_known_is_not_written_again(drawing: Path, tmp_path: Path) -> None:
    prepared = Preparations(tmp_path / "prepared")

    def find() -> dict[str, int]:
        RegionWork(drawing, Size(400, 200), [Outline(shape="island")], prepared, lambda: None).finish()
        return {path.name: path.stat().st_ino for path in (tmp_path / "prepared").iterdir()}

    first = find()
    assert first
    assert find() == first


# As it is seen.


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    pilots: list[Pilot] = []

    def start(size: Size = WIDE, stages: bool = False, **more: Any) -> Pilot:
        import json

        block = {"kind": "hotspots", "picture": "map.svg", "spots": SPOTS, "note": "Not to scale", **more}
        block |= {"stages": STAGES} if stages else {}
        page = {"id": "map", "title": "The map", "sources": ["F1"], "blocks": [block]}
        pages = [page, {**page, "id": "next", "title": "The next"}]
        for name, content in (
            ("exhibition", {"title": "T", "languages": {"en": "English", "zh": "中文"}, "chapters": ["sea"]}),
            ("sea", {"title": "Sea", "pages": pages}),
        ):
            path = tmp_path / "exhibits" / f"{name}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(content), "utf-8")
        (tmp_path / "assets").mkdir(exist_ok=True)
        (tmp_path / "assets" / "map.svg").write_text(SVG, "utf-8")
        library = open_library(tmp_path, lambda: {"hotspots": hotspots.Fields}, None)
        assert not [each for each in library.problems if each.severity == "error"]
        pilots.append(Pilot(library, lambda: KINDS, size))
        pilots[-1].tap(5, 5)
        pilots[-1].show.open_chapter("sea")
        pilots[-1].settle()
        return pilots[-1]

    yield start
    for pilot in pilots:
        pilot.close()


def atlas(pilot: Pilot, page: int = 0) -> Atlas:
    view: Any = pilot.show.scene
    return cast("Atlas", view._pages.get(page).views[0]._view._atlas)


def picture(pilot: Pilot) -> Box:
    return next(each.box for each in pilot.controls() if isinstance(each, Pan) and each.id == "spots")


def touch(pilot: Pilot, x: float, y: float) -> int:
    """Tap a point of the picture (fractions); the place that is open then, from 0, or -1."""
    box = picture(pilot)
    pilot.tap(box.x + x * box.w, box.y + y * box.h)
    return atlas(pilot)._open


def test_a_tap_opens_a_place_and_one_elsewhere_closes_it(opened: Open) -> None:
    pilot = opened()
    before = pilot.canvas.pixels()
    assert touch(pilot, 0.65, 0.3) == 0
    assert touch(pilot, 0.08, 0.2) == 1
    assert touch(pilot, 0.41, 0.25) == 3
    assert pilot.canvas.pixels() != before
    assert touch(pilot, 0.9, 0.1) == -1
    assert pilot.canvas.pixels() == before
    touch(pilot, 0.65, 0.5)
    assert touch(pilot, 0.65, 0.5) == -1


def test_a_small_place_is_as_large_as_a_finger_and_the_nearest_wins(opened: Open) -> None:
    pilot = opened()
    half = pilot.show.reading.theme.target / 2
    box = picture(pilot)
    assert touch(pilot, 0.41 + half / box.w, 0.25) == 3
    pilot.press("spot-close")
    assert touch(pilot, 0.41, 0.25 - half / box.h) == 3


def test_every_place_is_in_the_list_and_on_the_way_from_one_to_the_next(opened: Open) -> None:
    pilot = opened()
    ids = [each.id for each in pilot.controls() if isinstance(each, Button)]
    for number, spot in enumerate(SPOTS):
        assert f"spot-{spot['id']}" in ids
        pilot.press(f"spot-{spot['id']}")
        assert atlas(pilot)._open == number
        pilot.press("spot-close")
    pilot.press("spot-road")
    pilot.press("spot-next")
    assert atlas(pilot)._open == 0
    pilot.press("spot-previous")
    assert atlas(pilot)._open == 4


def test_steps_light_their_places_alone(opened: Open) -> None:
    pilot = opened(stages=True)
    box = picture(pilot)

    def seen(x: float, y: float) -> tuple[int, ...]:
        place = 3 * (int(box.y + y * box.h) * WIDE.w + int(box.x + x * box.w))
        return tuple(pilot.canvas.pixels()[place : place + 3])

    field, bare = seen(0.07, 0.2), seen(0.9, 0.1)
    pilot.press("stage-1")
    assert seen(0.07, 0.2) == field
    assert sum(seen(0.9, 0.1)) < sum(bare) * 0.8
    names = {each.id for each in pilot.controls() if each.id.startswith("spot-")}
    assert names == {"spot-field"}
    pilot.press("stage-2")
    assert {"spot-field", "spot-island"} <= {each.id for each in pilot.controls()}
    pilot.press("spot-island")
    pilot.press("spot-next")
    assert atlas(pilot)._open == 1
    pilot.press("stage-0")
    assert (seen(0.07, 0.2), seen(0.9, 0.1)) == (field, bare)


def test_light_goes_over_in_a_while_and_then_all_is_still(opened: Open) -> None:
    pilot = opened(stages=True)
    first = pilot.canvas.pixels()
    pilot.show.scene.controls()  # type: ignore[union-attr]
    atlas(pilot).light(1)
    pilot.show.repaint()
    pilot.show.step()
    pilot.advance(0.2)
    between = pilot.canvas.pixels()
    pilot.advance(0.3)
    after = pilot.canvas.pixels()
    assert len({first, between, after}) == 3
    assert pilot.show.rest() != 0.0


def test_a_place_leads_on(opened: Open) -> None:
    pilot = opened()
    pilot.press("spot-island")
    assert "spot-lead" not in {each.id for each in pilot.controls()}
    pilot.press("spot-next")
    pilot.press("spot-next")
    pilot.press("spot-lead")
    view: Any = pilot.show.scene
    assert view.at == 1


def test_after_leaving_all_is_as_at_first(opened: Open) -> None:
    pilot = opened(stages=True)
    first = pilot.canvas.pixels()
    pilot.press("stage-2")
    pilot.press("spot-field")
    shown = atlas(pilot)
    pilot.press("next")
    assert (shown._open, shown._at, shown._work) == (-1, 0, None)
    pilot.press("previous")
    assert pilot.canvas.pixels() == first


def test_what_is_open_stays_so_in_another_language_and_size(opened: Open) -> None:
    pilot = opened(stages=True)
    pilot.press("stage-2")
    pilot.press("spot-field")
    pilot.press("language")
    for text_size in TEXT_SIZES:
        pilot.need(text_size=text_size)
        assert (atlas(pilot)._at, atlas(pilot)._open) == (2, 1)


@pytest.mark.parametrize("stages", [False, True])
@pytest.mark.parametrize("size", [Size(960, 540), Size(540, 960), Size(1440, 270)])
def test_everything_has_its_place_and_is_large_enough(opened: Open, size: Size, stages: bool) -> None:
    pilot = opened(size, stages)
    for text_size in TEXT_SIZES:
        pilot.need(text_size=text_size)
        theme = pilot.show.reading.theme
        for press in (None, "stage-2" if stages else None, "spot-field", "spot-close"):
            if press and any(each.id == press for each in pilot.controls()):
                pilot.press(press)
            page = pilot.show.scene._pages.get(0).box  # type: ignore[union-attr]
            mine = [each for each in pilot.controls() if each.id.startswith(("spot", "stage", "list"))]
            assert all(page.contains(each.box) for each in mine)
            buttons = [each.box for each in mine if isinstance(each, Button)] + [picture(pilot)]
            assert all(min(box.size) >= theme.target for box in buttons)
            assert not any(a.overlaps(b) for n, a in enumerate(buttons) for b in buttons[:n])


def test_moments_show_each_step_or_each_place(opened: Open) -> None:
    pilot = opened(stages=True)
    seen = []
    for moment in pilot.show.page_moments():
        assert moment.seconds > 2
        moment.show()
        seen.append((atlas(pilot)._at, atlas(pilot)._open))
    assert seen == [(1, -1), (2, -1), (0, -1)]


def test_places_are_shown_where_there_are_no_steps(opened: Open) -> None:
    pilot = opened()
    seen = []
    for moment in pilot.show.page_moments():
        moment.show()
        seen.append(atlas(pilot)._open)
    assert seen == [0, 1, 2, 3, 4, -1]


def test_a_drawing_that_broke_since_leaves_list_and_cards(opened: Open, tmp_path: Path) -> None:
    pilot = opened()
    (tmp_path / "assets" / "map.svg").write_text("<svg", "utf-8")
    pilot.press("next")
    pilot.show.open_chapter("sea")
    pilot.settle()
    pilot.press("spot-island")
    assert atlas(pilot)._open == 0
