"""The units say what systemd understands, let the kiosk have what it needs, and nothing else."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.commands.installing.order import Order, Under
from kiosk.commands.installing.units import SCREEN_UNIT, TOOL, UNIT, XORG, files
from kiosk.commands.installing.walls import quoted

MOST_EXPOSED = 2.5


def order(under: Under = "cage", systemd: int = 254, listens: bool = False) -> Order:
    return Order(
        user="exhibit",
        uid=1007,
        under=under,
        kiosk=(sys.executable, "-P", "-m", "kiosk"),
        options=("--store", "/srv/the store"),
        python_path=Path("/home/exhibit/kiosk"),
        read=(Path("/usr"), Path("/home/exhibit/kiosk")),
        written=(Path("/srv/the store"), Path("/home/exhibit/sticks")),
        listens=listens,
        systemd=systemd,
        server="/bin/true",
    )


def directives(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE):
        found.setdefault(name, []).append(value)
    return found


@pytest.fixture(params=["cage", "x11"])
def under(request: pytest.FixtureRequest) -> Under:
    which: Under = request.param
    return which


def test_it_is_kept_running_and_never_given_up(under: Under) -> None:
    unit = directives(files(order(under))[UNIT])
    assert unit["Type"] == ["notify"]
    assert int(unit["WatchdogSec"][0]) > 15
    assert unit["Restart"] == ["always"]
    assert unit["StartLimitIntervalSec"] == ["0"]
    assert unit["RestartMaxDelaySec"] == ["60"]
    assert unit["WantedBy"] == ["multi-user.target"]
    assert unit["User"] == ["exhibit"]


def test_other_work_on_the_machine_waits_for_the_exhibition(under: Under) -> None:
    unit = directives(files(order(under))[UNIT])
    assert int(unit["CPUWeight"][0]) > 100
    assert int(unit["IOWeight"][0]) > 100


def test_an_older_systemd_has_the_kiosk_wait(under: Under) -> None:
    unit = directives(files(order(under, systemd=252))[UNIT])
    assert "RestartSteps" not in unit
    assert "kiosk.commands.installing.patience /run/exhibition-kiosk/" in unit["ExecStartPre"][0]


@pytest.mark.parametrize(("environment", "waits"), [({"MAINPID": "417"}, False), ({}, True)])
def test_nothing_is_waited_for_after_somebody_has_stopped_it(
    environment: dict[str, str], waits: bool, tmp_path: Path
) -> None:
    starts = tmp_path / "starts.json"
    starts.touch()
    stop = directives(files(order(systemd=252))[UNIT])["ExecStop"][0]
    subprocess.run(words(stop.replace("/run/exhibition-kiosk", str(tmp_path))), env=environment, check=True)
    assert starts.exists() == waits


def test_under_cage_the_watchdog_hears_its_child() -> None:
    unit = directives(files(order())[UNIT])
    assert unit["ExecStart"][0].startswith("/bin/true -- /bin/sh -c ")
    assert unit["ExecStart"][0].endswith('-P -m kiosk supervise --store "/srv/the store"')
    assert unit["NotifyAccess"] == ["all"]
    assert unit["TTYPath"] == ["/dev/tty1"]


def test_under_cage_all_of_it_stays_in_its_unit() -> None:
    """A session of logind's would take it out: its messages would not be heard, and it would not be ended."""
    unit = directives(files(order())[UNIT])
    assert "PAMName" not in unit
    assert "seatd.service" in unit["Wants"][0]
    assert "LIBSEAT_BACKEND=seatd" in unit["Environment"]
    assert "XDG_RUNTIME_DIR=/run/exhibition-kiosk" in unit["Environment"]


def test_an_x_server_may_have_its_keymap_compiled(under: Under) -> None:
    for path, text in files(order(under)).items():
        if path.suffix == ".service":
            assert directives(text)["SystemCallFilter"][-1] == "setuid setgid"


def test_what_its_staff_has_ended_stays_so(tmp_path: Path) -> None:
    assert directives(files(order("x11"))[UNIT])["RestartPreventExitStatus"] == ["0"]
    note = tmp_path / "ended"
    unit = directives(files(order())[UNIT])
    started, looked = (
        words(unit[name][0].replace("/run/exhibition-kiosk/ended", str(note)))
        for name in ("ExecStart", "ExecCondition")
    )
    wrapped = started[2 : started.index("sh") + 1]
    for status, stays in ((1, False), (0, True)):
        subprocess.run([*wrapped, "sh", "-c", f"exit {status}"], check=False)
        assert note.exists() == stays
        assert (subprocess.run(looked, check=False).returncode != 0) == stays
    assert subprocess.run(looked, check=False).returncode == 0  # once: who starts it again means it


def words(directive: str) -> list[str]:
    """As systemd splits them."""
    return shlex.split(directive.replace("$$", "$").replace("%%", "%"))


def test_the_x_server_comes_and_goes_with_the_kiosk_and_shuts_its_keys() -> None:
    written = files(order("x11"))
    assert SCREEN_UNIT.name in directives(written[UNIT])["Wants"][0]
    assert directives(written[SCREEN_UNIT])["StopWhenUnneeded"] == ["yes"]
    assert '"DontVTSwitch" "true"' in written[XORG]


def test_it_writes_to_its_own_folders_alone(under: Under) -> None:
    unit = directives(files(order(under))[UNIT])
    assert unit["ProtectSystem"] == ["strict"]
    assert unit["ProtectHome"] == ["tmpfs"]
    assert '"-/srv/the store"' in unit["ReadWritePaths"]
    assert unit["BindReadOnlyPaths"][0] == "-/home/exhibit/kiosk"
    assert unit["BindPaths"] == ["-/home/exhibit/sticks", "-/run/user/1007"]


def test_there_is_no_network_unless_it_listens(under: Under) -> None:
    unit = directives(files(order(under))[UNIT])
    assert "AF_INET" not in unit["RestrictAddressFamilies"][0]
    listening = directives(files(order(under, listens=True))[UNIT])
    assert "AF_INET" in listening["RestrictAddressFamilies"][0]
    assert listening["IPAddressDeny"] == ["any"]
    assert listening["IPAddressAllow"] == ["localhost"]


def test_words_that_mean_something_to_systemd_are_taken_as_they_are() -> None:
    assert quoted(["50%", "$HOME", "a b", 'say "x"', "back\\slash"]) == (
        '50%% $$HOME "a b" "say \\"x\\"" "back\\\\slash"'
    )


def test_the_tool_is_a_script_of_the_shell() -> None:
    text = files(order())[TOOL]
    assert text.startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n"], input=text, text=True, check=True)
    assert '-P -m kiosk "$@"' in text


@pytest.mark.parametrize(
    ("uid", "carried"), [(1007, "exec env "), (0, "exec runuser -u exhibit"), (1008, "exec sudo -u exhibit")]
)
def test_the_tool_asks_for_other_rights_only_where_it_needs_them(uid: int, carried: str) -> None:
    script = files(order())[TOOL].replace("$(id -u)", str(uid)).replace("exec ", "echo exec ")
    said = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.startswith(carried)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed here")
@pytest.mark.parametrize("listens", [False, True])
@pytest.mark.parametrize("systemd", [252, 254])
def test_systemd_finds_them_right_and_well_walled(
    under: Under, systemd: int, listens: bool, tmp_path: Path
) -> None:
    paths = []
    for path, text in files(order(under, systemd, listens)).items():
        if path.suffix == ".service":
            paths.append(tmp_path / path.name)
            paths[-1].write_text(text, "utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *paths], capture_output=True, text=True, check=False
    )
    # What an older systemd does not know yet it says, and passes over.
    complaints = [
        line
        for line in verified.stderr.splitlines()
        if any(path.name in line for path in paths) and "Restart" not in line
    ]
    assert complaints == []
    for path in paths:
        command = ["systemd-analyze", "security", "--offline=true", str(path)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
        assert exposure, said
        assert float(exposure[1]) <= MOST_EXPOSED
