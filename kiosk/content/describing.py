"""What may be written under a model, field by field, as those who explain it to curators need it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from kiosk.content.fields import Part
from kiosk.content.model import Asset, Captions, Film, Lead, Panorama, Picture, Sound, Text
from kiosk.content.openinghours import Day

Sort = Literal[
    "text", "picture", "panorama", "film", "sound", "captions", "narration", "file", "lead",
    "hours", "dates", "yes", "number", "choice", "word", "part", "numbers", "mapping", "anything",
]  # fmt: skip
"""What a field takes; `captions` and `narration` are a file for each language."""

_LEAVES: Mapping[Any, Sort] = {
    Text: "text",
    Picture: "picture",
    Panorama: "panorama",
    Film: "film",
    Sound: "sound",
    Asset: "file",
    Lead: "lead",
    Day: "hours",
    bool: "yes",
    int: "number",
    float: "number",
    Decimal: "number",
    str: "word",
}


@dataclass(frozen=True)
class Described:
    """One field, as it is written in YAML."""

    name: str
    description: str
    required: bool
    default: Any
    sort: Sort
    many: bool = False
    """Whether it takes a list of them."""
    meant: str = ""
    """For a text: what it is for, a name of `limits.STANDARD` or `code`."""
    choices: tuple[str, ...] = ()
    parts: tuple["Described", ...] = ()
    """For a part: its own fields."""
    part_name: str = ""
    examples: tuple[Any, ...] = ()


def described(model: type[BaseModel]) -> tuple[Described, ...]:
    """The fields of a model in order."""
    return tuple(_described(field.alias or name, field) for name, field in model.model_fields.items())


def _described(name: str, field: FieldInfo) -> Described:
    annotation, many = field.annotation, False
    marks: list[Any] = list(field.metadata)
    annotation = _bare(annotation, marks)
    arguments = get_args(annotation)
    if get_origin(annotation) is list or (get_origin(annotation) is tuple and arguments[-1] is ...):
        many, annotation = True, _bare(arguments[0], marks)
    sort = _sort(annotation)
    many = many and sort != "mapping"
    part = annotation if sort == "part" else None
    return Described(
        name,
        field.description or "",
        field.is_required(),
        None if field.is_required() else field.get_default(call_default_factory=True),
        sort,
        many,
        _meant(marks) if sort == "text" else "",
        tuple(map(str, get_args(annotation))) if sort == "choice" else (),
        described(part) if part else (),
        part.__name__ if part else "",
        tuple(field.examples or ()),
    )


def _bare(annotation: Any, marks: list[Any]) -> Any:
    """The type without `Annotated`, whose marks are collected, and without `None`."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        marks += more
        return _bare(inner, marks)
    if get_origin(annotation) in (Union, UnionType):
        (only,) = (each for each in get_args(annotation) if each is not NoneType)
        return _bare(only, marks)
    return annotation


def _sort(annotation: Any) -> Sort:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    if origin is Literal:
        return "choice"
    if origin is dict and arguments[1] is Captions:
        return "captions"
    if origin is dict and arguments[1] is Sound:
        return "narration"
    if origin is dict:
        return "dates" if arguments[1] is Day else "mapping"
    if origin is tuple:
        return "mapping" if arguments[0] is str else "numbers"
    return "part" if isinstance(annotation, type) and issubclass(annotation, Part) else "anything"


def _meant(marks: list[Any]) -> str:
    """What a text is for, by asking what its type makes of one."""
    text: Any = Text()
    for mark in marks:
        if isinstance(mark, AfterValidator):
            made = mark.func(text)  # type: ignore[call-arg]  # all of ours take the value alone
            text = made if isinstance(made, Text) else text
    return str(text.sort)
