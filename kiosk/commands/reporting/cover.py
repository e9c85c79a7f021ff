"""What stands over a report."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Cover:
    """Title, kiosk and time."""

    title: str
    kiosk: str
    """Which kiosk it is about, or which kiosks; may be empty."""
    made: datetime
    """When the report was made, in the museum's time."""
