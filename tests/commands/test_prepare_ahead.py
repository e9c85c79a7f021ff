"""After `prepare` nothing is left to be made for whoever walks through the exhibition."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.commands import prepare
from kiosk.commands.opening import block_kinds
from kiosk.commands.preparing import making
from kiosk.commands.publishing.source import source
from kiosk.show.pilot import Pilot
from tests.commands.smallshow import write_small, write_yaml

SIZE = Size(640, 360)
SEA = """\
title: {zh: 海, en: The sea}
hero: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
pages:
  - id: wall
    title: {zh: 墙, en: A wall of pictures, with a title in English that is much longer}
    blocks:
      - kind: gallery
        items:
          - picture: {src: sea/large.jpg, alt: {zh: 大, en: Large}}
            caption: {zh: 海, en: What is written below it is long enough to take room from the picture.}
          - picture: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
  - id: around
    blocks:
      - {kind: panorama, picture: sea/round.png, projection: cylindrical, wall: 60}
  - id: same
    blocks:
      - {kind: panorama, picture: sea/round.png}
  - id: beside
    blocks:
      - {kind: panorama, picture: sea/round.png, projection: cylindrical, wall: 120}
      - {kind: text, body: {zh: 海。, en: The sea.}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kiosk.commands.publishing.source.store_folder", lambda _: tmp_path / "store")
    write_yaml(write_small(tmp_path / "show"), "sea", SEA)
    assets = tmp_path / "show" / "assets" / "sea"
    Image.linear_gradient("L").resize((1700, 900)).save(assets / "large.jpg")
    Image.linear_gradient("L").resize((600, 300)).save(assets / "round.png")
    return tmp_path / "show"


def kept(folder: Path) -> set[Path]:
    cache = folder.parent / "store" / "cache"
    return {path for name in ("pictures", "prepared") for path in cache.glob(f"{name}/*")}


def test_a_walk_through_all_pages_makes_nothing_more(folder: Path) -> None:
    result = CliRunner().invoke(prepare.command, [str(folder), "--size", "640x360"])
    assert result.exit_code == 0, result.output
    assert result.output.count("panorama unrolled") == 2, "once for each width, and one by the walk"
    before = kept(folder)
    library = source(folder, None, None, preview=False).open_first()
    for language in ("zh", "en"):
        with Pilot(library, block_kinds, SIZE, folder.parent / "store" / "cache", language=language) as pilot:
            pilot.tap(5, 5)
            pilot.press("door-sea")
            pilot.press("enlarge-0")
            pilot.press("enlarged-next")
            pilot.press("enlarged-close")
            for _ in range(3):
                pilot.press("next")
    assert kept(folder) == before


def test_nothing_is_made_beyond_the_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.commands.parameters.LEAST", 1)
    result = CliRunner().invoke(prepare.command, [str(folder), "--size", "640x360", "--cache-limit", "65M"])
    assert result.exit_code == 0, result.output
    made = sum(path.stat().st_size for path in kept(folder))
    assert 0 < made <= 1_000_000


@pytest.mark.parametrize("limit", ["4", "4G", "4 GB", "4000M", "0.004T"])
def test_a_limit_is_written_as_one_likes(folder: Path, limit: str) -> None:
    from kiosk.commands.parameters import BytesParameter

    assert BytesParameter().convert(limit, None, None) == 4_000_000_000


@pytest.mark.parametrize("limit", ["much", "-4G", "0", "512M"])
def test_what_is_no_limit_is_told(folder: Path, limit: str) -> None:
    result = CliRunner().invoke(prepare.command, [str(folder), "--cache-limit", limit])
    assert result.exit_code == 2
    assert "4G for four gigabytes, 1G at least" in result.output


def test_a_cache_deleted_again_and_again_meanwhile_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before each thing is made and after each page; what is left out then, the next run makes."""
    cache = folder.parent / "store" / "cache"

    def swept(*_: object) -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def make(*given: Any) -> Sentence:
        swept()
        return making.make(*given)

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.commands.prepare.make", make)
        patch.setattr("kiosk.show.pilot.Pilot.settle", _then("settle", swept))
        result = CliRunner().invoke(prepare.command, [str(folder), "--size", "640x360"])
    assert result.exit_code == 0, result.output
    assert "meanwhile" not in result.output
    result = CliRunner().invoke(prepare.command, [str(folder), "--size", "640x360"])
    assert result.exit_code == 0, result.output
    assert kept(folder)


def _then(name: str, after: Callable[[], None]) -> Callable[[Pilot], None]:
    real = getattr(Pilot, name)

    def both(pilot: Pilot) -> None:
        real(pilot)
        after()

    return both
