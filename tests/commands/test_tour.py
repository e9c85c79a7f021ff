"""What `tour` leaves in its folder."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from kiosk.base.errors import KioskError
from kiosk.commands import tour
from tests.commands.smallshow import EXHIBITION, SEA, write_small, write_yaml

LONG = "退潮时，渔民在滩涂上插下竹桩，再用石块垒起第一道堤。" * 30


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tour, "cache_folder", lambda _: tmp_path / "cache")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return write_small(tmp_path / "show")


def take(show: Path, *options: str, out: str = "tour") -> Result:
    return CliRunner().invoke(
        tour.command,
        ["--exhibition", str(show), "--size", "640x360", "--out", str(show / out), *options],
        catch_exceptions=False,
    )


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told_by(page: Path) -> Any:
    """What an index.html says of the tour."""
    line = next(line for line in page.read_text("utf-8").splitlines() if line.startswith("const tour = "))
    return json.loads(line.removeprefix("const tour = ").removesuffix(";"))


def test_every_page_in_every_language_in_visiting_order(show: Path) -> None:
    result = take(show)
    assert files(show / "tour") == [
        *(f"{stop}-{code}.png" for stop in STOPS for code in ("en", "zh")),
        "contact-sheet.png",
        "index.html",
        "thumbnails",
    ]
    with Image.open(show / "tour" / "02-sea-tide-zh.png") as picture:
        assert picture.size == (640, 360)
        assert len(picture.getcolors(1 << 20) or []) > 50
    assert str(show / "tour" / "index.html") in result.stdout
    assert "24 pictures of 640x360" in result.stdout
    assert (result.stderr, result.exit_code) == ("", 0)


PAGES = ("00-attract", "01-home", "02-sea-tide", "03-sea-boats", "04-sea-ending")
MODES = ("access", "access-text-150", "access-text-200", "access-contrast", "access-calm", "access-low")
STOPS = (*PAGES, *(f"{n:02}-{name}" for n, name in enumerate((*MODES, "access-keypad"), 5)))


def test_every_mode_is_seen_once(show: Path) -> None:
    take(show, "--language", "en")
    looks = {name: (show / "tour" / f"{n:02}-{name}-en.png").read_bytes() for n, name in enumerate(MODES, 5)}
    del looks["access-calm"]  # at rest it looks as always
    assert len({*looks.values(), (show / "tour" / "11-access-keypad-en.png").read_bytes()}) == len(MODES)


def test_the_same_bytes_on_every_run_with_and_without_a_cache(show: Path) -> None:
    for out in ("one", "two"):
        take(show, out=out)
    assert contents(show / "one") == contents(show / "two")


def test_pngs_hold_no_time(show: Path) -> None:
    take(show, "--language", "zh")
    for path in (show / "tour").glob("*.png"):
        assert chunks(path.read_bytes()) <= {b"IHDR", b"IDAT", b"IEND"}


def chunks(png: bytes) -> set[bytes]:
    found, at = set(), 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.add(png[at + 4 : at + 8])
        at += length + 12
    return found


def test_the_moments_of_a_page_are_states_of_it(show: Path) -> None:
    write_yaml(show, "sea", SEA.replace("zh: 船都回来了。", f"zh: {LONG}"))
    take(show, "--language", "zh")
    states = [name for name in files(show / "tour") if name.startswith("03-sea-boats-zh-")]
    assert len(states) > 1
    assert states == [f"03-sea-boats-zh-{number}.png" for number in range(1, len(states) + 1)]
    assert len({(show / "tour" / name).read_bytes() for name in states}) == len(states)


def test_one_language(show: Path) -> None:
    take(show, "--language", "en")
    assert [name for name in files(show / "tour") if "-zh" in name] == []
    with pytest.raises(KioskError, match="no language `fr`; there are `zh`, `en`"):
        take(show, "--language", "fr")


def test_the_page_to_flip_through_needs_nothing_from_elsewhere(show: Path) -> None:
    write_yaml(show, "exhibition", EXHIBITION.replace("The Shore", '"</script> & more"'))
    take(show)
    page = show / "tour" / "index.html"
    text = page.read_text("utf-8")
    assert "http" not in text
    assert text.count("</script>") == 1
    told = told_by(page)
    assert told["size"] == "640x360"
    assert told["title"]["en"] == "</script> & more"
    assert [shot["title"] for shot in told["shots"] if shot["language"] == "zh"][2:4] == ["潮", "海"]
    for shot in told["shots"]:
        assert (show / "tour" / shot["file"]).is_file()
        with Image.open(show / "tour" / shot["thumbnail"]) as small:
            assert small.size == (384, 216)


def test_many_pictures_get_a_contact_sheet_for_each_language(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "ONE_SHEET", 9)
    take(show)
    sheets = [name for name in files(show / "tour") if "sheet" in name]
    assert sheets == ["contact-sheet-en.png", "contact-sheet-zh.png"]
    monkeypatch.setattr(tour, "FULL_SHEET", 2)
    take(show)
    sheets = [name for name in files(show / "tour") if "sheet" in name]
    assert sheets == [f"contact-sheet-{code}-{number}.png" for code in ("en", "zh") for number in (1, 2, 3)]


def test_pictures_of_an_earlier_tour_go_and_other_files_stay(show: Path) -> None:
    take(show)
    (show / "tour" / "mine.png").write_bytes(b"mine")
    write_yaml(show, "sea", SEA.replace("id: boats", "id: ships"))
    take(show, "--language", "zh")
    assert files(show / "tour") == [
        *(f"{stop}-zh.png".replace("boats", "ships") for stop in STOPS),
        "contact-sheet.png",
        "index.html",
        "mine.png",
        "thumbnails",
    ]
    assert len(files(show / "tour" / "thumbnails")) == len(STOPS)


def test_an_unattended_exhibition_does_not_walk_on_by_itself(show: Path) -> None:
    take(show, out="visited")
    write_yaml(show, "exhibition", EXHIBITION + "mode: unattended\nidle: {after: 10, countdown: 20}\n")
    take(show, out="unattended")
    assert contents(show / "visited") == contents(show / "unattended")


def test_a_block_that_fails_is_told_in_a_sentence_and_the_tour_goes_on(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no paint left")

    monkeypatch.setattr("kiosk.blocks.text.View.paint", fail)
    result = take(show)
    assert "sea/tide/text failed" in result.stdout
    assert result.stdout.count("no paint left") == 2
    assert "Traceback" not in result.output
    assert result.exit_code == 0


def test_a_folder_that_cannot_be_written(show: Path) -> None:
    (show / "taken").write_bytes(b"a file")
    with pytest.raises(KioskError, match="cannot be written"):
        take(show, out="taken")


def test_without_chapters_there_is_a_tour_of_the_doors(show: Path) -> None:
    write_yaml(show, "exhibition", "title: 海岸\nchapters: []\n")
    take(show)
    assert files(show / "tour")[:2] == ["00-attract-zh.png", "01-home-zh.png"]
