"""Nothing that is broken, missing or empty in an exhibition takes the show from the visitors."""

import logging
import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.blocks.contract import Kind, Moment, View
from kiosk.commands.opening import block_kinds, shipped_exhibition
from kiosk.content.library import Library
from kiosk.content.prose import parse
from kiosk.media.derivative import Derivative, Pixels
from kiosk.media.picturestore import PictureStore
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.page import PageView
from kiosk.show.pilot import Pilot
from kiosk.show.question import Question
from kiosk.show.sorry import Guarded, Sorry
from kiosk.stage.controls import Button, Control, Pan, Zoom
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from tests.show.conftest import SMALL, MakePilot, opened, walk_in, write_small

ROOT = shipped_exhibition()
YAMLS = sorted(path.name for path in (ROOT / "exhibits").glob("*.yaml"))
PICTURES = sorted(
    path.relative_to(ROOT / "assets").as_posix()
    for path in (ROOT / "assets").rglob("*")
    if path.suffix in (".svg", ".png", ".jpg", ".webp", ".avif") and "_sources" not in path.parts
)
TINY = Size(320, 180)
HARMS = ("random bytes", "missing", "empty")


def harm(path: Path, how: str) -> None:
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if how == "empty" else random.Random(path.name).randbytes(500))


def walk(pilot: Pilot, only: str | None = None) -> None:
    """Attract, home, and every page of all chapters or of one, each painted at rest."""
    assert isinstance(pilot.show.scene, Attract)
    for _ in pilot.show.exhibition.chapters:
        pilot.clock.advance(10.5)
        pilot.show.step()
    pilot.tap(5, 5)
    assert isinstance(pilot.show.scene, Home)
    ids = [outline.id for outline in pilot.show.exhibition.chapters]
    assert [c.id for c in pilot.controls() if c.id.startswith("door-")] == [f"door-{each}" for each in ids]
    for chapter in ids if only is None else [only]:
        pilot.show.open_chapter(chapter)
        scene = pilot.show.scene
        assert isinstance(scene, ChapterScene)
        for number in range(scene.count):
            scene.turn_to(number)
            pilot.clock.advance(1.0)
            pilot.show.step()
            assert scene.resting
            pilot.show.step()
    pilot.show.go_home()
    pilot.settle()


@contextmanager
def harmed(path: Path, how: str) -> Iterator[None]:
    """For a while the file is harmed."""
    whole = path.read_bytes()
    harm(path, how)
    yield
    path.write_bytes(whole)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped exhibition."""
    folder = tmp_path_factory.mktemp("shipped") / "copy"
    shutil.copytree(ROOT / "exhibits", folder / "exhibits")
    shutil.copytree(ROOT / "assets", folder / "assets", ignore=shutil.ignore_patterns("_sources"))
    return folder


@pytest.mark.usefixtures("flat_pictures")
@pytest.mark.parametrize(
    ("name", "how"),
    [
        *((name, HARMS[i % 3]) for i, name in enumerate(YAMLS) if name != "exhibition.yaml"),
        *(("exhibition.yaml", how) for how in HARMS),
    ],
)
def test_any_broken_yaml_leaves_the_others(
    copy: Path, shipped: Library, make_pilot: MakePilot, prepared: Path, name: str, how: str
) -> None:
    with harmed(copy / "exhibits" / name, how):
        library = opened(copy)
        assert library.problems
        others = {each.id for each in shipped.exhibition.chapters} - {name.removesuffix(".yaml")}
        pages = {each.id: each.page_ids for each in library.exhibition.chapters}
        for outline in shipped.exhibition.chapters:
            assert outline.id not in others or pages[outline.id] == outline.page_ids
        walk(make_pilot(library, TINY, cache=prepared))


@pytest.mark.parametrize(
    ("name", "how"),
    [*((name, HARMS[i % 3]) for i, name in enumerate(PICTURES)), *((PICTURES[0], how) for how in HARMS[1:])],
)
def test_any_broken_picture_leaves_a_quiet_mark(
    copy: Path,
    make_pilot: MakePilot,
    prepared: Path,
    name: str,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    fetch, tile = PictureStore.fetch, Pixels(Size(2, 2), bytes(16), opaque=True)

    def fetch_one(store: PictureStore, wanted: Derivative) -> Pixels:
        return fetch(store, wanted) if wanted.src == name else tile

    monkeypatch.setattr(PictureStore, "fetch", fetch_one)
    with harmed(copy / "assets" / name, how):
        walk(make_pilot(opened(copy), TINY, cache=prepared), only=name.split("/", maxsplit=1)[0])
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("how", HARMS)
def test_a_file_that_breaks_while_the_show_runs(tmp_path: Path, make_pilot: MakePilot, how: str) -> None:
    folder = write_small(tmp_path / "small")
    pilot = make_pilot(opened(folder))
    for path in [folder / "exhibits" / "sea.yaml", *(folder / "assets").iterdir()]:
        harm(path, how)
    walk(pilot)


@pytest.mark.parametrize("what", ["nothing", "empty folders", "empty exhibition", "no chapters", "no pages"])
def test_an_exhibition_without_anything_opens(tmp_path: Path, make_pilot: MakePilot, what: str) -> None:
    folder = tmp_path / "bare"
    (folder / "exhibits").mkdir(parents=True)
    (folder / "assets").mkdir()
    if what == "nothing":
        shutil.rmtree(folder)
        folder.mkdir()
    elif what == "empty exhibition":
        (folder / "exhibits" / "exhibition.yaml").touch()
    elif what == "no chapters":
        (folder / "exhibits" / "exhibition.yaml").write_text("title: Nothing\n", "utf-8")
    elif what == "no pages":
        (folder / "exhibits" / "exhibition.yaml").write_text("chapters: [void]\n", "utf-8")
        (folder / "exhibits" / "void.yaml").write_text("pages: []\n", "utf-8")
    for unattended in (False, True):
        pilot = make_pilot(opened(folder), unattended=unattended)
        pilot.advance(30.0)
        if not pilot.show.exhibition.chapters or not unattended:
            walk(pilot)
            pilot.need(text_size=1.5)
            pilot.advance(61.0)
            assert isinstance(pilot.show.scene, Question)
            pilot.advance(25.0)
            assert isinstance(pilot.show.scene, Attract)


class Fault(Exception):
    """What the faulty view raises."""


class Faulty(View):
    """A text that fails where the test wants it to, once the class is told to."""

    where = ""

    def __init__(self, fields: Any) -> None:
        self.fields = fields
        self.box = Box(0, 0, 1, 1)
        self.zoomed = False
        self.fail("init")

    def fail(self, here: str) -> None:
        if type(self).where == here:
            raise Fault(here)

    def measure(self, width: int, reading: Reading) -> int:
        self.fail("measure")
        return 100

    def arrange(self, box: Box, reading: Reading) -> None:
        self.fail("arrange")
        self.box = box

    def paint(self, painter: Painter) -> None:
        with painter.clip(self.box):
            self.fail("paint")
        painter.fill(self.box, "gold")

    def controls(self) -> Sequence[Control]:
        self.fail("controls")

        def pulled(*at: float) -> None:
            self.fail("pan" if len(at) == 2 else "grab")

        def pinched(*at: float) -> None:
            self.fail("pinch" if len(at) == 3 else "double tap")

        def pressed() -> None:
            self.fail("act")
            self.zoomed = True

        place = self.box.centred(Size(60, 60))
        return [
            Pan("pan", self.box, "both", pulled, pulled, pulled),
            Zoom("zoom", self.box, pinched, pinched),
            Button("faulty", place, pressed),
        ]

    def overlay(self, screen: Box) -> View | None:
        self.fail("overlay")
        return FaultyOverlay(self) if self.zoomed else None

    def enter(self, now: float) -> None:
        self.fail("enter")

    def leave(self) -> None:
        self.fail("leave")

    def moving(self, now: float) -> bool:
        self.fail("moving")
        return False

    def playing(self, now: float) -> bool:
        self.fail("playing")
        return False

    def moments(self) -> Sequence[Moment]:
        self.fail("moments")
        return [Moment(1.0, lambda: self.fail("show"))]


class FaultyOverlay(View):
    """What covers the screen of a faulty text."""

    def __init__(self, owner: Faulty) -> None:
        self.owner = owner

    def measure(self, width: int, reading: Reading) -> int:
        return 1

    def arrange(self, box: Box, reading: Reading) -> None: ...

    def paint(self, painter: Painter) -> None:
        self.owner.fail("overlay paint")

    def controls(self) -> Sequence[Control]:
        return [Button("close", Box(0, 0, 100, 100), lambda: self.owner.fail("overlay act"))]


TWO = """\
title: {zh: 二, en: Two}
pages:
  - id: first
    blocks:
      - {kind: text, id: well, body: {zh: 好好的。, en: All is well.}}
      - {kind: text, id: ill, body: {zh: 坏了。, en: Broken.}}
  - id: second
    blocks:
      - {kind: text, body: {zh: 下一页。, en: The next.}}
"""


def kinds_with_fault() -> Mapping[str, Kind]:
    """The kinds, of which `text` is faulty where its body says so."""
    text = block_kinds()["text"]

    def view(fields: Any, hall: Hall) -> View:
        broken = "坏" in "".join(span.text for part in parse(fields.body["zh"]) for span in part.spans)
        return Faulty(fields) if broken else text.View(fields, hall)

    faulty = SimpleNamespace(SAMPLE=text.SAMPLE, WORDS=text.WORDS, Fields=text.Fields, View=view)
    return {**block_kinds(), "text": cast(Kind, faulty)}


def look(pilot: Pilot) -> None:
    pilot.advance(1.0)
    pilot.controls()


def press_it(pilot: Pilot) -> None:
    pilot.press("ill/faulty")


def close_it(pilot: Pilot) -> None:
    pilot.press("ill/faulty")
    pilot.press("ill/close")


def pull_it(pilot: Pilot) -> None:
    x, y = pilot.button("ill/faulty").box.centre
    pilot.down(x, y)
    for i in range(8):
        pilot.move(x + 10 * i, y + 10 * i)
    pilot.up(x + 70, y + 70)


def pinch_it(pilot: Pilot) -> None:
    pilot.pinch(*pilot.button("ill/faulty").box.centre, 1.5)


def tap_it_twice(pilot: Pilot) -> None:
    box = next(control.box for control in pilot.controls() if control.id == "ill/zoom")
    for _ in range(2):
        pilot.tap(box.x + 3, box.y + 3)


def turn_away(pilot: Pilot) -> None:
    pilot.press("next")
    pilot.press("previous")


def play_it(pilot: Pilot) -> None:
    for moment in pilot.show.page_moments():
        moment.show()


FAULTS: dict[str, Callable[[Pilot], None]] = {
    "init": look,
    "measure": look,
    "arrange": look,
    "paint": look,
    "controls": look,
    "overlay": look,
    "enter": look,
    "moving": look,
    "playing": look,
    "leave": turn_away,
    "act": press_it,
    "grab": pull_it,
    "pan": pull_it,
    "pinch": pinch_it,
    "double tap": tap_it_twice,
    "overlay paint": press_it,
    "overlay act": close_it,
    "moments": play_it,
    "show": play_it,
}


@pytest.mark.usefixtures("flat_pictures")
@pytest.mark.parametrize("where", FAULTS)
def test_a_view_that_fails_becomes_a_panel_and_the_others_stay(
    tmp_path: Path,
    where: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = write_small(tmp_path / "two")
    (folder / "exhibits" / "sea.yaml").write_text(TWO, "utf-8")
    monkeypatch.setattr(Faulty, "where", where)
    with Pilot(opened(folder), kinds_with_fault, SMALL) as pilot:
        walk_in(pilot, "sea")
        FAULTS[where](pilot)
        pilot.advance(1.0)
        scene = pilot.show.scene
        assert isinstance(scene, ChapterScene)
        page = scene._pages.get(0)
        assert isinstance(page, PageView)
        well, ill = page.views
        assert isinstance(well, Guarded)
        assert not isinstance(well._view, Sorry)
        assert isinstance(ill._view if isinstance(ill, Guarded) else ill, Sorry)
        assert "sea/first/ill" in caplog.text
        pilot.press("language")
        pilot.press("next")
        pilot.press("go-on" if scene.at == scene.count - 1 else "next")
        pilot.press("home")
        assert isinstance(pilot.show.scene, Home)


@pytest.mark.usefixtures("flat_pictures")
def test_a_view_that_fails_at_each_visit_is_logged_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_small(tmp_path / "two")
    (folder / "exhibits" / "sea.yaml").write_text(TWO, "utf-8")
    monkeypatch.setattr(Faulty, "where", "paint")
    with Pilot(opened(folder), kinds_with_fault, SMALL) as pilot:
        for _ in range(5):
            walk_in(pilot, "sea")
            look(pilot)
            pilot.show.end_visit()
            pilot.settle()
        assert [bool(record.exc_info) for record in caplog.records] == [True]
        assert pilot.show.mishaps.times("block sea/first/ill") >= 5


@pytest.mark.usefixtures("flat_pictures")
def test_a_view_that_does_not_fail_is_left_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = write_small(tmp_path / "two")
    (folder / "exhibits" / "sea.yaml").write_text(TWO, "utf-8")
    with Pilot(opened(folder), kinds_with_fault, SMALL) as pilot:
        walk_in(pilot, "sea")
        for visit in (look, pull_it, pinch_it, tap_it_twice, play_it, turn_away, close_it):
            visit(pilot)
        assert caplog.text == ""
