"""The audio device is pulled out, while a film plays or all is silent, and put back: it is heard again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kiosk.stage.playing import voice
from kiosk.stage.playing.audiodevice import AudioDevice, open_audio_device
from tests.faults.exhibition import FILM, SOUND
from tests.faults.house import House, heard, played, threads

if TYPE_CHECKING:
    from kiosk.media.recordings.sound import Samples


class Socket:
    """Where a device may be put in: the system's own, until it is pulled out."""

    def __init__(self) -> None:
        self.filled = True
        self.opened = 0

    def open(self) -> AudioDevice | None:
        self.opened += 1
        device = open_audio_device() if self.filled else None
        return Plugged(device, self) if device else None


class Plugged:
    """A device that is gone with its plug: it takes what it is given, and nothing leaves it."""

    def __init__(self, device: AudioDevice, socket: Socket) -> None:
        self.buffer = device.buffer
        self._device, self._socket = device, socket
        self._gone = False

    def queue(self, samples: "Samples") -> None:
        self._device.queue(samples)

    def left(self) -> int:
        return self._device.left()

    def pause(self, still: bool) -> None:
        self._device.pause(still)

    def clear(self) -> None:
        self._device.clear()

    def working(self) -> bool:
        self._gone = self._gone or not self._socket.filled
        return not self._gone and self._device.working()

    def close(self) -> None:
        self._device.close()


@pytest.fixture
def socket(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Socket]:
    """What the house's loudspeaker is plugged into."""
    monkeypatch.setattr(voice, "RETRY", 0.05)
    monkeypatch.setattr(voice, "LONGEST_RETRY", 0.05)
    socket = Socket()
    monkeypatch.setattr(house.show._loudspeaker, "_open_device", socket.open)
    yield socket
    house.show.close()
    house.until(lambda: not threads("sound"))


def begin(house: House) -> None:
    """Have the film play."""
    house.open("sea", FILM)
    house.until(lambda: played(house).film.seconds is not None)
    house.press("play")
    house.until(lambda: played(house).film.run is not None and played(house).film.begun)


def goes_on(house: House) -> None:
    """Run until five more pictures of the film were seen."""
    shown = played(house).film.run.score.shown
    house.until(lambda: played(house).film.run.score.shown > shown + 5)


def test_while_a_film_plays_it_goes_on_and_is_heard_again(house: House, socket: Socket) -> None:
    begin(house)
    house.until(lambda: heard(house))
    for _ in range(2):
        socket.filled = False
        house.until(lambda: not heard(house))
        at = played(house).film.position()
        goes_on(house)
        assert at < played(house).film.position() < at + 5, "it goes on from where it was"
        socket.filled = True
        house.until(lambda: heard(house))
        goes_on(house)
    assert played(house).film.playing


def test_while_it_stands_in_pause_it_is_heard_afterwards(house: House, socket: Socket) -> None:
    begin(house)
    house.until(lambda: heard(house))
    house.press("film")  # shows the keys
    played(house).film.pause()
    socket.filled = False
    house.settle()
    played(house).film.play()
    goes_on(house)
    socket.filled = True
    house.until(lambda: heard(house))


def test_while_all_is_silent_nothing_asks_for_it_and_the_next_sound_is_silent_until_it_is_back(
    house: House, socket: Socket
) -> None:
    socket.filled = False
    house.open("sea", SOUND)
    house.until(lambda: any(each.id == "toggle" for each in house.show.controls()))
    assert socket.opened == 0
    house.press("toggle")
    house.until(lambda: socket.opened > 2)
    assert not heard(house)
    socket.filled = True
    house.until(lambda: heard(house))
