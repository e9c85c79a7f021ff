"""Lets staff hear the loudspeaker."""

from kiosk.show.staff.staffscene import Room
from kiosk.stage.playing.tone import Side, Tone
from kiosk.stage.playing.voice import Voice


class Sounding:
    """Plays one tone at a time, and knows whether it was heard."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._voice: Voice | None = None
        self._heard = False

    def play(self, side: Side, seconds: float = 1.6) -> None:
        """A bell on one side, or on both."""
        make = None if self._room.patient else lambda: Tone(side, seconds)
        self._voice, self._heard = Voice(make, _from_the_start, self._room.now, _nothing), False
        self._room.loudspeaker.give(self._voice)
        self._voice.hold(False)

    def silent(self, now: float) -> bool:
        """Whether the last one found no device to be heard on."""
        voice = self._voice
        if voice is None:
            return False
        self._heard = self._heard or voice.heard(now) is not None
        return not self._heard and not voice.coming


def _from_the_start() -> float:
    return 0.0


def _nothing() -> None:
    """Another one plays."""
