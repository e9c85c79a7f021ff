"""Sound is delivered a tenth of a second ahead, leads the time, and no device is missed by anyone."""

import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from kiosk.media.recordings.filmspecimens import sound
from kiosk.media.recordings.sound import RATE, SoundReader
from kiosk.stage.hall import Hall
from kiosk.stage.playing.audiodevice import open_audio_device
from kiosk.stage.playing.delivery import AHEAD, LOST_SECONDS, Delivery
from kiosk.stage.playing.loudspeaker import Loudspeaker
from kiosk.stage.playing.playback import PATIENCE, Playback
from kiosk.stage.playing.voice import Voice

TICK = 0.02


class Ramp:
    """Ten seconds of samples that tell their own time: second / 10."""

    def __init__(self, seconds: float = 10.0) -> None:
        self.at, self.end, self.closed = 0, round(seconds * RATE), False

    def seek(self, seconds: float) -> None:
        self.at = round(seconds * RATE)

    def read(self) -> Any:
        if self.at >= self.end:
            return None
        samples = np.arange(self.at, min(self.end, self.at + 4096), dtype=np.float32) / RATE / 10
        self.at += len(samples)
        return np.stack([samples, samples], axis=1)

    def close(self) -> None:
        self.closed = True


class Device:
    """Takes a buffer of samples whenever it has played one, at `rate` samples a second."""

    buffer = 1024

    def __init__(self, rate: float = RATE) -> None:
        self.now, self.rate = 0.0, rate
        self.queued: list[Any] = []
        self.waiting = self.taken = 0
        self.still = self.closed = self.dead = False
        self._due = 0.0

    def advance(self, seconds: float) -> None:
        self.now += seconds
        while not self.still and not self.dead and self._due <= self.now:
            take = min(self.buffer, self.waiting)
            self.waiting, self.taken = self.waiting - take, self.taken + take
            self._due += self.buffer / self.rate

    def heard(self) -> float:
        """Seconds of samples that have come out, exactly."""
        return max(0.0, self.taken / RATE - max(0.0, self._due - self.now) * self.rate / RATE)

    def queue(self, samples: Any) -> None:
        self.queued.append(samples.copy())
        self.waiting += len(samples)

    def left(self) -> int:
        return self.waiting

    def pause(self, still: bool) -> None:
        self.still, self._due = still, self.now

    def clear(self) -> None:
        self.waiting = self.taken = 0
        self.queued.clear()

    def working(self) -> bool:
        return not self.dead

    def close(self) -> None:
        self.closed = True


def run(delivery: Delivery, device: Device, seconds: float) -> bool:
    working = True
    for _ in range(round(seconds / TICK)):
        device.advance(TICK)
        working = working and delivery.step()
    return working


def delivery(device: Device, gain: Callable[[], float] = lambda: 1.0, source: Any = None) -> Delivery:
    made = Delivery(device, source or Ramp(), gain, lambda: device.now)
    made.begin(0.0)
    return made


@pytest.mark.parametrize("rate", [RATE, RATE * 0.998, RATE * 1.002])
def test_what_is_heard_is_known_within_a_picture_at_any_speed_of_the_device(rate: float) -> None:
    device = Device(rate)
    made = delivery(device)
    for _ in range(round(8 / TICK)):
        device.advance(TICK)
        assert made.step()
        assert device.left() <= AHEAD + RATE // 50
        if device.now > 0.5:
            assert made.heard
            told = made.heard.seconds + device.now - made.heard.now
            assert abs(told - device.heard()) < 0.03


def test_a_change_of_volume_is_heard_within_a_tenth_of_a_second_and_without_a_crack() -> None:
    device, level = Device(), [1.0]
    made = delivery(device, lambda: level[0])
    run(made, device, 2.0)
    before = sum(len(piece) for piece in device.queued)
    level[0] = 0.0
    run(made, device, 1.0)
    played = np.concatenate(device.queued)[:, 0]
    true = np.arange(len(played)) / RATE / 10
    gain = played[100:] / true[100:]
    assert np.abs(np.diff(gain[4800:])).max() < 0.01
    assert np.all(played[before + RATE // 25 :] == 0)
    assert before / RATE - made.heard.seconds < 0.25 if made.heard else False


def test_it_goes_on_where_it_is_sent() -> None:
    device = Device()
    made = delivery(device)
    run(made, device, 1.0)
    made.begin(5.0)
    assert made.heard is None
    run(made, device, 1.0)
    assert made.heard
    assert made.heard.seconds == pytest.approx(5.95, abs=0.05)
    assert device.queued[0][500, 0] == pytest.approx(0.5 * 500 / 960, abs=0.01)  # it fades in


def test_its_end_is_known() -> None:
    device = Device()
    made = delivery(device, source=Ramp(0.5))
    run(made, device, 0.45)
    assert not made.over
    run(made, device, 0.3)
    assert made.over


def test_a_device_that_is_gone_or_takes_nothing_is_lost() -> None:
    device = Device()
    made = delivery(device)
    assert run(made, device, 0.5)
    device.dead = True
    assert not made.step()
    stuck = Device()
    made = delivery(stuck)
    stuck.still = True
    assert run(made, stuck, LOST_SECONDS - 0.1)
    assert not run(made, stuck, 0.3)


# Who plays.


def nothing() -> None:
    pass


def voice(told: list[str], name: str, make: Callable[[], Any] | None = None) -> Voice:
    return Voice(make, lambda: 0.0, lambda: 0.0, lambda: told.append(name))


def test_whoever_plays_silences_the_other_which_is_told_once() -> None:
    speaker, told = Loudspeaker(open_device=lambda: None), list[str]()
    first, second = voice(told, "first"), voice(told, "second")
    speaker.give(first)
    speaker.give(second)
    assert (told, first.alive, second.alive) == (["first"], False, True)
    speaker.reset()
    assert (told, second.alive) == (["first", "second"], False)
    ended = voice(told, "ended")
    speaker.give(ended)
    ended.end()
    speaker.close()
    assert told == ["first", "second"]


def test_a_visit_ends_with_the_volume_it_began_with() -> None:
    speaker = Loudspeaker(0.7, lambda: None)
    for _ in range(20):
        speaker.change(1)
    assert speaker.volume == 1.0
    speaker.change(-1)
    speaker.mute()
    assert (speaker.volume, speaker.muted) == (0.9, True)
    speaker.change(1)
    assert not speaker.muted
    for _ in range(20):
        speaker.change(-1)
    assert speaker.volume == 0.0
    speaker.reset()
    assert (speaker.volume, speaker.muted) == (0.7, False)


def until(wanted: Callable[[], bool]) -> None:
    """Wait for another thread, five seconds at most."""
    tick = threading.Event()
    for _ in range(500):
        if wanted():
            return
        tick.wait(0.01)
    raise AssertionError("it never came to pass")


def sound_threads() -> int:
    return sum(thread.name == "sound" for thread in threading.enumerate())


class Fast(Device):
    """A device in a hurry: whenever it is asked, it has taken another buffer."""

    def left(self) -> int:
        if not self.still:
            self.advance(self.buffer / self.rate)
        return self.waiting


def test_a_voice_is_heard_holds_and_ends_with_its_thread() -> None:
    device, source, told = Fast(), Ramp(1000.0), list[str]()
    speaker = Loudspeaker(open_device=lambda: device)
    made = Voice(lambda: source, lambda: 3.0, lambda: device.now, lambda: told.append("told"))
    speaker.give(made)
    until(lambda: device.still)  # it stands still until it is told to go on
    made.hold(False)
    until(lambda: (made.heard(device.now) or 0.0) > 3.1)
    made.hold(True)
    assert made.heard(device.now) is None
    speaker.close()
    until(lambda: source.closed and device.closed)
    assert (told, sound_threads()) == (["told"], 0)


def test_without_a_device_it_is_silent_and_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.stage.playing.voice.RETRY", 0.02)
    devices: list[Device | None] = [None, None, Fast()]
    source = Ramp(1000.0)
    speaker = Loudspeaker(open_device=lambda: devices.pop(0) if len(devices) > 1 else devices[0])
    made = Voice(lambda: source, lambda: 0.0, lambda: 0.0, nothing)
    speaker.give(made)
    made.hold(False)
    until(lambda: devices == devices[-1:])
    until(lambda: made._heard is not None)
    speaker.close()
    until(lambda: sound_threads() == 0)


def test_what_cannot_be_opened_is_silent() -> None:
    def broken() -> Any:
        raise RuntimeError("damaged")

    speaker = Loudspeaker(open_device=Fast)
    made = Voice(broken, lambda: 0.0, lambda: 0.0, nothing)
    speaker.give(made)
    until(lambda: not made.coming)
    assert made.heard(0.0) is None
    until(lambda: sound_threads() == 0)


def test_sdl_plays_what_is_queued(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    device = open_audio_device()
    assert device
    device.queue(np.zeros((RATE // 10, 2), np.float32))
    assert device.working()
    until(lambda: device.left() == 0)
    device.pause(True)
    device.queue(np.zeros((RATE, 2), np.float32))
    assert device.left() == RATE
    device.clear()
    assert device.left() == 0
    device.close()


def test_no_driver_or_no_sdl_is_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "none of them")
    assert open_audio_device() is None
    monkeypatch.setattr("kiosk.stage.playing.audiodevice.bundled_sdl", lambda: None)
    assert open_audio_device() is None


def test_a_file_is_heard_through_sdl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    sound(tmp_path / "a.flac", 2.0, "flac")
    speaker = Loudspeaker()
    made = Voice(lambda: SoundReader(tmp_path / "a.flac"), lambda: 1.0, lambda: 5.0, nothing)
    speaker.give(made)
    made.hold(False)
    until(lambda: (made.heard(5.0) or 0.0) > 1.0)
    speaker.close()
    until(lambda: sound_threads() == 0)


# Where it is.


class ScriptedVoice:
    """Says what is heard as the test wants it."""

    made: "ScriptedVoice"

    def __init__(self, *_: Any) -> None:
        ScriptedVoice.made = self
        self.told: float | None = None
        self.coming = self.alive = True
        self.doings: list[str] = []

    def heard(self, now: float) -> float | None:
        return self.told

    def move(self) -> None:
        self.doings.append("move")

    def hold(self, still: bool) -> None:
        self.doings.append("hold" if still else "go on")

    def end(self) -> None:
        self.alive = False


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("kiosk.stage.playing.playback.Voice", ScriptedVoice)
    room = SimpleNamespace(patient=False, time=100.0, loudspeaker=SimpleNamespace(give=lambda _: None))
    room.now = lambda: room.time
    return room


def playback(around: Any) -> Playback:
    return Playback(20.0, cast(Hall, around), Ramp)


def test_sound_leads_once_it_is_heard(around: Any) -> None:
    made = playback(around)
    made.play()
    assert made.position(100.0 + PATIENCE / 2) == 0.0  # all wait for it
    ScriptedVoice.made.told = 0.05
    assert made.position(100.5) == pytest.approx(0.05)
    ScriptedVoice.made.told = 1.2
    assert made.position(101.0) == pytest.approx(1.2)
    ScriptedVoice.made.told = None  # the device is gone: the clock goes on from there
    assert made.position(101.5) == pytest.approx(1.7)


@pytest.mark.parametrize("coming", [False, True])
def test_without_sound_the_clock_leads_and_nothing_stalls(around: Any, coming: bool) -> None:
    made = playback(around)
    made.play()
    ScriptedVoice.made.coming = coming
    made.position(100.0)
    lost = PATIENCE if coming else 0.0
    made.position(100.0 + lost)
    assert made.position(102.0) == pytest.approx(2.0 - lost)
    assert made.position(400.0) == 20.0
    assert made.over(400.0)


def test_it_pauses_leaps_and_goes_on(around: Any) -> None:
    made = playback(around)
    made.play()
    ScriptedVoice.made.told = 3.0
    made.pause()
    around.time = 150.0
    assert made.position(150.0) == pytest.approx(3.0)
    made.seek(12.0)
    assert made.position(151.0) == 12.0
    made.play()
    ScriptedVoice.made.told = None
    assert made.position(150.1) == 12.0
    assert ScriptedVoice.made.doings == ["go on", "hold", "move", "go on"]
    made.seek(99.0)
    assert made.position(150.1) == 20.0
    made.stop()
    assert not ScriptedVoice.made.alive
