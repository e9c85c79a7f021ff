"""The last good version: the one that has stood well for longest enough, remembered through restarts."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.store.store import Store
    from kiosk.store.version import Version

_FILE = "last-good.json"


def remember(state: Path, version: Path) -> None:
    """Note in the kiosk's folder `state` that the version in this folder stood well, if that can be."""
    from kiosk.base.atomic import write_atomically

    if recalled(state) != version:
        with suppress(OSError):
            write_atomically(state / _FILE, json.dumps({"version": str(version)}).encode())


def recalled(state: Path) -> Path | None:
    """The folder of the version that was noted last; None where there is none."""
    try:
        return Path(json.loads((state / _FILE).read_bytes())["version"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def last_good(store: "Store", state: Path) -> "Version | None":
    """The version to show instead of the current one, which has crashed; None: there is no other.

    That is the one that stood well last, or, where that is the current one or gone, the one before it.
    """
    from kiosk.store.version import lacking

    current, noted = store.current(), recalled(state)
    good = next((each for each in store.versions() if each.folder == noted), None)
    if good and good != current and not any(lacking(good)):
        return good
    return store.previous()
