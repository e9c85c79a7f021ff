"""What is written in a file, as text, lists and mappings that know where each part stands."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.content.model import Place

Steps = tuple[str | int, ...]
"""The way from the root of a tree to one of its nodes: keys and list positions."""

Node = str | None | dict[str, Any] | list[Any]


@dataclass
class Tree:
    """A parsed file: `root` holds `str`, `None` (nothing written), `dict` and `list` only."""

    file: Path
    root: Node = None
    spoilt: list[Steps] = field(default_factory=list)
    """Nodes that hold something refused, such as a duplicate key: what contains them is broken."""
    marks: dict[int, Any] = field(default_factory=dict)
    """For each container, by identity, the marks of its keys and values."""
    root_mark: Any = None

    def place(self, steps: Steps, at_key: bool = False) -> Place:
        """Where the node at `steps` is written, or its key; steps that lead nowhere are passed over."""
        node, key_mark, mark = self.root, self.root_mark, self.root_mark
        for step in steps:
            if isinstance(node, dict) and step in node:
                key_mark, mark = self.marks[id(node)][step]
                node = node[str(step)]
            elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
                key_mark = mark = self.marks[id(node)][step]
                node = node[step]
        return place_of(self.file, key_mark if at_key else mark)

    def holds(self, steps: Steps) -> bool:
        """Whether there is a node at the very end of `steps`."""
        node = self.root
        for step in steps:
            if isinstance(node, dict) and step in node:
                node = node[str(step)]
            elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
                node = node[step]
            else:
                return False
        return True


def place_of(file: Path, mark: Any) -> Place:
    """A parser's mark as a place; None is the file as a whole."""
    return Place(file) if mark is None else Place(file, mark.line + 1, mark.column + 1)
