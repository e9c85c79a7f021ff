"""Paths of assets: what is there, what is not, what leads elsewhere."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.base.sentences import told
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


def make_chain(folder: Path) -> None:
    (folder / "first.jpg").symlink_to("second.jpg")
    (folder / "second.jpg").symlink_to("../secret.jpg")


LINKS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "out": (lambda folder: (folder / "x.jpg").symlink_to(folder.parent / "secret.jpg"), "x.jpg", "leaves"),
    "out, relative": (lambda folder: (folder / "x.jpg").symlink_to("../secret.jpg"), "x.jpg", "leaves"),
    "a chain out": (make_chain, "first.jpg", "leaves"),
    "a folder out": (
        lambda folder: (folder / "up").symlink_to(".."),
        "up/secret.jpg",
        "`up` is a link that leaves",
    ),
    "the folder itself": (
        lambda folder: (folder / "me").symlink_to("."),
        "me/a/one.jpg",
        "`me` is a link that leaves",
    ),
    "nowhere": (lambda folder: (folder / "x.jpg").symlink_to("none.jpg"), "x.jpg", "leads nowhere"),
    "round and round": (lambda folder: (folder / "x.jpg").symlink_to("x.jpg"), "x.jpg", "leads nowhere"),
    "a device": (lambda folder: (folder / "x.jpg").symlink_to("/dev/zero"), "x.jpg", "leaves"),
    "a pipe": (lambda folder: os.mkfifo(folder / "x.jpg"), "x.jpg", "a device or a pipe"),
}


@pytest.mark.skipif(os.name != "posix", reason="links may not be made everywhere")
@pytest.mark.parametrize("what", LINKS)
def test_links_and_what_is_no_file(folder: Path, what: str) -> None:
    make, path, said = LINKS[what]
    make(folder)
    refusal = Assets(folder).refusal(path)
    assert refusal
    assert said in refusal.found
    assert told(refusal.found, "zh") != refusal.found
    assert refusal.expected


@pytest.mark.skipif(os.name != "posix", reason="links may not be made everywhere")
def test_links_inside_are_followed(folder: Path) -> None:
    (folder / "in.jpg").symlink_to(folder / "a/one.jpg")
    (folder / "again").symlink_to("a")
    assets = Assets(folder)
    assert assets.refusal("in.jpg") is None
    assert assets.refusal("again/one.jpg") is None


SPELT = [
    ("a/One.JPG", "capital and small letters differ", "大小写不一致", "a/one.jpg"),
    ("a/cafe\u0301.jpg", "accents stored in another form", "存储方式不同", "a/caf\u00e9.jpg"),
    (" a/one.jpg", "a space before or behind it", "多了空格", "a/one.jpg"),
    ("a/one.jpg ", "a space before or behind it", "多了空格", "a/one.jpg"),
    ("“a/one.jpg”", "there is no file", "没有", "a/one.jpg"),
    ("a/wide%20name.jpg", "there is no file", "没有", "a/wide name.jpg"),
    ("ａ／one.jpg", "there is no file", "没有", "a/one.jpg"),
    ("assets/a/one.jpg", "there is no file", "没有", "a/one.jpg"),
    ("https://a.b/assets/a/one.jpg", "an address on the internet", "网址", ""),
    ("file:///a/one.jpg", "an address on the internet", "网址", ""),
    ("D:\\assets\\a\\one.jpg", "not a path inside", "不是", "a/one.jpg"),
    ("a\\one.jpg", "not a path inside", "不是", "a/one.jpg"),
    ("/srv/show/assets/a/one.jpg", "leaves the folder", "外面", "a/one.jpg"),
    ("../assets/a/one.jpg", "leaves the folder", "外面", "a/one.jpg"),
    ("~/a/one.jpg", "leaves the folder", "外面", "a/one.jpg"),
    ("x/" * 2000, "a path of 4,000 characters", "4,000 个字符", ""),
    ("a", "is a folder", "文件夹", ""),
]


@pytest.mark.parametrize(("path", "said", "zh", "near"), SPELT)
def test_what_is_said_of_a_path(folder: Path, path: str, said: str, zh: str, near: str) -> None:
    for name in ("caf\u00e9.jpg", "wide name.jpg"):
        (folder / "a" / name).write_bytes(b"")
    refusal = Assets(folder).refusal(path)
    assert refusal
    assert said in refusal.found
    assert zh in told(refusal.found, "zh")
    assert refusal.nearest == near


def test_letter_case_matters_where_the_disk_does_not_mind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "exists", lambda path: True)
    monkeypatch.setattr(os, "access", lambda path, mode: True)
    refusal = Assets(folder).refusal("A/ONE.jpg")
    assert refusal
    assert refusal.nearest == "a/one.jpg"


def test_a_file_that_may_not_be_read_is_looked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assets = Assets(folder)
    refusal = assets.refusal("a/one.jpg")
    assert refusal
    assert refusal.expected == "the right to read it, for everybody"
    assert assets.missing == {"a/one.jpg"}


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_names_that_are_no_text_are_never_suggested(folder: Path) -> None:
    name = os.fsencode(folder) + "/a/大殿.jpg".encode("gbk")
    try:
        os.close(os.open(name, os.O_CREAT))
    except OSError:
        pytest.skip("this file system takes text only")
    refusal = Assets(folder).refusal("a/大殿.jpg")
    assert refusal
    refusal.nearest.encode()


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
