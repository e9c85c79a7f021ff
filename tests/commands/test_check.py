"""What `check` tells of an exhibition, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import features

from kiosk.commands.check import command
from kiosk.media.examining.examiners import Examiners
from kiosk.media.examining.looking import Verdict
from tests.commands.smallshow import SEA, write_small, write_yaml

ILL = "𪚥"  # CJK extension B: in no font that comes with the engine


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_small(tmp_path / "show")


def check(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(command, [str(folder), *options])


def sea(show: Path, *changes: tuple[str, str]) -> None:
    """Write the chapter with changes, each of which must be one."""
    text = SEA
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    write_yaml(show, "sea", text)


def test_a_good_exhibition(show: Path) -> None:
    result = check(show)
    ahead, _, summary = result.stdout.splitlines()
    assert ahead.startswith("`prepare` makes for 1920×1080: ")
    assert (summary, result.stderr, result.exit_code) == ("0 errors, 0 warnings in 2 files", "", 0)


def test_the_exhibition_that_ships() -> None:
    result = CliRunner().invoke(command, [])
    assert "\n\n0 errors, 0 warnings in " in result.stdout


def test_everything_is_told_at_once_by_file_with_place_expectation_and_nearest_name(show: Path) -> None:
    write_yaml(show, "exhibition", "title: {zh: 海岸}\nlanguages: {zh: 中文, en: English}\nchapters: [see]\n")
    result = check(show)
    lines = result.stdout.splitlines()
    assert lines[0].startswith("assets/sea: warning: used by no page: `tide.png` ")
    assert lines[3:] == [
        "exhibits/exhibition.yaml:1:8: warning: a text is missing in English (`en`)",
        "  1 │ title: {zh: 海岸}",
        "    │        ^",
        "   = expected: `en: …`",
        "",
        "exhibits/exhibition.yaml:3:12: error: there is no file `see.yaml`",
        "  3 │ chapters: [see]",
        "    │            ^^^",
        "   = expected: the name of a file here, without `.yaml`",
        "   = did you mean `sea`?",
        "",
        "exhibits/sea.yaml: warning: `sea` is not in the list of chapters, so it is not shown",
        "",
        "1 error, 3 warnings in 2 files",
    ]
    assert result.exit_code == 1


def test_errors_in_a_chapter(show: Path) -> None:
    sea(show, ("id: boats", "id: Boats"), ("body: {zh: 船都", "boody: {zh: 船都"))
    result = check(show)
    assert "exhibits/sea.yaml:11:9: error: `Boats` is not an id" in result.stdout
    assert "exhibits/sea.yaml:15:9: error:" in result.stdout
    assert "did you mean `body`?" in result.stdout
    assert result.exit_code == 1


def test_warnings_alone_are_no_failure(show: Path) -> None:
    sea(show, ("    sources: [F2]\n", ""))
    result = check(show)
    assert "warning: the page `boats` names no sources" in result.stdout
    assert result.stdout.endswith("\n0 errors, 1 warning in 2 files\n")
    assert result.exit_code == 0


def test_a_damaged_picture_is_looked_at_once_and_told_where_it_is_used_first(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    real = Examiners.look

    def look(them: Examiners, sort: str, path: Path) -> Verdict:
        looked.append(path)
        return real(them, sort, path)

    monkeypatch.setattr(Examiners, "look", look)
    path = show / "assets" / "sea" / "tide.png"
    path.write_bytes(path.read_bytes()[:-30])
    result = check(show)
    line, *_, summary = result.stdout.splitlines()
    assert line.startswith("exhibits/sea.yaml:2:13: error: the picture `sea/tide.png` (used in 2 places): ")
    assert str(show) not in line
    assert summary == "1 error, 0 warnings in 2 files"
    assert result.exit_code == 1
    assert looked == [path]


def test_the_tall_composition_is_looked_at_too(show: Path) -> None:
    (show / "assets" / "tall.jpg").write_bytes(b"no picture")
    sea(show, ("hero: {src: sea/tide.png,", "hero: {src: sea/tide.png, tall: tall.jpg,"))
    result = check(show)
    assert "exhibits/sea.yaml:2:33: error: the picture `tall.jpg`: " in result.stdout


def test_characters_without_a_glyph(show: Path) -> None:
    sea(show, ("船都回来了", f"船都{ILL}来了"), ("The sea", f"The {ILL}"))
    result = check(show)
    assert f"exhibits/sea.yaml:1:20: warning: no font here has {ILL} (U+2A6A5)\n" in result.stdout
    block = "page `boats`, block `text`"
    assert f"exhibits/sea.yaml:15:20: warning: {block}: no font here has {ILL} (U+2A6A5)" in result.stdout
    assert result.exit_code == 0


def test_the_names_of_languages_and_plain_texts_need_glyphs_too(show: Path) -> None:
    write_yaml(show, "exhibition", f"title: '{ILL}'\nlanguages: {{zh: 中文{ILL}}}\n")
    lines = [line for line in check(show).stdout.splitlines() if "no font here has" in line]
    places = [line.split(" ")[0] for line in lines]
    assert places == ["exhibits/exhibition.yaml:1:8:", "exhibits/exhibition.yaml:2:17:"]


def test_a_font_of_one_language_that_is_none(show: Path) -> None:
    (show / "assets" / "own.ttf").write_bytes(b"no font")
    text = "title: {zh: 海岸, en: The Shore}\nlanguages: {zh: 中文, en: English}\nchapters: [sea]\n"
    write_yaml(show, "exhibition", text + "theme: {faces: {languages: {en: {sans: own.ttf}}}}\n")
    result = check(show)
    assert "exhibits/exhibition.yaml:4:" in result.stdout
    assert "error: `own.ttf` cannot be opened as a font" in result.stdout
    assert result.exit_code == 1


def test_a_font_that_is_none(show: Path) -> None:
    (show / "assets" / "own.ttf").write_bytes(b"no font")
    theme = "theme: {faces: {sans: own.ttf}}\n"
    write_yaml(show, "exhibition", "title: 海岸\nlanguages: {zh: 中文, en: English}\n" + theme)
    result = check(show)
    assert "exhibits/exhibition.yaml:3:23: error: `own.ttf` cannot be opened as a font" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize("chapters", ["chapters: []", None])
def test_without_chapters(tmp_path: Path, chapters: str | None) -> None:
    if chapters:
        write_yaml(tmp_path, "exhibition", f"title: 海岸\n{chapters}\n")
    else:
        (tmp_path / "exhibits").mkdir()
    result = check(tmp_path)
    assert "error: there are no chapters" in result.stdout
    assert result.exit_code == 1


def test_json_for_programs(show: Path) -> None:
    sea(
        show,
        ("    sources: [F2]\n", ""),
        ("kind: text\n        body: {zh: 船", "kind: txet\n        body: {zh: 船"),
    )
    result = check(show, "--format", "json")
    told = json.loads(result.stdout)
    assert {key: told[key] for key in ("errors", "warnings", "files")} == {
        "errors": 1,
        "warnings": 0,
        "files": 2,
    }
    (problem,) = told["problems"]
    assert (problem["file"], problem["line"], problem["column"]) == ("exhibits/sea.yaml", 13, 15)
    assert (problem["severity"], problem["nearest"]) == ("error", "text")
    assert result.stdout.isascii()
    assert result.exit_code == 1


def test_in_chinese(show: Path) -> None:
    sea(show, ("id: boats", "id: Boats"), ("船都回来了", f"船都{ILL}来了"))
    result = check(show, "--language", "zh")
    assert "exhibits/sea.yaml:11:9: 错误：`Boats` 不能用作 id\n  11 │   - id: Boats\n" in result.stdout
    assert f"提醒：页面 `page-2` 的展块 `text`：现有的字体里没有 {ILL} (U+2A6A5)\n" in result.stdout
    assert "2 个文件：1 处错误，1 处提醒\n" in result.stdout
    problems = json.loads(check(show, "--language", "zh", "--format", "json").stdout)["problems"]
    assert problems[0]["found"] == "`Boats` 不能用作 id"
    assert problems[0]["text"] == "  - id: Boats"


@pytest.mark.skipif(not features.check("raqm"), reason="libfribidi0 is not installed")
def test_the_sample_in_seven_languages_has_nothing_to_be_told() -> None:
    result = check(Path(__file__).parents[2] / "examples" / "seven-languages")
    assert result.stdout.endswith("\n\n0 errors, 0 warnings in 3 files\n")
    assert result.exit_code == 0


def test_a_language_without_fonts_or_words(show: Path) -> None:
    """No font here has the letters of Vai."""
    write_yaml(show, "exhibition", "title: {vai: ꕙ}\nlanguages: {vai: ꕙꔤ}\nchapters: [sea]\n")
    result = check(show)
    assert "error: there is no font for ꕙꔤ (`vai`): install fonts-noto (Debian)" in (result.stdout)
    assert "warning: there are no interface words in `vai`: those in `en` are shown" in result.stdout
    assert result.exit_code == 1
