"""A film or a sound cut into equal parts, for displays that play on their own and for pictures of screens."""

from collections.abc import Callable, Sequence
from typing import Protocol

BEGINNING = 1.0
"""Seconds for which it is waited until something plays whose length was not known."""

Passage = tuple[float, Callable[[], None]]
"""Its seconds, and what begins it."""


class Player(Protocol):
    """What plays."""

    @property
    def playing(self) -> bool:
        """Whether it does."""
        ...

    def position(self) -> float:
        """Seconds from the beginning."""
        ...

    def play(self, seconds: float | None = None) -> None:
        """Play from a time on."""
        ...


def passages(player: Player, seconds: float | None, count: int, halfway: bool) -> Sequence[Passage]:
    """`count` parts to be begun in turn: what has got there by itself is not disturbed.

    `seconds` is its length; where that is not known yet, it is begun, and plays to its end.
    `halfway` begins each in its middle, which tells more on a picture.
    """
    if seconds is None:
        return [(BEGINNING, player.play)]
    part = seconds / count

    def beginner(begin: float) -> Callable[[], None]:
        def show() -> None:
            if halfway:
                player.play(begin + part / 2)
            elif not player.playing or abs(player.position() - begin) > part / 2:
                player.play(begin)

        return show

    return [(part, beginner(number * part)) for number in range(count)]
