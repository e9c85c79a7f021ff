"""Two blocks of one kind on a page: each answers for itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_fields, block_kinds
from kiosk.content.library import open_library
from kiosk.show.pilot import Pilot
from tests.show.conftest import write_small

LAND = """\
title: {zh: 田, en: The land}
pages:
  - id: walls
    blocks:
      - {kind: gallery, id: left, items: [{picture: sea.svg}]}
      - {kind: gallery, id: right, items: [{picture: land.png}]}
      - {kind: text, body: {zh: 田。, en: Fields.}}
"""


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[Pilot]:
    write_small(tmp_path)
    (tmp_path / "exhibits" / "land.yaml").write_text(LAND, "utf-8")
    with Pilot(open_library(tmp_path, block_fields, None), block_kinds, Size(1280, 720)) as pilot:
        pilot.tap(5, 5)
        pilot.show.open_chapter("land")
        pilot.settle()
        yield pilot


def test_their_controls_have_names_of_their_own(pilot: Pilot) -> None:
    names = [control.id for control in pilot.controls()]
    assert len(set(names)) == len(names)
    assert {"left/enlarge-0", "right/enlarge-0"} <= set(names)


def test_what_is_touched_in_one_happens_in_that_one(pilot: Pilot) -> None:
    pilot.press("right/enlarge-0")
    assert pilot.button("right/enlarged-close")


def test_a_press_shows_on_the_one_that_is_pressed(pilot: Pilot) -> None:
    at_rest = pilot.canvas.pixels()
    for name in ("left/enlarge-0", "right/enlarge-0"):
        x, y = pilot.button(name).box.centre
        other = "right" if name.startswith("left") else "left"
        box = pilot.button(f"{other}/enlarge-0").box
        pilot.down(x, y)
        pressed = pilot.canvas.pixels()
        assert pressed != at_rest
        pilot.move(2, 2)
        pilot.up(2, 2)
        pilot.settle()
        rows = range(box.y, box.bottom)
        assert all(
            pressed[3 * (1280 * row + box.x) : 3 * (1280 * row + box.right)]
            == at_rest[3 * (1280 * row + box.x) : 3 * (1280 * row + box.right)]
            for row in rows
        )
