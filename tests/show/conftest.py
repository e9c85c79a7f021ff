"""What the tests of the show share: a small exhibition, the shipped one, and pilots to walk through them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PIL import Image

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_fields, block_kinds, shipped_exhibition
from kiosk.content.library import Library, open_library
from kiosk.media.derivative import Derivative, Pixels
from kiosk.media.picturestore import PictureStore
from kiosk.show.chronicle import Chronicle
from kiosk.show.pilot import Pilot
from kiosk.show.wishes import Wishes
from tests.show.mirror_hall import MIRROR_SIZE, Visit, opened_mirror_hall, write_mirror_hall
from tests.show.shortcuts import outlines_are_found_once

SMALL = Size(640, 360)
LONG_ZH = "退潮时，渔民在滩涂上插下竹桩，再用石块垒起第一道堤。" * 12
LONG_EN = "At low tide the fishers set bamboo stakes in the mud and laid the first dike of stones. " * 10
EXHIBITION = """\
title: {zh: 海岸, en: The Shore}
languages: {zh: 中文, en: English}
chapters: [sea, land]
"""
SEA = f"""\
title: {{zh: 海, en: The sea}}
lead: {{zh: 潮来潮去。, en: Tides come and go.}}
hero: {{src: sea.svg, tall: tide.png}}
pages:
  - id: tide
    title: {{zh: 潮, en: The tide}}
    blocks:
      - kind: hero
        picture: sea.svg
        lead: {{zh: 一天两次。, en: Twice a day.}}
  - id: fishers
    title: {{zh: 渔民, en: The fishers}}
    blocks:
      - kind: text
        body: {{zh: {LONG_ZH}, en: "{LONG_EN}"}}
        picture: tide.png
  - id: boats
    title: {{zh: 船, en: Boats}}
    blocks:
      - kind: text
        body: {{zh: 船都回来了。, en: The boats are back.}}
"""
LAND = """\
title: {zh: 田, en: The land}
hero: land.png
pages:
  - id: dike
    title: {zh: 堤, en: The dike}
    blocks:
      - kind: text
        body: {zh: 堤把海与田分开。, en: The dike parts sea and field.}
        picture: land.png
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" '
    'fill="#2C6E73"/><circle cx="110" cy="40" r="20" fill="#F6EFE2"/></svg>'
)


class MakePilot(Protocol):
    """Starts a show on a screen of some size; it is closed after the test."""

    def __call__(
        self,
        library: Library,
        size: Size = SMALL,
        *,
        language: str | None = None,
        unattended: bool = False,
        cache: Path | None = None,
        chronicle: Chronicle | None = None,
    ) -> Pilot: ...


def write_small(folder: Path, more: str = "") -> Path:
    """Two chapters of three pages and one, with two small pictures; `more` goes into exhibition.yaml."""
    for name, text in {"exhibition": EXHIBITION + more, "sea": SEA, "land": LAND}.items():
        path = folder / "exhibits" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assets = folder / "assets"
    assets.mkdir()
    (assets / "sea.svg").write_text(SVG, "utf-8")
    Image.new("RGB", (60, 80), "#C9A24B").save(assets / "tide.png")
    Image.new("RGB", (80, 60), "#B3261E").save(assets / "land.png")
    return folder


def opened(folder: Path) -> Library:
    """The exhibition in a folder, without a cache."""
    return open_library(folder, block_fields, None)


@pytest.fixture
def small(tmp_path: Path) -> Library:
    """The small exhibition."""
    return opened(write_small(tmp_path / "small"))


@pytest.fixture(scope="session", autouse=True)
def _outlines_are_found_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        outlines_are_found_once(monkeypatch)
        yield


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The exhibition that ships."""
    return opened(shipped_exhibition())


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for what takes long to be made and is the same for every test, in whichever process it runs."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "prepared"


@pytest.fixture
def make_pilot(prepared: Path) -> Iterator[MakePilot]:
    """Starts pilots, and closes them after the test; what is made for the shipped exhibition is shared."""
    pilots: list[Pilot] = []

    def make(
        library: Library,
        size: Size = SMALL,
        *,
        language: str | None = None,
        unattended: bool = False,
        cache: Path | None = None,
        chronicle: Chronicle | None = None,
    ) -> Pilot:
        if cache is None and library.exhibition.folder == shipped_exhibition():
            cache = prepared
        wishes = Wishes(unattended=unattended, chronicle=chronicle)
        pilots.append(Pilot(library, block_kinds, size, cache, language=language, wishes=wishes))
        return pilots[-1]

    yield make
    for pilot in pilots:
        pilot.close()


@pytest.fixture
def flat_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every picture is one colour, for tests that do not look: drawing the real ones takes seconds."""
    tile = Pixels(Size(2, 2), bytes([115, 110, 44, 255] * 4), opaque=True)

    def fetch(store: PictureStore, wanted: Derivative) -> Pixels:
        return tile

    monkeypatch.setattr(PictureStore, "fetch", fetch)


def walk_in(pilot: Pilot, chapter: str, page: int = 0) -> None:
    """Touch the attract loop, open a door, and turn to a page by its place on the rail."""
    pilot.tap(5, 5)
    pilot.press(f"door-{chapter}")
    if page:
        pilot.show.open_chapter(chapter, page)
        pilot.settle()


def until(pilot: Pilot, wanted: Callable[[], bool], most: float = 3600.0) -> None:
    """Let time pass until something is so."""
    end = pilot.clock.now() + most
    while not wanted():
        assert pilot.clock.now() < end, "it never came to pass"
        pilot.advance(max(0.02, min(1.0, pilot.show.rest() or 0.0)))


@pytest.fixture(scope="session")
def mirror_hall(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A page of every kind, in Chinese and Arabic."""
    return opened_mirror_hall(write_mirror_hall(tmp_path_factory.mktemp("mirror") / "hall"))


@pytest.fixture
def visit(mirror_hall: Library) -> Iterator[Visit]:
    """Opens a room, in Arabic unless told otherwise; none of them stays open."""
    pilots: list[Pilot] = []

    def start(room: str | None = None, language: str = "ar", chapter: str = "rooms") -> Pilot:
        pilot = Pilot(mirror_hall, block_kinds, MIRROR_SIZE, language=language)
        pilots.append(pilot)
        pilot.tap(5, 5)
        if room:
            ids = [page.id for page in mirror_hall.chapter(chapter).pages]
            pilot.show.open_chapter(chapter, ids.index(room))
            pilot.settle()
            pilot.advance(1.5)
        return pilot

    yield start
    for pilot in pilots:
        pilot.close()
