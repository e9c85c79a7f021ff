"""What may be wrong with pages that are written well: glyphs, lengths, where touches lead, films unheard."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.findings import Finding
from kiosk.commands.inspection.unwritable import unwritable

if TYPE_CHECKING:
    from kiosk.content.model import Chapter, Exhibition
    from kiosk.stage.faces import Faces


def of_exhibition(exhibition: "Exhibition", faces: "Faces") -> Iterator[Finding]:
    """What is found in exhibition.yaml alone."""
    yield from unwritable(exhibition, exhibition.lead_language, faces)
    yield from _too_long(replace(exhibition, chapters=()), exhibition)
    yield from _untranslated(replace(exhibition, chapters=()), exhibition)


def of_chapter(chapter: "Chapter", exhibition: "Exhibition", faces: "Faces") -> Iterator[Finding]:
    """What is found in a chapter's file.

    It depends on this file, exhibition.yaml, the chapter's assets and the names of all pages alone.
    """
    yield from unwritable(chapter, exhibition.lead_language, faces)
    yield from _dead_ends(chapter, exhibition)
    yield from _too_long(chapter, exhibition)
    yield from _untranslated(chapter, exhibition)
    yield from _unheard(chapter, exhibition)


def places(exhibition: "Exhibition") -> list[str]:
    """All that a touch may lead to."""
    pages = (f"{outline.id}/{page}" for outline in exhibition.chapters for page in outline.page_ids)
    return [*(outline.id for outline in exhibition.chapters), *pages]


def _dead_ends(chapter: "Chapter", exhibition: "Exhibition") -> Iterator[Finding]:
    """What leads to a chapter or page that is not there."""
    from kiosk.content.model import Lead
    from kiosk.content.nearest import nearest
    from kiosk.content.survey import leaves

    known = places(exhibition)
    for steps, leaf in leaves(chapter):
        if isinstance(leaf, Lead) and leaf not in known:
            found = Sentence("`{lead}` leads to no page", lead=str(leaf))
            expected = Sentence("a chapter's id, or `chapter/page`")
            yield Finding(_file(chapter), steps, "error", found, expected, nearest(leaf, known))


def _too_long(value: "Chapter | Exhibition", exhibition: "Exhibition") -> Iterator[Finding]:
    """The texts and sentences that nobody reads to their end standing up."""
    from kiosk.content.wordiness import too_long

    for steps, found, expected in too_long(value, exhibition.limits, exhibition.lead_language):
        yield Finding(_file(value), steps, "warning", found, expected)


def _untranslated(value: "Chapter | Exhibition", exhibition: "Exhibition") -> Iterator[Finding]:
    """The texts that stand in the wrong language."""
    from kiosk.content.translation import untranslated

    for steps, found, expected in untranslated(value, exhibition.languages):
        yield Finding(_file(value), steps, "warning", found, expected)


def _unheard(chapter: "Chapter", exhibition: "Exhibition") -> Iterator[Finding]:
    """The films that say something to the ear and not to the eye."""
    from kiosk.content.gaps import without_captions

    for steps, film, found, expected in without_captions(chapter, exhibition.languages):
        from kiosk.media.recordings.screening import is_heard

        if is_heard(exhibition.folder / "assets" / film):
            yield Finding(_file(chapter), steps, "warning", found, expected)


def _file(value: "Chapter | Exhibition") -> str:
    """The file in which it is written."""
    from kiosk.content.model import Chapter

    return f"{value.outline.id}.yaml" if isinstance(value, Chapter) else "exhibition.yaml"
