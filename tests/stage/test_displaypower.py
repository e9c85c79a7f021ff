"""The display itself is switched: by whatever way there is, beside the loop, and never at its cost."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.base import background
from kiosk.stage import displaypower, switching
from kiosk.stage.displaypower import BesidePower

Ran = tuple[int, str]


@pytest.fixture
def switch(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Switches as the process beside does, on a machine without backlights; exit status and what it said."""
    monkeypatch.setattr(switching, "BACKLIGHTS", tmp_path / "backlights")

    def run(wanted: str, driver: str) -> Ran:
        return switching.main(wanted, driver), capsys.readouterr().out.strip()

    return run


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts a program on an otherwise empty path; it notes how it was called."""
    folder, calls = tmp_path / "bin", tmp_path / "calls"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def add(name: str, body: str) -> Path:
        (folder / name).write_text(f'#!/bin/sh\necho "{name} $*" >>"{calls}"\n{body}\n', "utf-8")
        (folder / name).chmod(0o755)
        return calls

    return add


posix = pytest.mark.skipif(sys.platform == "win32", reason="programs of Linux")


@posix
def test_wlopm_switches_all_displays_of_a_wayland_compositor(
    switch: Callable[..., Ran], program: Callable[[str, str], Path]
) -> None:
    calls = program("wlopm", "")
    program("wlr-randr", "exit 1")
    assert switch("off", "wayland") == switch("on", "wayland") == (0, "")
    assert calls.read_text() == "wlopm --off *\nwlopm --on *\n"


@posix
def test_without_wlopm_wlr_randr_switches_each_output(
    switch: Callable[..., Ran], program: Callable[[str, str], Path]
) -> None:
    said = 'HDMI-A-1 "A screen"\\n  Enabled: yes\\nDP-2 "Another"\\n  Enabled: yes\\n'
    calls = program("wlr-randr", f"[ $# = 0 ] && printf '{said}'; exit 0")
    assert switch("off", "wayland") == (0, "")
    assert calls.read_text().splitlines()[1:] == [
        "wlr-randr --output HDMI-A-1 --off",
        "wlr-randr --output DP-2 --off",
    ]


@posix
def test_a_compositor_that_cannot_is_quoted(
    switch: Callable[..., Ran], program: Callable[[str, str], Path]
) -> None:
    program("wlr-randr", "echo no such protocol >&2; exit 1")
    assert switch("off", "wayland") == (1, "wlr-randr says: no such protocol; the kernel knows no backlight")


def test_where_there_is_no_way_it_says_so(
    switch: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    reason = "neither wlopm nor wlr-randr is installed; the kernel knows no backlight"
    assert switch("off", "wayland") == (1, reason)
    assert switch("off", "dummy") == (1, "the kernel knows no backlight")


def test_a_backlight_serves_where_nothing_else_does(
    switch: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    power = tmp_path / "backlights" / "panel" / "bl_power"
    power.parent.mkdir(parents=True)
    power.write_text("0")
    assert switch("off", "wayland") == (0, "")
    assert power.read_text() == "4"
    assert switch("on", "kmsdrm") == (0, "")
    assert power.read_text() == "0"


class Recording:
    """A library whose functions note that they were called, and with which numbers."""

    def __init__(self, **answers: int) -> None:
        self.answers = answers
        self.called: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)

        def function(*given: Any) -> int:
            numbers = [each.value for each in given if hasattr(each, "value")]
            self.called.append((name, numbers))
            return self.answers.get(name, 1)

        self.__dict__[name] = function
        return function

    def named(self, name: str) -> list[list[int]]:
        return [numbers for called, numbers in self.called if called == name]


def test_x_is_told_by_dpms_and_never_switches_by_itself(
    switch: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Recording(XOpenDisplay=7)
    monkeypatch.setattr(switching, "_library", lambda name: library)
    assert switch("off", "x11") == switch("on", "x11") == (0, "")
    assert library.named("DPMSForceLevel") == [[7, 3], [7, 0]]
    assert library.named("DPMSSetTimeouts") == [[7, 0, 0, 0]] * 2
    assert len(library.named("XResetScreenSaver")) == 1
    assert len(library.named("XCloseDisplay")) == 2


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"XOpenDisplay": 0}, "the X server cannot be reached"),
        ({"DPMSQueryExtension": 0}, "this X server has no DPMS"),
        ({"DPMSCapable": 0}, "this X server says that its display cannot be switched by DPMS"),
    ],
)
def test_what_an_x_server_lacks_is_said(
    switch: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, answers: dict[str, int], said: str
) -> None:
    monkeypatch.setattr(switching, "_library", lambda name: Recording(**answers))
    assert switch("off", "x11") == (1, f"{said}; the kernel knows no backlight")


def test_windows_is_told_by_its_system_command(
    switch: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Any, ...]] = []

    class User32:
        PostMessageW = staticmethod(lambda *given: told.append(given))
        mouse_event = staticmethod(lambda *given: None)

    monkeypatch.setattr(switching, "_user32", User32)
    assert switch("off", "windows") == switch("on", "windows") == (0, "")
    assert told == [(0xFFFF, 0x112, 0xF170, 2), (0xFFFF, 0x112, 0xF170, -1)]


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed")
def test_a_real_x_server_is_asked(tmp_path: Path) -> None:
    """Xvfb has no DPMS, at least not in all versions: it is reached, and either obeys or is quoted."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "64x64x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            display = answer.readline().strip()
        environment = {**os.environ, "DISPLAY": f":{display}"}
        done = subprocess.run(
            [sys.executable, "-m", "kiosk.stage.switching", "off", "x11"],
            env=environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        server.terminate()
    assert done.returncode == 0 or "DPMS" in done.stdout
    assert done.stderr == ""


class Children:
    """Starts Python with some lines in place of the process beside."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.code = code
        monkeypatch.setattr(background, "start_beside", self.start)

    def start(self, module: str, *given: object) -> "subprocess.Popen[bytes]":
        self.asked.append((module, *given))
        return subprocess.Popen([sys.executable, "-S", "-c", self.code], stdout=subprocess.PIPE)


def finished(power: BesidePower) -> None:
    worker = power._worker
    if worker:
        worker.join(30)
        assert not worker.is_alive()


def test_it_is_switched_beside_and_only_when_something_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    children = Children(monkeypatch, "")
    power = BesidePower("x11")
    for on in (True, True, False, False):
        power.switch(on)
        finished(power)
    assert [given[1] for given in children.asked] == ["on", "off"]
    power.forget()
    power.switch(False)
    finished(power)
    power.close()
    assert [given[1] for given in children.asked] == ["on", "off", "off", "on"]


def test_the_system_may_blank_the_screen_itself_while_it_is_dark(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: list[bool] = []
    monkeypatch.setattr("pygame.display.set_allow_screensaver", allowed.append)
    Children(monkeypatch, "")
    power = BesidePower("x11")
    power.switch(False)
    power.close()
    assert allowed == [True, False]


def test_a_reason_is_logged_once(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    Children(monkeypatch, "print('it has no switch'); raise SystemExit(1)")
    power = BesidePower("x11")
    for on in (False, True, False):
        power.switch(on)
        finished(power)
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING] == [
        "the display cannot be switched, it is only black at night: it has no switch"
    ]


def test_what_hangs_is_ended_and_holds_up_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(displaypower, "LONGEST", 0.3)
    Children(monkeypatch, "import threading; threading.Event().wait()")
    power = BesidePower("x11")
    power.switch(False)  # returns while the process still hangs
    finished(power)
    assert "no answer within 0.3 s" in caplog.text


def test_a_system_that_starts_no_process_is_only_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*given: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(background, "start_beside", refuse)
    power = BesidePower("x11")
    power.switch(False)
    finished(power)
    assert "no more processes" in caplog.text
