"""Contrast is measured where letters and rims really are, and told for the worst place."""

from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from kiosk.base.geometry import Box, Size
from kiosk.media.light.legibility import Ground
from kiosk.media.light.luminance import Rgb, of_ink, ratio
from kiosk.show.survey.witness import Panel

SIZE = Size(400, 60)
WHITE, BLACK, GREY = (255, 255, 255), (0, 0, 0), (119, 119, 119)
LINE = Box(10, 10, 380, 40)


def grounds(bare: Image.Image, letters: list[Box]) -> Ground:
    marked = bare.copy()
    for letter in letters:
        ImageDraw.Draw(marked).rectangle((*letter[:2], letter.right - 1, letter.bottom - 1), (255, 0, 255))
    return Ground.of(Size(*bare.size), bare.tobytes(), marked.tobytes())


LETTERS = [Box(x, 20, 4, 20) for x in range(20, 380, 12)]


def plain(ink: Rgb = BLACK) -> Image.Image:
    return Image.new("RGB", SIZE, ink)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(WHITE, BLACK, 21.0), (GREY, WHITE, 4.48), ((0x76, 0x76, 0x76), WHITE, 4.54), (WHITE, WHITE, 1.0)],
)
def test_ratios_are_those_of_the_guidelines(one: Rgb, other: Rgb, expected: float) -> None:
    assert ratio(of_ink(one), of_ink(other)) == pytest.approx(expected, abs=0.01)


def test_a_text_on_one_ground_has_that_ratio() -> None:
    assert grounds(plain(), LETTERS).worst(LINE, WHITE, 255, 24) == pytest.approx(21, abs=0.1)


def test_a_bright_patch_behind_one_word_counts_though_the_mean_is_fine() -> None:
    bare = plain()
    bare.paste(WHITE, (200, 0, 240, 60))
    assert grounds(bare, LETTERS).worst(LINE, WHITE, 255, 24) == pytest.approx(1, abs=0.1)


def test_what_lies_between_the_words_does_not_count() -> None:
    bare = plain()
    bare.paste(WHITE, (200, 0, 240, 60))
    apart = [each for each in LETTERS if not 180 < each.x < 250]
    assert grounds(bare, apart).worst(LINE, WHITE, 255, 24) == pytest.approx(21, abs=0.1)


def test_a_hairline_behind_the_letters_hides_none() -> None:
    bare = plain()
    ImageDraw.Draw(bare).line((0, 30, 400, 30), WHITE)
    worst = grounds(bare, LETTERS).worst(LINE, WHITE, 255, 24)
    assert worst
    assert worst > 7


def test_a_text_that_fades_is_as_faint_as_it_is_painted() -> None:
    worst = grounds(plain(), LETTERS).worst(LINE, WHITE, 20, 24)
    assert worst
    assert worst < 3


def test_where_no_letter_is_seen_nothing_is_measured() -> None:
    assert grounds(plain(), []).worst(LINE, WHITE, 255, 24) is None
    assert grounds(plain(), LETTERS).worst(Box(900, 900, 20, 20), WHITE, 255, 24) is None


def rim(outside: Rgb, fill: Rgb, line: Rgb, patch: Rgb | None = None, seen: Box | None = None) -> float:
    bare = Image.new("RGB", (200, 100), outside)
    draw = ImageDraw.Draw(bare)
    if patch:
        draw.rectangle((120, 0, 200, 100), patch)
    draw.rounded_rectangle((40, 30, 159, 69), 20, fill, line, 2)
    place = Box(40, 30, 120, 40)
    return grounds(bare, []).rim(Panel(place, 20, 2, "", seen or place), 24, 2)


def test_a_button_is_told_by_its_line_or_by_its_ground() -> None:
    assert rim(WHITE, WHITE, BLACK) > 15
    assert rim(WHITE, BLACK, BLACK) > 15
    assert rim(WHITE, WHITE, (185, 174, 154)) == pytest.approx(2.2, abs=0.2)
    assert rim(GREY, GREY, GREY) == pytest.approx(1, abs=0.01)


def test_a_button_that_is_lost_on_part_of_a_picture_is_found() -> None:
    assert rim(WHITE, BLACK, BLACK, patch=(40, 40, 40)) < 3
    assert rim(WHITE, WHITE, BLACK, patch=(40, 40, 40)) > 3


def test_what_is_scrolled_away_is_not_measured() -> None:
    assert rim(WHITE, BLACK, BLACK, patch=(40, 40, 40), seen=Box(40, 30, 70, 40)) > 15


def test_ratios_grow_with_the_distance_of_two_greys() -> None:
    lights = [of_ink((value, value, value)) for value in range(0, 256, 15)]
    ratios = [ratio(lights[0], each) for each in lights]
    assert all(a < b for a, b in pairwise(ratios))
