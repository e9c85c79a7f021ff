"""The comparison itself: it sees what a person would, keeps what is accepted, and shows where it differs."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.pictures import compare as comparing
from tests.pictures.compare import ACCEPT, compare, difference


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "GOLDEN", tmp_path / "golden")
    monkeypatch.setattr(comparing, "OUT", tmp_path / "out")
    monkeypatch.delenv(ACCEPT, raising=False)


def page(x: int = 100) -> Image.Image:
    picture = Image.linear_gradient("L").resize((960, 540)).convert("RGB")
    ImageDraw.Draw(picture).rectangle((x, 100, x + 20, 140), "#B3261E")
    return picture


def test_an_accepted_picture_passes_and_a_changed_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(pytest.fail.Exception, match="no golden"):
        compare("page", page())
    assert (tmp_path / "out" / "page.png").exists()
    monkeypatch.setenv(ACCEPT, "1")
    compare("page", page())
    monkeypatch.setenv(ACCEPT, "0")
    compare("page", page())
    assert not (tmp_path / "out" / "page.png").exists()
    with pytest.raises(pytest.fail.Exception, match="differ"):
        compare("page", page(x=104))
    with Image.open(tmp_path / "out" / "page.png") as shown:
        assert shown.size == (3 * 960 + 2 * comparing.GAP, 540)


def test_accepting_what_is_the_same_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ACCEPT, "1")
    compare("page", page())
    path = tmp_path / "golden" / "page.png"
    before = path.stat().st_mtime_ns
    compare("page", page())
    assert path.stat().st_mtime_ns == before
    compare("page", page(x=200))
    assert path.stat().st_mtime_ns != before


def test_the_difference_is_the_part_of_the_pixels() -> None:
    assert difference(page(), page()) == 0
    assert difference(page(), page().resize((100, 100))) == 1.0
    white, half = Image.new("RGB", (10, 10), "white"), Image.new("RGB", (10, 10), "white")
    half.paste("black", (0, 0, 10, 5))
    assert difference(white, half) == 0.5
    assert difference(white, Image.new("RGB", (10, 10), "#EEEEEE")) == 0
