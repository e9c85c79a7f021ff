"""A film is begun, scrubbed, enlarged and left; its captions speak the visitor's language; no page breaks."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image

from kiosk.base.clock import SystemClock
from kiosk.base.geometry import Box, Size
from kiosk.blocks import film
from kiosk.blocks.contract import Kind
from kiosk.content.library import open_library
from kiosk.content.model import Captions, Film, Picture, Text
from kiosk.media.recordings.filmspecimens import Coding
from kiosk.media.recordings.filmspecimens import film as make_film
from kiosk.show.languages import Languages
from kiosk.show.pilot import Pilot
from kiosk.show.wishes import Wishes
from kiosk.stage.controls import Button, Pan
from kiosk.stage.faces import Faces
from kiosk.stage.playing.loudspeaker import Loudspeaker
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.widgets.players.filmscreen import SHOWN
from tests.blocks.quiet_hall import QuietHall

KINDS = {"film": cast("Kind", film)}
SIZE, SMALL = Size(960, 540), Size(64, 36)
SECONDS = 6.0
TYPESETTER = Typesetter(Faces())
VTT = "WEBVTT\n\n00:00.000 --> 00:03.000\n{}\n\n00:03.000 --> 00:06.000\n{}\n"
KEYS = ["toggle", "back-ten", "on-ten", "captions", "mute", "quieter", "louder", "size"]
Open = Callable[..., Pilot]


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of six seconds with captions and a poster, and one that is none."""
    folder = tmp_path_factory.mktemp("film")
    make_film(folder / "film.mp4", SMALL, SECONDS, Coding(rate=10))
    (folder / "broken.mp4").write_bytes(b"no film")
    (folder / "zh.vtt").write_text(VTT.format("大篷车出发了。", "它回来了。"), "utf-8")
    (folder / "en.vtt").write_text(VTT.format("The caravan sets off.", "It is back."), "utf-8")
    Image.new("RGB", (160, 90), "#C9A24B").save(folder / "poster.png")
    return folder


def block(src: str, name: str = "film", **more: str) -> str:
    lines = {
        "film": src,
        "poster": "poster.png",
        "captions": "{zh: zh.vtt, en: en.vtt}",
        "text": "{zh: 一段话, en: A text}",
        **more,
    }
    return f"      - kind: film\n        id: {name}\n" + "".join(
        f"        {key}: {value}\n" for key, value in lines.items()
    )


@pytest.fixture
def show(tmp_path: Path, assets: Path) -> Iterator[Open]:
    """Opens a chapter of three pages: a film, two films, and one that is broken."""
    opened: list[Pilot] = []

    def start(size: Size = SIZE, unattended: bool = False) -> Pilot:
        exhibits = tmp_path / "exhibits"
        exhibits.mkdir()
        (tmp_path / "assets").symlink_to(assets)
        (exhibits / "exhibition.yaml").write_text(
            "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n", "utf-8"
        )
        pages = {
            "one": block("film.mp4"),
            "two": block("film.mp4") + block("film.mp4", "other"),
            "broken": block("broken.mp4"),
        }
        text = "title: {zh: 章, en: Chapter}\npages:\n"
        for name, blocks in pages.items():
            text += f"  - id: {name}\n    title: 页\n    sources: [F1]\n    blocks:\n{blocks}"
        (exhibits / "one.yaml").write_text(text, "utf-8")
        library = open_library(tmp_path, lambda: {"film": film.Fields}, None)
        assert [p.found for p in library.problems if p.severity == "error"] == []
        pilot = Pilot(library, lambda: KINDS, size, wishes=Wishes(unattended=unattended))
        opened.append(pilot)
        if not unattended:
            pilot.tap(10, 10)
            open_page(pilot, 0)
        return pilot

    yield start
    for pilot in opened:
        pilot.close()


def open_page(pilot: Pilot, page: int) -> None:
    pilot.show.open_chapter("one", page)
    pilot.settle()


def ids(pilot: Pilot) -> list[str]:
    ours = {"play", "film", "scrub", *KEYS}
    return [c.id for c in pilot.controls() if c.id.split("/")[-1] in ours]


def views(pilot: Pilot) -> list[Any]:
    scene: Any = pilot.show.scene
    return [view._view for view in scene._pages.get(scene.at).views]


def screen(pilot: Pilot, number: int = 0) -> Any:
    return views(pilot)[number].screen


def centre(pilot: Pilot) -> tuple[int, ...]:
    """The colour in the middle of the film."""
    box = screen(pilot).place
    x, y = box.x + box.w // 4, box.y + box.h // 2
    at = 3 * (y * pilot.size.w + x)
    return tuple(pilot.canvas.pixels()[at : at + 3])


def test_a_tap_on_the_poster_plays_and_a_touch_brings_the_keys_for_a_while(show: Open) -> None:
    pilot = show()
    assert ids(pilot) == ["play"]
    poster = centre(pilot)
    pilot.press("play")
    pilot.advance(1.0)
    assert ids(pilot) == ["film"]
    assert centre(pilot) != poster
    pilot.press("film")
    assert ids(pilot) == ["film", "scrub", "toggle", "back-ten", "on-ten", *reversed(KEYS[3:])]
    pilot.advance(SHOWN + 0.5)
    assert ids(pilot) == ["film"]
    assert screen(pilot).film.position() == pytest.approx(1.0 + SHOWN + 0.5, abs=0.7)


def test_it_pauses_goes_on_and_can_be_seen_again(show: Open) -> None:
    pilot = show()
    pilot.press("play")
    pilot.advance(1.0)
    pilot.press("film")
    pilot.press("toggle")
    held = screen(pilot).film.position()
    pilot.advance(SHOWN + 3.0)
    assert screen(pilot).film.position() == held
    assert "toggle" in ids(pilot)  # what stands still keeps its keys
    pilot.press("film")
    pilot.advance(1.0)
    assert held < screen(pilot).film.position() < held + 2.0
    pilot.advance(SECONDS)
    assert ids(pilot) == ["play"]
    assert pilot.button("play").label == "再看一遍"
    pilot.press("play")
    pilot.advance(0.5)
    assert screen(pilot).film.position() < 1.0


def test_the_line_is_tapped_and_dragged(show: Open) -> None:
    pilot = show()
    pilot.press("play")
    pilot.advance(0.5)
    pilot.press("film")
    pilot.press("toggle")
    line = screen(pilot)._scrubber.line
    pilot.tap(line.x + line.w / 2, line.centre[1])
    assert screen(pilot).film.position() == pytest.approx(SECONDS / 2, abs=0.05)
    pilot.down(line.x + line.w / 3, line.centre[1])
    pilot.move(line.x + line.w / 3 + 30, line.centre[1])
    pilot.move(line.x + line.w * 2 / 3, line.centre[1])
    assert screen(pilot)._scrubber.held == pytest.approx(SECONDS * 2 / 3, abs=0.05)
    assert screen(pilot)._preview._sheet is not None  # a small picture above the finger
    pilot.up(line.x + line.w * 2 / 3, line.centre[1])
    assert screen(pilot).film.position() == pytest.approx(SECONDS * 2 / 3, abs=0.05)
    pilot.press("back-ten")
    assert screen(pilot).film.position() == 0.0
    pilot.press("on-ten")
    assert screen(pilot).film.position() == pytest.approx(SECONDS - 0.5)


def said(pilot: Pilot) -> str:
    setting = screen(pilot)._subtitle._set
    return "".join(line.text for line in setting[2].lines) if setting else ""


def test_captions_are_on_and_change_with_the_language_at_once(show: Open) -> None:
    pilot = show()
    pilot.press("play")
    pilot.advance(1.0)
    assert said(pilot) == "大篷车出发了。"
    pilot.press("language")
    pilot.advance(0.2)
    assert said(pilot) == "The caravan sets off."
    assert screen(pilot).film.playing
    pilot.advance(2.0)
    assert said(pilot) == "It is back."
    pilot.press("film")
    box = screen(pilot).place
    pilot.press("captions")
    before = pilot.canvas.pixels()
    pilot.press("captions")
    assert pilot.canvas.pixels() != before
    assert box == screen(pilot).place


def test_it_covers_the_screen_and_comes_back(show: Open) -> None:
    pilot = show()
    pilot.press("play")
    pilot.advance(0.5)
    pilot.press("film")
    pilot.press("size")
    assert "next" not in [c.id for c in pilot.controls()]
    floor = Box(0, 0, SIZE.w, pilot.button("home").box.y)
    assert screen(pilot).place.w == SIZE.w
    assert floor.contains(screen(pilot).place), "the bar stays within reach"
    pilot.advance(1.0)
    assert screen(pilot).film.playing
    pilot.press("size")
    assert "next" in [c.id for c in pilot.controls()]
    assert screen(pilot).film.position() > 1.5


def test_leaving_the_page_stops_it_at_once_and_frees_it(show: Open) -> None:
    pilot = show()
    pilot.press("play")
    pilot.advance(1.0)
    left = screen(pilot).film
    x, y = pilot.button("next").box.centre
    pilot.down(x, y)
    pilot.up(x, y)
    assert not left.playing
    pilot.settle()
    assert (left.run, left._notes) == (None, None)
    pilot.press("previous")
    assert ids(pilot) == ["play"]


def test_never_two_at_once(show: Open) -> None:
    pilot = show()
    open_page(pilot, 1)
    first, second = (button for button in ids(pilot) if button.endswith("play"))
    pilot.press(first)
    pilot.advance(0.5)
    pilot.press(second)
    pilot.advance(0.5)
    one, other = (view.screen.film for view in views(pilot))
    assert (one.playing, other.playing) == (False, True)
    held = one.position()
    pilot.advance(1.0)
    assert one.position() == held


def test_a_film_that_plays_keeps_the_visit_and_one_that_stands_still_does_not(show: Open) -> None:
    pilot = show()
    pilot.press("play")
    idle = pilot.show.exhibition.idle
    pilot.clock.advance(idle.after - 2.0)
    screen(pilot).film.go_to(0.0)
    pilot.show.step()
    pilot.advance(SECONDS - 1.0)
    assert pilot.show.attended
    assert screen(pilot).film.playing
    pilot.advance(2.0 + idle.after + idle.countdown + 1.0)
    assert not pilot.show.attended


def test_a_film_plays_on_behind_the_sheet_of_languages(show: Open) -> None:
    pilot = show()
    pilot.press("play")
    idle = pilot.show.exhibition.idle
    pilot.clock.advance(idle.after + idle.countdown - 2.0)
    screen(pilot).film.go_to(0.0)
    pilot.show.offer_languages()
    pilot.show.step()
    assert pilot.show.attended
    assert isinstance(pilot.show.scene, Languages)


def test_the_volume_goes_back_when_the_visit_ends(show: Open) -> None:
    pilot = show()
    pilot.press("play")
    pilot.advance(0.3)
    pilot.press("film")
    speaker = pilot.show._loudspeaker
    pilot.press("louder")
    pilot.press("louder")
    assert speaker.volume == pytest.approx(0.9)
    pilot.press("mute")
    pilot.show.end_visit()
    assert (speaker.volume, speaker.muted) == (0.7, False)


def test_what_is_no_film_is_a_poster_with_a_quiet_line(show: Open) -> None:
    pilot = show()
    open_page(pilot, 2)
    assert ids(pilot) == []
    assert screen(pilot).film.failed
    assert type(views(pilot)[0]) is film.View  # not the failsafe panel


def test_unattended_it_is_played_through_once(show: Open) -> None:
    pilot = show(unattended=True)
    seen = set()
    for _ in range(round((SECONDS + 3) / 0.25)):
        pilot.advance(0.25)
        if screen(pilot).film.begun:
            seen.add(round(screen(pilot).film.position()))
    assert len(seen) >= 4


def test_a_display_on_its_own_does_not_disturb_what_plays() -> None:
    hall = QuietHall()
    view = film.View(film.Fields.model_validate({"film": "film.mp4"}), hall)
    heard: list[float | None] = []
    view.screen.film.play = heard.append  # type: ignore[method-assign, assignment]
    view.screen.film.run = cast(Any, FakeRun())
    view.screen.film._notes = cast(Any, FakeNotes())
    hall.patient = False
    (_, first), (_, second), (seconds, third) = view.screen.stills()
    assert seconds == 20.0
    for where, show in ((0.0, first), (20.3, second), (39.9, third)):
        cast(Any, view.screen.film.run).at = where
        show()
    assert heard == []
    cast(Any, view.screen.film.run).at = 5.0
    third()
    assert heard == [40.0]


class FakeRun:
    at, playing, failed = 0.0, True, False

    def position(self, now: float) -> float:
        return self.at


class FakeNotes:
    failed = False
    facts: Any = type("Facts", (), {"seconds": 60.0})


# Where it stands.


def reading(size: Size, text_size: float) -> Reading:
    return Reading(Theme(size, text_size), ("zh", "en"), TYPESETTER, lambda _: Size(160, 90))


def view_of(assets: Path, patient: bool = True) -> tuple[film.View, QuietHall]:
    hall = QuietHall(assets)
    hall.patient = patient
    fields = film.Fields.model_construct(
        film=Film("film.mp4"),
        poster=Picture("poster.png"),
        title=Text(zh="大篷车上的一百年"),
        text=Text(zh="「金湾大篷车·重温百年路」计划在全区走 100 多站。" * 3),
        captions={"zh": Captions("zh.vtt")},
        credit=Text(zh="动画"),
    )
    return film.View(fields, hall), hall


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    ("size", "box"),
    [
        (Size(1920, 1080), Box(96, 240, 1728, 700)),
        (Size(1920, 1080), Box(800, 60, 1020, 880)),
        (Size(1080, 1920), Box(72, 300, 936, 1300)),
        (Size(1280, 720), Box(64, 160, 1152, 460)),
        (Size(3840, 2160), Box(192, 480, 3456, 1400)),
    ],
)
def test_film_words_and_keys_find_room(assets: Path, size: Size, box: Box, text_size: float) -> None:
    view, hall = view_of(assets)
    read = reading(size, text_size)
    view.arrange(box, read)
    place = view.screen.place
    assert box.contains(place)
    assert place.w * place.h > box.w * box.h * 0.2
    assert not place.overlaps(view._prose._box)
    assert box.contains(view._prose._box)
    view.screen.play()
    view.screen.film.follow(hall.now())
    view.screen._toggle()
    controls = view.screen.controls()
    assert {"scrub", "toggle", "captions", "size"} <= {c.id for c in controls}
    for number, control in enumerate(controls):
        assert box.contains(control.box), control.id
        assert min(control.box.size) >= read.theme.target, control.id
        others = [c for c in controls[:number] if isinstance(c, Button | Pan)]
        assert not any(control.box.overlaps(other.box) for other in others), control.id
    view.leave()


def test_nothing_is_left_behind_after_many_rounds(assets: Path) -> None:
    view, hall = view_of(assets, patient=False)
    hall.loudspeaker = Loudspeaker(open_device=lambda: None)
    clock, woken = SystemClock(), threading.Event()
    hall.now, hall.wake = clock.now, woken.set  # type: ignore[method-assign]
    view, _ = film.View(view.fields, hall), None
    view.arrange(Box(0, 0, 960, 540), reading(SIZE, 1.0))
    before = 0
    for number in range(30):
        view.enter(clock.now())
        view.screen.play()
        if number % 3:  # now and then it is left before it has begun
            await_picture(view, clock, woken)
        view.depart()
        view.leave()
        if number == 3:
            before = settled()
    assert settled() <= before


def await_picture(view: film.View, clock: SystemClock, woken: threading.Event) -> None:
    for _ in range(500):
        view.screen.film.follow(clock.now())
        if view.screen.film.begun:
            return
        woken.wait(0.01)
        woken.clear()
    raise AssertionError("no picture came")


def settled() -> int:
    """Threads of ours and open files, once they have come to their ends."""
    tick = threading.Event()
    ours = ("film", "sound", "notes")
    for _ in range(500):
        if not any(thread.name in ours for thread in threading.enumerate()):
            return len(list(Path("/proc/self/fd").iterdir()))
        tick.wait(0.01)
    raise AssertionError([thread.name for thread in threading.enumerate()])
