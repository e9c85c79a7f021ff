"""Every scene and every kind of block looks as it did when someone last looked at it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, features

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_fields, block_kinds, shipped_exhibition
from kiosk.content.library import Library, open_library
from kiosk.show.pilot import Pilot
from tests.pictures.compare import compare

SCREEN = Size(960, 540)
LANGUAGES = ("zh", "en")
BOTH = ("attract", "en")
"""The attract loop speaks all languages at once: it is looked at once."""
Go = Callable[[Pilot], None]


@cache
def library() -> Library:
    return open_library(shipped_exhibition(), block_fields, None)


def first_pages() -> Iterator[tuple[str, str, int]]:
    """For every kind of block the first page that shows it: first of all one that begins with it."""
    pages = [
        (outline.id, number, [block.kind for block in page.blocks])
        for outline in library().exhibition.chapters
        for number, page in enumerate(library().chapter(outline.id).pages)
    ]
    for kind in block_kinds():
        having = [page for page in pages if kind in page[2]]
        having.sort(key=lambda page: page[2][0] != kind)
        if having:
            yield kind, having[0][0], having[0][1]


def stay(pilot: Pilot) -> None:
    """The attract loop as it opens."""


def go_home(pilot: Pilot) -> None:
    pilot.tap(5, 5)


def be_asked(pilot: Pilot) -> None:
    pilot.tap(5, 5)
    pilot.advance(62.0)


def choose_language(pilot: Pilot) -> None:
    pilot.tap(5, 5)
    pilot.show.offer_languages()
    pilot.settle()


def show_page(chapter: str, page: int, press: str = "") -> Go:
    def go(pilot: Pilot) -> None:
        pilot.tap(5, 5)
        pilot.show.open_chapter(chapter, page)
        pilot.settle()
        if press:
            pilot.press(press)
        pilot.advance(5.0)

    return go


def open_drawer(pilot: Pilot) -> None:
    pilot.tap(5, 5)
    pilot.press("access")


def in_mode(**needs: Any) -> Go:
    def go(pilot: Pilot) -> None:
        pilot.tap(5, 5)
        pilot.need(**needs)
        pilot.show.open_chapter("preface", 1)
        pilot.settle()
        pilot.advance(5.0)

    return go


def use_keypad(pilot: Pilot) -> None:
    pilot.key("down", "right")


def all_views() -> dict[str, Go]:
    last = library().exhibition.chapters[-1]
    views: dict[str, Go] = {
        "attract": stay,
        "home": go_home,
        "question": be_asked,
        "languages": choose_language,
        "access": open_drawer,
        "mode-large": in_mode(text_size=2.0),
        "mode-contrast": in_mode(high_contrast=True),
        "mode-low": in_mode(low_reach=True),
        "keypad": use_keypad,
        "ending": show_page("preface", len(library().exhibition.chapters[0].page_ids)),
        "farewell": show_page(last.id, len(last.page_ids)),
    }
    for kind, chapter, page in first_pages():
        views[f"kind-{kind}"] = show_page(chapter, page)
        if kind == "gallery":
            views["kind-gallery-enlarged"] = show_page(chapter, page, "enlarge-0")
    return views


VIEWS = all_views()


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(autouse=True)
def _set_by_pillow_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts are set without raqm, which is there only where the system has libfribidi."""
    monkeypatch.setattr(features, "check", lambda feature: False)


@pytest.mark.parametrize(
    ("view", "language"), [(view, code) for view in VIEWS for code in LANGUAGES if (view, code) != BOTH]
)
def test_it_looks_as_it_was_accepted(view: str, language: str, cache_folder: Path) -> None:
    with Pilot(library(), block_kinds, SCREEN, cache_folder, language=language) as pilot:
        VIEWS[view](pilot)
        compare(f"{view}-{language}", Image.frombytes("RGB", SCREEN, pilot.canvas.pixels()))
