"""A copy of an exhibition that may be spoilt, with one language more; it goes away with all its caches."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kiosk.commands.opening import exhibition_folder, store_folder

MIRRORED = ("ar", "العربية")
"""Written from the right: texts fall back to the lead language, and everything is laid out in the mirror."""


class Ground(NamedTuple):
    """Where it is soaked."""

    folder: Path
    state: Path
    mirrored: bool
    """Whether there is a language written from the right."""


@contextmanager
def ground(exhibition: Path) -> Iterator[Ground]:
    """A copy of the exhibition in that folder."""
    with tempfile.TemporaryDirectory(prefix="kiosk-soak-") as name:
        folder = exhibition_folder(Path(name)) / "exhibition"
        for part in ("exhibits", "assets"):
            ignored = shutil.ignore_patterns("_sources")
            shutil.copytree(exhibition / part, folder / part, ignore=ignored, dirs_exist_ok=True)
        mirrored = _add_language(folder / "exhibits" / "exhibition.yaml")
        try:
            yield Ground(folder, Path(name) / "state", mirrored)
        finally:
            shutil.rmtree(store_folder(folder), ignore_errors=True)


def _add_language(file: Path) -> bool:
    """Add the mirrored language to the others; whether there is one now."""
    text, (code, own) = file.read_text("utf-8"), MIRRORED
    if re.search(rf"^languages:[^\n]*(\n[ \t]+[^\n]*)*\b{code}:", text, re.MULTILINE):
        return True
    block = re.search(r"^languages:[ \t]*\n([ \t]+)[^\n]+\n", text, re.MULTILINE)
    flow = re.search(r"^languages:[ \t]*\{[^}\n]+(?=\})", text, re.MULTILINE)
    if block:
        text = f"{text[: block.end()]}{block[1]}{code}: {own}\n{text[block.end() :]}"
    elif flow:
        text = f"{text[: flow.end()]}, {code}: {own}{text[flow.end() :]}"
    else:
        return False
    file.write_text(text, "utf-8")
    return True
