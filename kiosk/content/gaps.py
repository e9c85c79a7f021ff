"""Finds what good content lacks: translations, sources, words for those who do not see or hear."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from kiosk.base.listing import all_of, listed
from kiosk.base.sentences import Sentence
from kiosk.content.model import Asset, Captions, Chapter, Exhibition, Film, Panorama, Picture, Sound, Text
from kiosk.content.survey import Steps, everything, model_fields, whereabouts, written_fields

Languages = tuple[tuple[str, str], ...]
"""(code, own name) of each, the lead language first."""

_FILES = Sentence("a WebVTT file (`.vtt`) for each language")


def gaps(chapter: Chapter, languages: Languages) -> Iterator[tuple[Steps, str, str]]:
    """What is missing in a chapter without making it wrong: steps, what was found and what is expected."""
    for at, page in enumerate(chapter.pages):
        if page.blocks and not any(source.strip() for source in page.sources):
            found = Sentence("the page `{id}` names no sources", id=page.id)
            yield ("pages", at), found, Sentence("`sources: [F1, …]`")
        if page.narration and (silent := _missing_files(page.narration, languages)):
            found = Sentence(
                "the page `{id}` has narration, but none in {languages}", id=page.id, languages=_named(silent)
            )
            yield ("pages", at, "narration"), found, _to_write(silent)
    yield from _gaps_of_leaves(chapter, languages)
    for steps, sound, name, lacking in _unread(chapter, languages, Sound):
        found = Sentence(
            "the sound `{file}` has no `{name}` in {languages}",
            file=sound,
            name=name,
            languages=_named(lacking),
        )
        yield steps, whereabouts(chapter, steps, found), _FILES


def without_captions(chapter: Chapter, languages: Languages) -> Iterator[tuple[Steps, Film, str, str]]:
    """The films without captions in a language: steps, path, what was found, and what is expected.

    Whether there is anything in a film to be heard must be seen from its file.
    """
    for steps, film, name, lacking in _unread(chapter, languages, Film):
        found = Sentence(
            "the film `{file}` has no `{name}` in {languages}",
            file=film,
            name=name,
            languages=_named(lacking),
        )
        yield steps, Film(film), whereabouts(chapter, steps, found), _FILES


def gaps_of_exhibition(exhibition: Exhibition) -> Iterator[tuple[Steps, str, str]]:
    """The same for what `exhibition.yaml` says, without the chapters."""
    yield from _gaps_of_leaves(dataclasses.replace(exhibition, chapters=()), exhibition.languages)


def _gaps_of_leaves(value: Any, languages: Languages) -> Iterator[tuple[Steps, str, str]]:
    for steps, part in everything(value):
        if (shown := _without_alt(part)) is not None:
            found = Sentence("the picture `{file}` has no `alt`", file=shown)
            expected = Sentence("a text for those who cannot see it: `alt: {{zh: …, en: …}}`")
            yield steps, whereabouts(value, steps, found), expected
        elif isinstance(part, Text) and (missing := _missing(part, languages)):
            found = Sentence("a text is missing in {languages}", languages=_named(missing))
            yield steps, whereabouts(value, steps, found), _to_write(missing)


def _without_alt(part: Any) -> str | None:
    """What is shown, where it is a picture, or has a panorama in it, of which nothing is told."""
    if isinstance(part, Picture):
        return None if part.alt else part.src
    kind: Any = type(part)
    if "alt" in _names(kind) and not part.alt:
        fields = (getattr(part, name) for name in _names(kind))
        return next((field for field in fields if isinstance(field, Panorama)), None)
    return None


def _named(languages: Iterable[tuple[str, str]]) -> str:
    return listed(Sentence("{name} (`{code}`)", name=name, code=code) for code, name in languages)


def _to_write(languages: Iterable[tuple[str, str]]) -> str:
    return all_of(f"`{code}: …`" for code, _ in languages)


def _unread(
    value: Any, languages: Languages, sort: type[Asset]
) -> Iterator[tuple[Steps, Asset, str, list[tuple[str, str]]]]:
    """Films or sounds whose captions lack languages: steps, its path, their field, and what is lacking."""
    for steps, part in everything(value):
        kind: Any = type(part)
        if name := _captions_field(kind):
            written = getattr(part, name)
            lacking = _missing_files(written, languages)
            for field, inner in written_fields(kind):
                asset = getattr(part, field)
                if lacking and isinstance(asset, sort):
                    yield (*steps, *((name,) if written else inner)), asset, name, lacking


def _missing_files(captions: Mapping[str, Asset], languages: Languages) -> list[tuple[str, str]]:
    """The languages without a file; a single file counts as the lead language's."""
    written = {languages[0][0]: captions[""], **captions} if "" in captions else captions
    return [language for language in languages if language[0] not in written]


def _missing(text: Text, languages: Languages) -> list[tuple[str, str]]:
    """What a text lacks; a plain string counts as the lead language, or as every one if it has no letter
    or is a web address."""
    plain = text.get("")
    if plain is None:
        return [language for language in languages if text and language[0] not in text]
    has_letters = "://" not in plain and any(character.isalpha() for character in plain)
    return list(languages[1:]) if has_letters else []


@lru_cache(maxsize=256)
def _names(kind: Any) -> frozenset[str]:
    """The fields of a block's kind or of a part of one; none of anything else."""
    return frozenset(model_fields(kind))


@lru_cache(maxsize=256)
def _captions_field(kind: Any) -> str | None:
    """The field of a block's kind that holds files of captions, if there is one."""
    return next(
        (name for name, field in model_fields(kind).items() if field.annotation == dict[str, Captions]), None
    )
