"""Media files are looked into by processes beside: one that crashes a decoder costs no other."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.base.background import start_beside
from kiosk.base.sentences import Sentence, told
from kiosk.media.examining import examiner, looking
from kiosk.media.examining.examiners import Examiners


@pytest.fixture
def looked() -> Iterator[Examiners]:
    with Examiners() as them:
        yield them


def test_what_a_child_finds_can_be_told_in_every_language(looked: Examiners, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"%PDF-1.7 ...")
    verdict = looked.look("picture", tmp_path / "a.jpg")
    assert verdict.fault == "a PDF document, not a picture; export its page as PNG, or a drawing as SVG"
    assert "这是 PDF 文档" in told(verdict.fault, "zh")
    red, blue = Image.new("RGB", (8, 8), "red"), Image.new("RGB", (8, 8), "blue")
    red.save(tmp_path / "b.gif", save_all=True, append_images=[blue])
    verdict = looked.look("picture", tmp_path / "b.gif")
    assert verdict.fault is None
    assert "it moves" in verdict.remarks[0]
    assert len(looked._children._idle) == 1, "one child after the other looks into all"


def test_a_file_that_crashes_the_decoder_is_told_and_the_next_is_looked_at(
    looked: Examiners, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")

    def doomed(*what: Any, **how: Any) -> "subprocess.Popen[bytes]":
        child = start_beside(*what, **how)
        os.kill(child.pid, signal.SIGKILL)
        return child

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.media.children.start_beside", doomed)
        verdict = looked.look("picture", tmp_path / "a.png")
    assert "crashes" in (verdict.fault or "")
    assert verdict.passing
    assert looked.look("picture", tmp_path / "a.png").fault is None


def test_a_child_that_was_ended_while_it_waited_is_no_fault_of_the_next_file(
    looked: Examiners, tmp_path: Path
) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    assert looked.look("picture", tmp_path / "a.png").fault is None
    (child,) = looked._children._idle
    child.kill()
    child.wait()
    assert looked.look("picture", tmp_path / "a.png").fault is None


def test_a_file_that_holds_up_the_decoder_is_given_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")  # nobody ever writes into it
    with Examiners(patience=0.5) as them:
        verdict = them.look("picture", tmp_path / "a.png")
        assert "seconds" in (verdict.fault or "")
        assert verdict.passing
        assert not them._children._idle


def test_whatever_is_raised_over_a_file_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(error: Exception) -> bytes:
        def look(*_: object) -> looking.Verdict:
            raise error

        monkeypatch.setattr(examiner, "look", look)
        return examiner.answer(b'["picture", "a.png"]')

    assert b"memory" in fails(MemoryError())
    assert b"RuntimeError: boom" in fails(RuntimeError("boom"))


def test_a_computer_that_starts_nothing_more_is_told(
    looked: Examiners, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*what: Any, **how: Any) -> "subprocess.Popen[bytes]":
        raise OSError(11, "no more processes")

    monkeypatch.setattr("kiosk.media.children.start_beside", full)
    verdict = looked.look("picture", tmp_path / "a.png")
    assert isinstance(verdict.fault, Sentence)
    assert verdict.passing
