"""Opening exhibitions that are broken, and opening them again from the cache."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.content.fields import BlockFields
from kiosk.content.library import Library, open_library
from kiosk.content.model import Page
from tests.content.tinykinds import CLOCKS, EXHIBITION, HALLS, tiny_kinds, write_exhibition, write_yaml


def never() -> Mapping[str, type[BlockFields]]:
    """Block kinds that must not be asked for."""
    raise AssertionError("the kinds were asked for")


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_exhibition(tmp_path / "show")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def pages(library: Library) -> dict[str, tuple[Page, ...]]:
    return {outline.id: library.chapter(outline.id).pages for outline in library.exhibition.chapters}


def test_unknown_chapter(show: Path) -> None:
    with pytest.raises(KeyError):
        open_library(show, tiny_kinds, None).chapter("nowhere")


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


BREAKAGES: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "blank": lambda path: path.write_bytes(b"# nothing yet\n"),
    "a list": lambda path: path.write_bytes(b"- a\n- b\n"),
    "a word": lambda path: path.write_bytes(b"hello"),
    "not YAML": lambda path: path.write_bytes(b"a: [b\nc: d"),
    "not UTF-8": lambda path: path.write_bytes("title: 故宫".encode("gbk")),
    "binary": lambda path: path.write_bytes(bytes(range(256))),
    "too large": lambda path: path.write_bytes(b"#" * (1 << 21)),
    "too deep": lambda path: path.write_bytes(b"a: " + b"[" * 5000),
    "only wrong keys": lambda path: path.write_bytes(b"a: b\n"),
    "a folder": replace_by_folder,
}


@pytest.mark.parametrize("how", BREAKAGES)
@pytest.mark.parametrize("name", ["exhibition", "halls", "clocks"])
def test_any_broken_file_leaves_the_rest(show: Path, cache: Path, name: str, how: str) -> None:
    whole = pages(open_library(show, tiny_kinds, None))
    BREAKAGES[how](show / "exhibits" / f"{name}.yaml")
    library = open_library(show, tiny_kinds, cache)
    broken = [problem for problem in library.problems if problem.severity == "error"]
    listed = name != "exhibition" and how == "missing"
    assert {problem.place.file.stem for problem in broken} == ({"exhibition"} if listed else {name})
    found = pages(library)
    assert sorted(found) == ["clocks", "halls"]
    for chapter_id, chapter_pages in found.items():
        if chapter_id == name:
            assert [page.blocks for page in chapter_pages] == [()]
            outline = next(o for o in library.exhibition.chapters if o.id == name)
            assert outline.title.pick(["zh"]) == name
            assert outline.page_ids == tuple(page.id for page in chapter_pages)
        else:
            assert chapter_pages == whole[chapter_id]
    assert pages(open_library(show, tiny_kinds, cache)) == found


@pytest.mark.parametrize("below", ["", "exhibits"])
def test_no_exhibition_at_all(tmp_path: Path, below: str) -> None:
    (tmp_path / below).mkdir(exist_ok=True)
    library = open_library(tmp_path, tiny_kinds, None)
    assert library.exhibition.chapters == ()
    assert [problem.found for problem in library.problems] == ["there are no chapters", "the file is missing"]


def test_hidden_files_are_not_chapters(show: Path) -> None:
    write_yaml(show, ".#halls", "x")
    assert open_library(show, tiny_kinds, None).problems == ()


def test_progress(show: Path) -> None:
    steps: list[tuple[int, int]] = []
    open_library(show, tiny_kinds, None, lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_a_relative_folder(show: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(show.parent)
    assert open_library(Path("show"), tiny_kinds, cache).exhibition.folder == show


def test_reopened_from_the_cache(show: Path, cache: Path) -> None:
    write_yaml(show, "halls", HALLS.replace("year: 1406", "year: x").replace("en: A roof", "en: "))
    write_yaml(show, "exhibition", EXHIBITION + "mode: unattended\nidle: {after: 30}\n")
    first = open_library(show, tiny_kinds, cache)
    again = open_library(show, never, cache)
    assert again.exhibition == first.exhibition
    assert again.problems == first.problems
    assert len(again.problems) == 3
    assert pages(open_library(show, tiny_kinds, cache)) == pages(open_library(show, tiny_kinds, None))


def test_a_cache_hit_imports_neither_pydantic_nor_yaml(show: Path, cache: Path) -> None:
    open_library(show, tiny_kinds, cache)
    script = """
        import sys
        from pathlib import Path
        from kiosk.content.library import open_library
        library = open_library(Path(sys.argv[1]), lambda: 1 / 0, Path(sys.argv[2]))
        assert len(library.exhibition.chapters) == 2
        assert not {"pydantic", "yaml", "markdown_it", "difflib"} & set(sys.modules)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(show), str(cache)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])


def asked(show: Path, cache: Path) -> list[int]:
    """How many chapters were to be checked at an opening; empty where none was."""
    totals: list[int] = []
    open_library(show, tiny_kinds, cache, lambda _done, total: totals.append(total))
    return totals


def touch(path: Path) -> None:
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a chapter written again": lambda show: touch(show / "exhibits/halls.yaml"),
    "the exhibition written again": lambda show: touch(show / "exhibits/exhibition.yaml"),
    "a chapter gone": lambda show: (show / "exhibits/halls.yaml").unlink(),
    "a chapter come": lambda show: write_yaml(show, "new", CLOCKS),
    "a chapter renamed": lambda show: (show / "exhibits/halls.yaml").rename(show / "exhibits/h.yaml"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(show: Path, cache: Path, change: str) -> None:
    assert asked(show, cache)
    assert not asked(show, cache)
    CHANGES[change](show)
    assert asked(show, cache)
    fresh, kept = open_library(show, tiny_kinds, None), open_library(show, tiny_kinds, cache)
    assert (kept.exhibition, kept.problems) == (fresh.exhibition, fresh.problems)
    assert pages(kept) == pages(fresh)


def test_only_the_changed_chapter_is_checked_again(show: Path, cache: Path) -> None:
    open_library(show, tiny_kinds, cache)
    stored = {path: path.stat().st_mtime_ns for path in (cache / "chapters").iterdir()}
    touch(show / "exhibits/halls.yaml")
    open_library(show, tiny_kinds, cache)
    changed = [path for path in (cache / "chapters").iterdir() if path.stat().st_mtime_ns != stored[path]]
    assert len(changed) == 1


def test_a_missing_asset_that_comes_is_seen(show: Path, cache: Path) -> None:
    roof = show / "assets/halls/roof.jpg"
    roof.rename(roof.with_name("away.jpg"))
    assert len(open_library(show, tiny_kinds, cache).problems) == 2
    assert not asked(show, cache)
    roof.with_name("away.jpg").rename(roof)
    assert open_library(show, tiny_kinds, cache).problems == ()


def test_other_engine_sources_make_the_cache_void(show: Path, cache: Path) -> None:
    assert asked(show, cache)
    index = cache / "index.json"
    text = index.read_text("utf-8")
    assert '"tinykinds.py"' in text
    index.write_text(text.replace('"tinykinds.py":[', '"tinykinds.py":[1'), "utf-8")
    assert asked(show, cache)


def test_one_cache_folder_serves_one_exhibition_at_a_time(show: Path, cache: Path, tmp_path: Path) -> None:
    other = write_exhibition(tmp_path / "other")
    write_yaml(other, "halls", CLOCKS)
    first = open_library(show, tiny_kinds, cache)
    second = open_library(other, tiny_kinds, cache)
    assert first.chapter("halls").pages[0].id == "roof"
    assert second.chapter("halls").pages[0].id == "song"


def damaged(data: bytes) -> list[bytes]:
    return [
        b"",
        b"\x00" * 50,
        data[: len(data) // 2],
        b"[]",
        b"{}",
        b"null",
        b'"x"',
        b"[" * 100_000,
        data[::-1],
    ]


@pytest.mark.parametrize("which", range(9))
def test_a_damaged_index_is_made_anew(show: Path, cache: Path, which: int) -> None:
    whole = open_library(show, tiny_kinds, cache)
    index = cache / "index.json"
    index.write_bytes(damaged(index.read_bytes())[which])
    library = open_library(show, tiny_kinds, cache)
    assert (library.exhibition, library.problems) == (whole.exhibition, whole.problems)
    assert not asked(show, cache)


@pytest.mark.parametrize("which", range(9))
def test_a_damaged_chapter_is_read_from_its_file(show: Path, cache: Path, which: int) -> None:
    whole = pages(open_library(show, tiny_kinds, None))
    library = open_library(show, tiny_kinds, cache)
    for path in (cache / "chapters").iterdir():
        path.write_bytes(damaged(path.read_bytes())[which])
    assert pages(library) == whole


def test_a_cache_that_cannot_be_written_is_done_without(show: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    library = open_library(show, tiny_kinds, tmp_path / "file")
    assert len(pages(library)) == 2


def test_chapters_no_longer_there_leave_the_cache(show: Path, cache: Path) -> None:
    open_library(show, tiny_kinds, cache)
    (show / "exhibits/clocks.yaml").unlink()
    write_yaml(show, "exhibition", EXHIBITION.replace(", clocks", ""))
    open_library(show, tiny_kinds, cache)
    assert len(list((cache / "chapters").iterdir())) == 1


def test_few_chapters_are_kept_open(show: Path) -> None:
    write_yaml(show, "exhibition", EXHIBITION.replace("chapters: [halls, clocks]", ""))
    for number in range(10):
        write_yaml(show, f"more-{number}", CLOCKS)
    library = open_library(show, tiny_kinds, None)
    first = library.chapter("halls")
    assert library.chapter("halls") is first
    pages(library)
    assert library.chapter("more-9") is library.chapter("more-9")
    for number in range(10):
        library.chapter(f"more-{number}")
    assert library.chapter("halls") is not first


def test_a_problem_comes_back_from_the_cache_as_it_was_found(show: Path, cache: Path) -> None:
    write_yaml(show, "clocks", CLOCKS + "title: again\n")
    found = open_library(show, tiny_kinds, cache).problems
    assert open_library(show, never, cache).problems == found
    (twice,) = (problem for problem in found if problem.also)
    assert twice.also is not None
    assert (twice.place.line, twice.also.line) == (7, 1)


def test_an_asset_with_an_endless_name(show: Path, cache: Path) -> None:
    for name in ("x" * 299, "é" * 290):
        write_yaml(show, "clocks", CLOCKS.replace("clocks/bell.ogg", name))
        for _ in range(2):
            (problem,) = open_library(show, tiny_kinds, cache).problems
            assert "there is no file" in problem.found


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_file_whose_name_is_no_text(show: Path, cache: Path) -> None:
    exhibition = EXHIBITION.replace("chapters: [halls, clocks]\n", "")
    write_yaml(show, "exhibition", exhibition)
    try:
        os.close(os.open(os.fsencode(show) + "/exhibits/大殿.yaml".encode("gbk"), os.O_CREAT))
    except OSError:
        pytest.skip("this file system takes text only")
    for _ in range(2):
        problems = open_library(show, tiny_kinds, cache).problems
        assert any("is no text" in problem.found for problem in problems)
        for problem in problems:
            problem.found.encode()
