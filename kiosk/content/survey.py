"""Walks over validated values, whatever their kind: which assets they show, and what is missing in them."""

import dataclasses
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from kiosk.content.model import Asset, Block, Chapter, Exhibition, Lead, Outline, Page, Picture, Text

Steps = tuple[str | int, ...]


_WRITTEN_UNDER: dict[tuple[Any, str], Steps] = {
    (Chapter, "outline"): (),
    (Block, "fields"): (),
    (Exhibition, "faces"): ("theme", "faces"),
    (Exhibition, "inks"): ("theme", "inks"),
}
"""Where a field's value does not stand under the field's own name."""


def assets_of(value: Chapter | Exhibition | Page | Outline) -> Iterator[tuple[str, Steps]]:
    """Every asset that `value` shows: its path below assets/, and the steps to it in the value's file.

    `Library.place` turns the steps into file, line and column. An asset shown twice comes twice.
    """
    for steps, leaf in leaves(value):
        if isinstance(leaf, Asset):
            yield str(leaf), steps
        elif isinstance(leaf, Picture):
            yield str(leaf.src), (*steps, "src")
            if leaf.tall is not None:
                yield str(leaf.tall), (*steps, "tall")


def gaps(chapter: Chapter, languages: tuple[tuple[str, str], ...]) -> Iterator[tuple[Steps, str, str]]:
    """What is missing in a chapter without making it wrong: steps, what was found and what is expected."""
    for at, page in enumerate(chapter.pages):
        if page.blocks and not page.sources:
            yield ("pages", at), f"the page `{page.id}` names no sources", "`sources: [F1, …]`"
    yield from _gaps_of_leaves(chapter, languages)


def gaps_of_exhibition(exhibition: Exhibition) -> Iterator[tuple[Steps, str, str]]:
    """The same for what `exhibition.yaml` says, without the chapters."""
    yield from _gaps_of_leaves(dataclasses.replace(exhibition, chapters=()), exhibition.languages)


def _gaps_of_leaves(value: Any, languages: tuple[tuple[str, str], ...]) -> Iterator[tuple[Steps, str, str]]:
    for steps, leaf in leaves(value):
        if isinstance(leaf, Picture) and not leaf.alt:
            yield steps, f"the picture `{leaf.src}` has no `alt`", "a text for those who cannot see it"
        elif isinstance(leaf, Text) and (missing := _missing(leaf, languages)):
            names = ", ".join(f"{name} (`{code}`)" for code, name in missing)
            yield steps, f"a text is missing in {names}", " and ".join(f"`{code}: …`" for code, _ in missing)


def _missing(text: Text, languages: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """What a text lacks; a plain string counts as the lead language, or as every one if it has no letter
    or is a web address."""
    plain = text.get("")
    if plain is None:
        return [language for language in languages if text and language[0] not in text]
    has_letters = "://" not in plain and any(character.isalpha() for character in plain)
    return list(languages[1:]) if has_letters else []


def leaves(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Each `Text`, `Picture`, `Asset` and `Lead` inside `value`, with the steps to it in its file.

    The files of a picture belong to it and do not come by themselves; its `alt` does.
    """
    if isinstance(value, Text | Asset | Picture | Lead):
        yield steps, value
    if isinstance(value, Text | str | int | float | None):
        return
    for inner, part in _parts(value):
        yield from leaves(part, (*steps, *inner))


def _parts(value: Any) -> Iterable[tuple[Steps, Any]]:
    """What a value is made of, with the steps from it to each part."""
    if isinstance(value, dict):
        return (((key,), item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return (((index,), item) for index, item in enumerate(value))
    if isinstance(value, Picture):
        return ((("alt",), value.alt),)
    kind: Any = type(value)
    return ((steps, getattr(value, name)) for name, steps in _fields(kind))


@lru_cache(maxsize=256)
def _fields(kind: Any) -> tuple[tuple[str, Steps], ...]:
    """The fields of a dataclass or pydantic model, and the steps under which each is written."""
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind)]
        return tuple((name, _WRITTEN_UNDER.get((kind, name), (name,))) for name in names)
    # By its attribute, so that pydantic need not be imported.
    models: dict[str, Any] = getattr(kind, "__pydantic_fields__", {})
    return tuple((name, (field.alias or name,)) for name, field in models.items())
