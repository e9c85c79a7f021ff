"""Before a start is waited longer each time it fails soon, and not at all once one has held."""

from pathlib import Path

from kiosk.base.clock import ManualClock
from kiosk.commands.installing.patience import LONGEST, SOON, wait


def test_it_waits_longer_each_time_and_never_for_good(tmp_path: Path) -> None:
    clock, file = ManualClock(1000.0), tmp_path / "starts.json"
    waits = []
    for _ in range(12):
        waits.append(wait(file, clock.now, clock.advance))
        clock.advance(3)
    assert waits == [0, 1, 2, 4, 8, 16, 32, *[LONGEST] * 5]


def test_a_start_that_held_is_followed_by_one_at_once(tmp_path: Path) -> None:
    clock, file = ManualClock(1000.0), tmp_path / "starts.json"
    for _ in range(4):
        wait(file, clock.now, clock.advance)
    clock.advance(SOON)
    assert wait(file, clock.now, clock.advance) == 0


def test_a_file_that_is_damaged_or_cannot_be_written_is_as_none(tmp_path: Path) -> None:
    clock, file = ManualClock(1000.0), tmp_path / "starts.json"
    file.write_text("[1]")
    assert wait(file, clock.now, clock.advance) == 0
    assert wait(tmp_path / "nowhere" / "starts.json", clock.now, clock.advance) == 0
