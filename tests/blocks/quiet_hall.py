"""A hall in which nothing happens, for views that are looked at by themselves."""

from pathlib import Path

from kiosk.content.model import Lead, Text
from kiosk.media.preparations import Preparations
from kiosk.stage.playing.loudspeaker import Loudspeaker


class QuietHall:
    """Patient; its clock stands still unless it is set; every lead ends nowhere, and is noted."""

    def __init__(self, assets: Path = Path("assets"), prepared: Preparations | None = None) -> None:
        self.assets = assets
        self.prepared = prepared or Preparations(None)
        self.loudspeaker = Loudspeaker()
        self.patient = True
        self.time = 0.0
        self.gone: list[Lead] = []

    def now(self) -> float:
        return self.time

    def wake(self) -> None:
        pass

    def title_of(self, lead: Lead) -> Text | None:
        return Text({"": str(lead)})

    def go(self, lead: Lead) -> None:
        self.gone.append(lead)
