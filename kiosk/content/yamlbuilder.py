"""From a YAML parser's events to a tree; what an exhibition has no use for is refused, the rest is kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kiosk.base.sentences import Sentence
from kiosk.content.model import Place, Problem
from kiosk.content.tree import Node, Steps, Tree, place_of
from kiosk.content.yamldoubts import Doubt, doubts_of_key, doubts_of_text

MAX_DEPTH = 20
MAX_NODES = 15_000
"""Texts, lists and mappings in a file: a chapter of 50 rich pages has 5,000."""
MAX_ITEMS = 1_000
"""In one list, or names in one mapping."""
MAX_TEXT = 20_000
"""Characters of one text: ten pages of a book."""
MAX_PROBLEMS = 50


class TooMuch(Exception):
    """The file holds more than a file of an exhibition ever does."""

    def __init__(self, mark: Any, found: Sentence, expected: str = "") -> None:
        self.mark, self.found, self.expected = mark, found, expected


class Builder:
    """Takes the parser's events one by one; `_keys` ends with the key whose value comes next."""

    def __init__(self, file: Path, text: str) -> None:
        self.tree = Tree(file)
        self.problems: list[Problem] = []
        self._text = text
        self._nodes = 0
        self._ended = False
        self._open: list[tuple[Any, Any, Steps]] = []
        self._keys: list[tuple[str | None, Any]] = []
        self._skipping = 0

    def build(self, events: Iterator[Any]) -> None:
        """Take all events. Raises TooMuch, and what the parser raises."""
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._count(event)
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._count(event)
                self._start(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                self._refuse(event.start_mark, Sentence("an alias (`*name`)"), WRITTEN_OUT)
                self._add(None, event.start_mark)
            elif kind is yaml.DocumentEndEvent:
                self._ended = True
            elif kind is yaml.DocumentStartEvent and self._ended:
                self._refuse(
                    event.start_mark, Sentence("a second document (`---`)"), Sentence("one document a file")
                )
                return

    def _count(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            found = Sentence("the file holds more than {count:,} texts and lists", count=MAX_NODES)
            raise TooMuch(event.start_mark, found, Sentence("several smaller files"))

    def _scalar(self, event: Any) -> None:
        self._check_properties(event)
        value = event.value
        if value == "" and not event.style:
            value = None
        elif len(value) > MAX_TEXT:
            found = Sentence("a text of {count:,} characters", count=len(value))
            raise TooMuch(event.start_mark, found, Sentence("at most {most:,}", most=MAX_TEXT))
        if not self._skipping and not self._awaits_key():
            for doubt in doubts_of_text(self._text, event, in_list=bool(self._open) and self._is_flow_list()):
                self._doubt(doubt)
        self._add(value, event.start_mark, event)

    def _is_flow_list(self) -> bool:
        return isinstance(self._open[-1][0], list)

    def _start(self, event: Any, container: Any) -> None:
        self._check_properties(event)
        if len(self._open) + self._skipping >= MAX_DEPTH:
            found = Sentence("lists and mappings are nested more than {count} deep", count=MAX_DEPTH)
            raise TooMuch(event.start_mark, found)
        if self._skipping or self._awaits_key():
            if not self._skipping:
                found = Sentence("a list or mapping where a name should stand")
                self._refuse(event.start_mark, found, Sentence("a plain name; or the text in quotes: '…'"))
            self._skipping += 1
            return
        steps = self._add(container, event.start_mark)
        marks: Any = {} if isinstance(container, dict) else []
        self.tree.marks[id(container)] = marks
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

    def _add(self, value: Node, mark: Any, event: Any = None) -> Steps:
        """Put a node where it belongs and give the steps to it; a key is kept until its value comes."""
        if self._skipping:
            return ()
        if not self._open:
            self.tree.root, self.tree.root_mark = value, mark
            return ()
        container, marks, steps = self._open[-1]
        if len(container) >= MAX_ITEMS:
            raise TooMuch(
                mark,
                Sentence("a list or mapping with more than {count:,} entries", count=MAX_ITEMS),
            )
        if isinstance(container, list):
            container.append(value)
            marks.append(mark)
            return (*steps, len(container) - 1)
        key, key_mark = self._keys[-1]
        if key is None:
            self._take_key(value, mark, event)
            return steps
        self._keys[-1] = (None, None)
        if key_mark is not None:
            container[key] = value
            marks[key] = (key_mark, mark)
        return (*steps, key)

    def _take_key(self, value: Any, mark: Any, event: Any) -> None:
        """Keep a key, or refuse it: its value is then read and dropped."""
        _, marks, _ = self._open[-1]
        key = value or ""
        self._keys[-1] = (key, None)
        doubt = next(doubts_of_key(self._text, event), None) if key and event else None
        if key == "<<":
            self._refuse(mark, Sentence("a merge key (`<<`)"), Sentence("the names written out"))
        elif not key:
            self._refuse(mark, Sentence("a value without a name"), Sentence("a name before the colon"))
        elif doubt:
            self._doubt(doubt)
        elif key in marks:
            first = marks[key][0]
            found = Sentence("`{name}` is written twice: first on line {line}", name=key, line=first.line + 1)
            self._refuse(mark, found, Sentence("each name once"), also=place_of(self.tree.file, first))
        else:
            self._keys[-1] = (key, mark)

    def _check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            found = Sentence("an anchor (`&{name}`)", name=event.anchor[:40])
            self._refuse(event.start_mark, found, QUOTED)
        if event.tag is not None:
            self._refuse(event.start_mark, Sentence("a tag (`!…`)"), QUOTED)

    def _doubt(self, doubt: Doubt) -> None:
        place = Place(self.tree.file, doubt.line + 1, doubt.column + 1)
        self._tell(Problem(place, doubt.severity, doubt.found, doubt.expected, doubt.nearest))
        if doubt.severity == "error":
            self.tree.spoilt.append(self._steps())

    def _refuse(self, mark: Any, found: str, expected: str, also: Place | None = None) -> None:
        if not self._skipping:
            self._tell(Problem(place_of(self.tree.file, mark), "error", found, expected, also=also))
            self.tree.spoilt.append(self._steps())

    def _tell(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) > MAX_PROBLEMS:
            raise TooMuch(
                None, Sentence("there are more than {count} mistakes in the file", count=MAX_PROBLEMS)
            )

    def _steps(self) -> Steps:
        """The steps to what comes next."""
        if not self._open:
            return ()
        container, _, steps = self._open[-1]
        if isinstance(container, list):
            return (*steps, len(container))
        key = self._keys[-1][0]
        return (*steps, key) if key else steps


QUOTED = Sentence("the text in quotes: '…'")
WRITTEN_OUT = Sentence("the text written out; or, where it begins with a star, in quotes: '…'")
