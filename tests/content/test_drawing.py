"""Problems as a terminal shows them."""

from pathlib import Path

import click
import pytest

from kiosk.base.sentences import Sentence
from kiosk.content.drawing import Sheet
from kiosk.content.excerpt import cells
from kiosk.content.model import Place, Problem
from kiosk.content.sourcelines import SourceLines


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sea.yaml"
    path.write_text("title: 海\nlead: 浪\n\n\ntitle: 潮\r\nhero: x\r", "utf-8")
    return path


def test_both_lines_of_a_name_that_is_written_twice(file: Path) -> None:
    problem = Problem(Place(file, 5, 1), "error", "`title` is written twice", also=Place(file, 1, 1))
    assert Sheet(file.parent).draw(problem).splitlines() == [
        "sea.yaml:5:1: error: `title` is written twice",
        "  1 │ title: 海",
        "    │ -----",
        "  …",
        "  5 │ title: 潮",
        "    │ ^^^^^",
    ]


def test_two_places_in_one_line(file: Path) -> None:
    problem = Problem(Place(file, 5, 8), "warning", "twice", also=Place(file, 5, 1))
    assert Sheet(file.parent).draw(problem).splitlines()[1:] == [
        "  5 │ title: 潮",
        "    │ -----",
        "    │        ^^",
    ]


def test_a_file_as_a_whole_and_lines_that_are_not_there(file: Path) -> None:
    assert Sheet(file.parent).draw(Problem(Place(file), "error", "empty")) == "sea.yaml: error: empty"
    gone = Problem(Place(file, 70, 1), "error", "at the end")
    assert Sheet(file.parent).draw(gone) == "sea.yaml:70:1: error: at the end"


def test_long_sentences_are_wrapped_on_a_terminal_only(file: Path) -> None:
    found = Sentence("{before}, {thing}", before="一二三四五六七八九十" * 6, thing="the same again " * 9)
    problem = Problem(Place(file, 1, 8), "error", found, "word " * 40, "title")
    told = Sheet(file.parent, "zh", 60, is_terminal=True).draw(problem)
    assert all(cells(line) <= 60 for line in told.splitlines())
    assert len(told.splitlines()) > 10
    assert Sheet(file.parent, "zh", 60).draw(problem).count("\n") == 4


def test_colours_change_nothing_else(file: Path) -> None:
    problem = Problem(Place(file, 1, 8), "error", "words " * 30, "something else", "title")
    plain = Sheet(file.parent, width=70, is_terminal=True).draw(problem)
    coloured = Sheet(file.parent, width=70, is_terminal=True, has_colours=True).draw(problem)
    assert plain != coloured
    assert click.unstyle(coloured) == plain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_lines_of_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "sea.yaml"
    path.write_bytes("title: {zh: 海岸, en: The shore}\nlead: 浪\n".encode(encoding))
    lines = SourceLines()
    assert lines.line(path, 2) == "lead: 浪"
    path.unlink()
    assert lines.line(path, 1) == "title: {zh: 海岸, en: The shore}", "each file is read once"


def test_broken_bytes_still_give_lines(tmp_path: Path) -> None:
    path = tmp_path / "sea.yaml"
    path.write_bytes(b"title: \xff\xff\nlead: \xe6\xb5\xaa\n")
    assert SourceLines().line(path, 2) == "lead: 浪"
    assert SourceLines().line(tmp_path / "none.yaml", 1) is None
