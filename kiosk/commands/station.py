"""The kiosk that stands here: what it keeps of itself, and what it tells while it runs."""

import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click


@dataclass(frozen=True)
class Station:
    """Its two folders, which need not be there yet."""

    state: Path
    """What is kept for years: journal, PIN, settings."""
    runtime: Path
    """What matters while it runs; gone after a restart of the machine, and in memory where it can be."""


def station(state: Path | None) -> Station:
    """The one whose state is in the folder that was named, else in $KIOSK_STATE, else in the user's own.

    What it tells while it runs lies where systemd (in $RUNTIME_DIRECTORY) or the user's session has a place
    for such.
    """
    from platformdirs import user_state_path

    named = state or _folder("KIOSK_STATE")
    runtime = _folder("RUNTIME_DIRECTORY") or (named / "now" if named else None)
    return Station(
        (named or user_state_path("exhibition-kiosk", appauthor=False)).absolute(),
        (runtime or _runtime()).absolute(),
    )


def _runtime() -> Path:
    from platformdirs import user_runtime_path

    with warnings.catch_warnings():  # it warns where nobody has logged in: any place serves
        warnings.simplefilter("ignore")
        return user_runtime_path("exhibition-kiosk", appauthor=False)


def _folder(variable: str) -> Path | None:
    value = os.environ.get(variable, "").split(os.pathsep)[0]
    return Path(value) if value else None


def _station(context: click.Context, option: click.Parameter, value: Any) -> Station:
    del context, option
    return station(value)


STATION = click.option(
    "--state",
    "station",
    type=click.Path(path_type=Path),
    callback=_station,
    help="Folder for what this kiosk remembers of itself: journal, PIN, settings.",
)
