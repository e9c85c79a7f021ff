"""Files as curators damage them: whatever is mistyped, there is a tree, or a problem that has its place."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.base.sentences import told
from kiosk.content.encodings import lines_of
from kiosk.content.yamltree import read_tree

SHIPPED = sorted((Path(__file__).parents[2] / "exhibits").glob("*.yaml"))
TEXTS = [path.read_text("utf-8") for path in SHIPPED]
TYPED = list("\t :：，“”\"'#-[]{}|>&*!%@`?\\\u3000\xa0\u200b\ufeff\0\r\n…中")
TYPED += ["  ", ": ", " #", "- ", "\r\n", "---\n"]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]

CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(["", *TYPED])), min_size=1, max_size=4
)


def changed(text: str, changes: list[tuple[float, int, str]]) -> str:
    for where, cut, typed in changes:
        at = int(where * len(text))
        text = text[:at] + typed + text[at + cut :]
    return text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), CHANGES, st.sampled_from(ENCODINGS))
def test_changed_here_and_there(text: str, changes: list[tuple[float, int, str]], encoding: str) -> None:
    check(changed(text, changes).encode(encoding))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), max_size=3))
def test_changed_in_single_bytes(text: str, changes: list[tuple[float, bytes]]) -> None:
    data = text.encode()
    for where, written in changes:
        at = int(where * len(data))
        data = data[:at] + written + data[at + 1 :]
    check(data)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(TEXTS), st.floats(0, 1))
def test_cut_off(text: str, where: float) -> None:
    data = text.encode()
    check(data[: int(where * len(data))])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.floats(0, 1), st.integers(-4, 4), st.integers(1, 12))
def test_lines_moved_sideways(text: str, where: float, by: int, count: int) -> None:
    lines = text.split("\n")
    first = int(where * (len(lines) - 1))
    for at in range(first, min(first + count, len(lines))):
        lines[at] = " " * by + lines[at] if by > 0 else lines[at].removeprefix(" " * -by)
    check("\n".join(lines).encode())


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    check(data)


def check(data: bytes) -> None:
    tree, problems = read_tree(data, Path("a.yaml"))
    assert tree is not None or any(problem.severity == "error" for problem in problems)
    lines = lines_of(data)
    for problem in problems:
        line, column = problem.place.line, problem.place.column
        assert problem.found
        assert told(problem.found, "zh")
        assert told(problem.expected, "zh") or not problem.expected
        assert line <= len(lines)
        assert column <= (len(lines[line - 1]) + 1 if line else 0)
        assert not problem.also or 0 < problem.also.line <= len(lines)
