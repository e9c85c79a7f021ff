"""Which files there are and when they were changed, to know whether anything must be checked anew."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import kiosk


def listing(folder: Path, suffix: str) -> dict[str, list[int]]:
    """Size and time of change (ns) of each file of `folder` that ends in `suffix`, in order of names."""
    stamps: dict[str, list[int]] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(suffix) and not entry.name.startswith("."):
                    stamps[entry.name] = _stamp(entry)
    except OSError:
        return {}
    return dict(sorted(stamps.items()))


def _stamp(entry: os.DirEntry[str]) -> list[int]:
    try:
        stat = entry.stat()
    except OSError:
        return [-1, -1]
    return [stat.st_size, stat.st_mtime_ns]


def engine_stamp(folders: Iterable[str]) -> dict[str, Any]:
    """The state of the Python files in `folders` and this package, on which every check depends."""
    sources = {
        folder: listing(Path(folder), ".py") for folder in sorted({*folders, str(Path(__file__).parent)})
    }
    return {
        "version": getattr(kiosk, "__version__", ""),
        "python": list(sys.version_info[:2]),
        "sources": sources,
    }


def source_folders(classes: Iterable[type]) -> list[str]:
    """The folders of the modules in which `classes` are written."""
    files = (getattr(sys.modules.get(each.__module__), "__file__", None) for each in classes)
    return sorted({str(Path(file).parent) for file in files if file})
