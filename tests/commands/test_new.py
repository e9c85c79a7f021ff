"""What `new` begins is right at once, explains itself, and leaves everything else as it was."""

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk.blocks
from kiosk.__main__ import main
from kiosk.commands.opening import block_kinds, open_exhibition
from tests.blocks.test_contract import STAMP
from tests.commands.editoryaml import read_core
from tests.commands.newly import New, problems
from tests.commands.smallshow import write_small
from tests.commands.test_schema import validator


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_exhibition_with_a_page_of_every_kind_has_nothing_wrong(
    new: New, tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show = tmp_path / "show"
    told = new("exhibition", show, "--title", "The Quay", language=language)
    assert ("Written in" if language == "en" else "已写入") in told
    assert "kiosk run --preview" in told
    new("chapter", "old-quay", show, language=language)
    for kind in block_kinds():
        new("page", "old-quay", f"a-{kind}", show, "--kind", kind, language=language)
    with pytest.raises(SystemExit) as end:
        main(["check", str(show), "--language", "en"])
    assert not end.value.code
    assert capsys.readouterr().out.endswith("\n0 errors, 0 warnings in 3 files\n")
    library = open_exhibition(show, None)
    assert library.exhibition.title["en" if language == "en" else "zh"] == "The Quay"
    assert [outline.id for outline in library.exhibition.chapters] == ["welcome", "old-quay"]
    pages = library.chapter("old-quay").pages
    assert [page.blocks[0].kind for page in pages] == ["hero", *block_kinds()]


@pytest.mark.parametrize("kind", ["hero", "quiz"])
def test_what_is_begun_passes_the_schema_that_its_first_line_names(
    new: New, tmp_path: Path, kind: str
) -> None:
    new("exhibition", tmp_path / "show")
    new("chapter", "quay", tmp_path / "show", "--kind", kind)
    exhibits = tmp_path / "show" / "exhibits"
    for path in exhibits.glob("*.yaml"):
        text = path.read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(schema/\w+\.json)\n", text)
        assert named
        assert (exhibits / named[1]).is_file()
        name = "exhibition" if path.stem == "exhibition" else "chapter"
        assert not list(validator(name).iter_errors(read_core(text)))


def test_texts_stand_in_all_languages_of_the_exhibition(new: New, tmp_path: Path) -> None:
    show = write_small(tmp_path)
    whole = show / "exhibits" / "exhibition.yaml"
    names = "{zh: 中文, en: English, ja: 日本語, zh-Hant: 繁體中文}"
    whole.write_text(whole.read_text("utf-8").replace("{zh: 中文, en: English}", names), "utf-8")
    new("chapter", "quay", show, "--title", "码头")
    title = open_exhibition(show, None).chapter("quay").outline.title
    assert title == {
        "zh": "码头",
        "en": "A new chapter",
        "ja": "日本語 – A new chapter",
        "zh-Hant": "新的篇章",
    }


def variants(text: str) -> Iterator[tuple[str, str]]:
    """The file with each of its optional fields written, one at a time, by deleting its `#`."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if re.match(r" *#[a-z]", line):
            indent = line.index("#")
            end = at + 1
            while end < len(lines) and lines[end].startswith(" " * indent + "#  "):
                end += 1
            written = [each[:indent] + each[indent + 1 :] for each in lines[at:end]]
            yield line.strip(), "\n".join([*lines[:at], *written, *lines[end:]]) + "\n"


ALLOWED = "|".join(
    (
        r"there is no file `(quay/narration|fonts/)",  # which only the curator has
        "`whole` belongs to a ring alone",
        "the spot `first` has both",
        "a question of the kind|does not belong to a question of the kind|right answers where one",
        "the wall shows more than the picture holds",
    )
)


@pytest.mark.parametrize("kind", sorted(block_kinds()))
def test_every_optional_field_counts_once_its_sign_is_deleted(new: New, tmp_path: Path, kind: str) -> None:
    new("exhibition", tmp_path)
    new("chapter", "quay", tmp_path, "--kind", kind)
    path = tmp_path / "exhibits" / "quay.yaml"
    text = path.read_text("utf-8")
    names = set()
    for name, variant in variants(text):
        path.write_text(variant, "utf-8")
        found = [each for each in problems(tmp_path) if not re.search(ALLOWED, each)]
        assert found == [], name
        names.add(name.partition(":")[0].removeprefix("#"))
    written = set(re.findall(r"^ +-? ?(\w+):", text, re.MULTILINE))
    fields = {field.alias or name for name, field in block_kinds()[kind].Fields.model_fields.items()}
    assert fields <= names | written, "every field is there, written or as a comment"


def test_every_optional_field_of_the_exhibition_counts_once_its_sign_is_deleted(
    new: New, tmp_path: Path
) -> None:
    new("exhibition", tmp_path)
    path = tmp_path / "exhibits" / "exhibition.yaml"
    tried = list(variants(path.read_text("utf-8")))
    assert len(tried) == 7
    for name, variant in tried:
        path.write_text(variant, "utf-8")
        assert [each for each in problems(tmp_path) if not re.search(ALLOWED, each)] == [], name


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chapter", "sea"], "There is a chapter `sea` already"),
        (["chapter", "exhibition"], "There is a chapter `exhibition` already"),
        (["chapter", "Old Quay"], "`Old Quay` is no name for it"),
        (["chapter", "quay", "--kind", "gallrey"], "`gallrey` is no kind of block; there are compare, "),
        (["page", "see", "new", "--kind", "text"], "There is no chapter `see`; did you mean `sea`?"),
        (["page", "sea", "tide", "--kind", "text"], "The chapter `sea` has a page `tide` already"),
        (["page", "sea", "../x", "--kind", "text"], "`../x` is no name for it"),
        (["exhibition"], "There is an exhibition in "),
    ],
)
def test_what_is_refused_is_one_sentence_and_writes_nothing(
    new: New, tmp_path: Path, arguments: list[str], told: str
) -> None:
    write_small(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    said = new(*arguments, tmp_path)
    assert said.startswith(f"kiosk: {told}")
    assert len(said.splitlines()) == 1
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("exhibition", "title: a\ntitle: b\n", "first mend what `check` tells"),
        ("exhibition", "title: [a\n", "first mend what `check` tells"),
        ("exhibition", "- a\n", "Nothing was written"),
        ("exhibition", "title: a\nlanguages: [zh]\nchapters: [sea]\n", "first mend the languages"),
        ("exhibition", "title: a\nchapters: sea\n", "there is no list `chapters:`"),
        ("sea", "title: a\npages: [{id: b, blocks: [{kind: text, body: c}]}]\n", "do not stand below"),
        ("sea", "title: a\n", "do not stand below"),
        ("sea", "title: a\npages:\n  - id: b\n\t- x\n", "first mend what `check` tells"),
    ],
)
def test_a_broken_file_is_not_written_into(
    new: New, tmp_path: Path, file: str, content: str, told: str
) -> None:
    path = write_small(tmp_path) / "exhibits" / f"{file}.yaml"
    path.write_text(content, "utf-8")
    before = sorted(tmp_path.rglob("*"))
    what = ["chapter", "quay"] if file == "exhibition" else ["page", "sea", "new", "--kind", "text"]
    assert told in new(*what, tmp_path)
    assert path.read_text("utf-8") == content
    assert sorted(tmp_path.rglob("*")) == before


def test_a_refusal_is_told_in_chinese(new: New, tmp_path: Path) -> None:
    assert "已经有叫 `sea` 的篇章了" in new("chapter", "sea", write_small(tmp_path), language="zh")


def test_what_is_there_is_never_written_over(new: New, tmp_path: Path) -> None:
    write_small(tmp_path)
    own = tmp_path / "assets" / "sea" / "placeholder.svg"
    own.write_text("mine", "utf-8")
    (tmp_path / "exhibits" / "quay.yaml").write_text("mine", "utf-8")
    new("page", "sea", "new", tmp_path, "--kind", "text")
    new("chapter", "quay", tmp_path)
    assert own.read_text("utf-8") == "mine"
    assert (tmp_path / "exhibits" / "quay.yaml").read_text("utf-8") == "mine"


def test_a_link_to_the_file_stays_a_link(new: New, tmp_path: Path) -> None:
    write_small(tmp_path)
    whole, real = tmp_path / "exhibits" / "exhibition.yaml", tmp_path / "real.yaml"
    whole.rename(real)
    whole.symlink_to(real)
    new("chapter", "quay", tmp_path)
    assert whole.is_symlink()
    assert "quay" in real.read_text("utf-8")


def test_a_kind_that_is_one_new_file_can_be_begun(
    new: New, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "stamp.py").write_text(textwrap.dedent(STAMP), "utf-8")
    monkeypatch.setattr(kiosk.blocks, "__path__", [*kiosk.blocks.__path__, str(folder)])
    kiosk.blocks.kinds.cache_clear()
    try:
        new("exhibition", tmp_path / "show")
        new("chapter", "quay", tmp_path / "show", "--kind", "stamp")
        assert problems(tmp_path / "show") == []
        assert open_exhibition(tmp_path / "show", None).chapter("quay").pages[0].blocks[0].kind == "stamp"
    finally:
        kiosk.blocks.kinds.cache_clear()
        sys.modules.pop("kiosk.blocks.stamp", None)
