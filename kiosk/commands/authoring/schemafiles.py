"""The schemas as files in an exhibition's folder, and the line by which a YAML file names its own."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.atomic import write_atomically

if TYPE_CHECKING:
    from kiosk.blocks.contract import Kind

NAMES = ("exhibition", "chapter")
FOLDER = "schema"
"""Their folder, beside the YAML files."""


def first_line(name: str) -> str:
    """The line by which a file in `exhibits/` names its schema; editors look for it."""
    return f"# yaml-language-server: $schema={FOLDER}/{name}.json\n"


def schema_text(name: str, kinds: "Mapping[str, Kind]", language: str) -> str:
    """The schema `name` of `NAMES` as JSON, explained in `language`."""
    from kiosk.commands.authoring.editorschema import chapter_schema, exhibition_schema

    schema = exhibition_schema(language) if name == "exhibition" else chapter_schema(kinds, language)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path, kinds: "Mapping[str, Kind]", language: str) -> list[Path]:
    """Write both schemas into `folder`, over what stands there under their names."""
    paths = [folder / f"{name}.json" for name in NAMES]
    for name, path in zip(NAMES, paths, strict=True):
        write_atomically(path, schema_text(name, kinds, language).encode())
    return paths
