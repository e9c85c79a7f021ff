"""Which packs a store has dealt with, and where a report lies: so that none is taken twice by itself."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kiosk.base.atomic import write_atomically
from kiosk.store.refusals import told

FILE = "packs.json"
MOST = 1000
"""So many packs are remembered, those dealt with last."""
_FORMAT = 1


@dataclass
class Deed:
    """One pack that was dealt with, or begun."""

    sha256: str
    size: int
    begun: int = 0
    """How often it was begun and not ended: more than once, and it may be what ends the kiosk."""
    reports: dict[str, bool] = field(default_factory=dict)
    """Where it was met, such as `STICK/autumn.kiosk`, and whether a report could be written there."""


class Handled:
    """The list, in the store's folder; what cannot be read counts as empty."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._deeds = _read(self._path)

    def may_know(self, size: int) -> bool:
        """Whether a pack of this size was dealt with: only then it can be the same."""
        return any(deed.size == size for deed in self._deeds.values())

    def deed(self, sha256: str) -> Deed | None:
        """What was done about a pack."""
        return self._deeds.get(sha256)

    def begin(self, sha256: str, size: int) -> Deed:
        """Note, before it is looked into, that a pack is begun. Raises KioskError where the disk refuses."""
        deed = self._deeds.pop(sha256, None) or Deed(sha256, size)
        deed.begun += 1
        self._deeds[sha256] = deed
        self.save()
        return deed

    def forget(self, deed: Deed) -> None:
        """It is to be taken again when it is next met. Raises KioskError where the disk refuses."""
        self._deeds.pop(deed.sha256, None)
        self.save()

    def save(self) -> None:
        """Write the list down, to outlive a power cut. Raises KioskError where the disk refuses."""
        for old in list(self._deeds)[:-MOST]:
            del self._deeds[old]
        packs = [asdict(deed) for deed in self._deeds.values()]
        data = json.dumps({"format": _FORMAT, "packs": packs}, ensure_ascii=False, indent=1)
        with told(self._path.parent):
            write_atomically(self._path, data.encode("utf-8", "surrogateescape"))


def _read(path: Path) -> dict[str, Deed]:
    try:
        stored = json.loads(path.read_bytes().decode("utf-8", "surrogateescape"))
        deeds = [_deed(each) for each in stored["packs"]] if stored["format"] == _FORMAT else []
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return {deed.sha256: deed for deed in deeds}


def _deed(plain: dict[str, Any]) -> Deed:
    reports = {str(place): bool(written) for place, written in plain["reports"].items()}
    return Deed(str(plain["sha256"]), int(plain["size"]), int(plain["begun"]), reports)
