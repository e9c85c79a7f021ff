"""`install` writes what it has shown, refuses in sentences, and takes everything away again."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

if sys.platform != "linux":
    pytest.skip("only Linux has systemd", allow_module_level=True)

from kiosk.__main__ import verbs
from kiosk.base.errors import KioskError
from kiosk.commands import install
from kiosk.commands.installing.machine import Machine
from kiosk.commands.installing.order import STATE
from kiosk.commands.installing.units import EVERY_FILE, SCREEN_UNIT, TOOL, UNIT
from kiosk.commands.staffing.lock import set_pin


class Bench(Machine):
    """A machine in a folder, with an administrator and a user `exhibit`."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.said: list[str] = []
        self.is_root, self.makes_pins, self.reachable = True, True, True
        self.programs = {"cage", "Xwayland", "seatd", "Xorg", "systemctl"}
        self.member_of = {"exhibit", "video", "render", "audio"}

    @property
    def administered(self) -> bool:
        return self.is_root

    def uid(self, user: str) -> int | None:
        return {"exhibit": 1007, "root": 0}.get(user)

    def groups(self, user: str) -> set[str]:
        return self.member_of

    def may_run(self, user: str, program: str) -> bool:
        return self.reachable

    def program(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.programs else None

    def make_private_folder(self, path: Path, user: str) -> None:
        self.said.append(f"{path} is {user}'s")

    def run(self, *command: str) -> str:
        self.said.append(" ".join(command))
        if command[0] == str(TOOL):
            return "The new PIN: 417 093\n" if self.makes_pins else self._fail()
        return "systemd 252 (252.39-1~deb12u2)" if command[1] == "--version" else ""

    def _fail(self) -> str:
        raise KioskError("no such command")

    @property
    def files(self) -> set[Path]:
        return {Path("/") / path.relative_to(self._root) for path in self._root.rglob("*") if path.is_file()}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    (tmp_path / "run/systemd/system").mkdir(parents=True)
    machine = Bench(tmp_path)
    monkeypatch.setattr(install, "this_machine", lambda: machine)
    return machine


def kiosk_install(*arguments: object) -> Result:
    return CliRunner().invoke(verbs, ["install", "--language", "en", *map(str, arguments)])


def test_it_is_shown_first_and_nothing_is_changed(machine: Bench, tmp_path: Path) -> None:
    machine.is_root, machine.programs = False, set()
    shown = kiosk_install("--user", "exhibit", "--print", "--store", "/srv/shown")
    assert shown.exit_code == 0
    assert "supervise --store /srv/shown" in shown.output
    assert not machine.files
    assert machine.said == []


def test_what_is_written_is_what_was_shown(machine: Bench) -> None:
    arguments = ("--user", "exhibit", "--inbox", "/media", "--store", "/srv/shown", "--", "--unattended")
    shown = kiosk_install("--print", *arguments).output
    done = kiosk_install(*arguments)
    assert done.exit_code == 0
    assert machine.files == {UNIT, TOOL}
    assert "supervise --store /srv/shown --inbox /media --unattended" in machine.at(UNIT).read_text()
    for path in machine.files:
        assert f"# {path}\n{machine.at(path).read_text()}" in shown
    assert machine.at(TOOL).stat().st_mode & 0o777 == 0o755
    assert machine.said[-4:] == [
        "/var/lib/exhibition-kiosk is exhibit's",
        "systemctl daemon-reload",
        "systemctl enable exhibition-kiosk.service",
        "/usr/local/bin/exhibition-kiosk pin --new --language en",
    ]
    assert "The new PIN: 417 093" in done.output
    assert "sudo systemctl restart exhibition-kiosk" in done.output


def test_a_pin_that_is_there_stays(machine: Bench) -> None:
    machine.at(STATE).mkdir(parents=True)
    set_pin(machine.at(STATE), "270418")
    kiosk_install("--user", "exhibit")
    assert not any("pin --new" in each for each in machine.said)


def test_a_pin_that_cannot_be_made_stops_nothing(machine: Bench) -> None:
    machine.makes_pins = False
    done = kiosk_install("--user", "exhibit")
    assert done.exit_code == 0
    assert "exhibition-kiosk pin --new" in done.output


def test_another_installation_leaves_nothing_of_the_one_before(machine: Bench) -> None:
    kiosk_install("--user", "exhibit", "--under", "x11")
    assert machine.files == set(EVERY_FILE)
    kiosk_install("--user", "exhibit")
    assert SCREEN_UNIT not in machine.files
    stopped = machine.said.index("systemctl stop exhibition-kiosk.service")
    assert stopped < len(machine.said) - 1 - machine.said[::-1].index("systemctl daemon-reload")


def test_it_is_taken_away_again(machine: Bench) -> None:
    kiosk_install("--user", "exhibit", "--under", "x11")
    assert kiosk_install("--remove").exit_code == 0
    assert not machine.files
    assert "systemctl disable --now exhibition-kiosk.service" in machine.said
    assert machine.said[-1] == "systemctl start getty.target"
    assert kiosk_install("--remove").output == "Nothing is installed here.\n"


def test_all_that_stands_in_the_way_is_told_at_once(machine: Bench, tmp_path: Path) -> None:
    (tmp_path / "run/systemd/system").rmdir()
    machine.is_root, machine.programs = False, set()
    login = tmp_path / "etc/systemd/system/display-manager.service"
    login.parent.mkdir(parents=True)
    login.symlink_to("/lib/systemd/system/lightdm.service")
    refused = kiosk_install("--user", "nobodyhere")
    assert refused.exit_code == 1
    for words in (
        "systemd does not run here",
        "with sudo",
        "useradd --create-home --groups video,render,audio nobodyhere",
        "apt install cage",
        "apt install xwayland",
        "apt install seatd",
        "disable --now lightdm.service",
    ):
        assert words in refused.output
    assert machine.files == set()


def test_a_program_in_a_home_that_is_shut_is_refused(machine: Bench) -> None:
    machine.reachable = False
    refused = kiosk_install("--user", "exhibit")
    assert refused.exit_code == 1
    assert f"exhibit may not run {sys.executable}" in refused.output


def test_a_user_who_may_not_use_screen_and_sound_is_refused(machine: Bench) -> None:
    machine.member_of = {"exhibit", "render"}
    refused = kiosk_install("--user", "exhibit")
    assert refused.exit_code == 1
    assert "usermod --append --groups video,audio exhibit" in refused.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--user", "root"], "does not run as root"),
        ([], "--user NAME"),
        (["--user", "exhibit", "--store", "/a", "--exhibition", "/b"], "not both"),
        (["--user", "exhibit", "--", "--no-such-option"], "No such option"),
        (["--user", "exhibit", "--", "--size", "wide"], "no size"),
        (["--user", "exhibit", "--", "--state", "/elsewhere"], "leave `--state` away"),
        (["--user", "exhibit", "--", "--store", "/srv/shown"], "`--store` stands before the `--`"),
        (["--user", "exhibit", "--", "--inbox=/media"], "`--inbox` stands before the `--`"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is(
    machine: Bench, arguments: list[str], words: str
) -> None:
    refused = kiosk_install(*arguments)
    assert refused.exit_code != 0
    assert words in refused.output
    assert not machine.files
