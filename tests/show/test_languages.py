"""Seven languages: every page of the sample is well laid out in each, and each is chosen from the sheet."""

from functools import cache
from pathlib import Path

import pytest
from PIL import features

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library
from kiosk.content.model import Access
from kiosk.media.preparations import Preparations
from kiosk.show.survey.layout import layout_faults
from kiosk.show.survey.surveying import Surveying, Visitor
from kiosk.stage.faces import Faces
from kiosk.stage.typecase import faces_of
from kiosk.stage.typefaces import ROLES
from kiosk.stage.wording import words_file
from tests.show.conftest import MakePilot, opened

SAMPLE = Path(__file__).parents[2] / "examples" / "seven-languages"
LANGUAGES = ["en", "zh", "zh-Hant", "ja", "ko", "ru", "ar"]
NAMES = ["English", "简体中文", "繁體中文", "日本語", "한국어", "Русский", "العربية"]


pytestmark = pytest.mark.skipif(
    not features.check("raqm"), reason="libfribidi0 is not installed: Arabic letters cannot be joined"
)


@cache
def sample() -> Library:
    return opened(SAMPLE)


@cache
def faces() -> Faces:
    return faces_of(sample().exhibition)


@pytest.mark.parametrize(
    ("size", "language", "text_size"),
    [
        *((Size(1920, 1080), language, text_size) for language in LANGUAGES for text_size in (1.0, 2.0)),
        *((Size(1080, 1920), language, 2.0) for language in ("ru", "ar")),
    ],
    ids=str,
)
def test_every_page_and_scene(size: Size, language: str, text_size: float) -> None:
    survey = Surveying(sample(), block_kinds(), Preparations(None), faces(), size)
    visitor = Visitor(language, Access(text_size))
    sights = list(survey.scenes(visitor))
    for chapter, page in survey.pages():
        sights += [
            (f"{chapter}/{page} {state}", sight) for state, sight in survey.page(chapter, page, visitor)
        ]
    found = [f"{where}: {each.what} {each.found}" for where, sight in sights for each in layout_faults(sight)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_interface_word_can_be_written(language: str) -> None:
    said = "".join(word for words in words_file(language).values() for word in words.values())
    assert [faces().lacks(said, role, language) for role in ROLES] == [set(), set()]


@pytest.mark.usefixtures("flat_pictures")
def test_each_language_is_chosen_from_the_sheet_by_its_own_name(make_pilot: MakePilot) -> None:
    pilot = make_pilot(sample(), Size(960, 540))
    pilot.tap(5, 5)
    for language, name in zip(LANGUAGES, NAMES, strict=True):
        pilot.press("language")
        assert name in [getattr(control, "label", "") for control in pilot.controls()]
        pilot.press(f"language-{language}")
        assert pilot.show.visit.language == language
