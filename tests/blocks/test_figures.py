"""Figures: what is refused, numbers that count up, charts true to scale, nothing outside the box."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import cache
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.base.geometry import Box, Size
from kiosk.blocks import figures
from kiosk.content.fields import Setting
from kiosk.content.wording import findings
from kiosk.stage.canvas import Ink
from kiosk.stage.controls import Button
from kiosk.stage.faces import Faces
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.textures import Textures
from kiosk.stage.theme import INKS, Theme, parse_ink
from kiosk.stage.typesetting import Setting as SetText
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.widgets.numbers.charts import fitted_grid
from kiosk.stage.widgets.reading_time import seconds_to_read
from kiosk.stage.window import open_offscreen
from tests.blocks.quiet_hall import QuietHall

BOX = Box(40, 30, 1000, 800)
SCREEN = Size(1920, 1080)


@cache
def typesetter() -> Typesetter:
    return Typesetter(Faces())


def reading(screen: Size = SCREEN, text_size: float = 1.0, language: str = "en") -> Reading:
    languages = (language, "zh" if language == "en" else "en")
    return Reading(Theme(screen, text_size), languages, typesetter(), lambda _: Size(1, 1))


def written(chart: str, *values: str, **others: Any) -> dict[str, Any]:
    """The fields as they come from YAML: every scalar a text."""
    each = [
        {"value": value, "unit": {"zh": "件", "en": "works"}, "label": f"label {n}", "date": "2021"}
        for n, value in enumerate(values)
    ]
    return {"chart": chart, "figures": each, **others}


def view(fields: dict[str, Any], box: Box = BOX, reader: Reading | None = None) -> figures.View:
    made = figures.View(figures.Fields.model_validate(fields, context=Setting(("zh", "en"))), QuietHall())
    made.arrange(box, reader or reading())
    return made


class Sketch:
    """Notes down what a view paints at a time."""

    def __init__(self, theme: Theme, now: float = 0.0) -> None:
        self.theme, self.now, self.pressed = theme, now, None
        self.texts: list[tuple[SetText, int, int]] = []
        self.fills: list[tuple[Box, str | Ink]] = []
        self.shapes: list[Box] = []

    def ink(self, name: str) -> Ink:
        return self.theme.ink(name)

    def fill(self, box: Box, ink: str | Ink, alpha: int = 255) -> None:
        self.fills.append((box, ink))

    def text(self, setting: SetText, x: int, y: int, alpha: int = 255, ink: str | None = None) -> None:
        self.texts.append((setting, x, y))

    def shape(self, body: str, box: Box, alpha: int = 255) -> None:
        self.shapes.append(box)

    def tiled(self, tilings: Any, box: Box) -> None:
        self.shapes.append(box)

    def panel(self, *_: Any) -> None: ...
    def icon(self, *_: Any) -> None: ...

    @contextmanager
    def clip(self, _box: Box) -> Iterator[None]:
        yield

    straight = clip

    @property
    def said(self) -> list[str]:
        return ["".join(line.text for line in setting.lines) for setting, _, _ in self.texts]

    def bars(self, *inks: str) -> list[Box]:
        return [box for box, ink in self.fills if ink in inks]


def sketch(of: figures.View, now: float = 0.0, reader: Reading | None = None) -> Sketch:
    drawn = Sketch((reader or reading()).theme, now)
    of.paint(cast(Painter, drawn))
    return drawn


def complaints(fields: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        figures.Fields.model_validate(fields, context=Setting(("zh", "en")))
    found = findings(caught.value, figures.Fields, fields)
    return [(finding.steps, f"{finding.found}: {finding.expected}") for finding in found]


@pytest.mark.parametrize(
    ("fields", "steps", "words"),
    [
        (written("ring", "60", "50", whole="100"), ("whole",), "add up to 110"),
        (written("ring", "0", "0"), ("figures",), "a ring of nothing"),
        (written("bars", "1", whole="2"), ("whole",), "belongs to a ring"),
        (written("cells", "10", "2.5"), ("figures", 1, "value"), "`2.5` cannot be counted"),
        (written("cells", "0"), ("figures",), "nothing to draw"),
        (written("none", *"1234567"), ("figures",), "7 figures in one block: one to six"),
        (written("none"), ("figures",), "0 figures"),
        (written("none", "1,177"), ("figures", 0, "value"), "without separators"),
        (written("none", "-1"), ("figures", 0, "value"), "0 or more"),
        (written("none", "nan"), ("figures", 0, "value"), "not a number"),
        (written("pie", "1"), ("chart",), "`bars`"),
    ],
)
def test_what_cannot_be_drawn_is_told(fields: dict[str, Any], steps: tuple[Any, ...], words: str) -> None:
    [(place, told)] = complaints(fields)
    assert place == steps
    assert words in told


def test_a_figure_needs_a_label() -> None:
    fields = {"figures": [{"value": "3"}]}
    assert complaints(fields) == [(("figures", 0, "label"), "`label` is missing: a line `label: …`")]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1177", "1,177"), ("3.50", "3.50"), ("0", "0"), ("1e3", "1,000"), ("12345.25", "12,345.25"), (7, "7")],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_are_shown_as_written_with_separators(value: Any, shown: str, language: str) -> None:
    reader = reading(language=language)
    assert shown in sketch(view(written("none", value), reader=reader)).said


def test_numbers_no_one_has_seen_count_up_once_their_page_comes_to_rest() -> None:
    shown = view(written("none", "1177"))
    assert "1,177" in sketch(shown).said
    assert not shown.moving(100.0)
    shown.expect()
    shown.enter(100.0)
    assert "1,177" not in sketch(shown, 100.0).said
    assert shown.moving(100.5)
    halfway = sketch(shown, 100.2)
    counted = "".join(reversed([text for text in halfway.said if len(text) == 1]))
    assert 0 < int(counted.replace(",", "")) < 1177
    assert not shown.moving(101.0)
    assert "1,177" in sketch(shown, 101.0).said
    shown.enter(102.0)
    assert not shown.moving(102.1)
    shown.leave()
    assert "1,177" in sketch(shown, 103.0).said
    shown.expect()
    shown.enter(104.0)
    assert shown.moving(104.1)


def test_decimals_stay_while_counting() -> None:
    shown = view(written("none", "3.50"))
    shown.expect()
    shown.enter(0.0)
    for frame in range(1, 54):
        digits = [text for text in sketch(shown, frame / 60).said if len(text) == 1]
        assert "".join(reversed(digits))[1] == "."
        assert len(digits) == 4


def test_a_new_language_does_not_count_anew() -> None:
    shown = view(written("none", "1177"))
    shown.expect()
    shown.enter(0.0)
    shown.arrange(BOX, reading(language="zh"))
    assert shown.moving(0.5)
    assert not shown.moving(1.0)
    assert "件" in sketch(shown, 1.0).said


def test_bars_have_one_scale_from_zero_and_one_accent() -> None:
    drawn = sketch(view(written("bars", "200", "1000", "0", "0.5", "500")))
    bars = drawn.bars("sea", "accent")
    assert len({bar.x for bar in bars}) == 1
    longest = bars[1].w
    assert [bar.w for bar in bars] == [round(longest / 5), longest, 0, 3, round(longest / 2)]
    assert drawn.bars("accent") == [bars[1]]


def test_bars_grow_with_their_numbers() -> None:
    shown = view(written("bars", "200", "1000"))
    full = [bar.w for bar in sketch(shown).bars("sea", "accent")]
    shown.expect()
    shown.enter(0.0)
    widths = [[bar.w for bar in sketch(shown, t / 10).bars("sea", "accent")] for t in range(11)]
    assert widths[0] == [0, 0]
    assert widths == sorted(widths)
    assert widths[-1] == full


def pixels(chart: str, *values: str, whole: str | None = None) -> dict[str, int]:
    """How many px of each ink the settled chart has, painted for real."""
    size = Size(1000, 800)
    reader, canvas = reading(size), open_offscreen(size)
    painter = Painter(canvas, Textures(10**8), cast(Any, None), typesetter(), reader.theme)
    fields = written(chart, *values) | ({"whole": whole} if whole else {})
    for figure in fields["figures"]:
        figure |= {"unit": "", "label": " ", "date": ""}
    shown = view(fields, Box(0, 0, *size), reader)
    canvas.clear(reader.theme.ink("paper"))
    shown.paint(painter)
    data = canvas.pixels()
    canvas.close()
    seen = [tuple(data[i : i + 3]) for i in range(0, len(data), 3)]
    keys = sketch(shown, reader=reader)
    own = {ink: sum(box.w * box.h for box in keys.bars(ink)) for ink in INKS}
    return {ink: seen.count(parse_ink(code)) - own[ink] for ink, code in INKS.items()}


def test_cells_are_as_many_as_the_numbers_say() -> None:
    count = pixels("cells", "400", "100", "40")
    all_of_them = count["sea-pale"] + count["gold"] + count["accent"]
    assert count["accent"] / all_of_them == pytest.approx(40 / 400, rel=0.02)
    assert count["gold"] / all_of_them == pytest.approx(60 / 400, rel=0.02)


def test_a_ring_shows_the_shares_of_the_whole() -> None:
    count = pixels("ring", "10", "20", whole="60")
    all_of_it = count["sea"] + count["accent"] + count["sand"]
    assert count["sea"] / all_of_it == pytest.approx(1 / 6, abs=0.01)
    assert count["accent"] / all_of_it == pytest.approx(1 / 3, abs=0.01)


def test_a_ring_without_a_whole_is_the_sum() -> None:
    count = pixels("ring", "3", "2", "5")
    assert count["sand"] == 0
    assert count["accent"] / (count["sea"] + count["gold"] + count["accent"]) == pytest.approx(0.5, abs=0.01)


def test_the_sum_stands_in_the_ring_only_where_all_count_the_same() -> None:
    same = written("ring", "30", "20")
    assert "50" in sketch(view(same)).said
    same["figures"][0]["unit"] = "people"
    assert "50" not in sketch(view(same)).said


@pytest.mark.parametrize(
    ("most", "step"), [("3000", 1), ("3001", 10), ("50123", 100), ("999999999999", 10**9)]
)
def test_a_cell_stands_for_more_where_there_would_be_too_many(most: str, step: int) -> None:
    assert figures.units_a_cell(Decimal(most)) == step
    said = sketch(view(written("cells", most, "1"))).said
    assert [f"One cell stands for {step:,} works." for _ in range(step > 1)] == [
        text for text in said if "stands for" in text
    ]


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 3000), st.integers(300, 1400), st.integers(180, 900))
def test_the_grid_stays_in_its_room_and_has_every_cell_once(count: int, wide: int, high: int) -> None:
    grid = fitted_grid(count, Size(wide, high), 64)
    assert grid.size.w <= wide
    assert grid.size.h <= high
    cut = count // 3
    boxes = [*grid.boxes(0, cut), *grid.boxes(cut, count)]
    cells = sum((b.w + grid.gap) // grid.across * ((b.h + grid.gap) // grid.down) for b in boxes)
    assert cells == count
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_large_grid_fills_its_room() -> None:
    grid = fitted_grid(1177, Size(973, 520), 64)
    assert grid.size.w >= 973 * 0.985
    assert grid.size.h >= 520 * 0.93


@pytest.mark.parametrize("high", range(400, 700, 20))
def test_no_cell_stands_alone_in_the_last_row_of_many(high: int) -> None:
    grid = fitted_grid(1177, Size(936, high), 64)
    assert (grid.count - 1) % grid.columns >= 3


ROOMS = [
    (Size(1920, 1080), Box(800, 56, 973, 880)),
    (Size(1920, 1080), Box(96, 300, 1700, 420)),
    (Size(1080, 1920), Box(72, 900, 936, 640)),
    (Size(1280, 720), Box(600, 40, 600, 420)),
]


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("screen", "box"), ROOMS)
@pytest.mark.parametrize("chart", ["none", "bars", "ring", "cells"])
def test_nothing_stands_outside_the_box(chart: str, screen: Size, box: Box, text_size: float) -> None:
    for language in ("zh", "en"):
        reader = reading(screen, text_size, language)
        shown = view(written(chart, "1177", "269", "139", note="A note. " * 12), box, reader)
        drawn = sketch(shown, reader=reader)
        scrolls = any(isinstance(control, Button) for control in shown.controls())
        tall = box._replace(h=10**6) if scrolls else box
        for setting, x, y in drawn.texts:
            for line in setting.lines:
                assert tall.contains(Box(x, y + line.baseline - 1, round(line.width), 1)), setting.lines
        assert all(tall.contains(each) for each in drawn.shapes)
        assert all(tall.contains(each) for each, _ in drawn.fills if each.h and each.w)


def test_what_is_too_long_scrolls_and_keeps_its_place() -> None:
    box, reader = Box(0, 0, 600, 300), reading(Size(1280, 720), 2.0)
    shown = view(written("cells", "1177", "269", "139"), box, reader)
    assert "figures-down" in {control.id for control in shown.controls()}
    moments = shown.moments()
    moments[-1].show()
    assert {c.id for c in shown.controls()} >= {"figures-up"}
    shown.arrange(box, reading(Size(1280, 720), 1.5))
    assert "figures-up" in {control.id for control in shown.controls()}
    shown.leave()
    assert "figures-up" not in {control.id for control in shown.controls()}


def test_it_stays_as_long_as_its_words_take_to_read() -> None:
    shown = view(written("none", "32", note="One two three."))
    [moment] = shown.moments()
    assert moment.seconds == pytest.approx(seconds_to_read("32 works label 0 2021 One two three.") + 3)


def test_it_asks_for_the_height_it_needs() -> None:
    for chart in ("none", "bars", "ring", "cells"):
        made = view(written(chart, "1177", "269"))
        likes = made.measure(900, reading())
        made.arrange(Box(0, 0, 900, likes), reading())
        assert not made.controls(), chart
