"""The curator's guides speak of what there is: verbs, options, files, and the very words of the kiosk."""

import importlib
import re
from pathlib import Path
from string import Formatter

import click
import pytest

from kiosk.__main__ import verbs
from kiosk.base.sentences import translations

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = {"zh": DOCS / "curators.zh.md", "en": DOCS / "curators.en.md"}


@pytest.fixture(params=sorted(GUIDES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def guide(language: str) -> str:
    return GUIDES[language].read_text("utf-8")


def command(words: list[str]) -> click.Command:
    """What the words after `kiosk` call; new has verbs of its own."""
    called = importlib.import_module(f"kiosk.commands.{words[0]}").command
    return called.commands[words[1]] if isinstance(called, click.Group) else called


def test_every_command_is_one_and_has_these_options(guide: str) -> None:
    lines = re.findall(r"\bkiosk ([a-z]+(?: [^`\n]*)?)", guide)
    lines = [line for line in lines if line.split()[0] in verbs.list_commands(click.Context(verbs))]
    assert len(lines) > 20
    for line in lines:
        words = line.split()
        if words == ["new"]:
            continue
        options = {option for parameter in command(words).params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, line


def test_every_link_and_picture_is_there(guide: str) -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", guide, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", guide):
        if target.startswith("#"):
            assert target[1:] in headings, target
        else:
            assert (DOCS / target).is_file(), target


def test_the_ten_mistakes_are_told_as_the_kiosk_tells_them(guide: str, language: str) -> None:
    english = translations("zh")
    templates = [_pattern(text) for text in (english.values() if language == "zh" else english)]
    rows = re.findall(r"^\| \d+ \| (.+?) \| .+ \|$", guide, re.MULTILINE)
    assert len(rows) == 10
    for row in rows:
        for part in re.split("；|; ", row.replace("\\", "").removesuffix(" …")):
            assert any(re.match(template, part) for template in templates), part


def _pattern(template: str) -> str:
    """Matches what a template tells, or how it begins."""
    pieces = [re.escape(text) + (".+?" if name else "") for text, name, _, _ in Formatter().parse(template)]
    whole = "".join(pieces).replace(r"\ ", " ")
    head = re.split("；|: |; ", template)[0]
    return f"(?:{whole}|{re.escape(head)})$" if "{" not in head else f"(?:{whole})$"


def test_both_guides_have_the_same_parts() -> None:
    zh, en = (path.read_text("utf-8") for path in GUIDES.values())
    for mark in (r"^## ", r"^- \[ \] ", r"^!\[", r"^    kiosk |^       kiosk ", r"^\| "):
        assert len(re.findall(mark, zh, re.MULTILINE)) == len(re.findall(mark, en, re.MULTILINE)), mark
