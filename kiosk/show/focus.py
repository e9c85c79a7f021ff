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
        self._known: set[str] = set()
        self._opener = ""

    def reset(self) -> None:
        """Nothing has it, nothing is remembered."""
        self._at, self._place, self._opener = None, None, ""
        self._left.clear()
        self._known.clear()

    def unchanged(self, place: Hashable, there: Stops) -> Control | None:
        """The control that has it, if nothing has happened since that would let another one have it."""
        at = self.present(there)
        if at is None or place != self._place or self._opened(there):
            return None
        self._known = {each.id for each in there}
        return at

    def _opened(self, there: Stops) -> list[Control]:
        """What has come, if there is a way out of it: a note, a card."""
        come = [each for each in there if each.id not in self._known]
        return come if any(isinstance(each, Button) and each.way_out for each in come) else []

    def settle(self, place: Hashable, among: Stops) -> Control | None:
        """The control that has it among those of a place.

        It is the same one as before while it is there, unless a note or a card has opened. In a new place it
        is the one that had it when the place was left, else the first; in the same place what the note was
        opened by, else the first of what has come instead, else the nearest.
        """
        if not among:
            return None
        here = self._at if place == self._place else None
        at = self._goal(among, here) if here else self.present(among) or self._first(place, among)
        self._place = place
        self._take(at)
        self._known = {each.id for each in among}
        return at

    def _first(self, place: Hashable, among: Stops) -> Control:
        return _named(self._left.get(place, ""), among) or among[0]

    def _goal(self, among: Stops, here: _At) -> Control:
        """In a place that has not been left."""
        if opened := self._opened(among):
            self._opener = here.id
            return opened[0]
        if at := _named(here.id, among):
            return at
        if opener := _named(self._opener, among):
            return opener
        come = [each for each in among if each.id not in self._known]
        return come[0] if come else min(among, key=lambda each: _way(here.box, each.box))

    def present(self, among: Stops) -> Control | None:
        """The control that had it last, if it is among these."""
        return _named(self._at.id, among) if self._at else None

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


def _named(name: str, among: Stops) -> Control | None:
    return next((each for each in among if each.id == name), None)


def _way(a: Box, b: Box) -> float:
    """Px from the middle of one box to that of another."""
    (x, y), (u, v) = a.centre, b.centre
    return float(abs(x - u) + abs(y - v))
