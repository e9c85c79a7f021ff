"""The loop ends when it is told to, even if nothing would wake it any more."""

from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_fields, block_kinds
from kiosk.content.library import open_library
from kiosk.show.floor import Floor
from kiosk.show.installation import Installation
from kiosk.show.loop import run
from kiosk.show.pilot import Pilot
from kiosk.stage.glass import Glass

STILL = """\
title: {zh: 章, en: Chapter}
pages: [{id: one, blocks: [{kind: text, body: {zh: 话, en: Words}}]}]
"""


def test_closed_after_a_frame_it_does_not_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "exhibits" / "exhibition.yaml").write_text("title: {zh: 展, en: Show}\nchapters: [still]\n")
    (tmp_path / "exhibits" / "still.yaml").write_text(STILL, "utf-8")
    with Pilot(open_library(tmp_path, block_fields, None), block_kinds, Size(320, 180)) as pilot:
        glass = Glass(pilot.size, pilot.clock)

        def close() -> None:
            glass.closed = True

        def wait(seconds: float | None) -> None:
            pytest.fail(f"it waits {seconds} s")

        monkeypatch.setattr(glass, "wait", wait)
        pilot.show.repaint()
        floor = Floor(pilot.show.library, lambda _: Installation(pilot.show, lambda: None))
        run(floor, glass, pilot.clock, None, close)
