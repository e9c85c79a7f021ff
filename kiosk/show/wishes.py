"""What the operator asked for at the start."""

from dataclasses import dataclass

from kiosk.show.problemstrip import ProblemStrip


@dataclass(frozen=True)
class Wishes:
    """How the show is to be."""

    language: str | None = None
    """The language to begin every visit in, instead of the lead language."""
    unattended: bool = False
    """Play the exhibition by itself, whatever `exhibition.yaml` says."""
    patient: bool = False
    """Wait for every picture instead of showing its preview: for pictures of screens."""
    strip: ProblemStrip | None = None
    """In a preview: what lies over everything and tells the curator of problems."""


DEFAULT = Wishes()
