"""The inks, and the sizes of type and controls, for one screen and one visitor's text size."""

from dataclasses import dataclass, field
from functools import cached_property

from kiosk.base.geometry import Size
from kiosk.content.model import TEXT_SIZES
from kiosk.stage.canvas import Ink
from kiosk.stage.typesetting import Style

INKS = {
    "paper": "#F6EFE2",
    "sand": "#E5DAC5",
    "stone": "#B9AE9A",
    "brown": "#5F574C",
    "ink": "#1F1B16",
    "accent": "#B3261E",
    "accent-dark": "#8A1C17",
    "gold": "#C9A24B",
    "gold-dark": "#7A5E1F",
    "gold-pale": "#EFDDB0",
    "sea": "#2C6E73",
    "sea-pale": "#A9C6C4",
}
"""The theme's inks; an exhibition may set its own under `theme: inks:`."""

HIGH_CONTRAST = {
    "paper": "#FFFFFF",
    "sand": "#F2F2F2",
    "stone": "#6B6B6B",
    "brown": "#1A1A1A",
    "ink": "#000000",
    "accent": "#8B0F0A",
    "accent-dark": "#5C0A06",
    "gold": "#8A6200",
    "gold-dark": "#4A3600",
    "gold-pale": "#FFFFFF",
    "sea": "#0B454A",
    "sea-pale": "#4F878D",
}
"""The inks, the exhibition's own too, for visitors who need contrast: what is read has 7:1 and more."""


def parse_ink(code: str) -> Ink:
    """`#RRGGBB` as three numbers 0–255."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


@dataclass(frozen=True)
class Theme:
    """Everything that is the same on every page: call `px` for lengths and `type` for styles.

    Lengths are given as they are on a screen whose shorter side is 1080 px and scaled to this one.
    """

    screen: Size
    text_size: float = 1.0
    inks: dict[str, str] = field(default_factory=dict)
    high_contrast: bool = False
    vertical_titles: bool = False
    """Whether titles in Chinese stand, where there is room beside a picture."""

    @cached_property
    def unit(self) -> float:
        """Pixels of this screen for one of a 1080p screen."""
        return min(self.screen) / 1080

    def px(self, length: float) -> int:
        """A length of a 1080p screen on this one."""
        return max(1, round(length * self.unit)) if length > 0 else 0

    def ink(self, name: str) -> Ink:
        """An ink by name: `paper`, `ink`, `accent`, …"""
        own = HIGH_CONTRAST if self.high_contrast else self.inks
        return parse_ink(own.get(name) or self.inks.get(name) or INKS[name])

    def _size(self, size: float, growth: float) -> int:
        """`growth` 1 grows in full with the visitor's text size; titles, large already, grow by less."""
        return self.px(size * (1 + (self.text_size - 1) * growth))

    def title(self, ink: str = "ink") -> Style:
        """A page's title, in the Song face."""
        return Style("serif", self._size(66, 0.35), 1.22, self.ink(ink), tracking=0.03)

    def heading(self, ink: str = "ink") -> Style:
        """A heading inside a page, in the Song face."""
        return Style("serif", self._size(42, 0.6), 1.3, self.ink(ink), tracking=0.02)

    def lead(self, ink: str = "brown") -> Style:
        """The sentence under a title."""
        return Style("sans", self._size(32, 0.7), 1.5, self.ink(ink))

    def body(self, ink: str = "ink") -> Style:
        """Running text."""
        return Style("sans", self._size(33, 1), 1.62, self.ink(ink))

    def caption(self, ink: str = "brown") -> Style:
        """Captions, dates and credits: the smallest text there is."""
        return Style("sans", self._size(25, 1), 1.45, self.ink(ink))

    def label(self, ink: str = "ink") -> Style:
        """Words on controls."""
        return Style("sans", self.px(28 * self.growth), 1.25, self.ink(ink))

    @property
    def growth(self) -> float:
        """By what words on controls grow with the text size, and the signs that hold them."""
        return 1 + (self.text_size - 1) * 0.45

    def numeral(self, size: float = 84, ink: str = "ink") -> Style:
        """Large figures."""
        return Style("serif", self._size(size, 0.35), 1.1, self.ink(ink))

    def letter(self, size: float) -> Style:
        """A single letter as a picture of a text size: it does not grow."""
        return Style("serif", self.px(size), 1.2, self.ink("ink"))

    @staticmethod
    def longest_line(style: Style) -> int:
        """Px that a line of running text has at most, for the eye to find the next one.

        32 em hold 32 ideographs, and about 68 letters, which are half an em wide on the average.
        """
        return 32 * style.size

    @property
    def margin(self) -> int:
        """The white between content and the screen's edges; where large, a target finds room in it."""
        if self.large:
            return self.target + self.between
        return self.px(96) if self.screen.w >= self.screen.h else self.px(72)

    @property
    def gap(self) -> int:
        """The white between neighbours."""
        return self.px(28)

    @property
    def line(self) -> int:
        """The outline of what can be touched: one pixel alone would be grey on a curve."""
        return max(2, self.px(4 if self.high_contrast else 2))

    @property
    def large(self) -> bool:
        """Whether type and controls are larger than usual, and further apart."""
        return self.text_size > TEXT_SIZES[0]

    @property
    def target(self) -> int:
        """The least side of anything to be touched: 17.6 mm on a 24-inch screen, 20.9 mm where large."""
        return self.px(76 if self.large else 64)

    @property
    def between(self) -> int:
        """The least white between two things to be touched: 4.4 mm at 24 inches, 6.6 where large."""
        return self.px(24 if self.large else 16)

    @property
    def apart(self) -> int:
        """The white between things to be touched that else adjoin: none, unless large."""
        return self.between if self.large else 0
