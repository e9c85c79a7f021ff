"""A chapter or page is entered into a list by adding lines: every other character stays."""

import textwrap
from pathlib import Path

import pytest

from kiosk.commands.opening import open_exhibition
from tests.commands.newly import New, problems
from tests.commands.smallshow import SEA, write_small

WHOLE = "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\n"
LISTS = {
    "chapters: [sea]\n": "chapters: [sea, quay]\n",
    "chapters: [ sea ] # 顺序\n\n# end\n": "chapters: [ sea, quay ] # 顺序\n\n# end\n",
    "chapters: ['sea',]\n": "chapters: ['sea', quay,]\n",
    "chapters: [\n  sea  # 海\n]\n": "chapters: [\n  sea, quay  # 海\n]\n",
    "chapters:\n  - sea\n": "chapters:\n  - sea\n  - quay\n",
    "chapters:\n- sea # 海\n\nmode: visitors\n": "chapters:\n- sea # 海\n- quay\n\nmode: visitors\n",
    "chapters:\n    - 'sea'\n      # a\n# end": "chapters:\n    - 'sea'\n      # a\n    - quay\n# end",
    "chapters:\n  - sea": "chapters:\n  - sea\n  - quay\n",
    "chapters: [sea]\ncredit: |\n  chapters: [x]\n": "chapters: [sea, quay]\ncredit: |\n  chapters: [x]\n",
}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("before", LISTS)
def test_a_chapter_is_entered_and_nothing_else_is_touched(
    new: New, tmp_path: Path, before: str, ends: str, mark: bytes
) -> None:
    path = write_small(tmp_path) / "exhibits" / "exhibition.yaml"

    def data(text: str) -> bytes:
        return mark + (WHOLE + text).replace("\n", ends).encode()

    path.write_bytes(data(before))
    path.chmod(0o664)
    new("chapter", "quay", tmp_path)
    after = path.read_bytes()
    assert after == data(LISTS[before])
    assert path.stat().st_mode & 0o777 == 0o664
    assert [outline.id for outline in open_exhibition(tmp_path, None).exhibition.chapters] == ["sea", "quay"]


def test_without_a_list_of_chapters_the_file_is_enough(new: New, tmp_path: Path) -> None:
    path = write_small(tmp_path) / "exhibits" / "exhibition.yaml"
    path.write_text(WHOLE, "utf-8")
    told = new("chapter", "quay", tmp_path)
    assert path.read_text("utf-8") == WHOLE
    assert "one more" not in told
    assert problems(tmp_path) == []


PAGES = {
    "as usual": SEA,
    "without indent": textwrap.dedent(SEA.partition("pages:\n")[2]),
    "a text in lines at the end": SEA.replace(
        "{zh: 船都回来了。, en: The boats are back.}", "|\n          回来了。\n\n\n"
    ),
    "comments at the end": SEA + "        #caption: {zh: 图}\n\n    # of the page\n\n# of the file\n",
    "something after it": SEA.replace("title:", "x:", 0) + "\nlead: {zh: 引, en: Lead}\n",
    "no last line end": SEA.rstrip("\n"),
    "an empty value at the end": SEA + "        caption:\n",
    "empty lines": SEA + "\n\n\n",
}
PAGES["without indent"] = SEA.partition("pages:\n")[0] + "pages:\n" + PAGES["without indent"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_put_at_the_end_and_nothing_else_is_touched(
    new: New, tmp_path: Path, name: str, ends: str
) -> None:
    path = write_small(tmp_path) / "exhibits" / "sea.yaml"
    before = PAGES[name].replace("\n", ends)
    path.write_bytes(before.encode())
    was = problems(tmp_path)
    new("page", "sea", "harbour", tmp_path, "--kind", "timeline", "--title", "港")
    after = path.read_bytes().decode()
    start = next(at for at in range(len(after)) if before[at : at + 1] != after[at])
    tail = before[start:] if before[start:].strip() else ""
    assert after.startswith(before[:start])
    assert after.endswith(tail)
    assert after.count("\r\n") == (after.count("\n") if ends == "\r\n" else 0)
    chapter = open_exhibition(tmp_path, None).chapter("sea")
    assert [page.id for page in chapter.pages] == ["tide", "boats", "harbour"]
    assert chapter.pages[-1].title == {"zh": "港", "en": "The title goes here"}
    assert len(problems(tmp_path)) == len(was)
