"""What a curator may write under `limits:` in `exhibition.yaml`."""

from typing import Annotated, Any

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema

from kiosk.base.sentences import Sentence
from kiosk.content.fields import Mistake, Part, Setting, no_language, shape
from kiosk.content.limits import STANDARD


def _read_limit(value: Any, info: ValidationInfo) -> dict[str, int]:
    """How long something may be by language; a single number, for every language, stands under `""`."""
    if not isinstance(value, dict):
        return {"": _count(value)}
    known = info.context.languages if isinstance(info.context, Setting) else None
    for code in value:
        if known is not None and code not in known:
            raise no_language(code, known)
    return {code: _count(number, code) for code, number in value.items()}


def _count(value: Any, *steps: str) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isdecimal() and int(value):
        return int(value)
    expected = Sentence("a number, or one for each language: `{{zh: 50, en: 25}}`")
    raise Mistake(Sentence("{written} is no length", written=shape(value)), expected, "", steps)


_LIMIT_SCHEMA = {
    "type": ["integer", "object"],
    "minimum": 1,
    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
    "minProperties": 1,
    "additionalProperties": {"type": "integer", "minimum": 1},
}
Limit = Annotated[dict[str, int], PlainValidator(_read_limit), WithJsonSchema(_LIMIT_SCHEMA)]
"""For each language, or for all: characters where it puts no spaces between words, else words."""


def _limit(name: str, description: str) -> Any:
    """A field of that name, with the usual numbers as an example."""
    usual = {language: STANDARD[name][language] for language in ("zh", "en") if language in STANDARD[name]}
    return Field(default_factory=dict, description=description, examples=[usual])


class LimitsPart(Part):
    """How long texts may be for somebody who reads standing up: `check` tells of longer ones."""

    sentence: Limit = _limit("sentence", "A sentence.")
    line: Limit = _limit("line", "A line as it stands on the screen: letters, or characters.")
    title: Limit = _limit("title", "A heading.")
    lead: Limit = _limit("lead", "The sentence under a heading.")
    name: Limit = _limit("name", "What stands on a button or sign, or by a number.")
    question: Limit = _limit("question", "What a quiz asks.")
    answer: Limit = _limit("answer", "One answer to choose from.")
    caption: Limit = _limit("caption", "What stands under a picture.")
    label: Limit = _limit("label", "A paragraph beside what it is about.")
    panel: Limit = _limit("panel", "The text of a whole page.")
    note: Limit = _limit("note", "A small line: a credit, how to read a chart.")
    alt: Limit = _limit("alt", "What a picture shows, for those who cannot see it.")
