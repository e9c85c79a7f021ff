"""Mistakes in exhibition and chapter files: what is said of them, where, and what stays."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.content.library import Library, open_library
from kiosk.content.model import Access, FaceFiles, Problem, Screen
from kiosk.content.wording import findings
from tests.content.tinykinds import EXHIBITION, HALLS, Line, tiny_kinds, write_exhibition, write_yaml

LINE = "      - kind: line\n        events: [{year: 1, text: a}]\n"


def opened(folder: Path) -> Library:
    return open_library(folder, tiny_kinds, None)


def errors(library: Library) -> list[Problem]:
    return [problem for problem in library.problems if problem.severity == "error"]


def halls(tmp_path: Path, old: str, new: str) -> tuple[Library, list[Problem]]:
    """The library with one thing changed in the chapter `halls`, and its errors."""
    write_exhibition(tmp_path)
    assert HALLS.count(old) == 1
    write_yaml(tmp_path, "halls", HALLS.replace(old, new))
    library = opened(tmp_path)
    return library, errors(library)


def test_the_small_exhibition_is_right(tmp_path: Path) -> None:
    library = opened(write_exhibition(tmp_path))
    assert library.problems == ()
    assert [outline.id for outline in library.exhibition.chapters] == ["halls", "clocks"]
    assert library.exhibition.chapters[0].page_ids == ("roof", "years")
    photo = library.chapter("halls").pages[0].blocks[0]
    assert (photo.kind, photo.id) == ("photo", "photo")
    assert photo.fields.picture.tall == "halls/tall.jpg"
    assert photo.fields.caption.pick(["en"]) == "Yellow tiles"


MISTAKES = [
    ("src: halls/roof.jpg, tall", "src: halls/rooof.jpg, tall", 9, 24, "no file `halls/", "halls/roof.jpg"),
    ("tall: halls/tall.jpg", "tall: Halls/tall.jpg", 9, 46, "no file `Halls/tall.jpg`", "halls/tall.jpg"),
    ("tall: halls/tall.jpg", "tall: ../tall.jpg", 9, 46, "leaves the folder `assets/`", ""),
    ("tall: halls/tall.jpg", "tall: /tall.jpg", 9, 46, "leaves the folder `assets/`", ""),
    ("tall: halls/tall.jpg", "tall: halls\\tall.jpg", 9, 46, "not a path", "halls/tall.jpg"),
    ("tall: halls/tall.jpg", "tall: halls", 9, 46, "is a folder", ""),
    ("tall: halls/tall.jpg", "tell: halls/tall.jpg", 9, 40, "no `tell`", "tall"),
    ("tall: halls/tall.jpg", "focus: [0.5, 1.5]", 9, 47, "no point of a picture", ""),
    ("tall: halls/tall.jpg", "tall: [a]", 9, 46, "a list where the path", ""),
    ("{zh: 黄瓦, en: Yellow tiles}", "{zh: 黄瓦, em: Yellow tiles}", 10, 27, "`em` is not a language", "en"),
    ("{zh: 黄瓦, en: Yellow tiles}", "[黄瓦]", 10, 18, "a list where a text", ""),
    ("{zh: 黄瓦, en: Yellow tiles}", "{zh: [黄瓦]}", 10, 23, "a list where a text", ""),
    ("{zh: 黄瓦, en: Yellow tiles}", "{zh: , en: }", 10, 18, "without words", ""),
    ("caption:", "captoin:", 10, 9, "no `captoin`", "caption"),
    ("        caption:", "        frame: thik\n        caption:", 10, 16, "`thik` is not one", "thick"),
    ("很**高**。", "'# 高'", 12, 20, "a heading", ""),
    ("- kind: words", "- kind: wrods", 11, 15, "`wrods` is not a kind", "words"),
    ("- kind: words", "- kind: [a]", 11, 15, "a list is not a kind", ""),
    ("- kind: words\n        text", "- text", 11, 9, "without a `kind`", ""),
    ("- kind: words\n", "- kind: words\n        id: Two\n", 12, 13, "`Two` is not an id", ""),
    ("- kind: words\n", "- kind: words\n        id: photo\n", 12, 13, "have the id `photo`", ""),
    ("year: 1406", "year: then", 18, 20, "`then` is not what `year` takes", ""),
    ("year: 1406", "year: 9999", 18, 20, "`9999` is not what `year` takes", ""),
    ("year: 1406", "yaer: 1406", 18, 14, "no `yaer`", "year"),
    ("year: 1406, ", "", 18, 13, "`year` is missing", ""),
    ("year: 1406", "year: ", 18, 14, "`year` is empty", ""),
    ("year: 1406", "year: 1500", 19, 20, "not in order", ""),
    ("year: 1406", "year: 1406, year: 1407", 18, 26, "written twice", ""),
    ("    sources: [F2]", "    sources: F2", 14, 14, "`F2` is not what `sources` takes", ""),
    ("- id: years", "- id: roof", 13, 9, "two pages have the id", ""),
    ("- id: years", "- id: Years", 13, 9, "`Years` is not an id", "years"),
    ("- id: years", "- idd: years", 13, 5, "no `idd`", "id"),
    ("title: {zh: 大殿", "tilte: {zh: 大殿", 1, 1, "no `tilte`", "title"),
    ("hero: {src: halls/roof.jpg", "hero: {src: halls/roof.png", 2, 13, "no file", "halls/roof.jpg"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "column", "said", "near"), MISTAKES)
def test_one_mistake_is_one_problem_at_its_place(
    tmp_path: Path, old: str, new: str, line: int, column: int, said: str, near: str
) -> None:
    library, (problem,) = halls(tmp_path, old, new)
    assert said in problem.found
    assert (problem.place.line, problem.place.column) == (line, column)
    assert problem.place.file.name == "halls.yaml"
    assert problem.nearest == near
    shown = library.chapter("halls")
    assert len(shown.pages) == len(library.exhibition.chapters[0].page_ids) == 2
    assert any(block.fields for page in shown.pages for block in page.blocks)
    assert library.chapter("clocks").pages[0].blocks[0].fields.sound == "clocks/bell.ogg"


def test_several_mistakes_are_told_at_once(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    wrong = (
        HALLS.replace("year: 1406", "year: x")
        .replace("很**高**。", "<b>高</b>")
        .replace("en: Yellow", "fr: Jaune")
    )
    write_yaml(tmp_path, "halls", wrong)
    assert [problem.place.line for problem in errors(opened(tmp_path))] == [10, 12, 18]


def test_a_broken_block_stays_in_its_place_among_whole_ones(tmp_path: Path) -> None:
    library, _ = halls(tmp_path, "halls/tall.jpg", "halls/none.jpg")
    photo, words = library.chapter("halls").pages[0].blocks
    assert photo.fields is None
    assert words.fields is not None


def test_a_page_whose_only_block_is_broken_has_none(tmp_path: Path) -> None:
    library, _ = halls(tmp_path, "year: 1406", "year: x")
    assert library.chapter("halls").pages[1].blocks == ()
    assert library.chapter("halls").pages[1].id == "years"


@pytest.mark.parametrize(
    "page", ["  - nonsense\n", "  -\n", "  - {id: years, blocks: x}\n", "  - {id: years}\n"]
)
def test_a_broken_page_stays_walkable(tmp_path: Path, page: str) -> None:
    library, problems = halls(tmp_path, HALLS[HALLS.index("  - id: years") :], page)
    assert len(problems) == 1
    assert [len(shown.blocks) for shown in library.chapter("halls").pages] == [2, 0]


def test_a_broken_title_does_not_cost_the_blocks(tmp_path: Path) -> None:
    library, _ = halls(tmp_path, "    title: {zh: 屋顶, en: The roof}", "    title: [a]")
    page = library.chapter("halls").pages[0]
    assert (page.title, len(page.blocks)) == ({}, 2)


def test_an_empty_optional_field_counts_as_not_written(tmp_path: Path) -> None:
    library, problems = halls(tmp_path, "{zh: 黄瓦, en: Yellow tiles}", "")
    assert problems == []
    assert library.chapter("halls").pages[0].blocks[0].fields.caption is None


def test_words_for_yes_and_no(tmp_path: Path) -> None:
    library, problems = halls(tmp_path, "      - kind: line\n", "      - kind: line\n        open: no\n")
    assert problems == []
    assert library.chapter("halls").pages[1].blocks[0].fields.open is False


SHOW_MISTAKES = [
    ("idle: {after: 9}", 4, 15, "`9` is not what `after` takes", "at least 10"),
    ("idle: {countdown: nan}", 4, 19, "`nan`", ""),
    ("idle: {countdown: 19}", 4, 19, "`19` is not what `countdown` takes", "at least 20"),
    ("access: {text-size: 120}", 4, 21, "`120` is not a text size", "`100`, `150` or `200`"),
    ("access: {contrast: yes}", 4, 10, "there is no `contrast`", "`high-contrast`"),
    ("screen: {width: 24in}", 4, 17, "`24in` is not what `width` takes", "a number"),
    ("mode: visitor", 4, 7, "`visitor` is not one", "`visitors`"),
    ("subtitel: a", 4, 1, "no `subtitel`", "`subtitle`"),
    ("theme: {inks: {paper: red}}", 4, 23, "`red` is not a colour", "in quotes"),
    ("theme:\n  inks:\n    paper: #F4EFE4", 6, 11, "nothing is not a colour", "in quotes"),
    ("theme: {faces: {serif: a.ttf}}", 4, 24, "no file `a.ttf`", ""),
    ("theme: {faces: {mono: a.ttf}}", 4, 17, "no `mono`", "`serif`"),
    ("credit: {fr: a}", 4, 10, "`fr` is not a language", "`zh`"),
]


@pytest.mark.parametrize(("added", "line", "column", "said", "expected"), SHOW_MISTAKES)
def test_mistakes_in_exhibition_yaml(
    tmp_path: Path, added: str, line: int, column: int, said: str, expected: str
) -> None:
    write_exhibition(tmp_path)
    write_yaml(tmp_path, "exhibition", EXHIBITION + added)
    library = opened(tmp_path)
    (problem,) = errors(library)
    assert said in problem.found
    assert expected in problem.expected
    assert (problem.place.line, problem.place.column) == (line, column)
    assert library.exhibition.title == {"zh": "故宫", "en": "The Palace"}
    assert library.exhibition.idle.after == 60


def test_settings_of_the_exhibition(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    (tmp_path / "assets/own.ttf").write_bytes(b"")
    settings = """\
mode: unattended
idle: {after: 90, countdown: 25}
screen: {width: 700, distance: 650, low-reach: 300}
access: {text-size: 150, high-contrast: yes, low-reach: yes}
theme: {inks: {paper: "#F4EFE4"}, faces: {serif: own.ttf, languages: {ar: {sans: own.ttf}}}}
"""
    write_yaml(tmp_path, "exhibition", EXHIBITION + settings)
    show = opened(tmp_path).exhibition
    assert (show.mode, show.idle.after, show.idle.countdown) == ("unattended", 90, 25)
    assert show.screen == Screen(700, 650, 300)
    assert show.access == Access(text_size=1.5, high_contrast=True, low_reach=True)
    cache = tmp_path / "cache"
    kept = [open_library(tmp_path, tiny_kinds, cache).exhibition for _ in range(2)]
    assert [(each.screen, each.access) for each in kept] == 2 * [(show.screen, show.access)]
    own = FaceFiles("own.ttf", languages={"ar": FaceFiles(sans="own.ttf")})
    assert [each.faces for each in kept] == [own, own]
    assert (show.inks, show.faces) == ({"paper": "#F4EFE4"}, own)
    assert show.languages == (("zh", "中文"), ("en", "English"))
    assert show.lead_language == "zh"


@pytest.mark.parametrize("languages", ["[zh, en]", "{}", "zh", "{ZH: 中文}", "{zh: }"])
def test_unreadable_languages_do_not_make_every_text_wrong(tmp_path: Path, languages: str) -> None:
    write_exhibition(tmp_path)
    write_yaml(tmp_path, "exhibition", EXHIBITION.replace("{zh: 中文, en: English}", languages))
    library = opened(tmp_path)
    (problem,) = errors(library)
    assert problem.place.line == 2
    assert library.chapter("halls").pages[0].title["en"] == "The roof"


def test_listed_chapters(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    write_yaml(tmp_path, "exhibition", EXHIBITION.replace("[halls, clocks]", "[hals, clocks, clocks]"))
    library = opened(tmp_path)
    told = [(p.place.file.name, p.place.line, p.place.column, p.nearest) for p in library.problems]
    assert told == [
        ("exhibition.yaml", 3, 12, "halls"),
        ("exhibition.yaml", 3, 26, ""),
        ("halls.yaml", 0, 0, ""),
    ]
    assert [outline.id for outline in library.exhibition.chapters] == ["hals", "clocks"]
    assert library.chapter("hals").pages[0].blocks == ()
    assert library.exhibition.chapters[0].title.pick(["zh"]) == "hals"


def test_without_a_list_the_chapters_come_by_name(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    write_yaml(tmp_path, "exhibition", EXHIBITION.replace("chapters: [halls, clocks]", ""))
    write_yaml(tmp_path, "Bad Name", HALLS)
    library = opened(tmp_path)
    assert [outline.id for outline in library.exhibition.chapters] == ["Bad Name", "clocks", "halls"]
    (problem,) = library.problems
    assert "`Bad Name` is not an id" in problem.found


def test_a_list_is_not_called_too_short_for_the_wrong_items_in_it() -> None:
    written = {"events": [{"year": "x", "text": "a"}]}
    with pytest.raises(ValidationError) as caught:
        Line.model_validate(written)
    assert [finding.steps for finding in findings(caught.value, Line, written)] == [("events", 0, "year")]
