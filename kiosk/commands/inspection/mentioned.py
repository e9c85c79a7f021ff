"""Everything that stands in YAML files as a value, whether or not the files are right."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_BETWEEN = re.compile(r"[\s,:{}\[\]\"'，：“”]+")


def mentioned(exhibits: Path, names: Iterable[str]) -> set[str]:
    """The values in these files of a folder; of what cannot be read as YAML, its words.

    A page that is broken is about to be mended: what it shows is in use.
    """
    found: set[str] = set()
    for name in names:
        found |= _of(exhibits / name)
    return found


def _of(path: Path) -> set[str]:
    from kiosk.content.encodings import lines_of
    from kiosk.content.sourcefile import source_bytes
    from kiosk.content.yamltree import read_tree

    data = source_bytes(path, path.parents[1])
    if not isinstance(data, bytes):
        return set()
    tree, problems = read_tree(data, path)
    values = set(_values(tree.root)) if tree else set()
    return values | set(_BETWEEN.split("\n".join(lines_of(data)))) if problems or not tree else values


def _values(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _values(part)
