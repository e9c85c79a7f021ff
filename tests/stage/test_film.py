"""Pictures follow the sound within 40 ms; decoders that stall or break are noticed and let go of."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kiosk.base.geometry import Box, Size
from kiosk.media.recordings.film import FilmFacts, Frame
from kiosk.stage.canvas import Canvas
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.playing.film import STALLED, FilmRun, fitted
from kiosk.stage.playing.loudspeaker import Loudspeaker
from kiosk.stage.window import open_offscreen

SIZE = Size(64, 36)
FACTS = FilmFacts(SIZE, 20.0, 30.0, True)
PLACE = Box(0, 0, 64, 36)
PIXELS = bytes([30, 20, 10, 255]) * (64 * 36)


class FakeReel:
    """Decodes in no time, or as slowly as the test wants."""

    def __init__(self, size: Size = SIZE) -> None:
        self.error: Exception | None = None
        self.ended = self.closed = False
        self.size = size
        self.ready = 10**9
        """Pictures after this one are not decoded yet."""
        self.next = 0

    def seek(self, seconds: float, size: Size) -> None:
        self.next, self.size = int(seconds * 30 + 1e-6), size

    def take(self, seconds: float) -> Frame | None:
        taken = None
        while self.next <= self.ready and self.next < 600 and self.next / 30 <= seconds:
            taken = Frame(self.next / 30, SIZE, 256, PIXELS)
            self.next += 1
        self.ended = self.next >= 600
        return taken

    def due(self) -> float | None:
        return self.next / 30 if self.next <= self.ready and self.next < 600 else None

    def close(self) -> None:
        self.closed = True


class Voice:
    """Sound that begins late and runs at a speed of its own."""

    speed, late, jitter = 1.0, 0.25, 0.0
    latest: "Voice"

    def __init__(self, make: Any, place: Callable[[], float], clock: Callable[[], float], told: Any) -> None:
        Voice.latest = self
        self.clock, self.told = clock, told
        self.alive, self.coming = True, make is not None
        self.began: float | None = None

    def heard(self, now: float) -> float | None:
        if self.began is None or now - self.began < self.late:
            return None
        wobble = self.jitter * (1 if int(now * 50) % 2 else -1)
        return max(0.0, (now - self.began - self.late) * self.speed + wobble)

    def hold(self, still: bool) -> None:
        self.began = None if still else self.clock()

    def move(self) -> None: ...

    def end(self) -> None:
        self.alive = False


class Room:
    """The surroundings, on a clock set by hand."""

    def __init__(self) -> None:
        self.assets, self.patient, self.time, self.woken = Path(), False, 1000.0, 0
        self.prepared: Any = None
        self.loudspeaker = Loudspeaker(open_device=lambda: None)
        self.given: list[Any] = []
        setattr(self.loudspeaker, "give", self.given.append)  # noqa: B010 - a method is replaced

    def now(self) -> float:
        return self.time

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    for name, value in {"speed": 1.0, "late": 0.25, "jitter": 0.0}.items():
        monkeypatch.setattr(Voice, name, value)
    monkeypatch.setattr("kiosk.stage.playing.playback.Voice", Voice)
    return Room()


@pytest.fixture
def canvas() -> Iterator[Canvas]:
    made = open_offscreen(SIZE)
    yield made
    made.close()


def film(room: Room, reel: FakeReel, facts: FilmFacts = FACTS) -> FilmRun:
    return FilmRun(Path("film.mp4"), facts, cast(Hall, room), lambda _, size: reel)


def watch(run: FilmRun, room: Room, seconds: float, step: float | None = None) -> None:
    """Frame by frame as the loop does it: at the time asked for, but never more often than 60 times."""
    end = room.time + seconds
    while room.time < end:
        run.advance(room.time)
        due = run.wake_at(room.time)
        wait = step or (0.25 if due is None else due - room.time)
        room.time += max(wait, 1 / 60)


@pytest.mark.parametrize(("speed", "jitter"), [(1.0, 0.0), (0.995, 0.0), (1.005, 0.0), (1.0, 0.008)])
def test_pictures_stay_within_40_ms_of_the_sound(
    room: Room, monkeypatch: pytest.MonkeyPatch, speed: float, jitter: float
) -> None:
    monkeypatch.setattr(Voice, "speed", speed)
    monkeypatch.setattr(Voice, "jitter", jitter)
    run = film(room, FakeReel())
    run.play()
    watch(run, room, 15.0)
    assert run.score.shown > 400
    assert run.score.dropped <= run.score.shown * 0.01
    assert max(run.score.offsets) < 0.04


def test_a_film_without_sound_goes_by_the_clock(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    run = film(room, FakeReel(), FilmFacts(SIZE, 20.0, 30.0, False))
    monkeypatch.setattr(Voice, "heard", lambda *_: None)
    run.play()
    watch(run, room, 5.0)
    assert run.position(room.time) == pytest.approx(5.0, abs=0.1)
    assert run.score.dropped == 0


def test_a_loop_that_is_late_drops_pictures_and_keeps_the_sound(room: Room) -> None:
    run = film(room, FakeReel())
    run.play()
    watch(run, room, 10.0, step=0.1)
    assert run.score.dropped > run.score.shown
    assert max(run.score.offsets) < 0.04


def test_it_waits_for_its_first_picture_but_not_for_ever(room: Room) -> None:
    reel = FakeReel()
    reel.ready = -1
    run = film(room, reel)
    run.play()
    watch(run, room, 2.0)
    assert (run.position(room.time), run.seen, run.playing) == (0.0, False, True)
    assert not run.moving()
    reel.ready = 10**9
    assert run.moving()
    watch(run, room, 2.0)
    assert run.seen
    assert run.position(room.time) > 1.5


@pytest.mark.parametrize("shown", [-1, 45])
def test_a_stalled_decoder_is_noticed_within_4_seconds(room: Room, shown: int) -> None:
    reel = FakeReel()
    reel.ready = shown
    run = film(room, reel)
    run.play()
    watch(run, room, 0.2 if shown < 0 else 2.0)
    began = room.time
    while not run.failed:
        assert room.time - began < 4.0
        watch(run, room, 0.05)
    assert STALLED < 4.0
    assert (reel.closed, run.playing, run.seen, Voice.latest.alive) == (True, False, False, False)
    run.play()
    assert not run.playing


def test_a_decoder_that_raises_ends_the_film_at_once(room: Room) -> None:
    reel = FakeReel()
    run = film(room, reel)
    run.play()
    watch(run, room, 1.0)
    reel.error = RuntimeError("damaged")
    assert run.moving()
    run.advance(room.time)
    assert run.failed
    assert run.wake_at(room.time) is None
    assert not run.moving()


def test_at_its_end_it_stands_still_and_can_be_seen_again(room: Room) -> None:
    run = film(room, FakeReel())
    run.play()
    watch(run, room, 25.0)
    assert not run.playing
    assert run.playback.over(room.time)
    assert run.wake_at(room.time) is None
    run.seek(0.0)
    run.play()
    watch(run, room, 2.0)
    assert 1.0 < run.position(room.time) < 2.1


def test_a_leap_shows_the_picture_of_that_time_while_it_stands_still(room: Room) -> None:
    run = film(room, FakeReel())
    run.play()
    watch(run, room, 1.0)
    run.pause()
    run.seek(12.5)
    run.advance(room.time)
    assert run._frame is not None
    assert run._frame.time == pytest.approx(12.5, abs=0.04)
    assert not run.playing
    assert run.wake_at(room.time) is None


def test_another_one_that_plays_pauses_it_even_before_its_first_picture(room: Room) -> None:
    reel = FakeReel()
    reel.ready = -1
    run = film(room, reel)
    run.play()
    run.advance(room.time)
    Voice.latest.told()
    assert not run.playing
    reel.ready = 10**9
    watch(run, room, 1.0)
    assert run.position(room.time) == 0.0
    assert run.seen


def test_pictures_are_scaled_to_their_place_while_they_are_decoded(room: Room, canvas: Canvas) -> None:
    reel = FakeReel()
    large = FilmFacts(Size(3840, 2160), 20.0, 30.0, True)
    run = film(room, reel, large)
    painter = cast(Painter, SimpleNamespace(canvas=canvas))
    run.paint(painter, PLACE)
    run.play()
    assert reel.size == SIZE
    watch(run, room, 0.5)
    run.paint(painter, PLACE)
    assert canvas.pixels()[:3] == bytes([10, 20, 30])
    texture = run._texture
    watch(run, room, 0.5)
    run.paint(painter, PLACE)
    assert run._texture is texture  # filled anew, not made anew
    run.close()
    assert run._texture is None
    assert reel.closed


def test_a_film_stands_whole_in_the_middle_of_its_place() -> None:
    wide = FilmFacts(Size(1920, 1080), 1.0, 25.0, False)
    assert fitted(wide, Box(0, 0, 1920, 1920)) == Box(0, 420, 1920, 1080)
    assert fitted(wide, Box(100, 0, 1000, 90)) == Box(520, 0, 160, 90)
    assert fitted(wide, Box(0, 0, 1920, 976)).w == 1734, "an odd width takes five times as long to scale to"
