"""The loop ends when it is told to, even if nothing would wake it; and while it lives it has a pulse."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_fields, block_kinds
from kiosk.content.library import open_library
from kiosk.show.floor import Floor
from kiosk.show.installation import Installation
from kiosk.show.loop import FRAME, PULSE, run
from kiosk.show.pilot import Pilot
from kiosk.show.show import Show
from kiosk.stage.glass import Glass

STILL = """\
title: {zh: 章, en: Chapter}
pages: [{id: one, blocks: [{kind: text, body: {zh: 话, en: Words}}]}]
"""


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[Pilot]:
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "exhibits" / "exhibition.yaml").write_text("title: {zh: 展, en: Show}\nchapters: [still]\n")
    (tmp_path / "exhibits" / "still.yaml").write_text(STILL, "utf-8")
    with Pilot(open_library(tmp_path, block_fields, None), block_kinds, Size(320, 180)) as pilot:
        yield pilot


def floor_of(pilot: Pilot) -> Floor:
    return Floor(pilot.show.library, lambda _: Installation(pilot.show, lambda: None))


def test_closed_after_a_frame_it_does_not_wait(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    glass = Glass(pilot.size, pilot.clock)

    def close() -> None:
        glass.closed = True

    def wait(seconds: float | None) -> None:
        pytest.fail(f"it waits {seconds} s")

    monkeypatch.setattr(glass, "wait", wait)
    pilot.show.repaint()
    run(floor_of(pilot), glass, pilot.clock, None, close)


def test_a_still_page_has_a_pulse(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    pilot.show.open_chapter("still")
    pilot.settle()
    glass = Glass(pilot.size, pilot.clock)
    waits: list[float] = []
    pulses: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        pilot.clock.advance(seconds)

    monkeypatch.setattr(glass, "wait", wait)
    start = pilot.clock.now()
    run(
        floor_of(pilot),
        glass,
        pilot.clock,
        start + 20,
        lambda: None,
        lambda: pulses.append(pilot.clock.now()),
    )
    assert max(waits) <= PULSE
    beats = [start, *pulses]
    assert max(b - a for a, b in pairwise(beats)) <= PULSE
    assert pulses[-1] > start + 20 - PULSE


def test_without_the_frames_that_are_due_there_is_no_pulse(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    glass = Glass(pilot.size, pilot.clock)
    pulses: list[None] = []
    monkeypatch.setattr(glass, "wait", pilot.clock.advance)
    monkeypatch.setattr(Show, "step", lambda show: pilot.clock.advance(0.01))
    monkeypatch.setattr(Show, "rest", lambda show: 0.0)
    run(
        floor_of(pilot), glass, pilot.clock, pilot.clock.now() + 20, lambda: None, lambda: pulses.append(None)
    )
    assert pulses == []


def test_after_a_still_page_frames_follow_one_another_as_ever(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    glass = Glass(pilot.size, pilot.clock)
    shown: list[float] = []

    def wait(seconds: float) -> None:
        pilot.clock.advance(seconds)

    def step(_: Show) -> bool:
        return pilot.clock.now() >= begin + 1.5

    def rest(_: Show) -> float:
        return 0.0 if shown else begin + 1.5 - pilot.clock.now()

    def framed() -> None:
        shown.append(pilot.clock.now())
        glass.closed = len(shown) == 5

    begin = pilot.clock.now()
    monkeypatch.setattr(glass, "wait", wait)
    monkeypatch.setattr(Show, "step", step)
    monkeypatch.setattr(Show, "rest", rest)
    run(floor_of(pilot), glass, pilot.clock, None, framed)
    assert [later - sooner for sooner, later in pairwise(shown)] == pytest.approx([FRAME] * 4)
