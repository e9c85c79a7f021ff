"""The command line: verbs, the default verb, and sentences instead of tracebacks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kiosk.__main__ import NOT_VERBS, main, verbs
from kiosk.commands import run
from tests.commands.smallshow import SEA, write_small, write_yaml


def ended(arguments: list[str]) -> object:
    """The exit status."""
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return end.value.code


def test_every_module_of_commands_is_a_verb_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    names = verbs.list_commands(click.Context(verbs))
    assert {"check", "run", "tour"} <= set(names)
    assert not set(names) & set(NOT_VERBS)
    assert ended(["--help"]) == 0
    told = capsys.readouterr().out
    for name in names:
        assert f"\n  {name} " in told


@pytest.mark.parametrize("arguments", [[], ["--unattended"], ["--size", "640x360"]])
def test_without_a_verb_it_runs(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[dict[str, object]] = []
    monkeypatch.setattr(run.command, "callback", lambda **options: called.append(options))
    assert ended(arguments) == 0
    (options,) = called
    assert options["unattended"] == ("--unattended" in arguments)
    assert options["size"] == ((640, 360) if "--size" in arguments else None)


def test_a_verb_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(["chekc"]) == 2
    assert "No such command 'chekc'" in capsys.readouterr().err


def test_an_option_that_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(["tour", "--size", "large"]) == 2
    assert "write it as 1920x1080" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["check"], ["tour", "--exhibition"], ["--exhibition"]])
def test_a_folder_that_is_not_there_is_one_sentence(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended([*arguments, str(tmp_path / "nowhere")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("kiosk: There is no folder ")
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(("options", "set_to"), [(["--language", "zh"], "C.UTF-8"), ([], "zh_CN.UTF-8")])
def test_failures_are_told_in_the_language_that_is_asked_for(
    options: list[str],
    set_to: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", set_to)
    assert ended(["check", str(tmp_path / "nowhere"), *options]) == 1
    assert capsys.readouterr().err.startswith("kiosk: 没有 ")


def test_standard_output_holds_the_answer_alone_whatever_its_encoding(tmp_path: Path) -> None:
    show = write_small(tmp_path)
    write_yaml(show, "sea", SEA.replace("船都", "𪚥"))
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}

    def output(*options: str) -> bytes:
        command = [sys.executable, "-m", "kiosk", "check", str(show), *options]
        return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout

    assert json.loads(output("--format", "json"))["warnings"] == 1
    text = output().decode("gbk")
    assert text.startswith("exhibits")
    assert r"\U0002a6a5 (U+2A6A5)" in text
