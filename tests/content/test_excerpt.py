"""What a terminal shows of a line, and what is underlined in it."""

import pytest

from kiosk.content.excerpt import cells, excerpt, wrapped


def meant(line: str, column: int, width: int = 60) -> tuple[str, str]:
    """The line as it is shown, and below it what is underlined."""
    seen = excerpt(line, column, width)
    assert cells(seen.text) <= width
    return seen.text, " " * seen.start + "^" * seen.length


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("  - id: Boats", 9, "        ^^^^^"),
        ("widht: 527", 1, "^^^^^"),
        ("title: The sea # a name", 8, "       ^^^^^^^"),
        ("title: 12:30 today", 8, "       ^^^^^^^^^^^"),
        ("title: {zh: 海, en: The sea}", 8, "       ^"),
        ("title: {zh: 海边, en: The sea}", 13, "            ^^^^"),
        ("title: {zh: 海边, en: The sea, at}", 21, "                      ^^^^^^^"),
        ('inks: {paper: "#F4, E"}', 15, "              ^^^^^^^^"),
        ("title：海", 6, "     ^^"),
        ("- - x", 1, "^"),
        ("body: |", 7, "      ^"),
        ("nom: cafe\u0301s noirs", 6, "     ^^^^^^^^^^^"),
        ("words", 40, "     ^"),
        ("", 1, "^"),
    ],
)
def test_the_word_that_is_meant(line: str, column: int, shown: str) -> None:
    assert meant(line, column) == (line, shown)


def test_what_cannot_be_seen_is_named() -> None:
    assert meant("\tid: a", 1) == ("[Tab]id: a", "^^^^^")
    assert meant("\u3000id: a", 2) == ("[U+3000]id: a", "        ^^")
    assert meant("id: a\x07b\u200bc", 6) == ("id: a[U+0007]b[U+200B]c", " " * 5 + "^" * 18)
    assert meant("title: 　　海", 1)[0] == "title: 　　海", "the indent of a Chinese paragraph is seen"


@pytest.mark.parametrize("column", [1, 60, 120, 190, 201])
@pytest.mark.parametrize("letters", ["海", "ab", "a海", "。e\u0301", "[Tab]"])
def test_a_long_line_is_cut_around_the_place(letters: str, column: int) -> None:
    line = letters * (200 // len(letters)) + "!"
    shown, mark = meant(line, column, 40)
    assert 36 <= cells(shown) <= 40
    assert shown.startswith("…") == (column > 1)
    assert shown.endswith("…") == (column < 190)
    assert 1 <= len(mark) <= 40


def test_a_cut_line_shows_the_same_under_the_caret() -> None:
    line = "，".join(f"第{number}句" for number in range(100, 150))
    for number in (100, 117, 149):
        column = line.index(f"第{number}") + 1
        shown, mark = meant(line, column, 30)
        before = shown[: shown.index(f"第{number}")]
        assert cells(before) == mark.index("^")


def test_a_sentence_is_wrapped_but_not_what_is_written_in_a_file() -> None:
    text = "there is no file `sea/High-Tide.png` in `assets/`"
    assert wrapped(text, 20, 30) == ["there is no file", "`sea/High-Tide.png` in", "`assets/`"]
    assert wrapped("没有`a b`这种类型。", 9, 6) == ["没有`a b`", "这种类", "型。"]
    assert all(cells(line) <= 20 for line in wrapped(f"`{'word ' * 20}`", 9, 20))
