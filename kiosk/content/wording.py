"""Pydantic's errors in the words of somebody who writes YAML, each with the steps to its place."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.base.listing import in_code, listed
from kiosk.base.sentences import Sentence
from kiosk.content.fields import Mistake, shape
from kiosk.content.nearest import nearest


@dataclass(frozen=True)
class Finding:
    """One thing wrong, and where it is relative to what was validated."""

    steps: tuple[str | int, ...]
    at_key: bool
    found: str
    expected: str = ""
    nearest: str = ""


_WHOLE = Sentence("a whole number")
_NUMBER = Sentence("a number")
_YES_OR_NO = Sentence("`yes` or `no`")
_TEXT = Sentence("a text")
_LIST = Sentence("a list: each item on a line of its own, after `- `")
_NAMES = Sentence("names with values, such as `title: The Palace`")
_DATE = Sentence("a date: `2024-05-01`")
_TIME = Sentence("a time: `09:30`")

_EXPECTED: dict[str, Callable[[dict[str, Any]], str]] = {
    "int_parsing": lambda _: _WHOLE,
    "int_type": lambda _: _WHOLE,
    "int_from_float": lambda _: _WHOLE,
    "int_parsing_size": lambda _: Sentence("a smaller number"),
    "float_parsing": lambda _: _NUMBER,
    "float_type": lambda _: _NUMBER,
    "finite_number": lambda _: _NUMBER,
    "bool_parsing": lambda _: _YES_OR_NO,
    "bool_type": lambda _: _YES_OR_NO,
    "string_type": lambda _: _TEXT,
    "list_type": lambda _: _LIST,
    "tuple_type": lambda _: _LIST,
    "dict_type": lambda _: _NAMES,
    "model_type": lambda _: _NAMES,
    "model_attributes_type": lambda _: _NAMES,
    "date_type": lambda _: _DATE,
    "date_from_datetime_parsing": lambda _: _DATE,
    "date_parsing": lambda _: _DATE,
    "time_type": lambda _: _TIME,
    "time_parsing": lambda _: _TIME,
    "greater_than": lambda limits: Sentence("more than {gt}", **limits),
    "greater_than_equal": lambda limits: Sentence("at least {ge}", **limits),
    "less_than": lambda limits: Sentence("less than {lt}", **limits),
    "less_than_equal": lambda limits: Sentence("at most {le}", **limits),
    "too_short": lambda limits: Sentence("at least {min_length}", **limits),
    "too_long": lambda limits: Sentence("at most {max_length}", **limits),
    "string_too_short": lambda limits: Sentence("at least {min_length} characters", **limits),
    "string_too_long": lambda limits: Sentence("at most {max_length} characters", **limits),
    "string_pattern_mismatch": lambda limits: Sentence("a text of the form `{pattern}`", **limits),
}
"""What would have been right, by the type of pydantic's error and what it says of its limits."""


def findings(error: ValidationError, model: type[BaseModel], written: Any) -> list[Finding]:
    """What `error`, raised by validating `written` against `model`, has to say; one finding a mistake."""
    details = _without_echoes(error.errors(include_url=False))
    missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
    found = [finding for detail in details for finding in _worded(detail, model, written)]
    misspelt = {(*finding.steps[:-1], finding.nearest) for finding in found if finding.nearest}
    return _once(f for f in found if not (f.steps in missing and f.steps in misspelt))


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without "too short" of a list whose items are wrong: pydantic counts only the good ones."""
    wrong = [detail["loc"] for detail in details]

    def echo(detail: ErrorDetails) -> bool:
        loc = detail["loc"]
        return detail["type"] == "too_short" and any(each[: len(loc)] == loc != each for each in wrong)

    return [detail for detail in details if not echo(detail)]


def _once(found: Iterable[Finding]) -> list[Finding]:
    return list(dict.fromkeys(found))


def _worded(detail: ErrorDetails, model: type[BaseModel], written: Any) -> Iterator[Finding]:
    loc, kind, value = detail["loc"], detail["type"], detail["input"]
    context = detail.get("ctx", {})
    mistake = context.get("error")
    if isinstance(mistake, Mistake):
        for each in mistake.all():
            yield Finding((*loc, *each.steps), each.at_key, each.found, each.expected, each.nearest)
    elif kind == "missing":
        yield _missing(loc, written)
    elif kind == "extra_forbidden":
        names = [name for name in _names(model, loc[:-1]) if name not in _parent(written, loc)]
        found = Sentence("there is no `{name}` here", name=loc[-1])
        allowed = listed(in_code(_names(model, loc[:-1])))
        yield Finding(loc, True, found, allowed, nearest(str(loc[-1]), names))
    elif kind in ("literal_error", "enum", "union_tag_invalid"):
        options = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags") or ""))
        found = Sentence("{written} is not one of the choices", written=shape(value))
        yield Finding(loc, False, found, listed(in_code(options)), nearest(str(value), options))
    else:
        yield _unfit(detail)


def _unfit(detail: ErrorDetails) -> Finding:
    """A value of the wrong type, or beyond a limit."""
    loc, kind, value = detail["loc"], detail["type"], detail["input"]
    limits = _tidy(detail.get("ctx", {}))
    if kind in ("too_short", "too_long"):
        found = Sentence("{count} in `{name}`", count=limits["actual_length"], name=_name(loc))
    else:
        found = Sentence("{written} is not what `{name}` takes", written=shape(value), name=_name(loc))
    if kind in _EXPECTED:
        return Finding(loc, False, found, _EXPECTED[kind](limits))
    return Finding(loc, False, found, _lower(detail["msg"]))


def _tidy(context: dict[str, Any]) -> dict[str, Any]:
    """Limits as a curator would write them: 10, not 10.0."""
    return {name: f"{value:g}" if isinstance(value, float) else value for name, value in context.items()}


def _missing(loc: tuple[str | int, ...], written: Any) -> Finding:
    if isinstance(loc[-1], int):
        found = Sentence("`{name}` has too few values", name=_name(loc))
        return Finding(loc[:-1], False, found, Sentence("at least {count}", count=loc[-1] + 1))
    if loc[-1] in _parent(written, loc):
        found = Sentence("`{name}` is empty", name=loc[-1])
        return Finding(loc, True, found, Sentence("something after the colon"))
    found = Sentence("`{name}` is missing", name=loc[-1])
    return Finding(loc, True, found, Sentence("a line `{name}: …`", name=loc[-1]))


def _parent(written: Any, loc: tuple[str | int, ...]) -> Any:
    """The names with values that hold the last step, as they were written."""
    node: Any = written
    for step in loc[:-1]:
        written_here = step in node if isinstance(node, dict) else isinstance(node, list)
        if written_here and (isinstance(node, dict) or isinstance(step, int)):
            node = node[step]
    return node if isinstance(node, dict) else {}


def _names(model: type[BaseModel], steps: Iterable[str | int]) -> list[str]:
    """The keys that the models at `steps` inside `model` take."""
    models = [model]
    for step in steps:
        inner = [m for outer in models if isinstance(step, str) for m in _field_models(outer, step)]
        models = inner or models
    return [field.alias or name for each in models for name, field in each.model_fields.items()]


def _field_models(model: type[BaseModel], name: str) -> list[type[BaseModel]]:
    field = model.model_fields.get(name)
    return list(_models_in(field.annotation)) if field else []


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _name(loc: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(loc) if isinstance(step, str)), "this")


def _lower(message: str) -> str:
    message = message.removeprefix("Value error, ").rstrip(".")
    return message[:1].lower() + message[1:]
