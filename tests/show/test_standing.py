"""Titles that stand: in Chinese, on wide screens, beside a picture, and only where an exhibition wants it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.content.model import Access
from kiosk.show.chapter import ChapterScene
from kiosk.show.page import PageView
from kiosk.stage.typesetting import Setting
from tests.show.conftest import MakePilot, opened, walk_in, write_small

WIDE, TALL = Size(640, 360), Size(360, 640)
STANDING = "theme: {vertical-titles: yes}\n"


@dataclass
class Case:
    """A page of the small exhibition, and who looks at it."""

    more: str = STANDING
    said: str = "潮"
    page: int = 0
    size: Size = WIDE
    language: str = "zh"
    text_size: float = 1.0


def title(folder: Path, make_pilot: MakePilot, case: Case) -> Setting:
    """The page's title as it is set."""
    sea = write_small(folder, case.more) / "exhibits" / "sea.yaml"
    written, wanted = "{zh: 潮, en: The tide}", f"{{zh: {case.said}, en: The tide}}"
    sea.write_text(sea.read_text("utf-8").replace(written, wanted), "utf-8")
    pilot = make_pilot(opened(folder), case.size, language=case.language)
    walk_in(pilot, "sea", case.page)
    pilot.show.choose_access(Access(text_size=case.text_size))
    pilot.settle()
    scene = pilot.show.scene
    assert isinstance(scene, ChapterScene)
    view = scene._pages.get(scene.at)
    assert isinstance(view, PageView)
    return view._title[1][0]


def test_a_title_beside_a_picture_stands(tmp_path: Path, make_pilot: MakePilot) -> None:
    assert title(tmp_path, make_pilot, Case()).standing


def test_a_long_title_stands_in_two_columns(tmp_path: Path, make_pilot: MakePilot) -> None:
    stands = title(tmp_path, make_pilot, Case(said="潮水退后，渔民在滩涂上插下竹桩"))
    assert (stands.standing, len(stands.lines)) == (True, 2)


@pytest.mark.parametrize(
    "case",
    [
        Case(more=""),
        Case(more="theme: {vertical-titles: no}\n"),
        Case(language="en"),
        Case(size=TALL),
        Case(page=2),
        Case(text_size=1.5),
        Case(said="Ebb"),
        Case(said="潮水退后渔民在滩涂上插下竹桩再用石块垒起第一道堤" * 2),
    ],
    ids=str,
)
def test_else_it_lies(tmp_path: Path, make_pilot: MakePilot, case: Case) -> None:
    assert not title(tmp_path, make_pilot, case).standing
