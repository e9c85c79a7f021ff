"""The block kinds, one file each. A new kind is a new file here: there is no list to edit."""

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from kiosk.blocks.contract import Kind


@cache
def kinds() -> "dict[str, Kind]":
    """Every kind in this package by its name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "contract")
    return {name: cast("Kind", importlib.import_module(f"{__name__}.{name}")) for name in names}
