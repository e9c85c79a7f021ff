"""A kind is one file: dropped into the package, it is loaded, checked, shown and journeyed through."""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk.blocks
from kiosk.base.geometry import Size
from kiosk.blocks.contract import View
from kiosk.commands.opening import block_kinds, open_exhibition
from kiosk.content.fields import BlockFields
from kiosk.show.chapter import ChapterScene
from kiosk.show.pilot import Pilot
from kiosk.show.question import Question

STAMP = '''
"""A stamp: one word on a plain ground, which plays for ever when pressed."""
from kiosk.base.geometry import Box
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, TextField
from kiosk.stage.controls import Button

SAMPLE = "kind: stamp\\nword: {zh: 印, en: Stamp}\\n"
WORDS = {}


class Fields(BlockFields):
    word: TextField


class View(BlockView):
    pressed = 0

    def measure(self, width, reading):
        return reading.theme.px(200)

    def arrange(self, box, reading):
        self.box, self.word = box, reading.set(self.fields.word, reading.theme.title())

    def paint(self, painter):
        painter.fill(self.box, "gold")
        painter.text(self.word, self.box.x, self.box.y)

    def controls(self):
        return [Button("stamp", self.box, self.press)]

    def press(self):
        View.pressed += 1

    def playing(self, now):
        return View.pressed > 0
'''

CHAPTER = """
title: {zh: 章, en: Chapter}
lead: {zh: 引, en: Lead}
pages:
  - id: only
    title: {zh: 页, en: Page}
    sources: [F1]
    blocks:
      - kind: stamp
        word: {zh: 印, en: Stamp}
"""


@pytest.fixture
def new_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder added to the package of kinds, with one more kind in it."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "stamp.py").write_text(textwrap.dedent(STAMP), "utf-8")
    monkeypatch.setattr(kiosk.blocks, "__path__", [*kiosk.blocks.__path__, str(folder)])
    kiosk.blocks.kinds.cache_clear()
    yield
    kiosk.blocks.kinds.cache_clear()
    sys.modules.pop("kiosk.blocks.stamp", None)


@pytest.fixture
def exhibition(tmp_path: Path) -> Path:
    """An exhibition that uses the new kind."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "exhibits" / "exhibition.yaml").write_text(
        "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n", "utf-8"
    )
    (tmp_path / "exhibits" / "one.yaml").write_text(CHAPTER, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("new_kind")
def test_a_new_kind_is_one_new_file(exhibition: Path) -> None:
    library = open_exhibition(exhibition, None)
    assert [problem.found for problem in library.problems] == []
    with Pilot(library, block_kinds, Size(960, 540)) as pilot:
        pilot.tap(10, 10)
        pilot.press("door-one")
        pilot.press("stamp")
        assert block_kinds()["stamp"].View.pressed == 1  # type: ignore[attr-defined]


@pytest.mark.usefixtures("new_kind")
def test_what_plays_counts_as_a_visitor(exhibition: Path) -> None:
    library = open_exhibition(exhibition, None)
    with Pilot(library, block_kinds, Size(960, 540)) as pilot:
        pilot.tap(10, 10)
        pilot.press("door-one")
        pilot.advance(61)
        assert isinstance(pilot.show.scene, Question)
        pilot.tap(10, 10)
        pilot.press("stamp")
        pilot.advance(90)
        assert isinstance(pilot.show.scene, ChapterScene)


@pytest.mark.usefixtures("new_kind")
def test_a_mistake_in_a_new_kind_is_reported_at_its_place(exhibition: Path) -> None:
    file = exhibition / "exhibits" / "one.yaml"
    file.write_text(CHAPTER.replace("        word:", "        wrod:"), "utf-8")
    problems = open_exhibition(exhibition, None).problems
    assert any(p.place.line == 10 and p.nearest == "word" for p in problems)


def test_every_kind_keeps_the_contract() -> None:
    for name, kind in block_kinds().items():
        assert issubclass(kind.Fields, BlockFields), name
        assert isinstance(kind.View, type)
        assert issubclass(kind.View, View), name
        assert f"kind: {name}" in kind.SAMPLE
        assert all(field.description for field in kind.Fields.model_fields.values()), name
        assert len({frozenset(words) for words in kind.WORDS.values()}) <= 1, f"{name}: words differ"
