"""Reads YAML as editors do: by the core schema of YAML 1.2, or by the types of YAML 1.1."""

import datetime
import re
from typing import Any

import yaml


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2.2, 10.3.2: only these plain scalars are anything but text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it


for tag, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def _integer(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)


def read_core(text: str) -> Any:
    """The values of an editor that keeps to YAML 1.2, as the YAML extension of VS Code does."""
    return yaml.load(text, CoreLoader)


def read_old(text: str) -> Any:
    """The values of an editor that keeps to YAML 1.1: `yes` is true; dates come as text."""
    return _without_dates(yaml.safe_load(text))


def _without_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {_without_dates(key): _without_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_dates(item) for item in value]
    return str(value) if isinstance(value, datetime.date) else value
