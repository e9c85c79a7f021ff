"""Nothing overlaps, is cut off, too small or too close: every page, screen shape, language and text size."""

import re
from collections.abc import Iterator, Sequence

import pytest

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds
from kiosk.content.library import Library
from kiosk.content.limits import Limits
from kiosk.content.model import TEXT_SIZES, Access, Text
from kiosk.media.preparations import Preparations
from kiosk.show.survey.faults import faults
from kiosk.show.survey.sight import Sight
from kiosk.show.survey.surveying import Surveying, Visitor
from kiosk.stage.faces import Faces
from tests.show.judging import hung
from tests.show.shortcuts import films_are_black

EVERYTHING = [Size(1280, 720), Size(1080, 1920)]
SAMPLED = [Size(1920, 1080), Size(3840, 2160), Size(5760, 1080)]
FACES = Faces()
PREPARED = Preparations(None)
"""Shared: to unroll a panorama for every page that is looked at would take minutes."""


def surveying(library: Library, size: Size) -> Surveying:
    return Surveying(library, block_kinds(), PREPARED, FACES, size)


def told(where: object, sight: Sight) -> list[str]:
    """Everything that a survey tells, as on a screen as high or wide as one of 24 inches, at arm's length."""
    found = faults(sight, hung(sight.theme.screen), FACES, Limits())
    return [f"{where}: {each.what} {each.found}; {each.asked}" for each in dict.fromkeys(found)]


def all_faults(library: Library, size: Size, visitor: Visitor, every: int = 1) -> Iterator[str]:
    """The faults of every `every`-th page."""
    survey = surveying(library, size)
    for chapter, page in survey.pages()[::every]:
        for state, sight in survey.page(chapter, page, visitor):
            yield from told(f"{chapter}/{page} {state}", sight)


@pytest.fixture(autouse=True)
def _no_block_fails(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The panel that stands in for a block that has failed is well laid out, and no excuse."""
    yield
    failed = [record.getMessage() for record in caplog.get_records("call")]
    assert not failed


@pytest.fixture(autouse=True)
def _no_film_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    films_are_black(monkeypatch)


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", EVERYTHING, ids=lambda size: f"{size.w}x{size.h}")
def test_every_page(shipped: Library, size: Size, language: str, text_size: float) -> None:
    visitor = Visitor(language, Access(text_size))
    every = 4 if text_size == 1.5 else 2 if size.portrait else 1  # what lies between is only sampled
    found = list(all_faults(shipped, size, visitor, every))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("size", EVERYTHING, ids=lambda size: f"{size.w}x{size.h}")
def test_pages_within_low_reach(shipped: Library, size: Size, text_size: float) -> None:
    found = []
    for language in ("zh", "en"):
        visitor = Visitor(language, Access(text_size, low_reach=True))
        found += [f"{visitor} {each}" for each in all_faults(shipped, size, visitor, every=4)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SAMPLED, ids=lambda size: f"{size.w}x{size.h}")
def test_pages_on_other_screens(shipped: Library, size: Size) -> None:
    found = []
    for language in ("zh", "en"):
        for text_size in TEXT_SIZES:
            visitor = Visitor(language, Access(text_size))
            found += [f"{visitor} {each}" for each in all_faults(shipped, size, visitor, every=4)]
    assert not found, "\n".join(found)


_FIRST_IDEOGRAPH = re.compile(r"([\u4e00-\u9fff])(?![^{]*})")


def test_readings_over_every_text(shipped: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are set above with the room they need; no label or plain use shows how they are written."""
    plain = Text.pick

    def pick(text: Text, languages: Sequence[str]) -> str:
        return _FIRST_IDEOGRAPH.sub(r"{\1|zhuāng}", plain(text, languages), count=1)

    monkeypatch.setattr(Text, "pick", pick)
    survey, found, seen = surveying(shipped, EVERYTHING[0]), [], []
    for chapter, page in survey.pages()[::2]:
        for state, sight in survey.page(chapter, page, Visitor("zh")):
            found += told(f"{chapter}/{page} {state}", sight)
            seen += [*(mark.what for mark in sight.marks), *(each.label for each in sight.buttons)]
    assert not found, "\n".join(found)
    assert len(seen) > 1000
    assert not [text for text in seen if "{" in text or "|" in text]


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [*EVERYTHING, *SAMPLED], ids=lambda size: f"{size.w}x{size.h}")
def test_the_other_scenes(shipped: Library, size: Size, language: str, text_size: float) -> None:
    sights = surveying(shipped, size).scenes(Visitor(language, Access(text_size)))
    found = [fault for name, sight in sights for fault in told(name, sight)]
    assert not found, "\n".join(found)
