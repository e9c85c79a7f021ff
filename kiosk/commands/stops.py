"""The places of a tour: everything there is to see, in a visitor's order, then one page in each mode."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.model import Text
    from kiosk.show.show import Show


@dataclass(frozen=True)
class Stop:
    """A place of the tour, and how to get there."""

    name: str
    heading: "Text"
    title: "Text"
    go: "Callable[[Show], None]"
    states: bool = True
    """Whether the page is seen in each of its states, or at rest only."""


def stops(library: "Library") -> list[Stop]:
    """All of them."""
    return [*_entrance(), *_pages(library), *_modes(library)]


def _entrance() -> Iterator[Stop]:
    from kiosk.content.model import Text
    from kiosk.show.show import Show

    door = Text(zh="入口", en="Entrance")
    yield Stop("attract", door, Text(zh="待机画面", en="Attract"), lambda _: None)
    yield Stop("home", door, Text(zh="主屏", en="Home"), Show.go_home)


def _pages(library: "Library") -> Iterator[Stop]:
    from kiosk.content.model import Text
    from kiosk.show.show import Show

    for outline in library.exhibition.chapters:
        pages = library.chapter(outline.id).pages
        named = [(page.id, page.title or outline.title) for page in pages]
        for number, (name, title) in enumerate([*named, ("ending", Text(zh="前往下一章", en="The way on"))]):
            go = partial(Show.open_chapter, chapter=outline.id, page=number)
            yield Stop(re.sub(r"[^\w-]+", "-", f"{outline.id}-{name}"), outline.title, title, go)


def _modes(library: "Library") -> Iterator[Stop]:
    """The drawer of access, the first page as each of its choices shows it, and the ring of a keypad."""
    from kiosk.content.model import Text
    from kiosk.show.show import Show

    chapters = library.exhibition.chapters
    if not chapters:
        return
    heading = Text(zh="无障碍", en="Access")
    yield Stop("access", heading, Text(zh="无障碍面板", en="The drawer"), Show.offer_access, states=False)
    named: list[tuple[str, Text, dict[str, Any]]] = [
        ("text-150", Text(zh="字号 150 %", en="Text size 150 %"), {"text_size": 1.5}),
        ("text-200", Text(zh="字号 200 %", en="Text size 200 %"), {"text_size": 2.0}),
        ("contrast", Text(zh="高对比度", en="High contrast"), {"high_contrast": True}),
        ("calm", Text(zh="减少动态", en="Reduced motion"), {"reduced_motion": True}),
        ("low", Text(zh="放低按钮", en="Low reach"), {"low_reach": True}),
    ]
    if any(outline.narrated for outline in chapters):
        named.append(("aloud", Text(zh="朗读", en="Read aloud"), {"read_aloud": True}))
    for name, title, needs in named:
        go = partial(_open, chapter=chapters[0].id, needs=needs)
        yield Stop(f"access-{name}", heading, title, go, states=False)
    ring = Text(zh="键盘焦点", en="Keypad")
    go = partial(_open, chapter=chapters[0].id, keys=True)
    yield Stop("access-keypad", heading, ring, go, states=False)


def _open(show: "Show", chapter: str, needs: dict[str, Any] | None = None, keys: bool = False) -> None:
    """The chapter's first page, as somebody with these needs sees it, or with the ring of a keypad."""
    show.choose_access(replace(show.exhibition.access, **(needs or {})))
    show.open_chapter(chapter)
    if keys:
        show.press_key("down")
