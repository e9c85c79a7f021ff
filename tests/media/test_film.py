"""Films of every kind are decoded, sought and scaled; what is wrong with one is told; no reel holds up."""

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.base.geometry import Size
from kiosk.media.preparations import Preparations
from kiosk.media.recordings.errand import Errand
from kiosk.media.recordings.film import FilmFacts, Frame, PictureReader, read_facts
from kiosk.media.recordings.filmspecimens import Coding, film, sound
from kiosk.media.recordings.filmstrip import filmstrip
from kiosk.media.recordings.recording import RecordingError
from kiosk.media.recordings.reel import Reel, SteadyReel
from kiosk.media.recordings.screening import inspect_film, remarks_on_film

SMALL = Size(64, 36)
KINDS = {
    "h264.mp4": Coding(),
    "vp9.webm": Coding("libvpx-vp9", "libopus"),
    "av1.mkv": Coding("libsvtav1", "flac"),
    "h264.mkv": Coding("libx264", "libmp3lame"),
}
SECONDS = 2.0


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of two seconds in each of the kinds."""
    folder = tmp_path_factory.mktemp("films")
    for name, coding in KINDS.items():
        film(folder / name, SMALL, SECONDS, coding)
    return folder


def shade(frame: Frame | None) -> int:
    """The red of the left half, which tells the number of the picture."""
    assert frame is not None
    rows = np.frombuffer(frame.data, np.uint8).reshape(-1, frame.pitch)
    return int(rows[4, 4 * (frame.size.w // 4) + 2])


def number_of(frame: Frame | None) -> int:
    """Which picture it is, by what is seen on it."""
    return round(shade(frame) / 8)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_read_to_its_end(shelf: Path, name: str) -> None:
    with closing(PictureReader(shelf / name)) as reader:
        assert reader.facts.size == SMALL
        assert reader.facts.seconds == pytest.approx(SECONDS, abs=0.05)
        assert reader.facts.sounding
        times = []
        while frame := reader.read():
            times.append(frame.time)
    assert len(times) == 60
    assert times == pytest.approx([n / 30 for n in range(60)], abs=2e-3)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("number", [0, 7, 22, 31])
def test_seeking_finds_exactly_the_picture_of_that_time(shelf: Path, name: str, number: int) -> None:
    with closing(PictureReader(shelf / name)) as reader:
        for _ in range(2):
            reader.seek(number / 30 + 0.01)
            frame = reader.read(number / 30 + 0.01)
            assert frame is not None
            assert frame.time == pytest.approx(number / 30, abs=2e-3)
            assert abs(number_of(frame) - number) <= 1
            reader.seek(1.9)


def test_pictures_come_scaled_and_in_their_colours(shelf: Path) -> None:
    with closing(PictureReader(shelf / "h264.mp4")) as reader:
        reader.size = Size(31, 17)
        frame = reader.read()
        assert frame is not None
        assert frame.size == Size(31, 17)
        rows = np.frombuffer(frame.data, np.uint8).reshape(-1, frame.pitch)[:17, : 31 * 4].reshape(17, 31, 4)
    assert abs(int(rows[0, 2, 0]) - 40) < 12  # the ground's blue
    assert rows[13, 3, 1] > rows[3, 3, 1] + 80  # green grows downwards


def test_a_file_without_moving_pictures_is_no_film(tmp_path: Path) -> None:
    sound(tmp_path / "a.mkv", 0.5, "flac")
    with pytest.raises(RecordingError, match="no moving picture"):
        PictureReader(tmp_path / "a.mkv")


# What is told of damaged ones.


def spoilt(shelf: Path, folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that are no good films, and a word of what should be said of each."""
    whole = (shelf / "h264.mp4").read_bytes()
    files: dict[str, tuple[bytes, str]] = {
        "zero.mp4": (b"", "0 bytes"),
        "junk.mp4": (bytes(range(256)) * 40, "damaged"),
        "cut.mp4": (whole[: len(whole) * 2 // 3], "cut short"),
        "cut.webm": (half(shelf / "vp9.webm"), "cut short"),
        "cut.mkv": (half(shelf / "av1.mkv"), "cut short"),
        "label.mp4": ((shelf / "vp9.webm").read_bytes(), "Matroska or WebM by its content, but MP4"),
        "label.avi": (whole, "one of .mp4"),
        "scrambled.mp4": (scrambled(whole), "damaged"),
    }
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    told = {name: (folder / name, words) for name, (_, words) in files.items()}
    film(folder / "old.mp4", SMALL, 1.0, Coding("mpeg4"))
    sound(folder / "sound.mp4", 1.0, "aac")
    told["old.mp4"] = (folder / "old.mp4", "MPEG4; save the film as H.264, VP9 or AV1")
    told["sound.mp4"] = (folder / "sound.mp4", "no moving picture")
    told["lost.mp4"] = (folder / "lost.mp4", "cannot be read")
    return told


def half(path: Path) -> bytes:
    data = path.read_bytes()
    return data[: len(data) // 2]


def scrambled(whole: bytes) -> bytes:
    data = bytearray(whole)
    for at in range(300, len(data) // 2, 5):
        data[at] = data[at] * 31 % 256
    return bytes(data)


def test_what_is_wrong_with_a_film_is_told(shelf: Path, tmp_path: Path) -> None:
    for name, (path, words) in spoilt(shelf, tmp_path).items():
        assert words in (inspect_film(path) or "fine"), name
    for name in KINDS:
        assert inspect_film(shelf / name) is None
        assert remarks_on_film(shelf / name) == []


def test_what_may_have_been_overlooked_is_remarked(tmp_path: Path) -> None:
    film(tmp_path / "mute.mp4", SMALL, 1.0, Coding(sound=None))
    film(tmp_path / "silent.mp4", SMALL, 1.0, Coding(loud=0.0))
    film(tmp_path / "slow.mp4", SMALL, 3.0, Coding(key_seconds=3.0))
    assert remarks_on_film(tmp_path / "mute.mp4") == ["it has no sound"]
    assert remarks_on_film(tmp_path / "silent.mp4") == ["it is silent from beginning to end"]
    assert "3.0 seconds apart" in remarks_on_film(tmp_path / "slow.mp4")[0]


# Small pictures.


def test_a_strip_is_made_once_and_shows_what_is_there(shelf: Path, tmp_path: Path) -> None:
    prepared = Preparations(tmp_path)
    made = filmstrip(shelf / "h264.mp4", prepared, lambda: True)
    kept = filmstrip(shelf / "h264.mp4", prepared, lambda: True)
    assert made
    assert kept
    assert len(list(tmp_path.iterdir())) == 1
    assert (made.count, made.each, made.size) == (kept.count, kept.each, kept.size)
    assert made.box(0.0).x == 0
    assert made.box(1.99) == made.box(99.0) != made.box(0.5)
    assert filmstrip(shelf / "vp9.webm", prepared, lambda: False) is None


def test_a_damaged_strip_is_made_anew(shelf: Path, tmp_path: Path) -> None:
    prepared = Preparations(tmp_path)
    filmstrip(shelf / "h264.mp4", prepared, lambda: True)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"none")
    assert filmstrip(shelf / "h264.mp4", prepared, lambda: True)
    assert kept.read_bytes()[:2] == b"\xff\xd8"


# Ahead of time, in a thread.


class Bell:
    """Waits for what a thread brings about, and no longer."""

    def __init__(self) -> None:
        self._rung = threading.Condition()

    def ring(self) -> None:
        with self._rung:
            self._rung.notify_all()

    def until(self, wanted: Callable[[], bool]) -> None:
        with self._rung:
            end = 500
            while not wanted() and end:
                self._rung.wait(0.01)
                end -= 1
        assert wanted()


def film_threads() -> int:
    return sum(thread.name == "film" for thread in threading.enumerate())


def test_a_reel_decodes_ahead_but_no_further_than_there_is_room(shelf: Path) -> None:
    bell = Bell()
    reel = Reel(shelf / "h264.mp4", SMALL, bell.ring)
    with closing(reel):
        bell.until(lambda: reel.due() is not None)
        bell.until(lambda: len(reel._frames) == 8)
        frame = reel.take(0.1)
        assert frame is not None
        assert frame.time == pytest.approx(0.1, abs=2e-3)
        assert reel.take(0.1) is None
        assert reel.due() == pytest.approx(4 / 30, abs=2e-3)
    bell.until(lambda: film_threads() == 0)


def test_a_reel_leaps_and_ends(shelf: Path) -> None:
    bell = Bell()
    reel = Reel(shelf / "h264.mp4", SMALL, bell.ring)
    with closing(reel):
        reel.seek(1.8, Size(32, 18))
        bell.until(lambda: reel.due() is not None)
        frame = reel.take(1.8)
        assert frame is not None
        assert (frame.size, round(frame.time, 2)) == (Size(32, 18), 1.8)
        bell.until(lambda: reel.ended)
        assert reel.take(5.0) is not None
        reel.seek(0.0, SMALL)
        bell.until(lambda: reel.due() == 0.0)
    bell.until(lambda: film_threads() == 0)


def test_what_is_late_already_is_not_scaled(shelf: Path) -> None:
    with closing(PictureReader(shelf / "h264.mp4")) as reader:
        frame = reader.read(since=1.0)
        assert frame is not None
        assert frame.time == pytest.approx(1.0, abs=2e-3)


class Slow:
    """A decoder that takes a quarter of a second for every picture."""

    facts = FilmFacts(SMALL, 10.0, 30.0, False)
    size = SMALL

    def __init__(self, path: Path) -> None:
        self.reel: Reel | None = None
        self.started = threading.Event()
        self.now = self.next = 0.0
        self.late: list[float] = []

    def seek(self, seconds: float) -> None: ...

    def read(self, since: float = 0.0) -> Frame | None:
        self.started.wait()
        assert self.reel
        self.now += 0.25
        self.reel.take(self.now)
        self.next = max(self.next + 1 / 30, since)
        self.late.append(self.now - self.next)
        return Frame(self.next, SMALL, 256, b"") if len(self.late) < 20 else None

    def close(self) -> None: ...


def test_a_machine_too_slow_for_every_picture_shows_those_that_are_due() -> None:
    bell, slow = Bell(), Slow(Path("x"))
    slow.reel = Reel(Path("x"), SMALL, bell.ring, lambda _: slow)
    with closing(slow.reel):
        slow.started.set()
        bell.until(lambda: len(slow.late) == 20)
    assert max(slow.late[3:]) < 0.3
    bell.until(lambda: film_threads() == 0)


class Broken:
    """A decoder that raises, or never comes back until it is let go."""

    facts = FilmFacts(SMALL, 10.0, 30.0, False)
    size = SMALL

    def __init__(self, path: Path, hold: threading.Event | None = None) -> None:
        self.hold = hold
        self.closed = False

    def seek(self, seconds: float) -> None: ...

    def read(self, since: float = 0.0) -> Frame | None:
        if self.hold is None:
            raise RuntimeError("broken")
        self.hold.wait()
        return Frame(0.0, SMALL, 256, bytes(256 * 36))

    def close(self) -> None:
        self.closed = True


def test_a_decoder_that_raises_ends_its_reel() -> None:
    bell = Bell()
    reel = Reel(Path("x"), SMALL, bell.ring, Broken)
    bell.until(lambda: reel.error is not None)
    assert "broken" in str(reel.error)
    bell.until(lambda: film_threads() == 0)


def test_a_decoder_that_never_comes_back_is_left_behind() -> None:
    hold = threading.Event()
    stuck = Broken(Path("x"), hold)
    rung: list[int] = []
    reel = Reel(Path("x"), SMALL, lambda: rung.append(1), lambda _: stuck)
    assert reel.take(1.0) is None
    reel.close()  # at once
    hold.set()
    Bell().until(lambda: stuck.closed)
    assert (rung, reel.due()) == ([], None)


def test_a_steady_reel_gives_the_picture_of_the_very_time(shelf: Path) -> None:
    with closing(SteadyReel(shelf / "vp9.webm", SMALL)) as reel:
        for seconds, number in ((0.0, 0), (0.34, 10), (1.0, 30)):
            frame = reel.take(seconds)
            assert frame is not None
            assert frame.time == pytest.approx(number / 30, abs=2e-3)
        reel.seek(0.5, SMALL)
        frame = reel.take(0.51)
        assert frame is not None
        assert abs(number_of(frame) - 15) <= 1
    lost = SteadyReel(Path("nowhere.mp4"), SMALL)
    assert lost.error is not None
    assert lost.take(1.0) is None


def test_an_errand_that_nobody_waits_for_any_more_brings_nothing() -> None:
    hold, rung, bell = threading.Event(), [], Bell()
    seen: list[bool] = []

    def work(wanted: Callable[[], bool]) -> int:
        hold.wait()
        seen.append(wanted())
        return 7

    errand: Errand[Any] = Errand("errand", Path("film.mp4"), work, lambda: rung.append(1))
    errand.abandon()
    hold.set()
    bell.until(lambda: errand.over)
    assert (seen, rung, errand.result) == ([False], [], None)
    failed: Errand[Any] = Errand("errand", Path("film.mp4"), lambda _: 1 // 0, lambda: None, wait=True)
    assert isinstance(failed.error, ZeroDivisionError)


def test_a_film_is_not_led_to_the_network(tmp_path: Path) -> None:
    playlist = tmp_path / "a.mp4"
    playlist.write_text("#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n")
    with pytest.raises(RecordingError):
        read_facts(playlist)
