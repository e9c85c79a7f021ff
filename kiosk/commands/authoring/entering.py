"""Enters a chapter or a page into the list of a YAML file and leaves every other character as it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.content.problems import one_line
from kiosk.content.tree import Tree
from kiosk.content.yamltree import read_tree

Draft = Callable[[int], Sequence[str]]
"""Gives the lines of an item, its dash at a column."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Found:
    """A list in a file: where its items stand, by the parser's marks (lines and columns from 0)."""

    in_brackets: bool
    start: Any
    """Of the bracket, or of the first dash."""
    end: Any
    """After the last thing in the last item, or after the opening bracket."""


class Manuscript:
    """A YAML file to be added to. KioskError where it cannot be read, or not as YAML."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self._folder = folder
        try:
            self._bytes = path.read_bytes()
        except OSError as error:
            raise KioskError(
                Sentence("{file} cannot be read ({why}).", file=self._name, why=error.strerror or "")
            ) from error
        self.tree = self._read(self._bytes)
        self._text = self._bytes.decode("utf-8-sig")
        self._lines = self._text.splitlines(keepends=True)
        self._end = "\r\n" if "\r\n" in self._text else "\n"

    @property
    def root(self) -> dict[str, Any]:
        """What the file holds."""
        assert isinstance(self.tree.root, dict)
        return self.tree.root

    @property
    def _name(self) -> str:
        return self.path.relative_to(self._folder).as_posix()

    def with_id(self, key: str, name: str) -> bytes:
        """The file with a further name in the list that stands under `key`."""
        found = self._list(key)
        if found is None:
            raise self._refusal(Sentence("there is no list `{key}:`", key=key))
        if not found.in_brackets:
            dash = " " * found.start.column + f"- {name}"
            return self._checked(self._with_lines([dash], self._after(found)), key, name)
        line, column = found.end.line, found.end.column
        lines, root = [*self._lines], self.root
        lines[line] = lines[line][:column] + (f", {name}" if root[key] else name) + lines[line][column:]
        return self._checked(lines, key, name)

    def with_page(self, lines_at: Draft) -> bytes:
        """The file with a further page at the end of `pages:`; its lines are asked for at their indent."""
        found = self._list("pages")
        if found is None or found.in_brackets:
            raise self._refusal(
                Sentence("its pages do not stand below one another, each with a `- ` in front")
            )
        at = self._after(found)
        return self._checked(self._with_lines(["", *lines_at(found.start.column)], at), "pages")

    def _after(self, found: Found) -> int:
        """The line before which a further item is to stand: behind the last one and its comments."""
        at: int = found.end.line + (1 if found.end.column else 0)
        while at and not self._lines[at - 1].strip():
            at -= 1
        for ahead in range(at, len(self._lines)):
            line = self._lines[ahead]
            bare = line.lstrip(" ")
            if bare.startswith("#") and len(line) - len(bare) > found.start.column:
                at = ahead + 1
            elif bare.strip():
                break
        return at

    def _with_lines(self, lines: Sequence[str], at: int) -> list[str]:
        """All lines with others before line `at`, ended as the file's own are."""
        before = [*self._lines[:at]]
        if before and not before[-1].endswith(("\n", "\r")):
            before[-1] += self._end
        return [*before, *(f"{line}{self._end}" for line in lines), *self._lines[at:]]

    def _list(self, key: str) -> Found | None:
        """The list under a name of the file's own, if there is one."""
        if not isinstance(self.root.get(key), list):
            return None
        place = self.tree.place((key,))
        events = iter(yaml.parse(self._text, Loader=_LOADER))
        for event in events:
            mark: Any = event.start_mark
            if isinstance(event, yaml.SequenceStartEvent) and (mark.line + 1, mark.column + 1) == (
                place.line,
                place.column,
            ):
                return _found(event, events)
        return None

    def _checked(self, lines: list[str], key: str, name: str | None = None) -> bytes:
        """The new content, read once more: it must be what it was, with one more in the list."""
        bom = BOM if self._bytes.startswith(BOM) else b""
        data = bom + "".join(lines).encode()
        grown: Any = self._read(data).root
        added = grown[key]
        good = {**grown, key: added[:-1]} == self.root and name in (None, added[-1])
        if not good:
            raise self._refusal(Sentence("its list `{key}:` is written in a way of its own", key=key))
        return data

    def _read(self, data: bytes) -> Tree:
        tree, problems = read_tree(data, self.path)
        wrong = [problem for problem in problems if problem.severity == "error"]
        if tree is None or wrong or not isinstance(tree.root, dict):
            said = one_line(wrong[0], self._folder) if wrong else self._name
            raise KioskError(
                Sentence("Nothing was written: first mend what `check` tells of this file. {said}", said=said)
            )
        return tree

    def _refusal(self, why: str) -> KioskError:
        return KioskError(Sentence("Nothing was written into {file}, for {why}.", file=self._name, why=why))


def _found(start: Any, events: Iterator[Any]) -> Found:
    """The list that begins with `start`, of which the further events tell."""
    end, depth = None, 1
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if not depth:
            break
        is_there = event.end_mark.index > event.start_mark.index
        if is_there and isinstance(event, yaml.ScalarEvent | yaml.CollectionEndEvent):
            end = event.end_mark
    return Found(bool(start.flow_style), start.start_mark, end or start.end_mark)
