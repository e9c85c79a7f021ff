"""What became of a pack, as it is told to whoever brought it."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from kiosk.base.sentences import LANGUAGES, from_plain, plain

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

    def to_json(self) -> str:
        """In one line of ASCII; `from_json` takes it back."""
        return json.dumps({**asdict(self), "said": plain(self.said)})

    @classmethod
    def from_json(cls, text: str) -> "Outcome":
        """What `to_json` gave `text` of; ValueError, TypeError, KeyError: it gave no such thing."""
        values: dict[str, Any] = json.loads(text)
        return cls(**{**values, "said": from_plain(values["said"])})
