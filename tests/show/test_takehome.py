"""What is taken home by telephone: the code on the screen is read again, and stands clear of all else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest

from kiosk.base.geometry import Box, Size
from kiosk.blocks import hero, text
from kiosk.blocks.contract import Kind
from kiosk.content.library import Library, open_library
from kiosk.content.model import LONGEST_CODE, TEXT_SIZES, Block, Chapter, Link, Outline, Page, Text
from kiosk.show.factory import make_page
from kiosk.show.page import Heading
from kiosk.show.pilot import Pilot
from kiosk.show.quickcode import DARK, LIGHT, QUIET, drawn, modules, sides
from kiosk.show.survey.surveyor import Surveyor
from kiosk.show.takehome import GROW, TakeHome
from kiosk.stage.controls import Button
from kiosk.stage.faces import Faces
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from tests.blocks.quiet_hall import QuietHall
from tests.show.judging import faults

KINDS = {"text": cast("Kind", text), "hero": cast("Kind", hero)}
ZH = "金湾区医药行业智慧党建宣传教育基地，广东省珠海市金湾区，汤臣倍健透明工厂景区内"
ADDRESS = "https://example.org/jinwan?from=kiosk"
FULL = Size(1920, 1080)
PX_A_MM = 1920 / 531.4
"""Of a 24-inch screen at 1080p."""
PAGES = """\
title: {{zh: 章, en: Chapter}}
pages:
  - id: one
    title: {{zh: 安排一次参观, en: Plan Your Visit}}
    sources: [F1]
    link: {{code: {code}, opens: {{zh: 基地的名称和所在, en: The base’s name and place}}}}
    blocks:
      - kind: text
        body: {{zh: 正文。, en: Text.}}
"""
Open = Callable[..., Pilot]


def library_with(folder: Path, code: str) -> Library:
    for name in ("exhibits", "assets"):
        (folder / name).mkdir()
    exhibition = "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n"
    (folder / "exhibits" / "exhibition.yaml").write_text(exhibition, "utf-8")
    (folder / "exhibits" / "one.yaml").write_text(PAGES.format(code=code), "utf-8")
    return open_library(folder, lambda: {name: kind.Fields for name, kind in KINDS.items()}, None)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a page with a code."""
    pilots: list[Pilot] = []

    def make(code: str, size: Size = FULL) -> Pilot:
        pilots.append(Pilot(library_with(tmp_path, code), lambda: KINDS, size))
        pilots[-1].tap(5, 5)
        pilots[-1].show.open_chapter("one", 0)
        pilots[-1].settle()
        return pilots[-1]

    yield make
    for pilot in pilots:
        pilot.close()


def read_from(pilot: Pilot, part: Box | None = None) -> str:
    """What a telephone makes of the screen, or of a part of it that it is held twice as close to."""
    w, h = pilot.size
    pixels = np.frombuffer(pilot.canvas.pixels(), np.uint8).reshape(h, w, 3)
    if part is None:
        return cv2.QRCodeDetector().detectAndDecode(pixels)[0]
    seen = pixels[part.y : part.bottom, part.x : part.right]
    closer = cv2.resize(seen, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return cv2.QRCodeDetector().detectAndDecode(closer)[0]


@pytest.mark.parametrize("code", [ZH, ADDRESS])
@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1080, 1920), Size(1280, 720)])
def test_the_code_is_read_from_the_screen(opened: Open, size: Size, code: str) -> None:
    pilot = opened(f'"{code}"', size)
    assert read_from(pilot, pilot.button("take-home").box) == code
    pilot.press("take-home")
    assert read_from(pilot) == code


def test_each_visitor_gets_it_in_the_language_that_is_read(opened: Open) -> None:
    pilot = opened(f"{{zh: {ZH}, en: The base in Jinwan}}")
    pilot.press("language")
    pilot.press("take-home")
    assert read_from(pilot) == "The base in Jinwan"


def test_it_is_enlarged_by_a_tap_and_closed_by_another(opened: Open) -> None:
    pilot = opened(ADDRESS)
    before = pilot.canvas.pixels()
    x, y = pilot.button("take-home").box.centre
    pilot.down(x, y)
    pilot.up(x, y)
    pilot.advance(GROW / 2)
    assert pilot.canvas.pixels() != before
    pilot.settle()
    around = {"access", "language", "home", "back"}
    reached = [control.id for control in pilot.controls() if not control.id.startswith("rail-")]
    assert [name for name in reached if name not in around] == ["take-home-close"]
    pilot.press("take-home-close")
    assert pilot.canvas.pixels() == before
    pilot.press("take-home")
    pilot.show.go_home()
    pilot.show.open_chapter("one", 0)
    pilot.settle()
    assert pilot.canvas.pixels() == before


# The code itself.


def test_modules_are_whole_pixels_inside_a_quiet_zone() -> None:
    rows = modules(ADDRESS)
    assert len(rows) == len(rows[0]) >= 21
    body = drawn(rows, 3)
    assert f'width="{sides(rows) * 3}"' in body
    starts = [tuple(map(int, step.split("h")[0].split())) for step in body.split('d="M')[1].split("M")]
    assert min(x for x, _ in starts) == min(y for _, y in starts) == QUIET * 3
    assert all(x % 3 == y % 3 == 0 for x, y in starts)
    painted = sum(int(step.split("h")[1].split("v")[0]) // 3 for step in body.split('d="M')[1].split("M"))
    assert painted == sum(map(sum, rows))


def luminance(ink: tuple[int, int, int]) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [c / 255 for c in ink]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_the_contrast_is_7_to_1_at_least() -> None:
    assert (luminance(LIGHT) + 0.05) / (luminance(DARK) + 0.05) >= 7


@pytest.mark.parametrize("words", ["", "汉" * (LONGEST_CODE // 3 + 1)])
def test_what_no_code_can_hold_is_none(words: str) -> None:
    assert modules(words) == ()


def test_too_much_for_a_code_is_told_where_it_is_written(tmp_path: Path) -> None:
    problems = library_with(tmp_path, f"{{zh: {ZH * 4}, en: Short}}").problems
    (problem,) = [each for each in problems if each.severity == "error"]
    assert "letters in a code" in problem.found
    assert problem.place.line == 6


# On its page.

TYPESETTER = Typesetter(Faces())
LINK = Link(
    Text({"zh": ZH, "en": ADDRESS}), Text({"zh": "基地的名称和所在", "en": "The base’s name and place"})
)


def reading(screen: Size, language: str = "zh", text_size: float = 1.0) -> Reading:
    return Reading(Theme(screen, text_size), (language, "en"), TYPESETTER, lambda _: Size(400, 300))


def test_it_is_22_mm_wide_on_the_page_and_30_enlarged() -> None:
    at = reading(Size(1920, 1080))
    view = TakeHome(LINK)
    view.arrange(Box(96, 800, 700, 132), at)
    assert view._code.w >= 22 * PX_A_MM
    view.controls()[0].act()  # type: ignore[union-attr]
    enlarged = view.overlay(Box(0, 0, 1920, 1080))
    assert enlarged is not None
    assert enlarged._code.w >= 30 * PX_A_MM  # type: ignore[attr-defined]


def test_without_words_there_is_no_code_and_nothing_to_press() -> None:
    view = TakeHome(Link(Text(), LINK.opens))
    view.arrange(Box(0, 0, 700, 132), reading(Size(1920, 1080)))
    assert list(view.controls()) == []
    assert view.overlay(Box(0, 0, 1920, 1080)) is None
    view.paint(Surveyor(Theme(Size(1920, 1080)), TYPESETTER))


LONG_BODY = {
    "zh": "退潮时，渔民在滩涂上插下竹桩。" * 20,
    "en": "At low tide the fishers set bamboo stakes. " * 20,
}


def page_of(*kinds: str) -> Chapter:
    written = {"text": {"body": LONG_BODY}, "hero": {"picture": "a.png", "lead": LONG_BODY}}
    blocks = tuple(
        Block(kind, f"{kind}-{n}", KINDS[kind].Fields.model_validate(written[kind]))
        for n, kind in enumerate(kinds)
    )
    return Chapter(Outline("one"), (Page("one", Text({"": "Title"}), blocks, (), LINK),))


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("kinds", [("text",), ("text", "text"), ("hero",)])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1080, 1920), Size(1280, 720), Size(3840, 2160)])
def test_it_stands_clear_at_the_foot(
    size: Size, language: str, kinds: tuple[str, ...], text_size: float
) -> None:
    at = reading(size, language, text_size)
    page = make_page(page_of(*kinds), 0, KINDS, QuietHall())
    box = Box(0, 0, size.w, round(size.h * 0.87))
    page.arrange(box, at, Heading("Chapter", "1", "Title"))
    surveyor = Surveyor(at.theme, TYPESETTER)
    page.paint(surveyor)
    found = faults(surveyor.marks, page.controls(), [box], at.theme)
    (foot,) = [c.box for c in page.controls() if isinstance(c, Button) and c.id == "take-home"]
    assert not found, "\n".join(found)
    assert box.bottom - foot.bottom <= at.theme.px(60)
    next(c for c in page.controls() if c.id == "take-home").act()  # type: ignore[union-attr]
    screen = Box(0, 0, *size)
    over = page.overlay(screen)
    assert over is not None
    for surveyor.now in (0.0, 9.0):
        surveyor.marks = []
        over.paint(surveyor)
    found = faults(surveyor.marks, over.controls(), [screen], at.theme)
    assert not found, "\n".join(found)
