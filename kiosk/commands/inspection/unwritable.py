"""What cannot be written in the type that is here: fonts missing or broken, characters without a glyph."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.base.errors import KioskError
from kiosk.base.listing import listed
from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.findings import Finding, Steps

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.model import Chapter, Exhibition
    from kiosk.stage.faces import Faces, Role

NO_GLYPH = Sentence("characters that the fonts have, or fonts of your own under `theme: faces:`")


def usable_faces(exhibition: "Exhibition") -> tuple["Faces", list[Finding]]:
    """The faces of an exhibition as far as they are good, and what is wrong with the others."""
    from kiosk.stage.faces import Faces
    from kiosk.stage.typecase import missing_type, own_faces

    good: dict[tuple[str, Role], Path] = {}
    wrong = []
    for (code, role), path in own_faces(exhibition).items():
        try:
            Faces({(code, role): path})
        except KioskError:
            steps = ("theme", "faces", *(("languages", code) if code else ()), role)
            src = path.relative_to(exhibition.folder / "assets").as_posix()
            found = Sentence("`{file}` cannot be opened as a font", file=src)
            expected = Sentence("a font file, `.otf` or `.ttf`")
            wrong.append(Finding("exhibition.yaml", steps, "error", found, expected))
        else:
            good[code, role] = path
    faces = Faces(good, [code for code, _ in exhibition.languages])
    for code, sentence in missing_type(exhibition, faces):
        wrong.append(Finding("exhibition.yaml", ("languages", code), "error", sentence))
    return faces, wrong


def unwritable(value: "Chapter | Exhibition", lead: str, faces: "Faces") -> Iterator[Finding]:
    """The characters that would stand on the screen as empty boxes; `lead` is the lead language."""
    from kiosk.content.model import Chapter
    from kiosk.content.survey import whereabouts

    whole = value if isinstance(value, Chapter) else replace(value, chapters=())
    file = f"{value.outline.id}.yaml" if isinstance(value, Chapter) else "exhibition.yaml"
    for steps, code, words in _texts(whole):
        lacking = faces.lacks(words, "sans", code or lead) | faces.lacks(words, "serif", code or lead)
        if lacking:
            named = listed(f"{character} (U+{ord(character):04X})" for character in sorted(lacking))
            found = whereabouts(value, steps, Sentence("no font here has {characters}", characters=named))
            yield Finding(file, steps, "warning", found, NO_GLYPH)


def _texts(value: "Chapter | Exhibition") -> Iterator[tuple[Steps, str, str]]:
    """Everything that is written to be read: the steps to it, its language, and the words."""
    from kiosk.content.model import Exhibition, Text
    from kiosk.content.survey import leaves

    for steps, leaf in leaves(value):
        if isinstance(leaf, Text):
            yield from (((*steps, code), code, words) for code, words in leaf.items())
    if isinstance(value, Exhibition):
        yield from ((("languages", code), code, name) for code, name in value.languages)
