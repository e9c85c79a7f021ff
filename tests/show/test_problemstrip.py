"""What a preview tells the curator: on top of everything, in her language, and never in her way."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.base.sentences import Sentence
from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library
from kiosk.content.model import Place, Problem
from kiosk.show.attract import Attract
from kiosk.show.bulletin import bulletin
from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.pilot import Pilot
from kiosk.show.problemstrip import GOOD_NEWS, PATIENCE, ProblemStrip
from tests.show.conftest import SMALL, opened, write_small
from tests.show.mirror_hall import MIRROR_SIZE

MORNING, NOON = datetime(2026, 11, 23, 9, 3), datetime(2026, 11, 23, 12, 0)


class Preview:
    """A pilot in front of a preview, and the folder that is previewed."""

    def __init__(self, library: Library, size: Size = SMALL, language: str | None = None) -> None:
        self.folder = library.exhibition.folder
        self.strip = ProblemStrip(self.folder, lambda: NOON)
        self.pilot = Pilot(library, block_kinds, size, language=language, preview=self.strip)

    def problem(self, line: int = 3, severity: str = "error", found: str = "") -> Problem:
        place = Place(self.folder / "exhibits" / "sea.yaml", line, 3)
        said = Sentence("there is no file `{path}` in assets/", path=found or f"{line}.svg")
        return Problem(place, "error" if severity == "error" else "warning", said)

    def tell(self, *problems: Problem, shown: datetime = NOON) -> None:
        self.strip.tell(problems, shown)
        self.pilot.step()
        self.pilot.settle()

    @property
    def said(self) -> str:
        """All that is set in type at this moment."""
        texts: list[str] = []
        paint = self.pilot.show.painter
        whole = type(paint).text

        def note(painter: object, setting: object, *place: object, **how: object) -> None:
            texts.append("".join(line.text for line in setting.lines))  # type: ignore[attr-defined]

        type(paint).text = note  # type: ignore[method-assign, assignment]
        try:
            self.pilot.show.paint_again(paint)
        finally:
            type(paint).text = whole  # type: ignore[method-assign]
        return "\n".join(texts)

    @property
    def buttons(self) -> set[str]:
        return {each.id for each in self.pilot.controls() if each.id.startswith("problems")}


@pytest.fixture
def preview(small: Library) -> Iterator[Callable[..., Preview]]:
    """Opens previews, of the small exhibition unless told otherwise."""
    open_ones: list[Preview] = []

    def start(library: Library | None = None, size: Size = SMALL, language: str | None = None) -> Preview:
        open_ones.append(Preview(library or small, size, language))
        return open_ones[-1]

    yield start
    for each in open_ones:
        each.pilot.close()


Open = Callable[..., Preview]


def test_on_the_floor_nothing_of_it_exists(small: Library) -> None:
    with Pilot(small, block_kinds, SMALL) as pilot:
        pilot.tap(5, 5)
        assert not [each for each in pilot.controls() if each.id.startswith("problems")]


def test_errors_are_told_until_they_are_mended(preview: Open) -> None:
    here = preview()
    here.pilot.tap(5, 5)
    assert here.buttons == {"problems"}, "a tab while all is well"
    here.tell(here.problem(7), here.problem(3), shown=MORNING)
    assert "2 处错误" in here.said
    assert "09:03" in here.said
    assert "exhibits/sea.yaml:3:3" in here.said, "the first"
    here.pilot.advance(600)
    assert "2 处错误" in here.said
    here.tell()
    assert "12:00" in here.said
    here.pilot.advance(GOOD_NEWS)
    assert "12:00" not in here.said
    assert here.buttons == {"problems"}


def test_what_takes_long_is_said_to_be_looked_at(preview: Open) -> None:
    here = preview(language="en")
    here.strip.expect()
    here.pilot.advance(PATIENCE / 2)
    assert "looking" not in here.said, "most changes are there at once"
    here.pilot.advance(PATIENCE)
    assert "looking at what was saved" in here.said
    here.tell()
    assert "looking" not in here.said
    assert "12:00" in here.said
    here.strip.expect()
    here.tell()
    here.pilot.advance(3 * PATIENCE)
    assert "looking" not in here.said


def test_warnings_hold_nothing_back(preview: Open) -> None:
    here = preview(language="en")
    here.tell(here.problem(severity="warning"))
    assert "up to date, shown since 12:00 · 1 warning" in here.said
    here.pilot.advance(GOOD_NEWS)
    assert here.buttons == {"problems"}
    here.pilot.press("problems")
    assert "sea.yaml:3:3" in here.said


def test_what_was_put_away_stays_so_through_changes(preview: Open, tmp_path: Path) -> None:
    here = preview()
    here.tell(here.problem())
    here.pilot.press("problems-away")
    assert here.buttons == {"problems"}
    here.tell(here.problem(), here.problem(5))
    here.pilot.floor.offer(opened(write_small(tmp_path / "next")))
    here.pilot.settle()
    assert here.buttons == {"problems"}
    assert "2" in here.said
    here.pilot.press("problems")
    here.pilot.press("problems-close")
    assert here.buttons == {"problems", "problems-away"}, "opened again it is there again"


def test_the_list_stays_open_through_changes(preview: Open, tmp_path: Path) -> None:
    here = preview(language="en")
    here.tell(here.problem())
    here.pilot.press("problems")
    here.tell(shown=NOON)
    here.pilot.floor.offer(opened(write_small(tmp_path / "next")))
    here.pilot.settle()
    assert "problems-close" in here.buttons
    assert "Nothing to mend" in here.said


def test_the_list_tells_each_problem_with_its_line(preview: Open) -> None:
    here = preview(language="en")
    here.tell(*(here.problem(line) for line in range(1, 9)))
    here.pilot.press("problems")
    assert "8 errors" in here.said
    assert "exhibits/sea.yaml:1:3" in here.said
    assert ":\u00a0{zh:\u00a0海" in here.said, "the line itself"
    here.pilot.press("problems-list-down")
    here.pilot.settle()
    assert "exhibits/sea.yaml:1:3" not in here.said
    for _ in range(4):
        here.pilot.swipe(0, 100)
        here.pilot.settle()
    assert "exhibits/sea.yaml:1:3" in here.said


def test_while_the_list_is_open_nothing_behind_it_is_touched(preview: Open) -> None:
    here = preview()
    here.pilot.tap(5, 5)
    here.tell(here.problem())
    here.pilot.press("problems")
    assert all(each.id.startswith("problems") for each in here.pilot.controls())
    here.pilot.tap(SMALL.w // 2, SMALL.h - 40)
    assert isinstance(here.pilot.show.scene, Home)


def test_a_keypad_opens_and_closes_it(preview: Open) -> None:
    here = preview()
    here.pilot.tap(5, 5)
    here.tell(here.problem())
    here.pilot.key("next")
    for _ in range(12):
        focused = here.pilot.show.focused()
        if focused and focused.id == "problems":
            break
        here.pilot.key("next")
    here.pilot.key("enter")
    assert "problems-close" in here.buttons
    here.pilot.key("back")
    assert "problems-close" not in here.buttons
    assert isinstance(here.pilot.show.scene, Home)


def test_it_is_touched_without_beginning_a_visit(preview: Open) -> None:
    here = preview()
    here.tell(here.problem())
    here.pilot.press("problems")
    here.pilot.press("problems-close")
    assert isinstance(here.pilot.show.scene, Attract)


def test_a_place_that_is_looked_at_stays_while_the_curator_writes(preview: Open) -> None:
    here = preview()
    here.pilot.tap(5, 5)
    here.pilot.show.open_chapter("sea", 1)
    here.pilot.advance(3600)
    assert isinstance(here.pilot.show.scene, ChapterScene)


@pytest.mark.parametrize(("language", "said"), [("zh", "1 处错误"), ("en", "1 error")])
def test_it_speaks_the_language_that_is_read(preview: Open, language: str, said: str) -> None:
    here = preview(language=language)
    here.tell(here.problem())
    assert said in here.said
    here.pilot.show.choose_language("en" if language == "zh" else "zh")
    assert said not in here.said


def test_on_a_mirrored_page_it_is_touched_where_it_is_seen(preview: Open, mirror_hall: Library) -> None:
    here = preview(mirror_hall, MIRROR_SIZE, language="ar")
    here.tell(here.problem())
    assert "1 error" in here.said
    away = here.pilot.show.on_screen(here.pilot.button("problems-away").box)
    assert away.x > MIRROR_SIZE.w / 2, "as it is laid out, at the right"
    here.pilot.tap(*away.centre)
    assert here.buttons == {"problems"}


@pytest.mark.parametrize("size", [SMALL, Size(1080, 1920), Size(1920, 540), Size(320, 240)])
@pytest.mark.parametrize("text_size", [1.0, 1.6])
def test_it_stays_on_the_screen(preview: Open, size: Size, text_size: float) -> None:
    here = preview(size=size)
    here.pilot.tap(5, 5)
    here.pilot.need(text_size=text_size)
    here.tell(*(here.problem(line, found="very-long-name/" * 30) for line in range(1, 5)))
    for opened_ in (False, True):
        if opened_:
            here.pilot.press("problems")
        theirs = [each for each in here.pilot.controls() if each.id.startswith("problems")]
        assert theirs
        for each in theirs:
            assert Box(0, 0, *size).contains(each.box), each.id
            assert min(each.box.size) >= here.pilot.show.reading.theme.target, each.id


def test_what_looks_like_a_reading_is_shown_as_it_is_written(preview: Open) -> None:
    here = preview(language="en")
    (here.folder / "exhibits" / "sea.yaml").write_text("title: {生僻|shēngpì}\n", "utf-8")
    here.tell(here.problem(1, found="{生|shēng}.svg"))
    here.pilot.press("problems")
    assert "{生僻|shēngpì}" in here.said
    assert "{生|shēng}.svg" in here.said


def test_a_bulletin_quotes_the_line_as_it_was_then(tmp_path: Path) -> None:
    file = tmp_path / "exhibits" / "hall.yaml"
    file.parent.mkdir()
    file.write_text("title: Hall\nlead: 蜀道难\n", "utf-8")
    told = bulletin([Problem(Place(file, 2, 7), "error", "too short")], tmp_path, NOON, NOON)
    file.unlink()
    assert told.notes[0].where == "exhibits/hall.yaml:2:7"
    assert told.notes[0].quotations[0].cut(80) == ("lead: ", "蜀道难", "")


def test_another_day_is_told_with_its_date(preview: Open) -> None:
    here = preview(language="en")
    here.tell(here.problem(), shown=datetime(2026, 11, 20, 16, 0))
    assert "the screen still shows the state of 2026-11-20 16:00" in here.said
