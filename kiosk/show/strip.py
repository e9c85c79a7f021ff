"""The strip of a chapter's pages: held by a finger, thrown, turned, and come to rest."""

from dataclasses import replace

from kiosk.base.geometry import Box
from kiosk.stage.tween import Tween, still, thrown_to

TURN = 0.4
"""Seconds a page takes to turn."""
SHORTEST_TURN = 0.18
"""Seconds it takes at least, however fast it is thrown."""
FADE = 0.35
"""Seconds a page takes to fade in, where pages do not slide."""
STIFFNESS = 3.0
"""By so much less than the finger the strip moves beyond its ends."""


class Strip:
    """Pages 0 … `count` - 1 side by side, page n standing n × `step` px along. Times are clock times."""

    def __init__(self, count: int, at: int) -> None:
        self.count = count
        self.at = max(0, min(at, count - 1))
        """The page that is shown, or turned to."""
        self.resting = False
        """Whether a page stands still, neither held nor turning."""
        self.step = 1
        self.slides = True
        """Whether pages slide; else they change at once, are waited for to fade, and follow no finger."""
        self._page = self._floor = Box(0, 0, 1, 1)
        self._path = still(0.0)
        self._instead: dict[int, int] = {}
        """Of a page that is passed over, the one that is seen in its place."""
        self._held: float | None = None
        self._grabbed = 0.0

    @property
    def held(self) -> bool:
        """Whether a finger holds it, and moves it."""
        return self._held is not None and self.slides

    def pace(self, slides: bool) -> None:
        """Whether it slides from now on; if not, it comes to rest."""
        if self.slides and not slides:
            self._path = still(float(self.at * self.step))
        self.slides = slides

    def measure(self, page: Box, floor: Box) -> None:
        """At rest pages stand in `page` now, of which as many are seen as find room on `floor`.

        The strip stays where it is, or on its way.
        """
        self._page, self._floor, step = page, floor, page.w
        start = self._path.start * step / self.step
        self.step = step
        self._path = replace(self._path, start=start, end=float(self.at * step))

    def offset(self, now: float) -> float:
        """How far along it is seen, in px."""
        held = self._held if self.slides else None
        return self._path.value(now) if held is None else held

    def in_view(self, now: float) -> dict[int, Box]:
        """Pages and where they are seen, the largest part first; beyond the ends are numbers of none."""
        offset = round(self.offset(now))
        first = (offset - self._page.x) // self.step
        numbers = range(first, first + 2 + self._floor.w // self.step)
        places = [(number, self._page.moved(number * self.step - offset, 0)) for number in numbers]
        seen = [
            (self._instead.get(number, number), box) for number, box in places if box.overlaps(self._floor)
        ]
        return dict(sorted(seen, key=lambda each: each[1].clip(self._floor).w, reverse=True))

    def turn_to(self, page: int, now: float) -> None:
        """Turn to a page; it arrives from one page's distance however far it is."""
        page = max(0, min(self.count - 1, page))
        self._instead = {}
        if not self.slides:
            self._settle(page, page * self.step, now, FADE)
            return
        start, end = self.offset(now), page * self.step
        if abs(end - start) > self.step:
            start = end - (self.step if end > start else -self.step)
        # What slides out is what was seen, not the page between. A wall shows that one too, and it stays.
        if abs(page - self.at) > 1 and self._floor.w == self._page.w:
            self._instead = {page + (1 if self.at > page else -1): self.at}
        self._settle(page, start, now, TURN)

    def _settle(self, page: int, start: float, now: float, seconds: float) -> None:
        self.at, self._held, self.resting = page, None, False
        self._path = Tween(start, page * self.step, now, seconds)

    def grab(self, now: float) -> None:
        """A finger takes hold of it where it is seen."""
        self._grabbed = self._held = self.offset(now)
        self._instead = {}
        self.resting = self.resting and not self.slides

    def drag(self, dx: float) -> None:
        """The finger is now `dx` px from where it took hold; the ends give way, but stiffly."""
        position, last = self._grabbed - dx, float((self.count - 1) * self.step)
        inside = min(max(position, 0.0), last)
        self._held = inside + (position - inside) / STIFFNESS

    def aim(self, vx: float, now: float) -> int:
        """The page it settles on if the finger lets go at `vx` px/s."""
        position = self.offset(now) if self._held is None else self._held
        return max(0, min(self.count - 1, thrown_to(position, -vx, self.step)))

    def drop(self, vx: float, now: float) -> None:
        """The finger lets go at `vx` px/s: it settles with that speed, on the page it was thrown to."""
        page, position = self.aim(vx, now), self.offset(now)
        if not self.slides:
            self._held = None
            if page != self.at:
                self.turn_to(page, now)
            return
        way = abs(page * self.step - position)
        seconds = min(TURN, max(SHORTEST_TURN, 2.2 * way / abs(vx))) if abs(vx) > 1 else TURN
        self._settle(page, position, now, seconds)

    def arrives(self, now: float) -> bool:
        """Whether it comes to rest at this moment; told once."""
        if self.resting or self.held or not self._path.over(now):
            return False
        self.resting, self._instead = True, {}
        return True
