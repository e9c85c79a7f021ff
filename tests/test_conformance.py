"""The conformance tables of docs/accessibility.md: complete, honest, and shown by tests that exist."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs/accessibility.md").read_text("utf-8")
STATUSES = ("met", "partly", "not met", "not applicable", "up to the museum")

WCAG = """
    1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10
    1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11
    2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4
    3.3.7 3.3.8 4.1.2 4.1.3
"""
EN = """
    5.1.2.1 5.1.2.2 5.1.3.1 5.1.3.2 5.1.3.3 5.1.3.4 5.1.3.5 5.1.3.6 5.1.3.7 5.1.3.8 5.1.3.9 5.1.3.10 5.1.3.11
    5.1.3.12 5.1.3.13 5.1.3.14 5.1.3.15 5.1.3.16 5.1.4 5.1.5 5.1.6.1 5.1.6.2 5.1.7 5.2 5.3 5.4 5.5.1 5.5.2
    5.6.1 5.6.2 5.7 5.8 5.9
"""
US = """
    402.1 402.2 402.2.1 402.2.2 402.2.3 402.2.4 402.2.5 402.3 402.3.1 402.3.2 402.4 402.5 407.2 407.3 407.3.1
    407.3.2 407.3.3 407.4 407.5 407.6 407.7 407.8
"""


class Row(NamedTuple):
    """What a table says of a clause."""

    clause: str
    status: str
    how: str
    tests: tuple[str, ...]


def rows(title: str) -> list[Row]:
    """The rows of the table below the heading that begins with `title`."""
    section = re.search(rf"^### {re.escape(title)}.*?(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section, title
    lines = [line for line in section[0].splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [
        Row(clause.split()[0], status, how, tuple(re.findall("`(tests/[^`]*)`", tests)))
        for clause, status, how, tests in cells
    ]


TABLES = {"WCAG 2.2": WCAG, "EN 301 549": EN, "Section 508": US, "GB/T 37668": ""}


@pytest.mark.parametrize("title", TABLES)
def test_every_clause_is_there_once(title: str) -> None:
    clauses = [row.clause for row in rows(title)]
    assert len(set(clauses)) == len(clauses) > 0
    if TABLES[title]:
        assert clauses == TABLES[title].split()


@pytest.mark.parametrize("title", TABLES)
def test_what_is_met_is_shown_by_a_test_and_what_is_not_has_a_reason(title: str) -> None:
    for row in rows(title):
        assert row.status in STATUSES, row
        assert row.how, row
        assert row.tests or row.status != "met", row


@cache
def defined(file: str) -> frozenset[str]:
    """The tests that a file defines."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("title", TABLES)
def test_the_tests_exist(title: str) -> None:
    for row in rows(title):
        for test in row.tests:
            file, _, name = test.partition("::")
            assert (ROOT / file).is_file(), test
            assert name.startswith("test_"), test
            assert name in defined(file), test
