"""Paths of assets: what is there, what is not, what leads elsewhere."""

import os
from pathlib import Path

import pytest

from kiosk.content.assets import Assets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a/one.jpg", "a/two.jpg", "b/three.png", "四.jpg"):
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    (tmp_path / "secret.jpg").write_bytes(b"")
    return tmp_path / "assets"


@pytest.mark.parametrize("path", ["a/one.jpg", "四.jpg", "b/three.png"])
def test_there(folder: Path, path: str) -> None:
    assert Assets(folder).refusal(path) is None


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("a/One.JPG", "a/one.jpg"),
        ("A/one.jpg", "a/one.jpg"),
        ("one.jpg", "a/one.jpg"),
        ("a/three.png", "b/three.png"),
        ("a/oen.jpg", "a/one.jpg"),
        ("a/one.jpg/zebra.webm", ""),
        ("a\\one.jpg", "a/one.jpg"),
        ("C:\\show\\assets\\a\\one.jpg", "a/one.jpg"),
        ("http://a.b/one.jpg", ""),
        ("quite/different.webm", ""),
    ],
)
def test_not_there(folder: Path, path: str, near: str) -> None:
    refusal = Assets(folder).refusal(path)
    assert refusal is not None
    assert refusal.nearest == near


@pytest.mark.parametrize(
    "path", ["../secret.jpg", "a/../../secret.jpg", "/etc/hosts", "~/x", "", "a//one.jpg", "./a", "a"]
)
def test_not_the_path_of_an_asset(folder: Path, path: str) -> None:
    assets = Assets(folder)
    assert assets.refusal(path) is not None
    assert not assets.missing


def test_links(folder: Path) -> None:
    try:
        (folder / "out.jpg").symlink_to(folder.parent / "secret.jpg")
        (folder / "in.jpg").symlink_to(folder / "a/one.jpg")
        (folder / "up").symlink_to(folder.parent, target_is_directory=True)
        (folder / "gone.jpg").symlink_to(folder / "nothing")
    except OSError:
        pytest.skip("this system makes no links")
    assets = Assets(folder)
    assert assets.refusal("in.jpg") is None
    assert [assets.refusal(path) is None for path in ("out.jpg", "up/secret.jpg", "gone.jpg")] == [False] * 3


def test_each_directory_is_listed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    scan = os.scandir

    def counted(path: Path) -> object:
        listed.append(str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", counted)
    assets = Assets(folder)
    for _ in range(3):
        assert assets.refusal("a/one.jpg") is None
        assert assets.refusal("a/two.jpg") is None
    assert len(listed) == 2


def test_without_an_assets_folder_many_missing_files_are_told_quickly(tmp_path: Path) -> None:
    assets = Assets(tmp_path / "assets")
    assert all(assets.refusal(f"a/{number}.jpg") for number in range(5000))
    assert len(assets.missing) == 5000
