"""Walks over validated values, whatever their kind: all that they are made of, and where it was written."""

import dataclasses
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from kiosk.base.sentences import Sentence
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


def whereabouts(value: Chapter | Exhibition, steps: Steps, found: str) -> str:
    """What was `found`, after the page and block in which `steps` end."""
    match steps:
        case "pages", int(at), "blocks", int(index), *_ if isinstance(value, Chapter):
            page = value.pages[at]
            block = page.blocks[index].id
            return Sentence("page `{page}`, block `{block}`: {found}", page=page.id, block=block, found=found)
        case "pages", int(at), *_ if isinstance(value, Chapter):
            return Sentence("page `{page}`: {found}", page=value.pages[at].id, found=found)
    return found


def leaves(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Each `Text`, `Picture`, `Asset` and `Lead` inside `value`, with the steps to it in its file.

    The files of a picture belong to it and do not come by themselves; its `alt` does.
    """
    for inner, part in everything(value, steps):
        if isinstance(part, Text | Asset | Picture | Lead):
            yield inner, part


def everything(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """The value and all it is made of, the outer before the inner."""
    yield steps, value
    if isinstance(value, Text | str | int | float | None):
        return
    for inner, part in _parts(value):
        yield from everything(part, (*steps, *inner))


def _parts(value: Any) -> Iterable[tuple[Steps, Any]]:
    """What a value is made of, with the steps from it to each part."""
    if isinstance(value, dict):
        return (((key,), item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return (((index,), item) for index, item in enumerate(value))
    if isinstance(value, Picture):
        return ((("alt",), value.alt),)
    kind: Any = type(value)
    return ((steps, getattr(value, name)) for name, steps in written_fields(kind))


@lru_cache(maxsize=256)
def written_fields(kind: Any) -> tuple[tuple[str, Steps], ...]:
    """The fields of a dataclass or pydantic model, and the steps under which each is written."""
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind)]
        return tuple((name, _WRITTEN_UNDER.get((kind, name), (name,))) for name in names)
    return tuple((name, (field.alias or name,)) for name, field in model_fields(kind).items())


def model_fields(kind: Any) -> dict[str, Any]:
    """The fields of a pydantic model, by an attribute of it, so that pydantic need not be imported."""
    fields: dict[str, Any] = getattr(kind, "__pydantic_fields__", {})
    return fields
