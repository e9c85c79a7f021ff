"""Sizes and inks: everything scales with the screen, and type with the visitor's text size."""

import re

import pytest

from kiosk.base.geometry import Size
from kiosk.content.model import TEXT_SIZES
from kiosk.stage.theme import HIGH_CONTRAST, INKS, Theme, parse_ink

SCREENS = [Size(1920, 1080), Size(1080, 1920), Size(1280, 720), Size(3840, 2160), Size(5760, 1080)]
STYLES = ["title", "heading", "lead", "body", "caption", "label", "numeral"]


def contrast(a: str, b: str) -> float:
    """The ratio of two inks' luminances, by WCAG 2.2."""

    def luminance(ink: str) -> float:
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (channel / 255 for channel in parse_ink(INKS[ink]))
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("screen", SCREENS)
def test_lengths_scale_with_the_shorter_side(screen: Size) -> None:
    theme = Theme(screen)
    assert theme.px(1080) == min(screen)
    assert theme.px(0) == 0
    assert theme.px(0.1) == 1, "a line never vanishes"
    assert theme.target >= 55 * theme.unit


def test_a_larger_text_size_makes_all_type_larger_and_no_control_smaller() -> None:
    themes = [Theme(Size(1920, 1080), size) for size in TEXT_SIZES]
    for style in STYLES:
        sizes = [getattr(theme, style)().size for theme in themes]
        assert sizes == sorted(set(sizes))
    assert [theme.body().size / themes[0].body().size for theme in themes] == [1, pytest.approx(1.5, 0.02), 2]
    assert [theme.target for theme in themes] == [64, 76, 76]
    assert [theme.between for theme in themes] == [16, 24, 24]


def test_high_contrast_takes_the_place_of_all_inks() -> None:
    theme = Theme(Size(1920, 1080), inks={"accent": "#102030", "own": "#405060"}, high_contrast=True)
    assert set(HIGH_CONTRAST) == set(INKS)
    assert theme.ink("accent") == parse_ink(HIGH_CONTRAST["accent"])
    assert theme.ink("own") == (64, 80, 96)


def test_captions_are_the_smallest_type() -> None:
    for size in TEXT_SIZES:
        theme = Theme(Size(1920, 1080), size)
        assert all(getattr(theme, style)().size >= 25 for style in STYLES)


def test_an_exhibition_may_set_its_own_inks() -> None:
    theme = Theme(Size(1920, 1080), inks={"accent": "#102030"})
    assert theme.ink("accent") == (16, 32, 48)
    assert theme.ink("paper") == parse_ink(INKS["paper"])
    assert theme.body("accent").ink == (16, 32, 48)


def test_inks_are_written_as_six_hexadecimal_digits() -> None:
    assert all(re.fullmatch("#[0-9A-F]{6}", code) for code in INKS.values())


@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "paper"), ("brown", "paper"), ("accent", "paper"), ("paper", "accent"), ("brown", "sand")],
)
def test_text_can_be_read_on_its_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


def test_what_is_drawn_in_high_contrast_stands_out_from_the_paper() -> None:
    theme = Theme(Size(1920, 1080), high_contrast=True)
    grounds = {"paper", "sand", "gold-pale"}
    paper = luminance(theme.ink("paper"))
    for name in set(INKS) - grounds:
        assert (paper + 0.05) / (luminance(theme.ink(name)) + 0.05) >= 3, name


def luminance(ink: tuple[int, int, int]) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [value / 255 for value in ink]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
