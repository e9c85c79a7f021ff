"""The reference of blocks is what the program makes of itself, with a picture of each kind."""

import re
from pathlib import Path

import pytest
from PIL import Image
from pydantic import BaseModel

from kiosk.commands.authoring.reference import Reference
from kiosk.commands.opening import block_kinds
from kiosk.content.describing import Described, described
from kiosk.content.schema import ChapterFile, ExhibitionFile, PageFile

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "blocks.md", "zh": DOCS / "blocks.zh.md"}


@pytest.mark.parametrize("language", PAGES)
def test_the_committed_page_is_what_the_program_makes(language: str) -> None:
    text = Reference(block_kinds(), language).text()
    assert PAGES[language].read_text("utf-8") == text, "make it anew: .venv/bin/python .ci/reference.py"


@pytest.mark.parametrize("language", PAGES)
def test_every_kind_has_a_picture_and_all_of_them_are_small(language: str) -> None:
    named = re.findall(r"!\[\w[\w-]*\]\((.+?)\)", PAGES[language].read_text("utf-8"))
    assert [Path(name).name for name in named] == [f"{kind}.{language}.webp" for kind in block_kinds()]
    for name in named:
        with Image.open(DOCS / name) as picture:
            assert picture.size == (960, 540)
    assert sum(path.stat().st_size for path in (DOCS / "blocks").iterdir()) < 2_000_000


def names(fields: tuple[Described, ...]) -> set[str]:
    return {field.name for field in fields}.union(*(names(field.parts) for field in fields))


@pytest.mark.parametrize("language", PAGES)
def test_every_field_has_a_row_in_the_language_of_the_page(language: str) -> None:
    text = PAGES[language].read_text("utf-8")
    rows = re.findall(r"^\| `(\S+)` \| (.+?) \| (.+?) \|", text, re.MULTILINE)
    models: list[type[BaseModel]] = [
        ExhibitionFile,
        ChapterFile,
        PageFile,
        *(kind.Fields for kind in block_kinds().values()),
    ]
    assert {name for name, _, _ in rows} == set().union(*(names(described(model)) for model in models))
    if language == "zh":
        assert not [row for row in rows if not re.search("[\u4e00-\u9fff]", row[1])]
