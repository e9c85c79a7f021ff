"""Goes through everything that can be done on a page, by a hand that knows one way of doing it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import pytest

from kiosk.base.geometry import Box
from kiosk.content.library import Library
from kiosk.content.model import Chapter, Page
from kiosk.show.arrows import leads
from kiosk.show.chapter import ChapterScene
from kiosk.show.focus import stops
from kiosk.show.keypad import PRESSED
from kiosk.show.pilot import Pilot
from kiosk.stage.canvas import Canvas
from kiosk.stage.controls import Button, Control, Pan, has_keys
from kiosk.stage.fingers import Touch
from kiosk.stage.keys import Key
from kiosk.stage.painter import Painter
from kiosk.stage.widgets.panoramas import outlook
from tests.show.shortcuts import films_are_black

LEAP = 0.5
"""Seconds: longer than nearly every move that a press sets off."""
MOST = 400
"""Presses on a page at most."""
PATIENCE = 2
"""So often in a row something may lead to nothing new before it is given up."""
OFTEN = 5
"""So often something is done again by who persists."""
SPOTS = 16
"""So many places along a surface are tapped."""

Name = tuple[str, str]
"""A control's id, and what it says; of a surface, what is done with it."""


CHAPTERS = ["preface", "banner", "leadership", "drive", "smart"]


def nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is laid out and moves as ever, but no pixel is touched: a thousand presses take seconds."""
    for leaf in ("text", "shape", "panel", "picture", "stretch", "fill"):
        monkeypatch.setattr(Painter, leaf, lambda *_, **__: None)
    monkeypatch.setattr(Canvas, "present", lambda _: None)
    monkeypatch.setattr(outlook, "way_for", lambda _: _NoView())
    films_are_black(monkeypatch)


class _NoView:
    """A panorama is looked around in, but not drawn."""

    ready = True

    def paint(self, *_: object) -> None: ...

    def forget(self) -> None: ...


def rest(pilot: Pilot) -> None:
    """Let everything come to rest, in leaps."""
    pilot.show.step()
    for _ in range(12):
        if pilot.show.rest() != 0.0:
            return
        pilot.clock.advance(LEAP)
        pilot.show.step()
    raise AssertionError("it never comes to rest")


@dataclass(frozen=True)
class Deed:
    """Something that can be done."""

    do: Callable[[], None]
    way_out: bool = False
    """It closes what lies on top: to be done last."""


class Hand(Protocol):
    """One way of doing things."""

    def deeds(self, control: Control) -> dict[Name, Deed]:
        """What can be done with a control in this way."""
        ...


class OneFinger:
    """Single short taps: on a button, where no other would take it; on a surface, along its middle."""

    def __init__(self, pilot: Pilot) -> None:
        self._pilot = pilot

    def deeds(self, control: Control) -> dict[Name, Deed]:
        if isinstance(control, Button):
            name = control.id, control.label
            return {name: Deed(lambda: self._tap(*self._uncovered(control)), control.way_out)}
        if isinstance(control, Pan) and control.tap:
            box = control.box
            across = {f"{n}": box.x + box.w * (n + 0.5) / SPOTS for n in range(SPOTS)}
            return {(control.id, n): Deed(lambda x=x: self._tap(x, box.centre[1])) for n, x in across.items()}  # type: ignore[misc]
        return {}

    def _tap(self, x: float, y: float) -> None:
        show = self._pilot.show
        show.handle(Touch("down", 0, x, y))
        show.step()
        self._pilot.clock.advance(0.05)
        show.handle(Touch("up", 0, x, y))
        rest(self._pilot)

    def _uncovered(self, control: Button) -> tuple[float, float]:
        """A point of a control at which a tap is meant for it."""
        box, buttons = control.box, [each for each in self._pilot.controls() if isinstance(each, Button)]
        for x in (box.centre[0], box.x + box.w * 0.1, box.x + box.w * 0.9):
            for y in (box.centre[1], box.y + box.h * 0.1, box.y + box.h * 0.9):
                if [each for each in buttons if each.box.holds(x, y)][-1].id == control.id:
                    return x, y
        raise AssertionError(f"{control.id} lies under others")


class KeysOnly:
    """Arrows to where it is, then enter; a surface is taken hold of, steered, and let go."""

    def __init__(self, pilot: Pilot) -> None:
        self._pilot = pilot
        self.keys = 0
        """Pressed so far."""

    def deeds(self, control: Control) -> dict[Name, Deed]:
        if not has_keys(control):
            return {}
        if isinstance(control, Button):
            name = control.id, control.label
            return {name: Deed(lambda: self._enter(control), control.way_out)}
        ways: tuple[Key, ...] = ("left", "right", "up", "down", "plus", "minus")
        return {(control.id, key): Deed(lambda key=key: self._steer(control, key)) for key in ways}  # type: ignore[misc]

    def _enter(self, button: Button) -> None:
        self.go(button)
        self._press("enter")

    def _steer(self, surface: Control, key: Key) -> None:
        self.go(surface)
        self._press("enter", key)
        assert self._focused() == surface.id, f"{surface.id} does not keep the keys"
        self._press("back")

    def go(self, control: Control) -> None:
        """The shortest way there by arrows; what they lead to must be what was expected."""
        show = self._pilot.show
        if show.focused() is None:
            self._press("right")
        among = stops(show.parts(), show.controls())
        ids, here = [each.id for each in among], show.focused()
        assert control.id in ids, f"{control.id} is not among {', '.join(ids)}"
        assert here
        self._press(*_way(ids.index(here.id), ids.index(control.id), [each.box for each in among]))
        assert self._focused() == control.id, f"arrows lead to {self._focused()} instead of {control.id}"

    def _focused(self) -> str | None:
        control = self._pilot.show.focused()
        return control.id if control else None

    def _press(self, *keys: Key) -> None:
        for key in keys:
            self.keys += 1
            self._pilot.show.press_key(key)
            if key in ("enter", "back"):
                self._pilot.show.step()
                self._pilot.clock.advance(PRESSED)
        rest(self._pilot)


def _way(start: int, goal: int, boxes: list[Box]) -> list[Key]:
    """The arrow keys that lead from one stop to another."""
    ways: dict[int, list[Key]] = {start: []}
    queue, found = [start], leads(boxes)
    for here in queue:
        for key, to in found[here].items():
            if to not in ways:
                ways[to] = [*ways[here], key]
                queue.append(to)
    assert goal in ways, f"no arrows lead to {goal}"
    return ways[goal]


@dataclass
class Explorer:
    """What was seen and what was done on one page."""

    pilot: Pilot
    hand: Hand
    open_page: Callable[[], None]
    """Shows the page as at first."""
    seen: set[Name] = field(default_factory=set)
    done: set[Name] = field(default_factory=set)
    unspoken: set[str] = field(default_factory=set)
    """Ids of controls that say nothing."""
    presses: int = 0
    _fruitless: dict[Name, int] = field(default_factory=dict)
    """Of what has led to something new before: how often it has not since."""
    _tried: set[tuple[frozenset[Name], Name]] = field(default_factory=set)
    _paths: dict[frozenset[Name], list[Name]] = field(default_factory=dict)

    def offered(self) -> dict[Name, Deed]:
        """What can be done on the page itself, or with what lies over it: neither its edges nor the bar."""
        deeds: dict[Name, Deed] = {}
        for control in self.pilot.show.parts()[0]:
            found = self.hand.deeds(control)
            deeds |= found
            if found and has_keys(control) and not control.label:
                self.unspoken.add(control.id)
        self.seen |= deeds.keys()
        return deeds

    @property
    def reached(self) -> set[str]:
        """Ids and words of all that was done."""
        return {word for name in self.done for word in name}

    def explore(self) -> None:
        """Do everything there is, in every state of the page that has anything new."""
        self.open_page()
        path: list[Name] | None = []
        while path is not None:
            path = self._go_on(path) if self._choice() else self._elsewhere()

    def _choice(self) -> Name | None:
        """Something not done before, the ways out last; else what has led to something new before."""
        offered = self.offered()
        state = frozenset(offered)
        new = sorted((offered[name].way_out, name) for name in state - self.done)
        return next(iter([*(name for _, name in new), *sorted(self._hopeful(state))]), None)

    def _hopeful(self, state: frozenset[Name]) -> set[Name]:
        return {
            name
            for name in state
            if self._fruitless.get(name, PATIENCE) < PATIENCE and (state, name) not in self._tried
        }

    def _go_on(self, path: list[Name]) -> list[Name]:
        """Do it; gives the way to the state that it leads to."""
        name, offered = self._choice(), self.offered()
        assert name
        state, place, known = frozenset(offered), self.pilot.show.place, len(self.seen)
        self._paths.setdefault(state, path)
        self.done.add(name)
        self._do(offered[name])
        if not self._same_page(place):
            self._tried.add((state, name))
            self.open_page()
            return []
        self.offered()
        if len(self.seen) > known:
            self._fruitless[name] = 0
        else:
            self._tried.add((state, name))
            self._fruitless[name] = self._fruitless.get(name, PATIENCE) + 1
        return [*path, name]

    def _do(self, deed: Deed) -> None:
        self.presses += 1
        assert self.presses < MOST, "there is no end to it"
        deed.do()

    def _same_page(self, place: object) -> bool:
        now = self.pilot.show.place
        return isinstance(now, tuple) and isinstance(place, tuple) and now[:2] == place[:2]

    def _elsewhere(self) -> list[Name] | None:
        """Go to another state in which something is left to do, from the beginning."""
        for state, path in list(self._paths.items()):
            left = state - self.done or self._hopeful(state)
            if left and self._again(path) and self._choice():
                return path
            self._tried |= {(state, name) for name in left}
        return None

    def persist(self) -> None:
        """Do again and again what can be done at first, until it brings something new; and then do that."""
        self.open_page()
        for name in sorted(self.offered()):
            self.open_page()
            for _ in range(OFTEN):
                offered = self.offered()
                new = sorted(offered.keys() - self.done)
                if new:
                    self.done.add(new[0])
                    self._do(offered[new[0]])
                elif name in offered:
                    self._do(offered[name])

    def _again(self, path: list[Name]) -> bool:
        """Go a way anew; whether it could be gone to its end."""
        self.open_page()
        for name in path:
            deed = self.offered().get(name)
            if deed is None:
                return False
            self._do(deed)
        return True


def faults(pilot: Pilot, hand: Hand, chapter: Chapter) -> list[str]:
    """What of a chapter's pages cannot be reached by this hand, or says nothing."""
    found = []
    for number, page in enumerate(chapter.pages):
        explorer = Explorer(pilot, hand, _opener(pilot, chapter.outline.id, number))
        explorer.explore()
        wanted = _wanted(page, pilot.show.visit.languages)
        if wanted - explorer.reached:
            explorer.persist()
        missed = [*sorted(wanted - explorer.reached), *sorted(explorer.seen - explorer.done)]
        where = f"{chapter.outline.id}/{page.id}"
        found += [f"{where}: {each} is not reached" for each in missed]
        found += [f"{where}: {each} says nothing" for each in sorted(explorer.unspoken)]
    return found


def _opener(pilot: Pilot, chapter: str, page: int) -> Callable[[], None]:
    def open_page() -> None:
        pilot.show.open_chapter(chapter, page)
        rest(pilot)

    return open_page


def all_pages(pilot: Pilot, hand: Hand) -> set[tuple[str, int]]:
    """Every page that is come to from the first door, always going on; the ends of chapters count."""
    seen: set[tuple[str, int]] = set()
    press(pilot, hand, f"door-{pilot.show.exhibition.chapters[0].id}")
    while isinstance(scene := pilot.show.scene, ChapterScene):
        seen.add((scene.outline.id, scene.at))
        press(pilot, hand, "next" if scene.at < scene.count - 1 else "go-on")
    return seen


def press(pilot: Pilot, hand: Hand, name: str) -> None:
    """Press the button called `name`."""
    deeds = hand.deeds(pilot.button(name))
    assert deeds, f"{name} cannot be pressed"
    next(iter(deeds.values())).do()


def pages_of(library: Library) -> set[tuple[str, int]]:
    """Every page by chapter and number, the ways on too."""
    chapters = library.exhibition.chapters
    return {(each.id, page) for each in chapters for page in range(len(each.page_ids) + 1)}


def reach_bar_and_drawer(pilot: Pilot, hand: Hand) -> None:
    """From the doors: every door, everything in the bar, every choice in the drawer and its ways out."""
    for chapter in CHAPTERS:
        press(pilot, hand, f"door-{chapter}")
        press(pilot, hand, "home")
    press(pilot, hand, "door-preface")
    for name in ["next", "previous", "rail-0", "rail-1", "language", "access"]:
        press(pilot, hand, name)
    wishes = {"text-size-200", "text-size-150", "high-contrast", "reduced-motion", "low-reach", "language-zh"}
    for name in sorted(wishes):
        press(pilot, hand, name)
    for name in ("as-before", "text-size-100", "language-en", "access-close", "back"):
        press(pilot, hand, name)


def _wanted(page: Page, languages: tuple[str, ...]) -> set[str]:
    """What a page holds that a visitor must be able to reach: ids of controls, and the words of answers."""
    found: set[str] = {"take-home"} if page.link else set()
    for block in page.blocks:
        fields = block.fields
        match block.kind:
            case "hotspots":
                found |= {f"spot-{spot.id}" for spot in fields.spots}
                found |= {f"stage-{n}" for n in range(len(fields.stages) + 1) if fields.stages}
            case "panorama":
                found |= {f"spot-{n}" for n in range(len(fields.hotspots))}
                found |= {f"view-{n}" for n in range(len(fields.viewpoints))}
            case "gallery":
                found |= {f"enlarge-{n}" for n in range(len(fields.items))}
            case "timeline":
                found |= {f"beat-{n}" for n in range(len(fields.beats))}
            case "film" | "sound":
                found |= {"toggle", "back-ten", "on-ten"}
            case "quiz":
                for question in fields.questions:
                    texts = question.items or [answer.text for answer in question.answers]
                    found |= {text.pick(languages) for text in texts}
    return found
