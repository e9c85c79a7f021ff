"""No key, gesture or event of a window leaves a fullscreen exhibition; a window of a size is closed as usual.

On a real X server, with a window manager that has its usual keys and menus, and without one.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

if not sys.platform.startswith("linux") or not shutil.which("Xvfb"):
    pytest.skip("a real window needs Linux and Xvfb", allow_module_level=True)

from tests.commands.smallshow import write_small
from tests.locked.xserver import SCREEN, Hands, x_server

EVENTS = {"without a manager": 20_000, "under openbox": 100_000}
"""Of the storm; 100,000 take about 10 s."""
KEYS = [
    "Alt_L+F4",
    "Control_L+c",
    "Control_L+q",
    "Control_L+w",
    "Alt_L+Tab",
    "Alt_L+Escape",
    "Control_L+Escape",
    "Super_L",
    "Super_L+d",
    "Super_L+e",
    "Menu",
    "Escape",
    "F11",
    "Print",
    "Alt_L+Print",
    "Control_L+Alt_L+Delete",
    "Control_L+Alt_L+BackSpace",
    "Control_L+Alt_L+Right",
    "Alt_L+space",
    *(f"Control_L+Alt_L+F{number}" for number in range(1, 13)),
]

Start = Callable[..., tuple[subprocess.Popen[bytes], Hands]]


@pytest.fixture(params=EVENTS)
def house(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def start(house: str, tmp_path: Path) -> Iterator[Start]:
    managed = house == "under openbox"
    if managed and not shutil.which("openbox"):
        pytest.skip("a window manager is needed: openbox")
    exhibition = write_small(tmp_path / "exhibition")
    with ExitStack() as ended:
        server = ended.enter_context(x_server())
        variables = _variables(server, tmp_path)

        def begin(*command: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            ended.callback(process.wait)
            ended.callback(process.kill)
            return process

        def start(*options: str) -> tuple[subprocess.Popen[bytes], Hands]:
            hands = ended.enter_context(closing(Hands(server)))
            if managed:
                begin("openbox")
                hands.find_manager()
            kiosk = begin(
                *(sys.executable, "-m", "kiosk", "run", "--render-driver", "software"),
                *("--exhibition", str(exhibition), *options),
            )
            hands.find_window()
            hands.answered()
            return kiosk, hands

        yield start


def _variables(server: str, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    folders = {name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    return (
        kept | folders | {"DISPLAY": server, "SDL_VIDEODRIVER": "x11", "KIOSK_STATE": str(folder / "state")}
    )


def test_nothing_leaves(start: Start, house: str) -> None:
    kiosk, hands = start()
    hands.wait_until(hands.is_on_top, "it is on top")
    for keys in KEYS:
        hands.press(keys)
        hands.answered()
        assert hands.is_on_top(), keys
    for ask in (hands.ask_to_close, hands.close_by_manager, hands.minimise, hands.leave_fullscreen):
        ask()
        hands.answered()
        assert hands.is_on_top(), ask.__name__
    for force in (hands.unmap, hands.shrink, hands.steal_focus):
        force()
        hands.wait_until(hands.is_on_top, f"after {force.__name__} it is back")
    hands.storm(EVENTS[house], seed=1)
    assert kiosk.poll() is None
    picture = hands.picture()
    assert len(picture.getcolors(SCREEN[0] * SCREEN[1]) or []) > 30


def test_its_operator_ends_it(start: Start) -> None:
    kiosk, _ = start()
    kiosk.send_signal(signal.SIGTERM)
    assert kiosk.wait(timeout=20) == 0


def test_a_window_is_closed_as_usual(start: Start) -> None:
    kiosk, hands = start("--size", "640x360")
    hands.ask_to_close()
    assert kiosk.wait(timeout=20) == 0
