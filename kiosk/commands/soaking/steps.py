"""What a visitor made of code does, step by step; and the gestures that are made of such steps."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from random import Random
from typing import Literal

from kiosk.base.geometry import Size
from kiosk.stage import fingertip
from kiosk.stage.keys import Key


@dataclass(frozen=True)
class Do:
    """Do it, and go on when the loop has come round."""

    act: Callable[[], None]


@dataclass(frozen=True)
class Settle:
    """Wait until everything has come to rest, or for `most` seconds."""

    most: float = 3.0


@dataclass(frozen=True)
class Pause:
    """Let so many seconds pass, or less where `over` comes true before."""

    seconds: float
    over: Callable[[], bool] = lambda: False


Step = Do | Settle | Pause
Steps = Generator[Step, None, None]
Point = tuple[float, float]
KEYS: tuple[Key, ...] = (
    "up", "down", "left", "right", "enter", "enter", "back", "plus", "minus", "next", "previous",
)  # fmt: skip
HELD = 0.06
"""Seconds that a finger stays down for a tap."""


class Hands:
    """The gestures of one visitor on a screen of a size."""

    def __init__(self, screen: Size, rng: Random) -> None:
        self.screen, self._rng = screen, rng

    def anywhere(self) -> Point:
        """A point of the screen."""
        return self._rng.uniform(1, self.screen.w - 1), self._rng.uniform(1, self.screen.h - 1)

    def _put(self, phase: Literal["down", "move", "up"], number: int, at: Point) -> Do:
        x = min(max(0.0, at[0]), self.screen.w - 1.0)
        y = min(max(0.0, at[1]), self.screen.h - 1.0)
        return Do(lambda: fingertip.finger(phase, number, x, y, self.screen))

    def tap(self, at: Point, finger: int = 1) -> Steps:
        """A short tap."""
        yield self._put("down", finger, at)
        yield Pause(HELD)
        yield self._put("up", finger, at)
        yield Settle()

    def drag(self, start: Point, end: Point) -> Steps:
        """A finger goes from one point to another, and is lifted still moving."""
        count = self._rng.randint(3, 12)
        yield self._put("down", 1, start)
        for part in range(1, count + 1):
            yield self._put("move", 1, _between(start, end, part / count))
            yield Pause(0.016)
        yield self._put("up", 1, end)
        yield Settle()

    def pinch(self, middle: Point) -> Steps:
        """Two fingers move apart, or together."""
        reach, count = 0.2 * min(self.screen), self._rng.randint(3, 10)
        from_, to = self._rng.sample((0.2, 0.6, 1.0), 2)
        for part in range(count + 1):
            away = reach * (from_ + (to - from_) * part / count)
            phase: Literal["down", "move"] = "move" if part else "down"
            yield self._put(phase, 1, (middle[0] - away, middle[1]))
            yield self._put(phase, 2, (middle[0] + away, middle[1]))
            yield Pause(0.016)
        yield self._put("up", 1, (middle[0] - reach * to, middle[1]))
        yield self._put("up", 2, (middle[0] + reach * to, middle[1]))
        yield Settle()

    def mash(self) -> Steps:
        """Several fingers at once, as of a school class; one may stay where it is for a while."""
        down = {number: self.anywhere() for number in range(1, self._rng.randint(3, 8))}
        for number, at in down.items():
            yield self._put("down", number, at)
        for _ in range(self._rng.randint(0, 12)):
            number = self._rng.choice(list(down))
            down[number] = self.anywhere()
            yield self._put("move", number, down[number])
        yield Pause(self._rng.choice((0.05, 0.5, 2.0)))
        for number, at in down.items():
            yield self._put("up", number, at)
        yield Settle()

    def keys(self, count: int) -> Steps:
        """Keys of a keypad, pressed without much thought."""
        for key in self._rng.choices(KEYS, k=count):
            yield Do(lambda key=key: fingertip.press(key))  # type: ignore[misc]
            yield Pause(self._rng.choice((0.02, 0.15, 0.3)))
        yield Settle()


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
