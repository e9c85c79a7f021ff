"""Runs `kiosk new`, and looks at what came of it."""

from collections.abc import Callable
from pathlib import Path

from kiosk.commands.opening import open_exhibition

New = Callable[..., str]
"""Takes what follows `kiosk new`; gives what it said."""


def problems(folder: Path) -> list[str]:
    """What the loader finds in an exhibition, each with its line."""
    return [f"{each.place.line}: {each.found}" for each in open_exhibition(folder, None).problems]
