"""What became of a pack, as it is told to whoever brought it."""

from dataclasses import dataclass, field
from typing import Literal

from kiosk.base.sentences import LANGUAGES

Kind = Literal["new", "same", "known", "refused", "failed"]


@dataclass(frozen=True)
class Outcome:
    """The end of a pack's way."""

    kind: Kind
    """Shown from now on; shown already; dealt with before; at fault; or not dealt with for another reason."""
    said: str
    """What happened, in a sentence or two."""
    version: str = ""
    title: dict[str, str] = field(default_factory=dict)
    """The exhibition's, by language code."""
    drawn: dict[str, str] = field(default_factory=lambda: dict.fromkeys(LANGUAGES, ""))
    """Everything that `check` tells of it, by the language it is told in."""
