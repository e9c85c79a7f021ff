"""`check` foretells what `prepare` writes, and whether there is room for it."""

import json
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from kiosk.base.geometry import Size
from kiosk.commands import check, prepare
from kiosk.commands.opening import open_exhibition
from kiosk.commands.preparing.outlay import outlay
from tests.commands.smallshow import write_small, write_yaml

SIZE = Size(640, 360)
SEA = """\
title: {zh: 海, en: The sea}
hero: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
pages:
  - id: wall
    blocks:
      - kind: gallery
        items:
          - picture: {src: sea/large.jpg, alt: {zh: 大, en: Large}}
          - picture: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
  - id: around
    blocks:
      - {kind: panorama, picture: sea/round.png}
  - id: words
    blocks:
      - kind: text
        body: {zh: 海。, en: The sea.}
        picture: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
"""
Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("check", "publishing.source"):
        monkeypatch.setattr(f"kiosk.commands.{module}.store_folder", lambda _: tmp_path / "store")
    write_yaml(write_small(tmp_path / "show"), "sea", SEA)
    assets = tmp_path / "show" / "assets" / "sea"
    Image.effect_noise((1700, 900), 60).convert("RGB").save(assets / "large.jpg")
    Image.linear_gradient("L").resize((600, 300)).save(assets / "round.png")
    return tmp_path / "show"


def told(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(check.command, [str(folder), "--size", "640x360", *options])


def test_what_is_foretold_is_what_is_written_within_a_factor_of_two(folder: Path) -> None:
    foretold = outlay(open_exhibition(folder, None), SIZE)
    result = CliRunner().invoke(prepare.command, [str(folder), "--size", "640x360"])
    assert result.exit_code == 0, result.output
    cache = folder.parent / "store" / "cache"
    written = sum(
        path.stat().st_size for name in ("pictures", "prepared") for path in cache.glob(f"{name}/*")
    )
    assert written / 2 <= foretold.bytes <= written * 2
    pictures = sum(path.stat().st_size > 10_000 for path in cache.glob("pictures/*"))
    assert pictures / 2 <= foretold.pictures <= pictures * 2
    assert (foretold.tiles, foretold.panoramas) == (39, 1)
    assert "cut into 39 tiles" in result.output


def test_it_is_told_in_a_line_in_the_language_asked_for(folder: Path) -> None:
    assert "`prepare` makes for 640×360: 8 pictures, 39 tiles, 1 panorama; about " in told(folder).stdout
    assert "为 640×360 的屏幕" in told(folder, "--language", "zh").stdout


def test_it_is_told_to_programs(folder: Path) -> None:
    said = json.loads(told(folder, "--format", "json").stdout)["prepare"]
    assert said["screen"] == "640x360"
    assert said["tiles"] == 39
    assert said["folder"] == str(folder.parent / "store" / "cache")
    assert said["limit"] == 10_000_000_000
    assert said["bytes"] < said["spare"]


def test_nothing_is_foretold_of_what_is_damaged(folder: Path) -> None:
    (folder / "assets" / "sea" / "round.png").write_bytes(b"no picture")
    assert "panorama;" not in told(folder).stdout


def test_a_disk_without_room_for_it_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10**9, 10**9 - 51 * 10**6, 51 * 10**6))
    assert "; the disk can spare 1 MB: what finds no room is made anew each time" in told(folder).stdout


def test_more_than_the_limit_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.commands.preparing.outlay.LIMIT", 65_000_000)
    assert "need a `--cache-limit` above 65 MB" in told(folder).stdout
