"""Which files of an exhibition are read: whole ones of its own, and no others."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.model import Place
from kiosk.content.sourcefile import read_source
from kiosk.content.yamltree import MAX_BYTES


@pytest.fixture
def show(tmp_path: Path) -> Path:
    (tmp_path / "show" / "exhibits").mkdir(parents=True)
    (tmp_path / "show" / "kept.yaml").write_text("a: b\n")
    (tmp_path / "outside.yaml").write_text("a: secret\n")
    return tmp_path / "show"


def pipe(path: Path, show: Path) -> None:
    os.mkfifo(path)


def listening(path: Path, show: Path) -> None:
    with socket.socket(socket.AF_UNIX) as end:
        here = Path.cwd()
        os.chdir(path.parent)
        end.bind(path.name)
        os.chdir(here)


def giant(path: Path, show: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 40)


def chain_out(path: Path, show: Path) -> None:
    (show / "second").symlink_to(show.parent / "outside.yaml")
    path.symlink_to(show / "second")


REFUSED: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "nothing": (lambda path, show: None, "missing"),
    "a folder": (lambda path, show: path.mkdir(), "is no file"),
    "a pipe": (pipe, "is no file"),
    "a socket": (listening, "is no file"),
    "a device": (lambda path, show: path.symlink_to("/dev/zero"), "leaves the exhibition's folder"),
    "a link out": (lambda path, show: path.symlink_to(show.parent / "outside.yaml"), "leaves"),
    "a relative link out": (lambda path, show: path.symlink_to("../../outside.yaml"), "leaves"),
    "a chain of links out": (chain_out, "leaves"),
    "a loop of links": (lambda path, show: path.symlink_to(path), "leads nowhere"),
    "a link to nothing": (lambda path, show: path.symlink_to(show / "none.yaml"), "leads nowhere"),
    "a giant with a hole": (
        giant,
        "1,099,511,627,776 bytes",
    ),
}


@pytest.mark.skipif(os.name != "posix", reason="such files are made on POSIX only")
@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_file_of_the_exhibition(show: Path, what: str) -> None:
    make, said = REFUSED[what]
    path = show / "exhibits" / "halls.yaml"
    make(path, show)
    tree, (problem,) = read_source(path, show)
    assert tree is None
    assert said in problem.found
    assert problem.place == Place(path)


@pytest.mark.skipif(os.name != "posix", reason="links may not be made everywhere")
def test_a_link_inside_the_folder_is_followed(show: Path) -> None:
    path = show / "exhibits" / "halls.yaml"
    path.symlink_to(show / "kept.yaml")
    tree, problems = read_source(path, show)
    assert tree
    assert (tree.root, problems) == ({"a": "b"}, [])


def test_a_file_that_may_not_be_read(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    tree, (problem,) = read_source(show / "kept.yaml", show)
    assert tree is None
    assert problem.expected == "the right to read it, for everybody"


def test_a_name_that_no_disk_takes(show: Path) -> None:
    for name in ("x" * 5000, "a\0b"):
        tree, (problem,) = read_source(show / name, show)
        assert tree is None
        assert "cannot be read" in problem.found


def test_the_largest_file_is_read(show: Path) -> None:
    (show / "kept.yaml").write_bytes(b"a: b\n".ljust(MAX_BYTES, b"#"))
    assert read_source(show / "kept.yaml", show)[1] == []
