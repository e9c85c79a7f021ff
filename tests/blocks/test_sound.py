"""A sound plays with its waveform and a transcript that follows; it is never heard beside another."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image

from kiosk.base.geometry import Box, Size
from kiosk.blocks import sound
from kiosk.blocks.contract import Kind
from kiosk.content.library import open_library
from kiosk.content.model import Captions, Picture, Sound, Text
from kiosk.media.recordings.filmspecimens import sound as make_sound
from kiosk.show.pilot import Pilot
from kiosk.show.wishes import Wishes
from kiosk.stage.faces import Faces
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.widgets.players.transcript import LEFT_ALONE
from tests.blocks.quiet_hall import QuietHall

KINDS = {"sound": cast("Kind", sound)}
SIZE = Size(960, 540)
SECONDS, LINES = 24.0, 12
TYPESETTER = Typesetter(Faces())
Open = Callable[..., Pilot]


def transcript(language: str) -> str:
    cues = (f"00:{2 * n:02}.000 --> 00:{2 * n + 2:02}.000\n{language} {n}\n" for n in range(LINES))
    return "WEBVTT\n\n" + "\n".join(cues)


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound of 24 seconds with a transcript of twelve lines."""
    folder = tmp_path_factory.mktemp("sound")
    make_sound(folder / "song.ogg", SECONDS, "libopus")
    (folder / "broken.ogg").write_bytes(b"no sound")
    (folder / "zh.vtt").write_text(transcript("第"), "utf-8")
    (folder / "en.vtt").write_text(transcript("Line"), "utf-8")
    Image.new("RGB", (160, 90), "#2C6E73").save(folder / "picture.png")
    return folder


@pytest.fixture
def show(tmp_path: Path, assets: Path) -> Iterator[Open]:
    """Opens a chapter with a sound, and one that is broken."""
    opened: list[Pilot] = []

    def start(unattended: bool = False) -> Pilot:
        exhibits = tmp_path / "exhibits"
        exhibits.mkdir()
        (tmp_path / "assets").symlink_to(assets)
        (exhibits / "exhibition.yaml").write_text(
            "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n", "utf-8"
        )
        text = "title: {zh: 章, en: Chapter}\npages:\n"
        for name in ("song", "broken"):
            text += (
                f"  - id: {name}\n    title: 页\n    sources: [F1]\n    blocks:\n      - kind: sound\n"
                f"        sound: {name}.ogg\n        transcript: {{zh: zh.vtt, en: en.vtt}}\n"
            )
        (exhibits / "one.yaml").write_text(text, "utf-8")
        library = open_library(tmp_path, lambda: {"sound": sound.Fields}, None)
        assert [p.found for p in library.problems if p.severity == "error"] == []
        pilot = Pilot(library, lambda: KINDS, SIZE, wishes=Wishes(unattended=unattended))
        opened.append(pilot)
        if not unattended:
            pilot.tap(10, 10)
            pilot.show.open_chapter("one")
            pilot.settle()
        return pilot

    yield start
    for pilot in opened:
        pilot.close()


def view_on(pilot: Pilot) -> Any:
    scene: Any = pilot.show.scene
    return scene._pages.get(scene.at).views[0]._view


def position(pilot: Pilot) -> float:
    return float(view_on(pilot).player.run.position())


def lines(pilot: Pilot) -> list[str]:
    return [c.id for c in pilot.controls() if c.id.startswith("line-") and c.id[5:].isdigit()]


def test_it_plays_pauses_and_leaps_by_ten_seconds(show: Open) -> None:
    pilot = show()
    assert pilot.button("toggle").label == "播放"
    pilot.press("toggle")
    pilot.advance(3.0)
    assert position(pilot) == pytest.approx(3.0, abs=0.6)
    assert pilot.button("toggle").label == "暂停"
    pilot.press("on-ten")
    assert position(pilot) == pytest.approx(13.0, abs=0.9)
    pilot.press("back-ten")
    pilot.press("toggle")
    held = position(pilot)
    pilot.advance(5.0)
    assert position(pilot) == held == pytest.approx(4.0, abs=1.0)


def test_the_waveform_is_tapped_and_dragged(show: Open) -> None:
    pilot = show()
    line = view_on(pilot).player._scrubber.line
    pilot.tap(line.x + line.w / 2, line.centre[1])
    assert position(pilot) == pytest.approx(SECONDS / 2, abs=0.6)
    pilot.press("toggle")
    pilot.down(line.x + line.w / 4, line.centre[1])
    pilot.move(line.x + line.w / 4 + 30, line.centre[1])
    pilot.move(line.x + line.w * 3 / 4, line.centre[1])
    pilot.up(line.x + line.w * 3 / 4, line.centre[1])
    assert position(pilot) == pytest.approx(SECONDS * 3 / 4, abs=0.6)


def test_the_transcript_follows_and_a_tap_on_a_line_leads_there(show: Open) -> None:
    pilot = show()
    assert lines(pilot)[0] == "line-0"
    assert "line-9" not in lines(pilot)
    pilot.press("toggle")
    pilot.advance(18.5)
    assert "line-9" in lines(pilot)
    assert "line-0" not in lines(pilot)
    pilot.press("line-9")
    assert position(pilot) == pytest.approx(18.0, abs=0.5)


def test_a_visitor_who_reads_elsewhere_is_left_alone_for_a_while(show: Open) -> None:
    pilot = show()
    pilot.press("toggle")
    pilot.advance(1.0)
    pilot.press("line-down")
    pilot.press("line-down")
    read = lines(pilot)
    pilot.advance(LEFT_ALONE - 2.5)
    assert lines(pilot) == read
    pilot.advance(4.0)
    assert lines(pilot) != read


def test_the_transcript_is_in_the_visitors_language_at_once(show: Open) -> None:
    pilot = show()
    pilot.press("toggle")
    pilot.advance(1.0)
    assert pilot.button("line-0").label == "第 0"
    pilot.press("language")
    assert pilot.button("line-0").label == "Line 0"
    assert view_on(pilot).player.run.playing


def test_leaving_stops_it_at_once_and_forgets_it(show: Open) -> None:
    pilot = show()
    pilot.press("toggle")
    pilot.advance(1.0)
    left = view_on(pilot).player.run
    x, y = pilot.button("next").box.centre
    pilot.down(x, y)
    pilot.up(x, y)
    assert not left.playing
    pilot.settle()
    assert (left._notes, left._playback) == (None, None)


def test_what_is_no_sound_is_a_quiet_line_above_its_transcript(show: Open) -> None:
    pilot = show()
    pilot.press("next")
    assert type(view_on(pilot)) is sound.View
    assert view_on(pilot).player.run.failed
    names = [c.id for c in pilot.controls()]
    assert "toggle" not in names
    assert "line-0" in names


def test_it_comes_to_its_end_and_begins_anew(show: Open) -> None:
    pilot = show()
    pilot.press("toggle")
    pilot.advance(SECONDS + 1.0)
    assert not view_on(pilot).player.run.playing
    assert not view_on(pilot).playing(pilot.clock.now())
    pilot.press("toggle")
    pilot.advance(0.5)
    assert position(pilot) < 2.0


def test_unattended_it_is_heard_in_two_halves(show: Open) -> None:
    pilot = show(unattended=True)
    pilot.advance(1.0)
    moments = pilot.show.page_moments()
    assert [moment.seconds for moment in moments] == pytest.approx([SECONDS / 2] * 2, abs=0.05)
    pilot.advance(8.0)
    assert view_on(pilot).player.run.playing


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    ("size", "box"),
    [
        (Size(1920, 1080), Box(96, 240, 1728, 700)),
        (Size(1920, 1080), Box(800, 60, 1020, 880)),
        (Size(1080, 1920), Box(72, 300, 936, 1300)),
        (Size(1280, 720), Box(64, 160, 1152, 460)),
        (Size(5760, 1080), Box(1800, 240, 2160, 700)),
    ],
)
def test_words_player_and_transcript_find_room(assets: Path, size: Size, box: Box, text_size: float) -> None:
    fields = sound.Fields.model_construct(
        sound=Sound("song.ogg"),
        title=Text(zh="交响叙事组曲《你从那里走来》"),
        text=Text(zh="为本展览合成的一段示意音乐，不是原作。"),
        picture=Picture("picture.png"),
        transcript={"zh": Captions("zh.vtt")},
        credit=Text(zh="示意图"),
    )
    hall = QuietHall(assets)
    view = sound.View(fields, hall)
    read = Reading(Theme(size, text_size), ("zh",), TYPESETTER, lambda _: Size(160, 90))
    view.enter(0.0)
    view.arrange(box, read)
    places = [view._prose._box, view.player._box, view._transcript._box, *filter(None, [view._picture])]
    assert all(box.contains(place) for place in places)
    assert not any(one.overlaps(other) for n, one in enumerate(places) for other in places[:n])
    if text_size < 2 or box.w > box.h * 1.2:
        assert view._prose.scroller.most == 0
    assert view._transcript._box.h >= 2 * read.theme.target
    controls = view.controls()
    assert {"scrub", "toggle", "back-ten", "on-ten", "mute"} <= {c.id for c in controls}
    for control in controls:
        assert min(control.box.size) >= read.theme.target, control.id
    view.leave()
