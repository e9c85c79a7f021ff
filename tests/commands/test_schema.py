"""The JSON Schemas for editors: what is good passes as they read it, what is not is marked at its place."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from kiosk.__main__ import main
from kiosk.commands.authoring.editorschema import chapter_schema, exhibition_schema
from kiosk.commands.authoring.samples import sample
from kiosk.commands.authoring.schemafiles import NAMES, first_line, schema_text
from kiosk.commands.opening import block_kinds
from tests.commands.editoryaml import read_core, read_old

ROOT = Path(__file__).parents[2]
SHIPPED = {ROOT / "exhibits": "zh", ROOT / "examples" / "seven-languages" / "exhibits": "en"}
FILES = [path for folder in SHIPPED for path in sorted(folder.glob("*.yaml"))]

PAGE = """\
title: {zh: 章, en: Chapter}
pages:
  - id: only
    title: Page
    sources: [F1]
    blocks:
"""


@cache
def validator(name: str) -> Draft202012Validator:
    schema = exhibition_schema("en") if name == "exhibition" else chapter_schema(block_kinds(), "en")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def wrong(text: str, name: str = "chapter", read: Callable[[str], Any] = read_core) -> list[str]:
    """What the schema says of a file: where, and the message."""
    return [each for error in validator(name).iter_errors(read(text)) for each in told(error)]


def told(error: ValidationError) -> Iterator[str]:
    """An error, and what is wrong with each of several ways in which something may be written."""
    yield f"{error.json_path}: {error.message}"
    for inner in error.context or ():
        yield from told(inner)


def block(text: str) -> str:
    """A chapter with this one block."""
    return PAGE + "      - " + text.strip().replace("\n", "\n        ") + "\n"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.parent.name)
def test_the_shipped_schemas_are_up_to_date(folder: Path, name: str) -> None:
    there = (folder / "schema" / f"{name}.json").read_text("utf-8")
    assert there == schema_text(name, block_kinds(), SHIPPED[folder]), (
        f"write them anew: kiosk schema --language {SHIPPED[folder]} --out {folder.relative_to(ROOT)}/schema"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_every_shipped_file_names_its_schema_and_passes_as_any_editor_reads_it(path: Path) -> None:
    name = "exhibition" if path.stem == "exhibition" else "chapter"
    text = path.read_text("utf-8")
    assert text.startswith(first_line(name))
    for read in (read_core, read_old):
        assert wrong(text, name, read) == []


@pytest.mark.parametrize("kind", sorted(block_kinds()))
def test_the_sample_of_every_kind_passes(kind: str) -> None:
    text = block(block_kinds()[kind].SAMPLE)
    assert wrong(text) == []
    assert wrong(text, read=read_old) == []


GOOD = [
    "kind: text\nbody: 2021",
    "kind: text\nbody: {zh: 1.50, en: true}\ncaption: no",
    "kind: text\nbody: 2021-06-22\ncaption: 12:30",
    "kind: text\nbody: {zh: 好, en: , fr: Bon}\npicture:\ncaption:",
    "kind: text\nbody: a\npicture: {src: a.svg, focus: [0.5, '1'], tall: }",
    "kind: text\nbody: null island\nid: '7'",
    "kind: quiz\nquestions:\n  - {question: 1+1, explanation: 2, kind: true-false, answer: off}",
    "kind: quiz\nquestions: [{question: a, explanation: b, answers: [{text: 1, right: Yes}, {text: 2}]}]",
    "kind: panorama\npicture: 360.jpg\nstart: {yaw: -90, pitch: '10', fov: 6e1}\nhorizontal: '180'",
    "kind: figures\nfigures: [{value: 017, label: a}, {value: '3.5', label: b}]",
    "kind: timeline\nstyle: steps\nbeats: [{title: 1}, {title: 2}]",
    "kind: timeline\nstyle:\nbeats: [{title: 1}, {title: 2}]",
    "kind: hotspots\npicture: a.svg\nspots: [{id: a, title: A, polygon: [[0, 0], [1, 0], [1, 1]]}]",
    "kind: film\nfilm: a.mp4\ncaptions: a.vtt",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_the_kiosk_takes_is_not_marked(text: str) -> None:
    assert wrong(block(text)) == []
    assert wrong(block(text), read=read_old) == []


BAD = {
    "kind: timline\nbeats: [{title: a}, {title: b}]": r"'timline' is not one of \['compare', ",
    "body: a": "'kind' is a required property",
    "kind: text": "'body' is a required property",
    "kind: text\nboby: a\nbody: b": "'boby' was unexpected",
    "kind: timeline\nbody: a\nbeats: [{title: a}, {title: b}]": "'body' was unexpected",
    "kind: timeline\nbeats: [{title: a}]": "too short",
    "kind: timeline\nbeats: [{titel: a}, {title: b}]": "'titel' was unexpected",
    "kind: timeline\nstyle: dots\nbeats: [{title: a}, {title: b}]": "is not valid under any",
    "kind: text\nbody:": "None is not of type",
    "kind: text\nbody: [a]": "is not of type",
    "kind: text\nbody: {Chinese: a}": "'Chinese' does not match",
    "kind: text\nbody: {zh: [a]}": "is not of type",
    "kind: text\nbody: a\npicture: {scr: a.svg}": "'scr' was unexpected",
    "kind: text\nbody: a\npicture: {src: a.svg, focus: [2, 0]}": "2 is greater than",
    "kind: text\nbody: a\nid: Two Words": "does not match",
    "kind: panorama\npicture: a.jpg\nstart: {yaw: 500}": "500 is greater than",
    "kind: panorama\npicture: a.jpg\nstart: {yaw: north}": "'north' does not match",
    "kind: quiz\nquestions: []": "should be non-empty|too short",
    "kind: quiz\nquestions: [{question: a, explanation: b, answer: perhaps}]": "is not valid under any",
    "kind: hotspots\npicture: a.svg\nspots: [{id: a, title: A, at: [0.5]}]": "is not valid|too short",
    "kind: figures\nfigures: [{value: many, label: a}]": "'many' does not match",
}


@pytest.mark.parametrize("text", BAD)
def test_a_mistake_in_a_block_is_marked(text: str) -> None:
    found = wrong(block(text))
    assert any(re.search(BAD[text], each) and each.startswith("$.pages[0].blocks[0]") for each in found), (
        found
    )


BAD_CHAPTERS = {
    "title: a\n": "'pages' is a required property",
    "title: a\npages: []\n": "should be non-empty|too short",
    "title: a\ntheme: b\n" + PAGE.partition("\n")[2]: "'theme' was unexpected",
    PAGE.replace("id: only", "id: Only Page"): "does not match",
    PAGE.replace("    id: only\n", "").replace("  - id: only\n", "  -\n"): "'id' is a required property",
    PAGE.replace("sources: [F1]", "sources: F1"): "'F1' is not of type 'array'",
}


@pytest.mark.parametrize("text", BAD_CHAPTERS)
def test_a_mistake_in_a_chapter_is_marked(text: str) -> None:
    found = wrong(text + ("      - {kind: text, body: a}\n" if text.endswith("blocks:\n") else ""))
    assert any(re.search(BAD_CHAPTERS[text], each) for each in found), found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("languages: {zh: 中文}", "'title' is a required property"),
        ("title: a\nlanguages: [zh]", "is not of type"),
        ("title: a\nlanguages: {}", "non-empty|enough"),
        ("title: a\nmode: alone", "is not valid under any"),
        ("title: a\nidle: {after: 5}", "5 is less than"),
        ("title: a\naccess: {text-size: 120}", "is not valid under any"),
        ("title: a\naccess: {text_size: 100}", "'text_size' was unexpected"),
        ("title: a\ntheme: {inks: {paper: white}}", "'white' does not match"),
        ("title: a\nlimits: {panel: {zh: 0}}", "0 is less than"),
    ],
)
def test_a_mistake_in_the_exhibitions_file_is_marked(text: str, message: str) -> None:
    found = wrong(text, "exhibition")
    assert any(re.search(message, each) for each in found), found


def descriptions(schema: Any) -> Iterator[str]:
    """Every description in a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("description"), str):
            yield schema["description"]
        for inner in schema.values():
            yield from descriptions(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from descriptions(inner)


def test_everything_is_described_and_in_chinese_too() -> None:
    for schema in (chapter_schema(block_kinds(), "zh"), exhibition_schema("zh")):
        told = list(descriptions(schema))
        assert len(told) > 20
        assert not [each for each in told if not re.search("[\u4e00-\u9fff]", each)]
    for name, kind in block_kinds().items():
        properties = chapter_schema({name: kind}, "en")["$defs"][f"kind-{name}"]["properties"]
        assert all(field.get("description") for field in properties.values()), name


def test_examples_come_from_the_sample() -> None:
    kinds = block_kinds()
    schema = chapter_schema(kinds, "en")["$defs"]
    assert schema["kind-timeline"]["examples"] == [sample(kinds["timeline"].SAMPLE)]
    assert schema["kind-timeline"]["properties"]["beats"]["examples"]


def test_the_verb_prints_one_and_writes_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["schema", "exhibition", "--language", "en"], ["schema", "--out", str(tmp_path / "s")]):
        with pytest.raises(SystemExit) as end:
            main(arguments)
        assert end.value.code == 0
        told = capsys.readouterr().out
        if "--out" not in arguments:
            assert "mode" in json.loads(told)["properties"]
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == ["chapter.json", "exhibition.json"]
