"""How long texts may be: the standard numbers, a curator's own, and what is wrong with some."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from kiosk.content import labels
from kiosk.content.library import open_library
from kiosk.content.limits import STANDARD, Limits
from kiosk.content.limitspart import LimitsPart
from tests.content.tinykinds import EXHIBITION, tiny_kinds, write_exhibition, write_yaml


def test_every_standard_number_can_be_set() -> None:
    assert list(LimitsPart.model_fields) == list(STANDARD)


@pytest.mark.parametrize(
    ("name", "language", "most"),
    [
        ("sentence", "en", 25),
        ("sentence", "en-GB", 25),
        ("sentence", "zh", 50),
        ("sentence", "zh-Hant", 50),
        ("sentence", "ja", 60),
        ("sentence", "ar", 20),
        ("sentence", "fr", 25),
        ("caption", "zh-TW", 80),
        ("label", "ru", 68),
        ("line", "zh", 40),
        ("line", "ko", 40),
        ("line", "ru", 75),
        ("sentence", "th", None),
    ],
)
def test_standard_numbers(name: str, language: str, most: int | None) -> None:
    assert Limits().most(name, language) == most


@pytest.mark.parametrize(
    ("own", "language", "most"),
    [
        ({"zh": 30}, "zh-Hant", 30),
        ({"zh": 30, "zh-Hant": 35}, "zh-Hant", 35),
        ({"zh": 30}, "en", 25),
        ({"": 12}, "en", 12),
        ({"": 12}, "th", 12),
    ],
)
def test_a_curators_own_numbers(own: dict[str, int], language: str, most: int) -> None:
    assert Limits({"sentence": own}).most("sentence", language) == most


def test_limits_are_kept_with_the_exhibition(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    write_yaml(tmp_path, "exhibition", EXHIBITION + "limits: {sentence: {zh: 30}, caption: 40}\n")
    for _ in range(2):
        library = open_library(tmp_path, tiny_kinds, tmp_path / "cache")
        assert library.problems == ()
        assert library.exhibition.limits == Limits({"sentence": {"zh": 30}, "caption": {"": 40}})


@pytest.mark.parametrize(
    ("limits", "found", "near"),
    [
        ("{sentences: 20}", "there is no `sentences` here", "sentence"),
        ("{sentence: {e: 20}}", "`e` is not a language of this exhibition", "en"),
        ("{sentence: {zh: many}}", "`many` is no length", ""),
        ("{sentence: 0}", "`0` is no length", ""),
        ("{sentence: 2.5}", "`2.5` is no length", ""),
        ("{sentence: [1]}", "a list is no length", ""),
    ],
)
def test_limits_that_are_none(tmp_path: Path, limits: str, found: str, near: str) -> None:
    write_exhibition(tmp_path)
    write_yaml(tmp_path, "exhibition", EXHIBITION + f"limits: {limits}\n")
    (problem,) = open_library(tmp_path, tiny_kinds, None).problems
    assert (problem.severity, problem.found, problem.nearest) == ("error", found, near)
    assert problem.place.line == 4


def test_every_sort_of_field_has_a_number() -> None:
    fields = [field for name, field in vars(labels).items() if name.endswith("Field")]
    sorts = {TypeAdapter(field).validate_python("words").sort for field in fields}
    assert sorts == {*STANDARD, "code"} - {"sentence", "line"}
