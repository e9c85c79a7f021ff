"""What `check` tells of films, sounds, captions, panoramas, and of touches that lead nowhere."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from kiosk.base.geometry import Size
from kiosk.commands.check import command
from kiosk.media.recordings import filmspecimens
from tests.commands.smallshow import SEA, write_small, write_yaml


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_small(tmp_path / "show")


def told(show: Path, block: str) -> str:
    """What `check` says where the chapter has one more page with this block."""
    page = "  - id: more\n    sources: [F1]\n    blocks:\n      - " + block.strip().replace(
        "\n", "\n        "
    )
    write_yaml(show, "sea", SEA + page + "\n")
    return CliRunner().invoke(command, [str(show)]).stdout


def test_a_film_with_captions_that_is_whole(show: Path) -> None:
    filmspecimens.film(show / "assets/sea/film.mp4", Size(160, 90), 1.0)
    (show / "assets/sea/film.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\n潮\n", "utf-8")
    said = told(show, "kind: film\nfilm: sea/film.mp4\ncaptions: {zh: sea/film.vtt, en: sea/film.vtt}")
    assert said.endswith("\n\n0 errors, 0 warnings in 2 files\n")


@pytest.mark.parametrize(("loud", "heard"), [(0.3, True), (0.0, False)])
def test_a_film_without_captions_is_told_where_there_is_something_to_hear(
    show: Path, loud: float, heard: bool
) -> None:
    filmspecimens.film(show / "assets/sea/film.mp4", Size(160, 90), 1.0, filmspecimens.Coding(loud=loud))
    said = told(show, "kind: film\nfilm: sea/film.mp4")
    lacking = "page `more`, block `film`: the film `sea/film.mp4` has no `captions` in 中文 (`zh`), English"
    assert (f"exhibits/sea.yaml:20:15: warning: {lacking}" in said) == heard


def test_a_film_without_a_sound_needs_no_captions(show: Path) -> None:
    filmspecimens.film(show / "assets/sea/film.mp4", Size(160, 90), 1.0, filmspecimens.Coding(sound=None))
    assert "`captions`" not in told(show, "kind: film\nfilm: sea/film.mp4")


def test_a_film_that_is_cut_short(show: Path) -> None:
    path = show / "assets/sea/film.mp4"
    filmspecimens.film(path, Size(160, 90), 2.0)
    path.write_bytes(path.read_bytes()[:4000])
    said = told(show, "kind: film\nfilm: sea/film.mp4")
    assert "exhibits/sea.yaml:20:15: error: the film `sea/film.mp4`: " in said


def test_a_sound_that_is_none(show: Path) -> None:
    (show / "assets/sea/song.ogg").write_bytes(b"la la la")
    said = told(show, "kind: sound\nsound: sea/song.ogg")
    assert "error: the sound `sea/song.ogg`: " in said


def test_a_silent_sound_is_remarked_upon(show: Path) -> None:
    filmspecimens.sound(show / "assets/sea/song.flac", 1.0, "flac", loud=0.0)
    said = told(show, "kind: sound\nsound: sea/song.flac")
    assert "warning: the sound `sea/song.flac`: it is silent" in said
    assert said.endswith("0 errors, 2 warnings in 2 files\n")


def test_captions_are_told_with_their_own_line(show: Path) -> None:
    filmspecimens.film(show / "assets/sea/film.mp4", Size(160, 90), 1.0)
    (show / "assets/sea/zh.vtt").write_text("WEBVTT\n\n00:00.000 -> 00:01.000\n潮\n", "utf-8")
    said = told(show, "kind: film\nfilm: sea/film.mp4\ncaptions: {zh: sea/zh.vtt}")
    assert "error: the file of captions `sea/zh.vtt`: " in said
    assert "3" in said.split("`sea/zh.vtt`: ")[1].splitlines()[0]


def test_a_drawing_is_no_panorama(show: Path) -> None:
    (show / "assets/sea/all.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>', "utf-8"
    )
    said = told(show, "kind: panorama\npicture: sea/all.svg")
    assert "error: the panorama `sea/all.svg`: a drawing" in said


@pytest.mark.parametrize(("lead", "near"), [("sea/tides", "sea/tide"), ("see", "sea")])
def test_a_touch_that_leads_nowhere(show: Path, lead: str, near: str) -> None:
    Image.new("RGB", (64, 32)).save(show / "assets/sea/all.png")
    hotspot = f"{{yaw: 0, title: {{zh: 潮, en: Tide}}, lead: {lead}}}"
    said = told(show, f"kind: panorama\npicture: sea/all.png\nhotspots: [{hotspot}]")
    assert f"error: `{lead}` leads to no page\n" in said
    assert f"did you mean `{near}`?" in said


def test_a_touch_that_leads_to_a_page(show: Path) -> None:
    Image.new("RGB", (64, 32)).save(show / "assets/sea/all.png")
    hotspot = "{yaw: 0, title: {zh: 船, en: Boats}, lead: sea/boats}"
    alt = "{zh: 海, en: The sea}"
    said = told(show, f"kind: panorama\npicture: sea/all.png\nalt: {alt}\nhotspots: [{hotspot}]")
    assert said.endswith("0 errors, 0 warnings in 2 files\n")
