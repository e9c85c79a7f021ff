"""What block kinds and chapter files are made of: their base, and the types of texts, pictures and paths."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationInfo, WithJsonSchema, model_validator

from kiosk.base.listing import in_code, listed
from kiosk.base.sentences import Sentence
from kiosk.content.assets import Assets
from kiosk.content.model import Asset, Captions, Film, Lead, Panorama, Picture, Sound, Text
from kiosk.content.nearest import nearest
from kiosk.content.pinyin import half_written
from kiosk.content.prose import faults


@dataclass(frozen=True)
class Setting:
    """What values are checked against, as pydantic's `context`. Without one, only shapes are checked."""

    languages: tuple[str, ...] | None = None
    """The exhibition's language codes; None where they are not known."""
    assets: Assets | None = None


class Mistake(ValueError):
    """What is wrong with a value: raise it from a validator, also for something inside the value.

    `steps` lead from the value to what is wrong in it; `at_key` means the key there, not its value.
    """

    def __init__(
        self,
        found: str,
        expected: str = "",
        nearest: str = "",
        steps: tuple[str | int, ...] = (),
        at_key: bool = False,
    ) -> None:
        super().__init__(found)
        self.found, self.expected, self.nearest = found, expected, nearest
        self.steps, self.at_key = steps, at_key
        self.others: tuple[Mistake, ...] = ()

    def all(self) -> Iterator["Mistake"]:
        """This mistake and those found together with it."""
        yield self
        yield from self.others


class Part(BaseModel):
    """Names with values inside a block: unknown names are refused, an empty value counts as not written."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        if isinstance(value, dict) and None in value.values():
            return {key: item for key, item in value.items() if item is not None}
        return value


class BlockFields(Part):
    """The fields of a block kind: what is written beside `kind` and `id`."""


def _read_text(value: Any, info: ValidationInfo) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        _raise_all(list(_reading_mistakes({"": value})))
        return Text({"": value.strip()})
    if not isinstance(value, dict):
        raise Mistake(Sentence("{written} where a text should stand", written=shape(value)), _TEXT)
    mistakes = [*_text_mistakes(value, _setting(info).languages), *_reading_mistakes(value)]
    written = {code: text.strip() for code, text in value.items() if isinstance(text, str)}
    if not written and not mistakes:
        mistakes.append(Mistake(Sentence("a text without words in any language"), _TEXT))
    _raise_all(mistakes)
    return Text(written)


def _text_mistakes(value: dict[Any, Any], languages: tuple[str, ...] | None) -> Iterator[Mistake]:
    for code, text in value.items():
        if languages is not None and code not in languages:
            yield no_language(code, languages)
        elif not isinstance(text, str | None):
            found = Sentence("{written} where a text should stand", written=shape(text))
            yield Mistake(found, Sentence("a text"), "", (code,))


def no_language(code: Any, languages: tuple[str, ...]) -> Mistake:
    """Something is written for a language that the exhibition does not have."""
    found = Sentence("`{code}` is not a language of this exhibition", code=code)
    return Mistake(found, listed(in_code(languages)), nearest(str(code), languages), (code,), at_key=True)


def _reading_mistakes(value: dict[Any, Any]) -> Iterator[Mistake]:
    for code, text in value.items():
        if isinstance(text, str) and (written := half_written(text)):
            steps = (code,) if code else ()
            found = Sentence("`{written}` is no reading over characters", written=written)
            yield Mistake(found, "`{生僻|shēngpì}`", "", steps)


def _read_prose(value: Any, info: ValidationInfo) -> Text:
    text = _read_text(value, info)
    if info.context is not None:
        _raise_all(
            [
                Mistake(
                    fault,
                    Sentence("paragraphs, lists, quotations, `**strong**` or `*emphasis*`"),
                    "",
                    (code,) if code else (),
                )
                for code, words in text.items()
                for fault in faults(words)
            ]
        )
    return text


def _read_asset(value: Any, info: ValidationInfo) -> Asset:
    if not isinstance(value, str):
        found = Sentence("{written} where the path of a file should stand", written=shape(value))
        raise Mistake(found, Sentence("the path of a file in `assets/`"))
    if (assets := _setting(info).assets) and (refusal := assets.refusal(value)):
        raise Mistake(refusal.found, refusal.expected, refusal.nearest)
    return Asset(value)


def _reader(sort: type[Asset]) -> PlainValidator:
    """Reads the path of a file of one sort."""
    return PlainValidator(lambda value, info: sort(_read_asset(value, info)))


def _by_language(sort: type[Asset], expected: str) -> PlainValidator:
    """Reads a file for each language; a single path is in the lead language."""

    def read(value: Any, info: ValidationInfo) -> dict[str, Asset]:
        if isinstance(value, str):
            return {"": sort(_read_asset(value, info))}
        if not isinstance(value, dict) or not value:
            found = Sentence("{written} where a file for each language should stand", written=shape(value))
            raise Mistake(found, expected)
        mistakes = list(_text_mistakes(value, _setting(info).languages))
        files: dict[str, Asset] = {}
        for code, path in value.items():
            try:
                files[code] = sort(_read_asset(path, info))
            except Mistake as mistake:
                mistakes.append(_inside(code, mistake))
        _raise_all(mistakes)
        return files

    return PlainValidator(read)


def _read_lead(value: Any) -> Lead:
    if not isinstance(value, str) or not _LEAD.fullmatch(value):
        found = Sentence("{written} leads nowhere", written=shape(value))
        raise Mistake(found, Sentence("a chapter's id, or `chapter/page`"))
    return Lead(value)


def _read_picture(value: Any, info: ValidationInfo) -> Picture:
    if isinstance(value, Picture):
        return value
    if isinstance(value, str):
        return Picture(_read_asset(value, info))
    if not isinstance(value, dict):
        raise Mistake(Sentence("{written} where a picture should stand", written=shape(value)), _PICTURE)
    mistakes = list(_strange_parts(value))
    if value.get("src") is None:
        found, expected = Sentence("a picture without `src`"), Sentence("the path of a file in `assets/`")
        mistakes.append(Mistake(found, expected, "", ("src",), at_key=True))
    parts: dict[str, Any] = {}
    for key, read in _PICTURE_PARTS.items():
        if value.get(key) is not None:
            try:
                parts[key] = read(value[key], info)
            except Mistake as mistake:
                mistakes += [_inside(key, each) for each in mistake.all()]
    _raise_all(mistakes)
    return Picture(**parts)


def _strange_parts(picture: dict[Any, Any]) -> Iterator[Mistake]:
    for key in picture:
        if key not in _PICTURE_PARTS:
            found = Sentence("a picture has no `{name}`", name=key)
            yield Mistake(found, _PICTURE, nearest(key, _PICTURE_PARTS), (key,), at_key=True)


def _read_focus(value: Any, _info: ValidationInfo) -> tuple[float, float]:
    try:
        x, y = (float(number) for number in value)
        if not (isinstance(value, list | tuple) and 0 <= x <= 1 and 0 <= y <= 1):
            raise ValueError
    except (TypeError, ValueError):
        expected = Sentence("two numbers from 0 to 1: `[from the left, from the top]`")
        found = Sentence("{written} is no point of a picture", written=shape(value))
        raise Mistake(found, expected) from None
    return x, y


_CAPTIONS = Sentence("a file of captions for each language: `{{zh: banner/film.zh.vtt, …}}`")
_NARRATION = Sentence("a sound for each language: `{{zh: preface/opening.zh.ogg, …}}`")
_LEAD = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?")
_TEXT = Sentence("a text, or one for each language: `{{zh: …, en: …}}`")
_PICTURE = Sentence("the path of a picture, or `{{src: …, tall: …, alt: …, focus: [x, y]}}`")
_PICTURE_PARTS: dict[str, Callable[[Any, ValidationInfo], Any]] = {
    "src": _read_asset,
    "tall": _read_asset,
    "alt": lambda value, info: _read_text(value, info).meant_as("alt"),
    "focus": _read_focus,
}


def _setting(info: ValidationInfo) -> Setting:
    return info.context if isinstance(info.context, Setting) else _NO_SETTING


_NO_SETTING = Setting()


def _inside(key: str, mistake: Mistake) -> Mistake:
    return Mistake(mistake.found, mistake.expected, mistake.nearest, (key, *mistake.steps), mistake.at_key)


def _raise_all(mistakes: list[Mistake]) -> None:
    if mistakes:
        mistakes[0].others = tuple(mistakes[1:])
        raise mistakes[0]


def shape(value: Any) -> str:
    """What a value of a tree looks like, to begin a sentence with."""
    if value is None:
        return Sentence("nothing")
    if isinstance(value, list | tuple):
        return Sentence("a list")
    if isinstance(value, dict):
        return Sentence("names with values")
    written = " ".join(str(value).split())
    return f"`{written}`" if len(written) <= 40 else f"`{written[:39]}…`"


_BY_LANGUAGE: dict[str, Any] = {
    "minProperties": 1,
    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
}
_TEXT_SCHEMA: dict[str, Any] = {
    "$comment": "text",
    "type": ["string", "object"],
    **_BY_LANGUAGE,
    "additionalProperties": {"type": ["string", "null"]},
}
_PATH_SCHEMA: dict[str, Any] = {"type": "string", "minLength": 1}
_FILES_SCHEMA: dict[str, Any] = {
    "$comment": "files",
    "type": ["string", "object"],
    **_BY_LANGUAGE,
    "additionalProperties": {"type": "string", "minLength": 1},
}
_PICTURE_SCHEMA: dict[str, Any] = {
    "$comment": "picture",
    "type": ["string", "object"],
    "minLength": 1,
    "properties": {
        "src": {**_PATH_SCHEMA, "description": "Path of the picture, below assets/."},
        "tall": {**_PATH_SCHEMA, "description": "The same picture, composed for upright places."},
        "alt": {**_TEXT_SCHEMA, "description": "What it shows, for those who cannot see it."},
        "focus": {
            "type": "array",
            "items": {"type": "number", "minimum": 0, "maximum": 1},
            "minItems": 2,
            "maxItems": 2,
            "description": "The point that stays in view: from the left and from the top, from 0 to 1.",
            "examples": [[0.7, 0.5]],
        },
    },
    "required": ["src"],
    "additionalProperties": False,
}

TextField = Annotated[Text, PlainValidator(_read_text), WithJsonSchema(_TEXT_SCHEMA)]
"""A text in one language or several, written as a string, or one for each language code."""

ProseField = Annotated[Text, PlainValidator(_read_prose), WithJsonSchema(_TEXT_SCHEMA)]
"""A text with paragraphs, lists, quotations and emphasis: show it by `prose.parse`."""

AssetPath = Annotated[Asset, PlainValidator(_read_asset), WithJsonSchema(_PATH_SCHEMA)]
"""The path of a file under assets/ that is there, of whatever sort."""

PanoramaPath = Annotated[Panorama, _reader(Panorama), WithJsonSchema(_PATH_SCHEMA)]
"""The path of a picture that surrounds the viewer."""

FilmPath = Annotated[Film, _reader(Film), WithJsonSchema(_PATH_SCHEMA)]
"""The path of a film."""

SoundPath = Annotated[Sound, _reader(Sound), WithJsonSchema(_PATH_SCHEMA)]
"""The path of a narration or a piece of music."""

CaptionsField = Annotated[
    dict[str, Captions], _by_language(Captions, _CAPTIONS), WithJsonSchema(_FILES_SCHEMA)
]
"""Captions: one WebVTT file a language; a single one is in the lead language."""

NarrationField = Annotated[dict[str, Sound], _by_language(Sound, _NARRATION), WithJsonSchema(_FILES_SCHEMA)]
"""A page read aloud: one sound a language; a single one is in the lead language."""

LeadField = Annotated[
    Lead, PlainValidator(_read_lead), WithJsonSchema({"type": "string", "pattern": f"^{_LEAD.pattern}$"})
]
"""Where a touch leads: a chapter, or a page of one."""

PictureField = Annotated[Picture, PlainValidator(_read_picture), WithJsonSchema(_PICTURE_SCHEMA)]
"""A picture, written as a path or as a mapping of `src`, `tall`, `alt` and `focus`."""
