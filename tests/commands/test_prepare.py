"""`prepare` makes ahead what takes long, tells of each file in a line, and does nothing twice."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from kiosk.commands import prepare
from kiosk.media.tiling.tiles import Tiles
from kiosk.show.pilot import Pilot
from tests.commands.smallshow import write_small, write_yaml

SEA = """\
title: {zh: 海, en: The sea}
pages:
  - id: wall
    title: {zh: 墙, en: The wall}
    sources: [F1]
    blocks:
      - kind: gallery
        items:
          - picture: {src: sea/large.jpg, tall: sea/tall.png, alt: {zh: 大, en: Large}}
          - picture: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
          - picture: {src: sea/large.jpg, alt: {zh: 大, en: Large}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An exhibition with two large pictures, one of them in two places, and a cache of its own."""
    monkeypatch.setattr("kiosk.commands.publishing.source.store_folder", lambda _: tmp_path / "store")
    write_yaml(write_small(tmp_path / "show"), "sea", SEA)
    assets = tmp_path / "show" / "assets" / "sea"
    Image.linear_gradient("L").resize((1700, 900)).save(assets / "large.jpg")
    Image.linear_gradient("L").resize((300, 2000)).save(assets / "tall.png")
    return tmp_path / "show"


def prepared(folder: Path) -> Result:
    return CliRunner().invoke(prepare.command, [str(folder), "--size", "640x360"])


def test_every_large_picture_is_cut_once(folder: Path) -> None:
    result = prepared(folder)
    assert result.exit_code == 0, result.output
    *lines, last = result.output.splitlines()
    assert str(folder.parent / "store" / "cache") in last
    assert [line.partition(" (")[0] for line in lines] == [
        "sea/large.jpg: 1700×900 px cut into 39 tiles",
        "sea/tall.png: 300×2000 px cut into 23 tiles",
        "1 page and its pictures, for 640×360",
    ]
    assert len(list((folder.parent / "store" / "cache" / "prepared").iterdir())) == 2
    assert list((folder.parent / "store" / "cache" / "pictures").iterdir())
    again = prepared(folder)
    assert "1700×900 px was cut before into 39 tiles" in again.output


def test_what_cannot_be_made_is_told_and_the_rest_is_made(folder: Path) -> None:
    large = folder / "assets" / "sea" / "large.jpg"
    large.write_bytes(large.read_bytes()[:3000])
    result = prepared(folder)
    assert result.exit_code == 1
    assert "sea/large.jpg: " in result.output
    assert "damaged" in result.output
    assert "sea/tall.png: 300×2000 px cut" in result.output


def test_nothing_is_cut_for_a_screen_on_which_it_is_not_large(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tiles, "make", None)
    result = CliRunner().invoke(prepare.command, [str(folder), "--size", "1920x1080"])
    assert result.exit_code == 0, result.output


def test_what_is_prepared_is_what_the_show_finds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(folder)
    monkeypatch.setattr("kiosk.media.raster.decode", None)
    from kiosk.base.geometry import Size
    from kiosk.commands.opening import block_kinds
    from kiosk.commands.publishing.source import source

    library = source(folder, None, None, preview=False).open_first()
    with Pilot(library, block_kinds, Size(640, 360), folder.parent / "store" / "cache") as pilot:
        pilot.tap(5, 5)
        pilot.show.open_chapter("sea")
        pilot.settle()
        assert pilot.show.complete
        assert not pilot.show.pictures._failed
