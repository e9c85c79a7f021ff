"""What the verbs share: finding the exhibition, its caches, its library; and telling how far they are."""

import io
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from kiosk.blocks.contract import Kind
    from kiosk.content.drawing import Sheet
    from kiosk.content.fields import BlockFields
    from kiosk.content.library import Library, Progress

MOST_COLUMNS = 110
"""Longer lines are read with difficulty, however wide the terminal."""


def shipped_exhibition() -> Path:
    """The exhibition that comes with the engine: inside the wheel, or the repository around the package."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_exhibition"
    return inside if inside.is_dir() else package.parent


def exhibition_folder(given: Path | None) -> Path:
    """The folder asked for, or the shipped one. KioskError where it is none."""
    folder = given or shipped_exhibition()
    if not folder.is_dir():
        raise KioskError(
            Sentence(
                "There is no folder {folder}; name one that holds `exhibits/` and `assets/`.", folder=folder
            )
        )
    return folder.absolute()


def cache_folder(exhibition: Path) -> Path:
    """Where what was prepared for this exhibition is kept; may be deleted at any time."""
    from hashlib import blake2b

    from platformdirs import user_cache_path

    name = blake2b(str(exhibition).encode(), digest_size=6).hexdigest()
    return user_cache_path("exhibition-kiosk", appauthor=False) / name


def store_folder(exhibition: Path) -> Path:
    """Where the versions of this exhibition are kept, unless somebody names another place."""
    from hashlib import blake2b

    from platformdirs import user_data_path

    name = blake2b(str(exhibition).encode(), digest_size=3).hexdigest()
    return user_data_path("exhibition-kiosk", appauthor=False) / "stores" / f"{exhibition.name}-{name}"


def block_kinds() -> "Mapping[str, Kind]":
    """Every kind of block."""
    from kiosk.blocks import kinds

    return kinds()


def warm_up() -> None:
    """Load every kind of block, behind the first screen.

    Whatever is loaded by then is left out of garbage collections: each would take 30 ms from a page turn.
    """
    import gc

    block_kinds()
    gc.freeze()


def block_fields() -> "Mapping[str, type[BlockFields]]":
    """What may be written for every kind of block."""
    return {name: kind.Fields for name, kind in block_kinds().items()}


def open_exhibition(folder: Path, cache: Path | None, progress: "Progress | None" = None) -> "Library":
    """Open the exhibition in `folder`, from `cache` where nothing has changed."""
    from kiosk.content.library import open_library

    return open_library(folder, block_fields, cache and cache / "content", progress)


def progress_bar(length: int, label: str, shown: bool = True) -> "ProgressBar[int]":
    """A bar of `length` steps on standard error, if it is to be `shown` and that is a terminal."""
    file = sys.stderr if shown and sys.stderr.isatty() else io.StringIO()
    return click.progressbar(length=length, label=f"{label:<9}", file=file)


def sheet(folder: Path, language: str) -> "Sheet":
    """What problems of the exhibition in `folder` are drawn on: standard output, and its width in a terminal.

    Colours are left out where the environment says so: https://no-color.org
    """
    from kiosk.content.drawing import Sheet

    is_terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, MOST_COLUMNS)
    return Sheet(folder, language, width, is_terminal, is_terminal and not os.environ.get("NO_COLOR"))
