"""What is made ready while nothing happens: it is quick when touched, looks the same, and is let go of."""

from collections.abc import Sequence

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.content.library import Library
from kiosk.show.chapter import ChapterScene
from kiosk.show.pilot import FRAME, Pilot
from kiosk.show.scene import Scene
from kiosk.show.sorry import Guarded
from kiosk.show.strip import TURN
from kiosk.stage.canvas import Texture
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from tests.show.conftest import SMALL, MakePilot


@pytest.fixture
def pilot(small: Library, make_pilot: MakePilot) -> Pilot:
    """On the first page of the first chapter, all made ready."""
    pilot = make_pilot(small, SMALL)
    pilot.tap(5, 5)
    pilot.press("door-sea")
    prepare(pilot)
    return pilot


def prepare(pilot: Pilot) -> None:
    while pilot.show.prepare():
        pass


def large(pilot: Pilot) -> Sequence[Texture]:
    """The textures as wide as the screen that are alive."""
    return [texture for texture in pilot.canvas._textures if texture.size.w == SMALL.w]


def test_a_finger_on_the_bar_finds_the_page_as_it_was(pilot: Pilot) -> None:
    pilot.press("next")  # to the long text
    pilot.swipe(0, -60)
    prepare(pilot)
    before = pilot.canvas.pixels()
    x, y = pilot.button("home").box.centre
    pilot.down(x, y)
    pressed = pilot.canvas.pixels()
    pilot.up(x, 5)
    bar = SMALL.w * 3 * pilot.button("home").box.y
    assert pressed != before
    assert pressed[:bar] == before[:bar]


def test_trying_the_buttons_shows_nothing(pilot: Pilot) -> None:
    before = pilot.canvas.pixels()
    pilot.show.choose_language("en")
    pilot.show.choose_language("zh")
    pilot.settle()
    prepare(pilot)
    pilot.show.repaint()
    pilot.show.step()
    assert pilot.canvas.pixels() == before


def test_the_sheets_of_a_chapter_go_with_it(pilot: Pilot) -> None:
    at_first = len(large(pilot))
    for _ in range(5):
        pilot.press("home")
        pilot.press("door-land")
        prepare(pilot)
        pilot.press("home")
        pilot.press("door-sea")
        prepare(pilot)
    assert len(large(pilot)) <= at_first


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The blocks that were painted since it was cleared."""
    blocks: list[str] = []
    paint = Guarded.paint

    def told(view: Guarded, painter: Painter) -> None:
        blocks.append(view.block)
        paint(view, painter)

    monkeypatch.setattr(Guarded, "paint", told)
    return blocks


def test_a_neighbour_is_made_ready_a_part_at_a_time(
    small: Library, make_pilot: MakePilot, painted: list[str]
) -> None:
    pilot = make_pilot(small, SMALL)
    pilot.tap(5, 5)
    pilot.show.open_chapter("sea", 1)
    pilot.settle()
    before = pilot.canvas.pixels()
    steps = []
    while pilot.show.prepare():
        steps.append(tuple(painted))
        painted.clear()
    assert pilot.canvas.pixels() == before
    assert len(steps) > 6
    assert any(len(step) == 1 for step in steps)
    tried = [block for step in steps for block in step if len(step) == 1]
    whole = [step for step in steps if len(step) > 1]
    assert all(set(step) <= set(tried) for step in whole)


def chapter(pilot: Pilot) -> ChapterScene:
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    return scene


def step(pilot: Pilot) -> bytes:
    """One frame; what is seen of it."""
    pilot.clock.advance(FRAME)
    pilot.step()
    return pilot.canvas.pixels()


@pytest.fixture
def hurried(small: Library, make_pilot: MakePilot) -> Pilot:
    """On the first page, nothing else made ready, and it waits for no picture from now on."""
    pilot = make_pilot(small, SMALL)
    pilot.tap(5, 5)
    pilot.show.open_chapter("sea", 0)
    pilot.settle()
    pilot.show.pictures.patient = False
    return pilot


def test_a_page_that_was_not_made_ready_comes_in_steps_while_it_slides_in(
    hurried: Pilot, painted: list[str]
) -> None:
    scene = chapter(hurried)
    scene.turn_to(1)
    frames = []
    while not scene.resting:
        painted.clear()
        step(hurried)
        frames.append([block for block in painted if block == "text"])
    tried, whole, at_rest = ["text"], ["text"], ["text"]
    assert frames == [[], tried, whole, *([[]] * (len(frames) - 4)), at_rest], (
        "laid out, tried, painted, shown"
    )


def test_what_is_left_is_seen_all_the_while_the_next_is_not_ready(hurried: Pilot) -> None:
    before, row, scene = hurried.canvas.pixels(), 3 * SMALL.w, chapter(hurried)
    scene.turn_to(1)
    moved = step(hurried)
    assert scene._coming
    at, offset = row * (SMALL.h // 3), 3 * round(scene._strip.offset(hurried.clock.now()))
    assert moved[at : at + row - offset] == before[at + offset : at + row]
    assert len(set(pixels_of(moved[at + row - offset : at + row]))) == 1


def test_what_fades_over_a_chapter_waits_until_its_page_is_there(
    small: Library, make_pilot: MakePilot, painted: list[str]
) -> None:
    pilot = make_pilot(small, SMALL)
    pilot.tap(5, 5)
    before = pilot.canvas.pixels()
    pilot.show.pictures.patient = False
    pilot.show.open_chapter("sea", 1)
    frames = []
    while (seen := step(pilot)) == before:
        frames.append(list(painted))
        painted.clear()
    assert [*frames, painted] == [[], ["text"], ["text", "text"]], (
        "laid out, tried, painted on sheet and screen"
    )
    assert not chapter(pilot)._coming
    pilot.settle()
    assert pilot.canvas.pixels() not in (seen, before)


def test_what_is_seen_stays_until_the_page_is_there_in_another_language(hurried: Pilot) -> None:
    hurried.settle()
    before = hurried.canvas.pixels()
    hurried.show.choose_language("en")
    frames = 0
    while step(hurried) == before:
        frames += 1
    assert frames == 1 + len(chapter(hurried).page().parts()), "laid out, and each part tried"
    there = hurried.canvas.pixels()
    assert not chapter(hurried)._coming
    hurried.settle()
    assert hurried.canvas.pixels() == there, "and it is there at once"


class Cover(Scene):
    """Hides whatever lies below it."""

    def arrange(self, screen: Box, reading: Reading) -> None:
        pass

    def paint(self, painter: Painter) -> None:
        pass


def test_a_page_that_is_hidden_is_not_waited_for(hurried: Pilot) -> None:
    hurried.show._push(Cover())
    hurried.settle()
    hurried.show.choose_language("en")
    hurried.settle()
    assert hurried.show.rest() != 0.0


def pixels_of(line: bytes) -> list[bytes]:
    return [line[i : i + 3] for i in range(0, len(line), 3)]


def test_a_page_that_is_seen_stays_when_its_pictures_arrive(hurried: Pilot) -> None:
    scene = chapter(hurried)
    scene.turn_to(1)
    while not scene._sheets.ready(1):
        step(hurried)
    scene._sheets.drop(1)
    step(hurried)
    assert not scene._coming
    assert scene._sheets.ready(1)


def test_on_a_wall_what_stands_beside_a_page_comes_by_itself(small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small, Size(1800, 300))
    pilot.tap(5, 5)
    pilot.show.open_chapter("sea", 0)
    pilot.settle()
    pilot.show.pictures.patient = False
    pilot.show.choose_language("en")
    pilot.step()
    assert chapter(pilot)._coming
    colours = set(pixels_of(b"".join(rows(pilot))))
    pilot.settle()
    assert not chapter(pilot)._coming
    assert len(set(pixels_of(b"".join(rows(pilot)))) - colours) > 9, "its neighbour has been painted"


def test_from_far_away_a_page_slides_in_beside_the_one_that_was_seen(pilot: Pilot) -> None:
    before, row, scene = pilot.canvas.pixels(), 3 * SMALL.w, chapter(pilot)
    scene.turn_to(2)
    pilot.clock.advance(0.05)
    pilot.show.repaint()
    pilot.show.step()
    moved = pilot.canvas.pixels()
    offset = scene._strip.offset(pilot.clock.now()) - SMALL.w
    assert 0 < offset < SMALL.w
    middle = row * (SMALL.h // 3)
    left = 3 * round(offset)
    assert moved[middle : middle + row - left] == before[middle + left : middle + row]


def test_on_a_wall_what_slides_in_beside_a_page_is_what_stays_there(
    small: Library, make_pilot: MakePilot
) -> None:
    pilot = make_pilot(small, Size(1800, 300))
    pilot.tap(5, 5)
    pilot.show.open_chapter("sea", 0)
    pilot.settle()
    scene = chapter(pilot)
    scene.turn_to(2)
    pilot.clock.advance(TURN - 0.001)
    pilot.show.repaint()
    pilot.show.step()
    assert not scene.resting
    beside = [row[: 3 * 400] for row in rows(pilot)]
    pilot.settle()
    assert scene.resting
    assert [row[: 3 * 400] for row in rows(pilot)] == beside


def rows(pilot: Pilot) -> list[bytes]:
    """Of the upper half of the screen."""
    pixels, wide = pilot.canvas.pixels(), 3 * pilot.size.w
    return [pixels[y * wide : (y + 1) * wide] for y in range(pilot.size.h // 2)]
