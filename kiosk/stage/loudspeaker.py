"""The one loudspeaker: at most one thing plays on it, at the visit's volume."""


class Loudspeaker:
    """Where sound goes."""

    def __init__(self, volume: float = 0.7) -> None:
        """`volume` 0–1 is what every visit begins with."""
        self._default = volume
        self.volume = volume
        """0–1, as the present visitor has it."""

    def reset(self) -> None:
        """A visit has ended: silence, and the volume that visits begin with."""
        self.volume = self._default

    def close(self) -> None:
        """Silence for good."""
