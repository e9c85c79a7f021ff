"""A number that moves softly to where it is sent."""

from kiosk.stage.tween import Tween, still


class Glide:
    """Its move begins with the first frame that asks for it, and is over when a frame has shown its end.

    So a long press or a wake from sleep never swallows the beginning, and the last frame is exact.
    """

    def __init__(self, value: float, seconds: float) -> None:
        self._seconds = seconds
        self._tween: Tween | None = still(value)
        self.shown = value
        """Where it was in the last frame."""
        self.end = value
        """Where it is sent."""

    @property
    def sudden(self) -> bool:
        """Whether it takes no time to be where it is sent."""
        return self._seconds <= 0

    def pace(self, seconds: float) -> None:
        """Take so many seconds from now on; with none, a move under way is over with the next frame."""
        if seconds != self._seconds:
            self._seconds = seconds
            self._tween = None if self.moving else self._tween

    def to(self, end: float) -> None:
        """Move on from where it was last seen."""
        self.end, self._tween = end, None

    def jump(self, value: float) -> None:
        """Be there at once."""
        self.shown = self.end = value
        self._tween = still(value)

    def value(self, now: float) -> float:
        """Where it is in the frame of clock time `now`."""
        if self._tween is None:
            self._tween = Tween(self.shown, self.end, now, self._seconds)
        self.shown = self.end if self._tween.over(now) else self._tween.value(now)
        return self.shown

    @property
    def moving(self) -> bool:
        """Whether its end has yet to be shown."""
        return self._tween is None or self.shown != self.end
