"""Reduced motion: nothing on the screen moves by itself, and what changes fades in its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.commands.opening import block_kinds, shipped_exhibition
from kiosk.content.library import Library
from kiosk.show.chapter import ChapterScene
from kiosk.show.keypad import PRESSED
from kiosk.show.pilot import FRAME, Pilot
from kiosk.stage.canvas import Canvas, Ink, Texture
from kiosk.stage.controls import Control, Pan
from tests.show.conftest import SMALL, MakePilot, opened, until, write_small

pytestmark = pytest.mark.usefixtures("flat_pictures")

SCREEN = Size(960, 540)
SOON = 0.6
"""Seconds after an act in which everything has come to rest."""
MOST_ACTS = 40
"""So many different controls of one page are tried."""

Drawn = tuple[Box, Box | None]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[Drawn]:
    """Where on the screen anything is drawn, and which part of its texture: filled by every frame."""
    places: set[Drawn] = set()
    draw, fill = Canvas.draw, Canvas.fill

    def note(canvas: Canvas, box: Box, part: Box | None) -> None:
        if canvas._renderer.target is None and canvas._seen(box):
            places.add((box.clip(canvas._clip or box), part))

    def noted_draw(
        canvas: Canvas, texture: Texture, to: Box, part: Box | None = None, alpha: int = 255
    ) -> None:
        note(canvas, to, part)
        draw(canvas, texture, to, part, alpha)

    def noted_fill(canvas: Canvas, box: Box, ink: Ink, alpha: int = 255) -> None:
        note(canvas, box, None)
        fill(canvas, box, ink, alpha)

    monkeypatch.setattr(Canvas, "draw", noted_draw)
    monkeypatch.setattr(Canvas, "fill", noted_fill)
    return places


class Onlooker:
    """Acts, and looks at every frame until all is at rest."""

    def __init__(self, pilot: Pilot, drawn: set[Drawn]) -> None:
        self.pilot, self.drawn = pilot, drawn

    def picture(self) -> set[Drawn]:
        """Everything that is drawn in a frame of what stands there now."""
        self.drawn.clear()
        self.pilot.show.repaint()
        self.pilot.show.step()
        return set(self.drawn)

    def moved(self, act: Callable[[], None]) -> set[Drawn]:
        """What is drawn after an act where nothing stood before, nor stands in the end."""
        pilot, before = self.pilot, self.picture()
        self.drawn.clear()
        act()
        begun = pilot.clock.now()
        while pilot.show.rest() == 0.0:
            pilot.clock.advance(2 * FRAME)
            pilot.show.step()
            assert pilot.clock.now() - begun < SOON
        if pilot.show.page_plays():  # what moves then is the film, or the hand of a clock
            return set()
        between, rest = set(self.drawn), pilot.show.rest()
        assert rest is None or rest > 1.0
        return between - before - self.picture() - self.sheets()

    def sheets(self) -> set[Drawn]:
        """The whole screen and the whole page: what is faded."""
        scene, screen = self.pilot.show.scene, Box(0, 0, *self.pilot.size)
        pages = [scene._place()] if isinstance(scene, ChapterScene) else []
        return {(box, None) for box in (screen, *pages)}

    def tap(self, control: Control) -> set[Drawn]:
        """A tap in its middle; gives what moved."""
        at = control.box.centre
        self.pilot.down(*at)
        self.pilot.clock.advance(0.05)
        return self.moved(lambda: self.pilot.up(*at))

    def throw(self, pan: Pan) -> set[Drawn]:
        """A quick drag to the left and up; gives what moved after the finger was lifted."""
        (x, y), pilot = pan.box.centre, self.pilot
        pilot.down(x, y)
        for step in range(1, 7):
            pilot.move(x - 20 * step, y - 8 * step)
        return self.moved(lambda: pilot.up(x - 120, y - 48))


def everything_on_a_page(pilot: Pilot, drawn: set[Drawn]) -> None:
    """Try each control that the page, and whatever it opens, ever offers: nothing moves."""
    onlooker, show, tried = Onlooker(pilot, drawn), pilot.show, set[str]()
    scene = show.scene
    assert isinstance(scene, ChapterScene)
    chapter, page = scene.outline.id, scene.at
    beside = {"back", "home", "language", "access", "previous", "next"}
    for _ in range(MOST_ACTS):
        fresh = [c for c in pilot.controls() if c.id not in tried | beside and not c.id.startswith("rail-")]
        if not fresh:
            return
        control = min(fresh, key=lambda each: "close" in each.id)
        tried.add(control.id)
        assert not onlooker.tap(control), control.id
        if isinstance(control, Pan) and control in pilot.controls():
            assert not onlooker.throw(control), control.id
        if show.scene is not scene or scene.at != page:
            show.open_chapter(chapter, page)
            pilot.settle()
            assert isinstance(show.scene, ChapterScene)
            scene = show.scene


def calmed(pilot: Pilot) -> Pilot:
    """Past the attract loop, with motion reduced."""
    pilot.tap(5, 5)
    pilot.need(reduced_motion=True)
    pilot.settle()
    return pilot


CHAPTERS = ["preface", "banner", "leadership", "drive", "smart"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_nothing_moves_whatever_is_touched(
    chapter: str, shipped: Library, make_pilot: MakePilot, drawn: set[Drawn]
) -> None:
    pilot = calmed(make_pilot(shipped, SCREEN, language="en"))
    for page in range(len(shipped.chapter(chapter).pages) + 1):
        pilot.show.open_chapter(chapter, page)
        pilot.settle()
        everything_on_a_page(pilot, drawn)


@pytest.fixture
def samples(tmp_path: Path) -> Library:
    """A chapter with the sample of every kind that needs no recording, and every manner of comparing."""
    (tmp_path / "assets").symlink_to(shipped_exhibition() / "assets")
    (tmp_path / "exhibits").mkdir()
    blocks = [kind.SAMPLE for name, kind in block_kinds().items() if name not in ("film", "sound")]
    pair = next(block for block in blocks if "kind: compare" in block)
    blocks += [f"{pair}style: {style}\n" for style in ("wipe", "fade", "beside")]
    lines = ["title: {en: Samples}", "pages:"]
    for number, block in enumerate(blocks):
        lines += [
            f"  - id: page-{number}",
            "    blocks:",
            "      - " + block.replace("\n", "\n        ").strip(),
        ]
    (tmp_path / "exhibits/samples.yaml").write_text("\n".join(lines), "utf-8")
    whole = "title: {en: Samples}\nlanguages: {zh: 中文, en: English}\nchapters: [samples]\n"
    (tmp_path / "exhibits/exhibition.yaml").write_text(whole, "utf-8")
    library = opened(tmp_path)
    assert not [each for each in library.problems if each.severity == "error"]
    return library


def test_nothing_moves_in_any_kind(samples: Library, make_pilot: MakePilot, drawn: set[Drawn]) -> None:
    pilot = calmed(make_pilot(samples, SCREEN))
    for page in range(len(samples.chapter("samples").pages)):
        pilot.show.open_chapter("samples", page)
        pilot.settle()
        everything_on_a_page(pilot, drawn)


def at(pilot: Pilot) -> int:
    assert isinstance(pilot.show.scene, ChapterScene)
    return pilot.show.scene.at


def test_a_swipe_moves_nothing_until_the_finger_is_lifted_then_the_page_fades(
    small: Library, make_pilot: MakePilot, drawn: set[Drawn]
) -> None:
    pilot = calmed(make_pilot(small))
    pilot.show.open_chapter("sea")
    pilot.settle()
    stood = Onlooker(pilot, drawn).picture()
    drawn.clear()
    pilot.down(500, 100)
    for x in range(490, 200, -10):
        pilot.move(x, 100)
    assert drawn <= stood
    pilot.up(200, 100)
    assert at(pilot) == 1
    pictures = set()
    while pilot.show.rest() == 0.0:
        pictures.add(pilot.canvas.pixels())
        pilot.clock.advance(FRAME)
        pilot.show.step()
    assert len(pictures) > 10


def test_a_key_has_the_page_fade_too(small: Library, make_pilot: MakePilot, drawn: set[Drawn]) -> None:
    pilot = calmed(make_pilot(small))
    pilot.show.open_chapter("sea")
    pilot.settle()
    pilot.key("next")
    while (focused := pilot.show.focused()) is None or focused.id != "next":
        pilot.key("next")
    pilot.show.press_key("enter")
    pilot.advance(PRESSED - FRAME)
    assert not Onlooker(pilot, drawn).moved(lambda: pilot.advance(2 * FRAME))
    assert at(pilot) == 1


def test_a_swipe_that_is_taken_back_does_nothing(small: Library, make_pilot: MakePilot) -> None:
    pilot = calmed(make_pilot(small))
    pilot.show.open_chapter("sea")
    pilot.settle()
    before = pilot.canvas.pixels()
    pilot.down(500, 100)
    for x in [*range(490, 300, -10), *range(300, 500, 10)]:
        pilot.move(x, 100)
    assert isinstance(pilot.show.scene, ChapterScene)
    assert pilot.show.scene.resting
    pilot.up(500, 100)
    pilot.settle()
    assert at(pilot) == 0
    assert pilot.canvas.pixels() == before


@pytest.mark.parametrize("held", [False, True])
def test_what_moves_stops_when_motion_is_reduced(held: bool, small: Library, make_pilot: MakePilot) -> None:
    pilot = make_pilot(small)
    pilot.tap(5, 5)
    pilot.show.open_chapter("sea")
    pilot.settle()
    pilot.down(500, 100)
    for x in range(490, 200, -10):
        pilot.move(x, 100)
    if not held:
        pilot.up(200, 100)
        pilot.clock.advance(0.1)
    pilot.need(reduced_motion=True)
    pilot.settle()
    page = at(pilot)
    assert page == (0 if held else 1)
    stood = pilot.canvas.pixels()
    pilot.show.open_chapter("sea", page)
    pilot.settle()
    assert pilot.canvas.pixels() == stood


def reduced(folder: Path) -> Library:
    """The small exhibition, whose curator wants no motion."""
    return opened(write_small(folder, "access: {reduced-motion: yes}\n"))


@pytest.mark.parametrize("size", [SMALL, Size(1920, 360)])
def test_the_attract_loop_fades_from_picture_to_picture(
    size: Size, tmp_path: Path, make_pilot: MakePilot, drawn: set[Drawn]
) -> None:
    pilot = make_pilot(reduced(tmp_path / "calm"), size)
    stood = Onlooker(pilot, drawn).picture()
    pictures = set()
    drawn.clear()
    for _ in range(60):
        pilot.advance(0.5)
        pictures.add(pilot.canvas.pixels())
    assert {box for box, _ in drawn} <= {box for box, _ in stood}
    assert (len(pictures) > 1) == (size == SMALL), "a wall has room for all of them"


def test_the_unattended_display_fades_from_page_to_page(
    tmp_path: Path, make_pilot: MakePilot, drawn: set[Drawn]
) -> None:
    pilot = make_pilot(reduced(tmp_path / "calm"), unattended=True)
    show = pilot.show
    assert isinstance(show.scene, ChapterScene)
    while at(pilot) == 0:
        pilot.advance(0.1)
    assert show.rest() == 0.0, "it fades"
    drawn.clear()
    while show.rest() == 0.0:
        pilot.clock.advance(FRAME)
        show.step()
    between, looker = set(drawn), Onlooker(pilot, drawn)
    assert between - looker.picture() - looker.sheets() == set()


def test_whoever_touches_an_unattended_display_has_it_to_themselves(
    small: Library, make_pilot: MakePilot
) -> None:
    pilot = make_pilot(small, unattended=True)
    until(pilot, lambda: at(pilot) == 1)
    pilot.tap(300, 100)
    pilot.advance(small.exhibition.idle.after - 1)
    assert at(pilot) == 1
