"""What is shown and what is missing, whatever the kind of block."""

from pathlib import Path

import pytest

from kiosk.content.library import open_library
from kiosk.content.survey import assets_of
from tests.content.tinykinds import CLOCKS, EXHIBITION, HALLS, tiny_kinds, write_exhibition, write_yaml


def test_assets_and_their_places(tmp_path: Path) -> None:
    library = open_library(write_exhibition(tmp_path), tiny_kinds, None)
    found = [(path, library.place("halls", steps)) for path, steps in assets_of(library.chapter("halls"))]
    assert [(path, place.line, place.column) for path, place in found] == [
        ("halls/roof.jpg", 2, 13),
        ("halls/roof.jpg", 9, 24),
        ("halls/tall.jpg", 9, 46),
    ]
    assert [path for path, _ in assets_of(library.chapter("clocks"))] == ["clocks/bell.ogg"]


def test_assets_of_the_exhibition(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    (tmp_path / "assets/own.ttf").write_bytes(b"")
    write_yaml(tmp_path, "exhibition", EXHIBITION + "theme: {faces: {serif: own.ttf}}\n")
    for cache in (None, tmp_path / "cache", tmp_path / "cache"):
        library = open_library(tmp_path, tiny_kinds, cache)
        found = dict(assets_of(library.exhibition))
        assert sorted(found) == ["halls/roof.jpg", "own.ttf"]
        assert library.place(None, found["own.ttf"]).column == 24


def test_the_place_in_a_file_that_is_gone(tmp_path: Path) -> None:
    library = open_library(write_exhibition(tmp_path), tiny_kinds, None)
    (tmp_path / "exhibits/halls.yaml").unlink()
    assert library.place("halls", ("pages", 0)).line == 0


GAPS = [
    ("caption: {zh: 黄瓦, en: Yellow tiles}", "caption: {zh: 黄瓦}", 10, 18, "missing in English (`en`)"),
    (
        "caption: {zh: 黄瓦, en: Yellow tiles}",
        "caption: {zh: 黄瓦, en: }",
        10,
        18,
        "missing in English (`en`)",
    ),
    ("caption: {zh: 黄瓦, en: Yellow tiles}", "caption: {en: Tiles}", 10, 18, "missing in 中文 (`zh`)"),
    ("caption: {zh: 黄瓦, en: Yellow tiles}", "caption: 黄瓦", 10, 18, "missing in English (`en`)"),
    ("text: {zh: 始建, en: Begun}", "text: {zh: 始建}", 18, 32, "missing in English (`en`)"),
    (", alt: {zh: 屋顶, en: A roof}}\n        cap", "}\n        cap", 9, 18, "`halls/roof.jpg` has no `alt`"),
    ("    sources: [F2]\n", "", 13, 5, "the page `years` names no sources"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "said"), GAPS)
def test_gaps_are_warnings(tmp_path: Path, old: str, new: str, line: int, column: int, said: str) -> None:
    write_exhibition(tmp_path)
    assert HALLS.count(old) == 1
    write_yaml(tmp_path, "halls", HALLS.replace(old, new))
    (problem,) = open_library(tmp_path, tiny_kinds, None).problems
    assert problem.severity == "warning"
    assert said in problem.found
    assert (problem.place.line, problem.place.column) == (line, column)


def test_a_number_needs_no_translation(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    write_yaml(tmp_path, "clocks", CLOCKS.replace("{zh: 钟表, en: Clocks}", "1420–1925"))
    assert open_library(tmp_path, tiny_kinds, None).problems == ()


def test_in_one_language_plain_strings_are_enough(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    write_yaml(tmp_path, "exhibition", "title: 故宫\nchapters: [clocks]\n")
    write_yaml(tmp_path, "clocks", CLOCKS.replace("{zh: 钟表, en: Clocks}", "钟表"))
    (tmp_path / "exhibits/halls.yaml").unlink()
    assert open_library(tmp_path, tiny_kinds, None).problems == ()
