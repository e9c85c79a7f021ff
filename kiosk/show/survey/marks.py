"""What a scene was seen to paint: every line of text, picture and icon, and what covers it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kiosk.base.geometry import Box
from kiosk.stage.typesetting import Line, Setting


@dataclass
class Mark:
    """Something painted."""

    kind: Literal["text", "cut", "picture", "icon"]
    what: str
    box: Box
    painted: Box
    """What clips leave of it."""
    seen: Box
    """What grounds that are laid over it later leave of that."""
    owner: int
    """The paint call: the lines of one text share it."""
    block: str = ""
    """The id of the block that painted it; none for what belongs to the page or the screen."""
    line: Line | None = None
    language: str = ""
    """Of a line of text."""

    @property
    def in_view(self) -> bool:
        """Whether anything of it is seen."""
        return self.seen.w > 0 and self.seen.h > 0


def lines_of(setting: Setting, x: int, y: int) -> Iterator[tuple[Line, Box]]:
    """The lines of a set text, its top left at (x, y), each with its em box."""
    full = (line for line in setting.lines if line.runs and line.text.strip())
    yield from ((line, box.moved(x, y)) for line, box in zip(full, setting.line_boxes(), strict=True))


def without(box: Box, ground: Box) -> Box:
    """What is left of `box` when `ground` is laid over one of its sides, or over all of it."""
    if not box.overlaps(ground) or not ground.w or not ground.h:
        return box
    if ground.x <= box.x and ground.right >= box.right:
        if ground.y <= box.y:
            return Box(box.x, min(box.bottom, ground.bottom), box.w, max(0, box.bottom - ground.bottom))
        if ground.bottom >= box.bottom:
            return Box(box.x, box.y, box.w, ground.y - box.y)
    if ground.y <= box.y and ground.bottom >= box.bottom:
        if ground.x <= box.x:
            return Box(min(box.right, ground.right), box.y, max(0, box.right - ground.right), box.h)
        if ground.right >= box.right:
            return Box(box.x, box.y, ground.x - box.x, box.h)
    return box
