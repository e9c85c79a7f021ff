"""Typefaces by language and character: regional forms, stand-ins, and clear words about what is missing."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, features

from kiosk.base.errors import KioskError
from kiosk.content.model import Exhibition, FaceFiles
from kiosk.stage import typefaces
from kiosk.stage.faces import Face, Faces
from kiosk.stage.typecase import faces_of, missing_type
from kiosk.stage.typefaces import ROLES, family_of, find
from kiosk.stage.typesetting import Run, Style, Typesetter

LANGUAGES = {
    "zh": "中文",
    "en": "English",
    "zh-Hant": "繁體中文",
    "ja": "日本語",
    "ko": "한국어",
    "ru": "Русский",
    "ar": "العربية",
}
FACES = Faces(languages=LANGUAGES)


def drawn(
    text: str, language: str, faces: Faces = FACES, strong: bool = False, chinese: bool = False
) -> Image.Image:
    picture = Image.new("L", (400, 80), 0)
    faces.draw(ImageDraw.Draw(picture), (10, 60), text, Face("sans", 40, strong, chinese, language))
    return picture


def same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


@pytest.mark.parametrize(("code", "name"), LANGUAGES.items())
@pytest.mark.parametrize("role", ROLES)
def test_every_language_has_both_faces_and_writes_its_name(
    code: str, name: str, role: typefaces.Role
) -> None:
    assert find(family_of(code), role)
    assert FACES.lacks(name, role, code) == set()


@pytest.mark.parametrize(
    ("code", "family"),
    [
        ("zh", "Chinese"),
        ("zh-Hans-SG", "Chinese"),
        ("en-GB", "Chinese"),
        ("ru", "Chinese"),
        ("zh-TW", "Traditional Chinese"),
        ("zh-Hant-HK", "Traditional Chinese"),
        ("ja-JP", "Japanese"),
        ("ko", "Korean"),
        ("fa", "Arabic"),
        ("uk", "European"),
        ("he", "Hebrew"),
    ],
)
def test_a_language_belongs_to_a_family(code: str, family: str) -> None:
    assert family_of(code).name == family


def test_ideographs_take_the_form_of_their_country() -> None:
    """骨 and 直 are written differently in each of these countries."""
    forms = [drawn("骨直角", code, chinese=code != "ko") for code in ("zh", "zh-Hant", "ja")]
    assert not any(same(one, other) for one in forms for other in forms if one is not other)


def test_arabic_letters_join() -> None:
    if not FACES.raqm:
        pytest.skip("FriBiDi is not installed: letters cannot join")
    together = FACES.advance("بحر", Face("sans", 40, False, False, "ar"))
    apart = sum(FACES.advance(letter, Face("sans", 40, False, False, "ar")) for letter in "بحر")
    assert together < 0.9 * apart


def test_a_bold_face_is_bolder() -> None:
    for code, text in (("ar", "بحر"), ("ja", "潮"), ("ru", "Море")):
        plain, strong = (sum(drawn(text, code, strong=strong).histogram()[128:]) for strong in (False, True))
        assert strong > 1.1 * plain


def test_a_character_that_a_face_lacks_is_taken_from_another() -> None:
    """Neither has the other's letters, and both have digits."""
    for text, language, own in (("한", "zh", "ko"), ("ب", "ja", "ar"), ("骨", "ar", "zh")):
        assert FACES.lacks(text, "sans", language) == set()
        assert same(drawn(text, language), drawn(text, own))
    text = "3 한국어 4"
    parts = ("3 ", "한국어 ", "4")
    face = Face("sans", 40, False, False, "zh")
    assert FACES.advance(text, face) == pytest.approx(sum(FACES.advance(part, face) for part in parts))


def test_stretches_from_the_right_stand_in_their_order() -> None:
    """The first word of a line in Arabic stands at the right, though another face draws the second."""
    picture = drawn("بحر 骨", "ar")
    width = round(FACES.advance("骨", Face("sans", 40, False, False, "ar")))
    ideograph = drawn("骨", "ar").crop((10, 0, 10 + width, 80))
    assert same(picture.crop((10, 0, 10 + width, 80)), ideograph)


def test_a_curators_face_serves_its_language_alone(tmp_path: Path) -> None:
    found = find(family_of("ja"), "sans")
    assert found
    faces = Faces({("en", "sans"): found.path}, ["zh", "en"])
    assert same(drawn("骨", "en", faces), drawn("骨", "ja"))
    assert same(drawn("骨", "zh", faces), drawn("骨", "zh"))
    assert same(drawn("骨", "en-GB", faces), drawn("骨", "ja"))


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has the Chinese fonts only."""
    packaged = typefaces._packaged
    monkeypatch.setattr(
        typefaces, "_packaged", lambda package: packaged(package) if package.endswith("zh-cn") else {}
    )
    monkeypatch.setattr(typefaces, "_installed", dict)


@pytest.mark.usefixtures("nothing_installed")
def test_a_language_without_a_font_is_told_with_what_to_install() -> None:
    show = Exhibition(
        Path(), languages=(("zh", "中文"), ("ru", "Русский"), ("ja", "日本語"), ("ka", "ქართული"))
    )
    told = dict(missing_type(show, Faces(languages=[code for code, _ in show.languages])))
    assert list(told) == ["ja", "ka"]
    assert told["ja"].startswith("there is no font for 日本語 (`ja`): run `pip install pylopdf-fonts-jp`, or")
    assert "fonts-noto-cjk" in told["ja"]
    assert told["ka"].startswith("there is no font for ქართული (`ka`): install fonts-noto (Debian)")
    with pytest.raises(KioskError, match="no font for 日本語"):
        faces_of(show)


@pytest.mark.usefixtures("nothing_installed")
def test_an_own_face_makes_up_for_a_missing_one() -> None:
    files = FaceFiles(languages={"ja": FaceFiles("own.otf", "own.otf")})
    show = Exhibition(Path(), languages=(("ja", "日本語"),), faces=files)
    assert list(missing_type(show, Faces())) == []


@pytest.mark.usefixtures("nothing_installed")
def test_without_any_font_the_chinese_one_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "_packaged", lambda package: {})
    with pytest.raises(KioskError, match="pip install pylopdf-fonts-zh-cn"):
        Faces()


def test_letters_that_join_need_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda feature: False)
    show = Exhibition(Path(), languages=(("zh", "中文"), ("ar", "العربية"), ("ru", "Русский")))
    ((code, sentence),) = missing_type(show, Faces())
    assert code == "ar"
    assert "install libfribidi0 (Debian)" in sentence


def test_a_font_of_the_system_serves_where_no_package_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("NotoSansHebrew-Bold.ttf", "NotoSansHebrew-Regular.ttf", "NotoSansCJK-Regular.ttc"):
        (tmp_path / name).touch()
    monkeypatch.setattr(typefaces, "_packaged", lambda package: {})
    monkeypatch.setattr(typefaces, "_installed", lambda: typefaces._files(str(tmp_path)))
    hebrew, korean = find(family_of("he"), "sans"), find(family_of("ko"), "sans")
    assert hebrew
    assert hebrew.path.name == "NotoSansHebrew-Regular.ttf"
    assert korean
    assert (korean.path.name, korean.number) == ("NotoSansCJK-Regular.ttc", 1)
    assert find(family_of("he"), "serif") is None


@pytest.mark.parametrize("text", ["لا", "أَّ", "إِلَى النِّهَايَةِ", "المدّ والجزر: 12 ساعة و25 دقيقة", "Åj « بحر »"])
@pytest.mark.parametrize("role", ROLES)
def test_marks_over_and_under_arabic_letters_stay_in_the_box(text: str, role: typefaces.Role) -> None:
    """The box is as high as the letters at hand ask for, and no ink leaves it."""
    style = Style(role, 40, leading=1.0)
    setting = Typesetter(FACES).set([Run(text, strong=True)], style, None, "ar")
    (line,) = setting.lines
    picture = Image.new("L", (setting.width + 40, setting.height + 120), 0)
    for placed in line.runs:
        at = (20 + placed.x, 60 + line.baseline)
        FACES.draw(ImageDraw.Draw(picture), at, placed.text, placed.face)
    box = picture.getbbox()
    assert box
    assert box[1] >= 60
    assert box[3] <= 60 + setting.height
    assert setting.height < 90


def test_everyday_arabic_stands_as_high_as_other_languages() -> None:
    heights = [
        Typesetter(FACES).set(text, Style("sans", 32), None, code).height
        for code, text in (("ar", "المدّ والجزر"), ("en", "The tide"))
    ]
    assert abs(heights[0] - heights[1]) <= 4
