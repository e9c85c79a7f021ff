"""Random visits, one after the other: through every page, in every language and mode, left in every way."""

from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import TYPE_CHECKING

from kiosk.commands.soaking.ledger import Ledger, PageName
from kiosk.commands.soaking.steps import Hands, Pause, Settle, Steps
from kiosk.show.chapter import ChapterScene
from kiosk.stage.controls import Button, Control, Pan

if TYPE_CHECKING:
    from kiosk.show.floor import Floor
    from kiosk.show.show import Show

LONGEST_LOOK = 400.0
"""Seconds in which an exhibition that nobody touches has gone back to its beginning."""
WATCHED = 1.5
"""Seconds of a film that somebody watches who does nothing else."""


class Visits:
    """The steps of all visits; what they reach is noted in the ledger."""

    def __init__(self, floor: "Floor", rng: Random, ledger: Ledger, after: Callable[[], bool]) -> None:
        """`after` is asked after each visit, in the attract loop, and tells whether that was the last."""
        self._floor, self._rng, self._ledger, self._after = floor, rng, ledger, after
        self._hands = Hands(floor.show.canvas.size, rng)

    @property
    def _show(self) -> "Show":
        return self._floor.show

    def steps(self) -> Steps:
        """All of them."""
        yield Pause(1.0)
        while True:
            yield from self._visit()
            self._ledger.visits += 1
            if self._after():
                return

    def where(self) -> str:
        """Where the visitor is."""
        scene = self._show.scene
        if isinstance(scene, ChapterScene):
            return f"{scene.outline.id}/{_page_of(scene)}"
        return type(scene).__name__ if scene else "nothing"

    def _visit(self) -> Steps:
        yield from self._begin()
        if self._rng.random() < 0.4:
            yield from self._tap_named("language")
            yield from self._tap_named(f"language-{self._rng.choice(self._show.exhibition.languages)[0]}")
        for _ in range(self._rng.choice((1, 1, 2, 3))):
            if self._rng.random() < 0.9:
                yield from self._go_to(self._goal())
            for _ in range(self._rng.choice((0, 2, 4, 8))):
                yield from self._act()
                self._note()
        yield from self._leave()

    def _begin(self) -> Steps:
        for _ in range(3):
            way = self._rng.random()
            if way < 0.8:
                yield from self._hands.tap(self._hands.anywhere())
            elif way < 0.9:
                yield from self._hands.keys(1)
            else:
                yield from self._hands.mash()
            if self._show.attended:
                return

    def _goal(self) -> PageName | None:
        """One of the pages that were seen least; any other, now and then."""
        pages = [
            (outline.id, page) for outline in self._show.exhibition.chapters for page in outline.page_ids
        ]
        self._rng.shuffle(pages)
        least = min(pages, key=lambda page: self._ledger.pages[page], default=None)
        return least if self._rng.random() < 0.7 else next(iter(pages), None)

    def _go_to(self, goal: PageName | None) -> Steps:
        """As anybody would: through its door, along the rail, by turning over."""
        if goal is None:
            return
        scene = self._show.scene
        if not (isinstance(scene, ChapterScene) and scene.outline.id == goal[0]):
            yield from self._tap_named("access-close", "home")
            yield from self._tap_named(f"door-{goal[0]}")
        for _ in range(4):
            scene = self._show.scene
            if not isinstance(scene, ChapterScene) or goal[1] not in scene.outline.page_ids:
                break
            away = scene.outline.page_ids.index(goal[1]) - scene.at
            if away == 0:
                break
            yield from self._tap_named(f"rail-{scene.at + away}", "next" if away > 0 else "previous", most=1)
        self._note()
        yield Pause(self._rng.choice((0.1, 0.5, 3.0)))

    def _tap_named(self, *names: str, most: int = 9) -> Steps:
        """Those of the buttons that are there, in this order."""
        for name in names:
            button = next((each for each in self._buttons() if each.id == name), None)
            if button and most > 0:
                yield from self._hands.tap(self._show.on_screen(button.box).centre)
                most -= 1

    def _buttons(self) -> Iterator[Button]:
        return (each for each in self._show.controls() if isinstance(each, Button))

    def _act(self) -> Steps:
        """One thing somebody might do."""
        hands, chance = self._hands, self._rng.random()
        if chance < 0.55:
            yield from self._use(next(iter(self._show.parts()), ()))
        elif chance < 0.75:
            yield from self._use(self._show.controls())
        elif chance < 0.84:
            yield from self._tap_named(
                self._rng.choice(("next", "previous", "language", "language", "access"))
            )
        elif chance < 0.88:
            yield from hands.drag(hands.anywhere(), hands.anywhere())
        elif chance < 0.92:
            yield from hands.pinch(hands.anywhere())
        elif chance < 0.95:
            yield from hands.mash()
        else:
            yield from hands.keys(self._rng.randint(1, 12))
        yield Pause(self._rng.choice((0.0, 0.05, 0.4, 1.5)))

    def _use(self, controls: Iterable[Control]) -> Steps:
        """One of these controls, in its own way: tapped, dragged or pinched."""
        offered = [each for each in controls if each.id != "beside"]
        if not offered:
            return
        control: Control = self._rng.choice(offered)
        middle = self._show.on_screen(control.box).centre
        if isinstance(control, Button) or self._rng.random() < 0.2:
            yield from self._hands.tap(middle)
        elif isinstance(control, Pan):
            yield from self._hands.drag(middle, self._hands.anywhere())
        else:
            yield from self._hands.pinch(middle)
            if self._rng.random() < 0.3:  # a double tap
                yield from self._hands.tap(middle)
                yield from self._hands.tap(middle)

    def _note(self) -> None:
        scene = self._show.scene
        if (
            not isinstance(scene, ChapterScene)
            or not scene.resting
            or scene.at >= len(scene.outline.page_ids)
        ):
            return
        page = scene.chapter.pages[scene.at]
        self._ledger.pages[scene.outline.id, page.id] += 1
        self._ledger.kinds.update({block.kind for block in page.blocks})

    def _leave(self) -> Steps:
        """Home and away, or simply away; now and then somebody comes back while it asks."""
        show, way = self._show, self._rng.choice(("from home", "from where they were", "in the midst of it"))
        visit = show.visit
        self._ledger.languages[visit.language] += 1
        self._ledger.modes.update(_modes(show))
        if way == "from home":
            yield from self._tap_named("access-close", "home")
        elif way == "in the midst of it":
            yield from self._use(show.controls())
        if self._rng.random() < 0.1:
            yield Pause(show.exhibition.idle.after + 2.0, lambda: not self._show.attended)
            way = "after the question" if self._show.attended else way
            yield from self._hands.tap(self._hands.anywhere())
        self._ledger.ends[way] += 1
        yield from self._wait_until_gone()

    def _wait_until_gone(self) -> Steps:
        for _ in range(5):
            yield Pause(LONGEST_LOOK, lambda: not self._show.attended or self._show.page_plays())
            if not self._show.attended:
                break
            yield Pause(WATCHED)
            yield from self._tap_named("enlarged-close", "access-close", "home")
        yield Settle()
        yield Pause(60.0, lambda: self._floor.clear)
        yield Settle(0.1)


def _page_of(scene: ChapterScene) -> str:
    ids = scene.outline.page_ids
    return ids[scene.at] if scene.at < len(ids) else "the way on"


def _modes(show: "Show") -> list[str]:
    access = show.visit.access
    chosen = [f"text size {access.text_size:.0%}"] if access.text_size != 1.0 else []
    flags = {
        "high contrast": access.high_contrast,
        "reduced motion": access.reduced_motion,
        "low reach": access.low_reach,
        "read aloud": access.read_aloud,
    }
    mirrored = ["mirrored"] if show.reading.mirrored else []
    return [*chosen, *(name for name, on in flags.items() if on), *mirrored]
