"""From the bytes of a YAML file to a tree of text, lists and mappings that knows where each part stands.

Built from the parser's events, not with `yaml.compose`: in PyYAML 6.0.3 `compose` crashes the process on
60 kB of `- - - …` and hangs on a megabyte of `[[[…`; events can be left at the first that goes too deep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kiosk.base.sentences import Sentence
from kiosk.content.model import Place, Problem
from kiosk.content.yamlhints import explain

Steps = tuple[str | int, ...]
"""The way from the root of a tree to one of its nodes: keys and list positions."""

Node = str | None | dict[str, Any] | list[Any]

MAX_BYTES = 1 << 20
MAX_DEPTH = 20

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Tree:
    """A parsed file: `root` holds `str`, `None` (nothing written), `dict` and `list` only."""

    file: Path
    root: Node = None
    spoilt: list[Steps] = field(default_factory=list)
    """Nodes that hold something refused, such as a duplicate key: what contains them is broken."""
    _marks: dict[int, Any] = field(default_factory=dict)
    """For each container, by identity, the marks of its keys and values."""
    _root_mark: Any = None

    def place(self, steps: Steps, at_key: bool = False) -> Place:
        """Where the node at `steps` is written, or its key; steps that lead nowhere are passed over."""
        node, key_mark, mark = self.root, self._root_mark, self._root_mark
        for step in steps:
            if isinstance(node, dict) and step in node:
                key_mark, mark = self._marks[id(node)][step]
                node = node[str(step)]
            elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
                key_mark = mark = self._marks[id(node)][step]
                node = node[step]
        return _place(self.file, key_mark if at_key else mark)

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


def read_tree(data: bytes, file: Path) -> tuple[Tree | None, list[Problem]]:
    """The tree written in `data`, or None where it cannot be read, and all problems found. Never raises.

    Anchors, aliases, merge keys, tags and duplicate keys are refused; the rest of the tree stays usable.
    """
    if len(data) > MAX_BYTES:
        return None, [_problem(Place(file), f"the file has {len(data):,} bytes", f"at most {MAX_BYTES:,}")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error.start, file)]
    if odd := _UNPRINTABLE.search(text):
        return None, [_unprintable(text, odd.start(), file)]
    return _parse(text, file)


def _parse(text: str, file: Path) -> tuple[Tree | None, list[Problem]]:
    builder = _Builder(file)
    try:
        builder.build(yaml.parse(text, Loader=_LOADER))
    except _TooDeep as error:
        found = f"lists and mappings are nested more than {MAX_DEPTH} deep"
        builder.problems.append(_problem(_place(file, error.mark), found))
    except yaml.MarkedYAMLError as error:
        builder.problems.append(explain(error, text, file))
    except (yaml.YAMLError, ValueError, IndexError, AttributeError, RecursionError) as error:
        builder.problems.append(_problem(Place(file), f"this is not readable as YAML ({error})"))
    else:
        return builder.tree, builder.problems
    return None, builder.problems


class _TooDeep(Exception):
    def __init__(self, mark: Any) -> None:
        self.mark = mark


class _Builder:
    """Takes the parser's events one by one; `_key` is the key whose value comes next in the open mapping."""

    def __init__(self, file: Path) -> None:
        self.tree = Tree(file)
        self.problems: list[Problem] = []
        self._ended = False
        self._open: list[tuple[Any, Any, Steps]] = []
        self._keys: list[tuple[str | None, Any]] = []
        self._skipping = 0

    def build(self, events: Iterator[Any]) -> None:
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                self._refuse(
                    event.start_mark, "an alias (`*name`)", "the text written out; or put it in quotes"
                )
                self._add(None, event.start_mark)
            elif kind is yaml.DocumentEndEvent:
                self._ended = True
            elif kind is yaml.DocumentStartEvent and self._ended:
                self._refuse(event.start_mark, "a second document (`---`)", "one document a file")
                return

    def _scalar(self, event: Any) -> None:
        self._check_properties(event)
        value = event.value
        if value == "" and not event.style:
            value = None
        self._add(value, event.start_mark)

    def _start(self, event: Any, container: Any) -> None:
        self._check_properties(event)
        if len(self._open) + self._skipping >= MAX_DEPTH:
            raise _TooDeep(event.start_mark)
        if self._skipping or self._awaits_key():
            if not self._skipping:
                self._refuse(event.start_mark, "a list or mapping where a name should stand", "a plain name")
            self._skipping += 1
            return
        steps = self._add(container, event.start_mark)
        marks: Any = {} if isinstance(container, dict) else []
        self.tree._marks[id(container)] = marks
        self._open.append((container, marks, steps))
        self._keys.append((None, None))

    def _end(self) -> None:
        if not self._skipping:
            self._open.pop()
            self._keys.pop()
            return
        self._skipping -= 1
        if not self._skipping:
            self._keys[-1] = ("", None)

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1][0], dict) and self._keys[-1][0] is None

    def _add(self, value: Node, mark: Any) -> Steps:
        """Put a node where it belongs and give the steps to it; a key is kept until its value comes."""
        if self._skipping:
            return ()
        if not self._open:
            self.tree.root, self.tree._root_mark = value, mark
            return ()
        container, marks, steps = self._open[-1]
        if isinstance(container, list):
            container.append(value)
            marks.append(mark)
            return (*steps, len(container) - 1)
        key, key_mark = self._keys[-1]
        if key is None:
            self._take_key(value, mark)
            return steps
        self._keys[-1] = (None, None)
        if key_mark is not None:
            container[key] = value
            marks[key] = (key_mark, mark)
        return (*steps, key)

    def _take_key(self, value: Any, mark: Any) -> None:
        """Keep a key, or refuse it: its value is then read and dropped."""
        _, marks, _ = self._open[-1]
        key = value or ""
        self._keys[-1] = (key, None)
        if key == "<<":
            self._refuse(mark, "a merge key (`<<`)", "the keys written out")
        elif not key:
            self._refuse(mark, "a value without a name", "a name before the colon")
        elif key in marks:
            first = marks[key][0]
            found = Sentence("`{name}` is written twice: first on line {line}", name=key, line=first.line + 1)
            self._refuse(mark, found, Sentence("each name once"), also=_place(self.tree.file, first))
        else:
            self._keys[-1] = (key, mark)

    def _check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event.start_mark, f"an anchor (`&{event.anchor}`)", "the text in quotes")
        if event.tag is not None:
            self._refuse(event.start_mark, "a tag (`!…`)", "the text in quotes")

    def _refuse(self, mark: Any, found: str, expected: str, also: Place | None = None) -> None:
        if not self._skipping:
            place = _place(self.tree.file, mark)
            self.problems.append(Problem(place, "error", found, expected, also=also))
            self.tree.spoilt.append(self._steps())

    def _steps(self) -> Steps:
        """The steps to what comes next."""
        if not self._open:
            return ()
        container, _, steps = self._open[-1]
        if isinstance(container, list):
            return (*steps, len(container))
        key = self._keys[-1][0]
        return (*steps, key) if key else steps


def _place(file: Path, mark: Any) -> Place:
    return Place(file) if mark is None else Place(file, mark.line + 1, mark.column + 1)


def _problem(place: Place, found: str, expected: str = "") -> Problem:
    return Problem(place, "error", found, expected)


def _not_utf8(data: bytes, at: int, file: Path) -> Problem:
    line_start = data.rfind(b"\n", 0, at) + 1
    column = len(data[line_start:at].decode("utf-8", "replace")) + 1
    place = Place(file, data.count(b"\n", 0, at) + 1, column)
    return _problem(place, "the file is not UTF-8 text", "save as UTF-8 in the editor")


def _unprintable(text: str, at: int, file: Path) -> Problem:
    place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return _problem(place, f"an invisible control character (U+{ord(text[at]):04X})", "delete it")
