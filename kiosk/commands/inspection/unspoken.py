"""Which interface words the languages of an exhibition lack."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.findings import Finding

if TYPE_CHECKING:
    from kiosk.blocks.contract import Kind
    from kiosk.stage.reading import Words

FOLDER = "kiosk/stage/words"


def unspoken(languages: Sequence[tuple[str, str]], kinds: "Mapping[str, Kind]") -> Iterator[Finding]:
    """A warning for each word that a language (code, own name) lacks; one if it lacks all of them."""
    from kiosk.content.languagetags import lookup
    from kiosk.stage.wording import written

    tables = _tables(kinds)
    codes = [code for code, _ in languages]
    for code in codes:
        if any(each in written() for each in lookup(code)):
            for name, words in tables.items():
                yield from _missing(name, words, code)
        else:
            served = next((other for other in codes if other in written()), "en")
            found = Sentence(
                "there are no interface words in `{code}`: those in `{served}` are shown",
                code=code,
                served=served,
            )
            expected = Sentence("a file `{file}`, like `en.toml` beside it", file=f"{FOLDER}/{code}.toml")
            yield _warning(code, found, expected)


def _tables(kinds: "Mapping[str, Kind]") -> "dict[str, Words]":
    """The words of every room and kind, by its name."""
    from kiosk.stage.wording import Wording, words_file

    rooms: dict[str, Words] = {name: Wording(name) for name in words_file("en")}
    return rooms | {name: kind.WORDS for name, kind in kinds.items()}


def _missing(name: str, words: "Words", code: str) -> Iterator[Finding]:
    from kiosk.content.languagetags import lookup

    own = next((words[each] for each in lookup(code) if each in words), {})
    for key in dict.fromkeys(key for said in words.values() for key in said):
        if key not in own:
            found = Sentence("the interface word `{word}` is missing in `{code}`", word=key, code=code)
            yield _warning(code, found, _place(name, words, code, key))


def _place(name: str, words: "Words", code: str, key: str) -> str:
    """Where a word is to be written."""
    from kiosk.stage.wording import Wording

    if isinstance(words, Wording):
        file = f"{FOLDER}/{code}.toml"
        return Sentence("`{word}` under `[{table}]` in `{file}`", word=key, table=name, file=file)
    return Sentence(
        "`{word}` under `{code}` in the WORDS of the kind `{kind}`", word=key, code=code, kind=name
    )


def _warning(code: str, found: str, expected: str) -> Finding:
    return Finding("exhibition.yaml", ("languages", code), "warning", found, expected)
