"""Which control the keys go to: kept by its id, moved by arrows, found again where a page has changed."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from kiosk.base.geometry import Box
from kiosk.show.arrows import leads
from kiosk.show.readingorder import in_reading_order
from kiosk.stage.controls import Button, Control, has_keys
from kiosk.stage.keys import Way

GRID = 5
"""So many points across and down are tried for one of a control that nothing covers."""

Stops = Sequence[Control]


def stops(parts: Sequence[Sequence[Control]], topmost_last: Sequence[Control]) -> Stops:
    """What keys come by: each part in reading order, but for what lies wholly under buttons."""
    open_ones = [[each for each in part if is_stop(each, topmost_last)] for part in parts]
    return [part[number] for part in open_ones for number in in_reading_order([each.box for each in part])]


def is_stop(control: Control, topmost_last: Sequence[Control]) -> bool:
    """Whether keys come by a control: a finger could reach it, and it is not there for fingers alone."""
    if not has_keys(control):
        return False
    over: list[Box] = []
    for each in topmost_last:
        if each.id == control.id:
            over = []
        elif isinstance(each, Button) and each.box.overlaps(control.box):
            over.append(each.box)
    return not over or any(not any(box.holds(x, y) for box in over) for x, y in _points(control.box))


def _points(box: Box) -> list[tuple[float, float]]:
    parts = [(n + 0.5) / GRID for n in range(GRID)]
    return [(box.x + a * box.w, box.y + b * box.h) for b in parts for a in parts]


@dataclass(frozen=True)
class _At:
    """A control, by its id and where it was."""

    id: str
    box: Box


class Focus:
    """At most one control has it. A place that was left is remembered with what had it there."""

    def __init__(self) -> None:
        self._at: _At | None = None
        self._place: Hashable = None
        self._left: dict[Hashable, str] = {}

    @property
    def place(self) -> Hashable:
        """Where it has settled."""
        return self._place

    def reset(self) -> None:
        """Nothing has it, nothing is remembered."""
        self._at, self._place = None, None
        self._left.clear()

    def settle(self, place: Hashable, among: Stops) -> Control | None:
        """The control that has it among those of a place.

        It is the same one as before while it is there; in a new place the one that had it when the place was
        left, else the first; in the same place the nearest to one that is gone.
        """
        if not among:
            return None
        known = {each.id: each for each in among}
        new = place != self._place
        before, at = self._at, self.present(among)
        if at is None and (new or before is None):
            at = known.get(self._left.get(place, ""), among[0])
        elif at is None and before:
            at = min(among, key=lambda each: _way(before.box, each.box))
        assert at
        self._place = place
        self._take(at)
        return at

    def present(self, among: Stops) -> Control | None:
        """The control that had it last, if it is among these."""
        return next((each for each in among if self._at and each.id == self._at.id), None)

    def _take(self, control: Control) -> None:
        self._at = _At(control.id, control.box)
        self._left[self._place] = control.id

    def move(self, way: Way, among: Stops) -> None:
        """Follow an arrow from where it has settled."""
        at = self._number(among)
        self._take(among[leads([each.box for each in among])[at][way]])

    def go_on(self, by: int, among: Stops) -> None:
        """On (1) or back (-1) in order, from the end to the beginning."""
        self._take(among[(self._number(among) + by) % len(among)])

    def _number(self, among: Stops) -> int:
        return next((n for n, each in enumerate(among) if self._at and each.id == self._at.id), 0)


def _way(a: Box, b: Box) -> float:
    """Px from the middle of one box to that of another."""
    (x, y), (u, v) = a.centre, b.centre
    return float(abs(x - u) + abs(y - v))
