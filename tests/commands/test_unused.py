"""`check` names what lies in assets/ and is shown by no page, in a few lines however much it is."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.commands.check import command
from kiosk.commands.inspection.unused import unused
from kiosk.commands.opening import open_exhibition
from tests.commands.smallshow import EXHIBITION, SEA, write_small, write_yaml


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_small(tmp_path / "show")


def lay(show: Path, path: str, size: int = 1000) -> None:
    file = show / "assets" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x" * size)


def remarks(show: Path) -> dict[str, str]:
    """What is said, by place."""
    return {
        problem.place.file.relative_to(show / "assets").as_posix(): problem.found
        for problem in unused(open_exhibition(show, None))
    }


def test_what_is_shown_and_what_is_no_asset_is_not_told(show: Path) -> None:
    for path in ("_sources/make.py", ".git/a", "sea/.DS_Store", "sea/Thumbs.db", "README.md", "sea/credits"):
        lay(show, path)
    assert remarks(show) == {}


def test_a_few_files_are_named_with_their_sizes_the_largest_first(show: Path) -> None:
    lay(show, "sea/old.jpg", 2_400_000)
    lay(show, "sea/older.svg", 1200)
    lay(show, "sea/film.mp4", 5_000_000)
    assert remarks(show) == {
        "sea": "used by no page: `film.mp4` (5 MB), `old.jpg` (2.4 MB), `older.svg` (2 kB)"
    }


def test_a_folder_of_camera_pictures_is_one_line(show: Path) -> None:
    for number in range(60):
        lay(show, f"camera/day-{number % 3}/DSC_{number:04}.JPG", 1000 + number)
    assert remarks(show) == {
        "camera": "none of the 60 files is used by a page (62 kB); the largest: "
        "`day-2/DSC_0059.JPG` (2 kB), `day-1/DSC_0058.JPG` (2 kB), `day-0/DSC_0057.JPG` (2 kB)"
    }


def test_of_many_files_among_those_shown_the_largest_are_named(show: Path) -> None:
    for number in range(9):
        lay(show, f"sea/{number}.jpg", number * 1000)
    assert remarks(show)["sea"].startswith(
        "9 of 10 files are used by no page (36 kB); the largest: `8.jpg` (8 kB)"
    )


def test_many_folders_are_told_in_a_line_together(show: Path) -> None:
    for number in range(30):
        lay(show, f"sea/{number}/a.jpg", number * 1000)
    said = remarks(show)
    assert len(said) == 13
    assert said["."] == "in 18 more folders 18 files are used by no page (153 kB)"


def test_what_only_a_chapter_shows_that_is_not_shown_counts_as_unused_and_says_so(show: Path) -> None:
    lay(show, "sea/moon.png")
    write_yaml(show, "moon", SEA.replace("sea/tide.png", "sea/moon.png"))
    assert remarks(show)["sea"] == (
        "used by no page: `moon.png` (1 kB); `moon.yaml` uses 1 of them, but is not in the list of chapters"
    )


def test_what_a_broken_page_shows_is_in_use(show: Path) -> None:
    lay(show, "sea/boat.jpg")
    write_yaml(show, "sea", SEA.replace("kind: text", "kind: txet").replace("tide.png", "boat.jpg"))
    assert remarks(show)["sea"] == "used by no page: `tide.png` (1 kB)"
    write_yaml(show, "sea", SEA.replace("tide.png", "boat.jpg") + "\n\t- [broken")
    assert remarks(show)["sea"] == "used by no page: `tide.png` (1 kB)"


def test_fonts_are_in_use(show: Path) -> None:
    lay(show, "own.ttf")
    write_yaml(show, "exhibition", EXHIBITION + "theme: {faces: {sans: own.ttf}}\n")
    assert remarks(show) == {}


def test_a_file_of_nearly_the_name_of_one_that_is_not_there(show: Path) -> None:
    (show / "assets" / "sea" / "tide.png").rename(show / "assets" / "sea" / "tides.PNG")
    said = remarks(show)
    assert said["sea/tides.PNG"] == "used by no page; one shows `sea/tide.png`, which is not there"


def test_it_never_fails_a_check_and_is_told_in_chinese(show: Path) -> None:
    lay(show, "sea/old.jpg", 2_400_000)
    result = CliRunner().invoke(command, [str(show), "--language", "zh"])
    assert result.exit_code == 0
    assert "assets/sea" in result.stdout
    assert "没有页面用到：`old.jpg`（2.4 MB）" in result.stdout


def test_sizes_are_told_in_fitting_units() -> None:
    from kiosk.base.room import in_bytes

    assert [in_bytes(size) for size in (0, 1, 1200, 2_400_000, 3_160_000_000)] == [
        "0 kB",
        "1 kB",
        "2 kB",
        "2.4 MB",
        "3.16 GB",
    ]
