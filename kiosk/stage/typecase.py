"""The faces that the languages of an exhibition are set in, and what of them is missing on this machine."""

from collections.abc import Container, Iterator
from pathlib import Path
from unicodedata import bidirectional, category

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.content.languagetags import lookup
from kiosk.content.model import Exhibition
from kiosk.stage.faces import Faces
from kiosk.stage.linebreaking import written_from_the_right
from kiosk.stage.typefaces import ROLES, Role, family_of, find, where_to_get


def faces_of(exhibition: Exhibition) -> Faces:
    """The faces of every language. KioskError where one is missing here, or an own file is no font."""
    faces = Faces(own_faces(exhibition), [code for code, _ in exhibition.languages])
    for _, sentence in missing_type(exhibition, faces):
        raise KioskError(Sentence("{found}.", found=sentence))
    return faces


def own_faces(exhibition: Exhibition) -> dict[tuple[str, Role], Path]:
    """The font files that the exhibition brings, by language (`""`: all) and role."""
    assets, every = exhibition.folder / "assets", exhibition.faces
    return {
        (code, role): assets / path
        for code, files in {"": every, **every.languages}.items()
        for role in ROLES
        if (path := getattr(files, role))
    }


def missing_type(exhibition: Exhibition, faces: Faces) -> Iterator[tuple[str, str]]:
    """For each language that cannot be set properly here its code, and a sentence what to install."""
    own = own_faces(exhibition)
    for code, name in exhibition.languages:
        if sentence := _no_face(own, code, name) or _no_glyph(faces, code, name):
            yield code, sentence
        elif not faces.raqm and _joined(code, name):
            yield (
                code,
                Sentence(
                    "{name} (`{code}`) needs FriBiDi for letters that join and change their order: "
                    "install libfribidi0 (Debian), or fribidi",
                    name=name,
                    code=code,
                ),
            )


def _no_face(own: Container[tuple[str, Role]], code: str, name: str) -> str:
    family, keys = family_of(code), (*lookup(code), "")
    if all(find(family, role) or any((key, role) in own for key in keys) for role in ROLES):
        return ""
    return _no_font(name, code, where_to_get(family))


def _no_glyph(faces: Faces, code: str, name: str) -> str:
    """A language of a script that is not known here is taken by its own name."""
    if not any(faces.lacks(name, role, code) for role in ROLES):
        return ""
    return _no_font(name, code, Sentence("install fonts-noto (Debian) or its Noto font"))


def _no_font(name: str, code: str, remedy: str) -> str:
    return Sentence(
        "there is no font for {name} (`{code}`): {remedy}, or name a font that has it under `theme: faces:`",
        name=name,
        code=code,
        remedy=remedy,
    )


def _joined(code: str, name: str) -> bool:
    """Whether letters change their shape or order with their neighbours."""
    shaped = any(bidirectional(letter) in {"R", "AL"} or category(letter) == "Mc" for letter in name)
    return shaped or written_from_the_right(code)
