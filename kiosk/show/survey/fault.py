"""What a survey finds wrong, as a value."""

from dataclasses import dataclass
from typing import Literal

Sort = Literal["letter", "target", "gap", "line", "layout", "contrast", "outline", "flash"]
"""Letters too small, targets too small or too close, lines too long, laid out badly; a text too faint,
an icon or control too faint; flashing."""


@dataclass(frozen=True)
class Fault:
    """Something that a visitor could not read, touch or see whole."""

    sort: Sort
    what: str
    """The control, or the beginning of the words."""
    found: str
    """What was found of it, as a sentence goes on after its name."""
    asked: str = ""
    """What would be right."""
    block: str = ""
    """The id of the block that it is in; none for what belongs to the page or the screen."""
    short: float = 0.0
    """By which part it falls short: of several, the worst is told."""
