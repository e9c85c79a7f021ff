"""What staff have set, through restarts: volume and brightness."""

import json
import logging
import threading
from pathlib import Path

from kiosk.base.atomic import write_atomically

log = logging.getLogger(__name__)


class Settings:
    """A small file; where it is not there, damaged or not to be written, everything is as it comes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._told = _read(file)
        self._turn = threading.Lock()

    def get(self, name: str) -> float | None:
        """A share 0–1; None where staff have set none."""
        return self._told.get(name)

    def set(self, name: str, share: float) -> None:
        """Remember it. The disk is not waited for."""
        self._told = {**self._told, name: round(share, 2)}
        threading.Thread(target=self._write, name="settings", daemon=True).start()

    def _write(self) -> None:
        with self._turn:
            try:
                write_atomically(self._file, json.dumps(self._told).encode())
            except OSError as error:
                log.warning("settings cannot be kept in %s: %s", self._file, error.strerror)


def _read(file: Path) -> dict[str, float]:
    try:
        told = json.loads(file.read_bytes())
        shares = {name: float(told[name]) for name in ("volume", "brightness") if name in told}
    except (OSError, ValueError, TypeError, RecursionError):
        return {}
    return {name: share for name, share in shares.items() if 0 <= share <= 1}
