"""The interface words, one file a language under `words/`, a table in it for each room or kind."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


class Wording(Mapping[str, Mapping[str, str]]):
    """The words of one table: by language code, then by key.

    A language's file is read when the language is asked for: a start waits for no other's.
    """

    def __init__(self, table: str) -> None:
        self.table = table

    def __getitem__(self, language: str) -> Mapping[str, str]:
        return words_file(language)[self.table]

    def __iter__(self) -> Iterator[str]:
        return (language for language in written() if self.table in words_file(language))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def wording(module: str) -> Wording:
    """The words of the room or kind whose `__name__` is `module`: those in the table of its last name."""
    return Wording(module.rpartition(".")[2])


def written() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    files = (file.name.partition(".toml") for file in _FOLDER.iterdir())
    return tuple(sorted(code for code, toml, rest in files if toml and not rest))


@cache
def words_file(language: str) -> Mapping[str, Mapping[str, str]]:
    """Everything in a language's file, by table and key; nothing where there is no file."""
    try:
        return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    except FileNotFoundError:
        return {}
