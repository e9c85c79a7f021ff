"""What those who paint and play find around them: media, the loudspeaker, the clock, ways to other pages."""

from pathlib import Path
from typing import Protocol

from kiosk.content.model import Lead, Text
from kiosk.media.preparations import Preparations
from kiosk.stage.playing.loudspeaker import Loudspeaker


class Hall(Protocol):
    """What a view finds around it."""

    assets: Path
    """The folder that paths of assets are relative to."""
    prepared: Preparations
    """Where what was made of large media is kept."""
    loudspeaker: Loudspeaker
    """The one there is: whoever plays on it silences all others."""
    patient: bool
    """Whether to wait for what is shown instead of standing in for it: for pictures of screens."""

    def now(self) -> float:
        """The show's clock, in seconds."""
        ...

    def wake(self) -> None:
        """Have `moving` asked again soon; may be called from any thread."""
        ...

    def title_of(self, lead: Lead) -> Text | None:
        """The name of the place that `lead` leads to, or None where there is none."""
        ...

    def go(self, lead: Lead) -> None:
        """Take the visitor there."""
        ...
