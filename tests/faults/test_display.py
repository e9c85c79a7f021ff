"""The display is gone, at the start or while the kiosk runs: it is on screen as soon as there is one."""

from collections.abc import Mapping
from pathlib import Path

from tests.faults.exhibition import ATTRACT
from tests.faults.house import SIZE
from tests.faults.kiosk import kiosk
from tests.faults.screen import Screen, without_xvfb


@without_xvfb
def test_a_kept_kiosk_is_on_screen_whenever_there_is_one(
    shore: Path, usual: Mapping[int, bytes], tmp_path: Path
) -> None:
    frames = tmp_path / "frames"
    frames.mkdir()
    with Screen(frames, SIZE) as screen:
        screen.pull_out()
        with kiosk("supervise", shore, tmp_path, screen.name) as kept:
            kept.hear("There is no display")
            kept.hear("status 69")
            screen.plug_in()
            assert screen.comes_to_show(usual[ATTRACT])
            screen.pull_out()
            kept.hear("the X server is gone")
            kept.hear("status 69")
            kept.hear("There is no display")
            screen.plug_in()
            assert screen.comes_to_show(usual[ATTRACT])
            assert kept.end() == 0
            assert not any("last good" in line for line in kept.said), "it was no crash of the exhibition"
