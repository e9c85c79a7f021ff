"""Trees of text: what is kept, what is refused and where."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content import yamltree
from kiosk.content.model import Place
from kiosk.content.tree import Node, Steps, Tree
from kiosk.content.yamltree import MAX_BYTES, read_tree

FILE = Path("a.yaml")


def tree_of(text: str) -> Tree:
    tree, problems = read_tree(text.encode(), FILE)
    assert problems == []
    assert tree is not None
    return tree


@pytest.mark.parametrize(
    "written", ["no", "12:30", "017", "2024-05-01", "1e3", "~", "null", "0x1F", "=", ".inf"]
)
def test_scalars_stay_what_was_written(written: str) -> None:
    assert tree_of(f"a: {written}").root == {"a": written}


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("a:\n", {"a": None}),
        ("a: ''\n", {"a": ""}),
        ("- a\n-\n", ["a", None]),
        ("\ufeffa: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("---\na: [b, {c: d}]\n...\n", {"a": ["b", {"c": "d"}]}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
    ],
)
def test_trees(text: str, root: Node) -> None:
    assert tree_of(text).root == root


def test_places_of_values_and_keys() -> None:
    tree = tree_of("标题: 故宫\npages:\n  - id: one\n    blocks: [a, bb]\n")
    assert tree.place(("标题",)) == Place(FILE, 1, 5)
    assert tree.place(("pages", 0, "id"), at_key=True) == Place(FILE, 3, 5)
    assert tree.place(("pages", 0, "blocks", 1)) == Place(FILE, 4, 17)


def test_steps_that_lead_nowhere_give_the_nearest_place() -> None:
    tree = tree_of("pages:\n  - id: one\n")
    assert tree.place(("pages", 0, "title")) == Place(FILE, 2, 5)
    assert tree.place(("pages", 7, "title")) == Place(FILE, 2, 3)
    assert not tree.holds(("pages", 0, "title"))
    assert tree.holds(("pages", 0, "id"))


REFUSED = [
    ("a: &x b", "an anchor", 1, 4),
    ("a: b\nc: *x", "an alias", 2, 4),
    ("a: !!int 3", "a tag", 1, 4),
    ("a: !x {b: c}", "a tag", 1, 4),
    ("a:\n  <<: {b: c}", "a merge key", 2, 3),
    ("a: b\nc: d\na: e", "written twice: first on line 1", 3, 1),
    ("? [a, {b: c}]\n: d\ne: f", "where a name should stand", 1, 3),
    ("'': b", "without a name", 1, 1),
    ("a: b\n---\nc: d", "a second document", 2, 1),
]


@pytest.mark.parametrize(("text", "said", "line", "column"), REFUSED)
def test_refused_but_the_rest_is_read(text: str, said: str, line: int, column: int) -> None:
    tree, (problem,) = read_tree(text.encode(), FILE)
    assert tree is not None
    assert tree.spoilt
    assert said in problem.found
    assert problem.place == Place(FILE, line, column)


def test_all_refusals_are_told_at_once_and_the_first_of_two_keys_stays() -> None:
    tree, problems = read_tree(b"a: 1\na: &x {b: c}\nd: *x\ne: f\n", FILE)
    assert tree is not None
    assert tree.root == {"a": "1", "d": None, "e": "f"}
    assert [problem.place.line for problem in problems] == [2, 2, 3]


UNREADABLE = [
    ("a: b\n\tc: d", "a tab", 2, 1),
    ("标题：故宫\npages: []", "Chinese colon", 1, 3),
    ("title:故宫\npages: []", "colon without a space", 1, 6),
    ("a: b: c", "second colon", 1, 5),
    ("a: [b, c\nd: e", "never closed", 1, 4),
    ("a: 'b\nc: d", "never closed", 1, 4),
    ('a: "b\\q"', "backslash", 1, 6),
    ("a: @b", "begins with @", 1, 4),
    ("a: b\nc: \x07d", "U+0007", 2, 4),
]


@pytest.mark.parametrize(("text", "said", "line", "column"), UNREADABLE)
def test_unreadable(text: str, said: str, line: int, column: int) -> None:
    tree, (problem,) = read_tree(text.encode(), FILE)
    assert tree is None
    assert said in problem.found
    assert problem.place == Place(FILE, line, column)


def test_not_utf8_names_the_line() -> None:
    tree, (problem,) = read_tree("a: b\nc: 故宫".encode("gbk"), FILE)
    assert tree is None
    assert problem.place == Place(FILE, 2, 4)
    assert "save as UTF-8" in problem.expected


def test_too_large() -> None:
    tree, (problem,) = read_tree(b"#" * (MAX_BYTES + 1), FILE)
    assert tree is None
    assert f"{MAX_BYTES + 1:,} bytes" in problem.found


@pytest.mark.parametrize("bomb", ["[", "- ", "{a: ", "? "])
def test_depth_bombs_are_left_early(bomb: str) -> None:
    tree, problems = read_tree(bomb.encode() * (MAX_BYTES // len(bomb)), FILE)
    assert tree is None
    assert "deep" in problems[-1].found


def test_twenty_deep_is_fine() -> None:
    assert read_tree(b"[" * 20 + b"]" * 20, FILE)[1] == []
    assert read_tree(b"[" * 21 + b"]" * 21, FILE)[0] is None


def test_pure_python_parser_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltree, "_LOADER", yaml.SafeLoader)
    assert tree_of("a: [b, {c: no}]\nd:\n").root == {"a": ["b", {"c": "no"}], "d": None}
    for text, said, line, column in REFUSED:
        tree, (problem,) = read_tree(text.encode(), FILE)
        assert tree is not None
        assert (said in problem.found, problem.place) == (True, Place(FILE, line, column))


YAML_LIKE = [
    "a",
    "b",
    ":",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&x",
    "*x",
    "!t",
    "<<",
    "?",
    "|",
    ">",
    "'",
    '"',
    "\\",
    "#",
    "---",
    "...",
    "%",
    "@",
    "`",
    "：",
    "故",
    "\x00",
    "\ufeff",
]
PIECES = st.sampled_from(
    [*YAML_LIKE, ": ", "- ", "? ", " ", "\n", "\n  ", "\n    ", "\t", "\r", "\x85", "\u2028"]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_never_raises_on_yaml_like_text(text: str) -> None:
    check_whole(text.encode())


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_never_raises_on_bytes(data: bytes) -> None:
    check_whole(data)


def check_whole(data: bytes) -> None:
    """Either a tree or problems, and a place for every node of the tree."""
    tree, problems = read_tree(data, FILE)
    assert tree is not None or problems
    if tree:
        check_node(tree, tree.root, ())


def check_node(tree: Tree, node: Node, steps: Steps) -> None:
    assert node is None or isinstance(node, str | dict | list)
    tree.place(steps)
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, inner in items:
        assert tree.place((*steps, step)).line > 0
        check_node(tree, inner, (*steps, step))
