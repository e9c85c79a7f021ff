"""The operators' guides speak of what there is: verbs, options, files, and a task that Windows can read."""

import re
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest

from kiosk.__main__ import verbs

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = {"zh": DOCS / "operators.zh.md", "en": DOCS / "operators.md"}
TASK = DOCS / "operators" / "exhibition-kiosk.xml"


@pytest.fixture(params=sorted(GUIDES))
def guide(request: pytest.FixtureRequest) -> str:
    return GUIDES[request.param].read_text("utf-8")


def _called(text: str) -> list[list[str]]:
    known = verbs.list_commands(click.Context(verbs))
    lines = re.findall(r"(?:kiosk|launch\.py) ([a-z]+(?: [^`\n]*)?)", text)
    return [line.split(" -- ")[0].split() for line in lines if line.split()[0] in known]


def _options(verb: str) -> set[str]:
    command = verbs.get_command(click.Context(verbs), verb)
    assert command
    return {option for parameter in command.params for option in parameter.opts}


def test_every_command_is_one_and_has_these_options(guide: str) -> None:
    called = _called(guide)
    assert len(called) > 12
    for words in called:
        assert {word for word in words if word.startswith("--")} <= _options(words[0]), words


def test_every_link_is_there(guide: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", guide):
        file, _, part = target.partition("#")
        if target.startswith("https:"):
            continue
        text = (DOCS / file).read_text("utf-8") if file else guide
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert not part or part in {
            re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings
        }, target


def test_both_guides_have_the_same_parts_and_steps() -> None:
    shapes = [
        [re.sub(r"[^#\d]", "", line[:3]) for line in text.splitlines() if re.match(r"#+ |\d\. |    ", line)]
        for text in (path.read_text("utf-8") for path in GUIDES.values())
    ]
    assert shapes[0] == shapes[1]


def test_every_step_says_how_far_it_was_tried(guide: str) -> None:
    parts = re.split(r"^## ", guide, flags=re.MULTILINE)
    for part in parts:
        if part.startswith(("Debian", "Windows")):
            steps = re.findall(r"^\d\. (.)", part, re.MULTILINE)
            assert steps
            assert set(steps) <= {"✓", "◐", "○"}


def test_the_task_of_windows_runs_the_kiosk_for_good_and_tries_again() -> None:
    names = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    task = ElementTree.parse(TASK).getroot()

    def said(path: str) -> str:
        return str(task.findtext(f".//t:{path}", namespaces=names))

    words = said("Arguments").split()
    assert words[:3] == ["-m", "kiosk", "supervise"]
    assert {word for word in words if word.startswith("--")} <= _options("supervise")
    assert said("ExecutionTimeLimit") == "PT0S"
    assert int(said("Count")) == 999
    assert said("DisallowStartIfOnBatteries") == "false"
