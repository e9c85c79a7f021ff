"""A new version of the exhibition takes the old one's place when no one is disturbed by it."""

from pathlib import Path

import pytest

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.commands.opening import block_fields, block_kinds
from kiosk.content.library import Library, open_library
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.floor import QUIET
from kiosk.show.home import Home
from kiosk.show.pilot import Pilot
from kiosk.stage.controls import Button
from tests.show.conftest import LAND, SMALL, MakePilot, write_small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small(tmp_path / "old")


def changed(tmp_path: Path, old: str = "The boats are back.", new: str = "Gone.", more: str = "") -> Library:
    """The small exhibition with one text replaced, and something more in exhibition.yaml."""
    folder = write_small(tmp_path / "new", more)
    for path in (folder / "exhibits").iterdir():
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return open_library(folder, block_fields, None)


def opened(folder: Path) -> Library:
    return open_library(folder, block_fields, None)


def shows_new(pilot: Pilot) -> bool:
    return pilot.show.exhibition.folder.name == "new"


def enter(pilot: Pilot, page: int = 2) -> None:
    """Touch the screen, and open the first chapter at a page."""
    pilot.tap(300, 100)
    pilot.show.open_chapter("sea", page)
    pilot.settle()


def at(pilot: Pilot) -> tuple[str, int]:
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    return scene.outline.id, scene.at


def test_nobody_there_it_changes_at_once(folder: Path, tmp_path: Path, make_pilot: MakePilot) -> None:
    pilot = make_pilot(opened(folder))
    pilot.floor.offer(changed(tmp_path))
    pilot.step()
    assert shows_new(pilot)
    assert isinstance(pilot.show.scene, Attract)


def test_the_old_picture_fades(folder: Path, tmp_path: Path, make_pilot: MakePilot) -> None:
    pilot = make_pilot(opened(folder))
    before = pilot.canvas.pixels()
    pilot.floor.offer(changed(tmp_path, "The Shore", "Another Shore"))
    pilot.step()
    assert pilot.canvas.pixels() == before
    pilot.settle()
    assert pilot.canvas.pixels() != before


def test_a_visit_is_not_disturbed(folder: Path, tmp_path: Path, make_pilot: MakePilot) -> None:
    pilot = make_pilot(opened(folder))
    enter(pilot)
    pilot.floor.offer(changed(tmp_path))
    pilot.settle()
    pilot.advance(50)
    pilot.press("previous")
    assert not shows_new(pilot)
    pilot.advance(79)
    assert not shows_new(pilot), "the question is asked"
    pilot.advance(2)
    assert shows_new(pilot)
    assert isinstance(pilot.show.scene, Attract)


def test_after_two_quiet_minutes_it_changes_in_place(tmp_path: Path, make_pilot: MakePilot) -> None:
    patient = "idle: {after: 600, countdown: 30}\n"
    pilot = make_pilot(opened(write_small(tmp_path / "old", patient)))
    enter(pilot)
    pilot.need(text_size=1.5)
    pilot.show.choose_language("en")
    pilot.floor.offer(changed(tmp_path, more=patient))
    pilot.advance(QUIET - 1)
    assert not shows_new(pilot)
    pilot.advance(2)
    assert shows_new(pilot)
    assert pilot.show.attended
    assert at(pilot) == ("sea", 2)
    assert (pilot.show.visit.language, pilot.show.visit.access.text_size) == ("en", 1.5)


def preview(folder: Path, size: Size = SMALL) -> Pilot:
    return Pilot(opened(folder), block_kinds, size, preview=True)


def test_a_preview_changes_where_it_stands(folder: Path, tmp_path: Path) -> None:
    with preview(folder) as pilot:
        enter(pilot)
        before = pilot.canvas.pixels()
        pilot.floor.offer(changed(tmp_path, "船都回来了。", "船走了。"))
        pilot.settle()
        assert shows_new(pilot)
        assert at(pilot) == ("sea", 2)
        assert pilot.canvas.pixels() != before


def test_never_under_a_finger(folder: Path, tmp_path: Path) -> None:
    with preview(folder) as pilot:
        enter(pilot)
        pilot.down(300, 100)
        pilot.floor.offer(changed(tmp_path))
        pilot.advance(1)
        pilot.move(250, 100)
        assert not shows_new(pilot)
        pilot.up(250, 100)
        assert not shows_new(pilot), "the page still moves"
        pilot.settle()
        assert shows_new(pilot)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("id: tide", "id: surge", ("sea", 2)),
        ("id: boats", "id: ships", ("sea", 2)),
    ],
)
def test_what_has_another_name_is_found_by_its_place(
    old: str, new: str, place: tuple[str, int], folder: Path, tmp_path: Path
) -> None:
    with preview(folder) as pilot:
        enter(pilot)
        pilot.floor.offer(changed(tmp_path, old, new))
        pilot.settle()
        assert at(pilot) == place


def test_a_page_that_moved_is_followed(folder: Path, tmp_path: Path) -> None:
    with preview(folder) as pilot:
        pilot.tap(300, 100)
        pilot.show.open_chapter("land", 0)
        pilot.settle()
        page = LAND.split("pages:\n")[1]
        pilot.floor.offer(changed(tmp_path, page, page.replace("id: dike", "id: first") + page))
        pilot.settle()
        assert at(pilot) == ("land", 1)


def test_where_the_chapter_is_gone_there_are_the_doors(folder: Path, tmp_path: Path) -> None:
    with preview(folder) as pilot:
        enter(pilot)
        pilot.floor.offer(changed(tmp_path, "chapters: [sea, land]", "chapters: [land]"))
        pilot.settle()
        assert isinstance(pilot.show.scene, Home)


def test_after_the_last_page_it_stays_there(folder: Path, tmp_path: Path) -> None:
    with preview(folder) as pilot:
        enter(pilot, 3)
        pilot.floor.offer(changed(tmp_path))
        pilot.settle()
        assert at(pilot) == ("sea", 3)


def test_a_language_that_is_gone(folder: Path, tmp_path: Path) -> None:
    with preview(folder) as pilot:
        enter(pilot)
        pilot.show.choose_language("en")
        pilot.floor.offer(changed(tmp_path, "languages: {zh: 中文, en: English}", "languages: {zh: 中文}"))
        pilot.settle()
        assert pilot.show.visit.language == "zh"


def test_an_unattended_display_changes_between_pages(
    folder: Path, tmp_path: Path, make_pilot: MakePilot
) -> None:
    pilot = make_pilot(opened(folder), unattended=True)
    pilot.advance(1)
    shown = at(pilot)
    pilot.floor.offer(changed(tmp_path))
    pilot.advance(2)
    assert not shows_new(pilot), "it is being read"
    while not shows_new(pilot):
        pilot.advance(1)
    assert at(pilot) == (shown[0], shown[1] + 1)
    pilot.advance(60)
    assert at(pilot) != shown, "it goes on"


def test_only_the_newest_of_many_is_shown(folder: Path, tmp_path: Path, make_pilot: MakePilot) -> None:
    pilot = make_pilot(opened(folder))
    enter(pilot)
    pilot.floor.offer(opened(folder))
    pilot.floor.offer(changed(tmp_path))
    pilot.advance(100)
    assert shows_new(pilot)
    assert pilot.floor.rest() is None


def test_what_cannot_be_installed_leaves_the_old(
    folder: Path, tmp_path: Path, make_pilot: MakePilot, caplog: pytest.LogCaptureFixture
) -> None:
    pilot = make_pilot(opened(folder))
    font = "theme: {faces: {sans: none.ttf}}\n"
    (folder / "assets" / "none.ttf").write_bytes(b"no font")
    library = changed(tmp_path, more=font)
    (tmp_path / "new" / "assets" / "none.ttf").write_bytes(b"no font")
    library = opened(tmp_path / "new")
    with pytest.raises(KioskError):
        Pilot(library, block_kinds, SMALL)
    pilot.floor.offer(library)
    pilot.advance(5)
    assert not shows_new(pilot)
    assert "the old one stays" in caplog.text
    pilot.tap(300, 100)
    assert isinstance(pilot.show.scene, Home)


@pytest.mark.parametrize(
    ("kind", "moment"), [("timeline", 2), ("gallery", 1), ("hotspots", 1), ("quiz", 1), ("compare", -1)]
)
def test_blocks_stand_as_the_visitor_left_them(kind: str, moment: int, shipped: Library) -> None:
    chapter, page = next(
        (outline.id, number)
        for outline in shipped.exhibition.chapters
        for number, each in enumerate(shipped.chapter(outline.id).pages)
        if kind in [block.kind for block in each.blocks]
    )
    with Pilot(shipped, block_kinds, SMALL, preview=True) as pilot:
        pilot.tap(300, 100)
        pilot.show.open_chapter(chapter, page)
        pilot.settle()
        first = pilot.canvas.pixels()
        pilot.show.page_moments()[moment].show()
        pilot.show.repaint()
        pilot.settle()
        before = pilot.canvas.pixels()
        assert before != first
        pilot.floor.offer(open_library(shipped.exhibition.folder, block_fields, None))
        pilot.settle()
        assert pilot.canvas.pixels() == before


def test_it_changes_again_and_again(folder: Path, tmp_path: Path) -> None:
    with preview(folder) as pilot:
        enter(pilot)
        libraries = changed(tmp_path), opened(folder)
        for turn in range(12):
            pilot.floor.offer(libraries[turn % 2])
            pilot.step()
            assert shows_new(pilot) == (turn % 2 == 0)
            pilot.advance(0.4)
        assert at(pilot) == ("sea", 2)
        assert any(isinstance(control, Button) for control in pilot.controls())
