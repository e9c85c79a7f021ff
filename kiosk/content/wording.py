"""Pydantic's errors in the words of somebody who writes YAML, each with the steps to its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

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


_EXPECTED = {
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_parsing": "`yes` or `no`",
    "bool_type": "`yes` or `no`",
    "string_type": "a text",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "date_from_datetime_parsing": "a date: `2024-05-01`",
    "date_parsing": "a date: `2024-05-01`",
    "time_parsing": "a time: `09:30`",
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "too_short": "at least {min_length}",
    "too_long": "at most {max_length}",
    "string_too_short": "at least {min_length} characters",
    "string_too_long": "at most {max_length} characters",
    "string_pattern_mismatch": "a text of the form `{pattern}`",
}


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
        allowed = ", ".join(f"`{name}`" for name in _names(model, loc[:-1]))
        yield Finding(loc, True, f"there is no `{loc[-1]}` here", allowed, nearest(str(loc[-1]), names))
    elif kind in ("literal_error", "enum", "union_tag_invalid"):
        options = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags") or ""))
        listed = ", ".join(f"`{option}`" for option in options)
        yield Finding(
            loc, False, f"{shape(value)} is not one of the choices", listed, nearest(str(value), options)
        )
    elif kind in _EXPECTED:
        found = f"{shape(value)} is not what `{_name(loc)}` takes"
        yield Finding(loc, False, found, _EXPECTED[kind].format_map(_tidy(context)))
    else:
        yield Finding(loc, False, f"{shape(value)} is not good: {_lower(detail['msg'])}")


def _tidy(context: dict[str, Any]) -> dict[str, Any]:
    """Limits as a curator would write them: 10, not 10.0."""
    return {name: f"{value:g}" if isinstance(value, float) else value for name, value in context.items()}


def _missing(loc: tuple[str | int, ...], written: Any) -> Finding:
    if loc[-1] in _parent(written, loc):
        return Finding(loc, True, f"`{loc[-1]}` is empty", "something after the colon")
    return Finding(loc, True, f"`{loc[-1]}` is missing")


def _parent(written: Any, loc: tuple[str | int, ...]) -> Any:
    """The mapping that holds the last step, as it was written."""
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
