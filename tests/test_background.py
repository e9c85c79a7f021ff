"""Processes beside the kiosk find its package wherever they start, and let it go before them."""

import os
from pathlib import Path

import pytest

from kiosk.base.background import start_beside, step_back
from kiosk.commands.publishing.workshop import Workshop

LAST_STANDING = Path("/proc/self/oom_score_adj")


def test_a_child_finds_the_package_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    with start_beside("kiosk.media.vector", asked=True) as child:
        child.communicate()
    assert child.returncode == 0


def manners() -> tuple[int, str]:
    """By how much it steps back, and who is ended first."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    step_back(3)
    return os.getpriority(os.PRIO_PROCESS, 0) - before, LAST_STANDING.read_text("ascii").strip()


@pytest.mark.skipif(not LAST_STANDING.exists(), reason="only Linux lets a process say that it may go first")
def test_it_steps_back() -> None:
    workshop = Workshop(standing=True)
    assert workshop.do(manners) == (3, "1000")
    workshop.close()
