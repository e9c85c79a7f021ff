"""launch.py in empty folders, with packages made on the spot: no test here needs the network."""

import ast
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import launch

ROOT = Path(__file__).resolve().parent.parent
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")

KIOSK = """
import importlib.metadata, json, sys

packages = {p.name: p.version for p in importlib.metadata.distributions()}
packages.pop("pip"), packages.pop("setuptools", None)
print(json.dumps({"arguments": sys.argv[1:], "packages": packages}))
"""
CHECK = """
import os, pathlib, sys
print("{name}", *sys.argv[1:], os.environ["SDL_VIDEODRIVER"], os.environ["SDL_AUDIODRIVER"])
sys.exit(pathlib.Path("{name}-fails").exists())
"""
LINT_IMPORTS = "def lint_imports_command():\n    print('lint-imports')\n"


class Checkout:
    """A folder with launch.py, a lock, a stand-in for the kiosk, and wheels for pip to find."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = folder / "wheels"
        self.lock = folder / "requirements.lock"
        self.venv = folder / ".venv"

    def wheel(self, name: str, version: str, **modules: str) -> str:
        """Make a wheel of these modules and return its locked entry."""
        path = self.wheels / f"{name}-{version}-py3-none-any.whl"
        facts = f"{name}-{version}.dist-info"
        files = {f"{module.replace('__', '/')}.py": text for module, text in modules.items()}
        files[f"{facts}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        files[f"{facts}/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        files[f"{facts}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{facts}/RECORD"))
        with zipfile.ZipFile(path, "w") as archive:
            for file, text in files.items():
                archive.writestr(file, text)
        return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"

    def start(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run launch.py to its end."""
        with self.begin(*arguments, **variables) as started:
            out, err = started.communicate(timeout=300)
        return subprocess.CompletedProcess(arguments, started.returncode, out, err)

    def begin(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        """Start launch.py with nothing but the wheels for pip to take, unless `variables` say otherwise."""
        inherited = {k: v for k, v in os.environ.items() if not re.match(r"PIP_|PYTHON|.*_proxy$", k, re.I)}
        settings = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_CACHE_DIR": "1",
        }
        if "PIP_INDEX_URL" not in variables:
            settings["PIP_NO_INDEX"] = "1"
        return subprocess.Popen(
            [sys.executable, str(self.folder / "launch.py"), *arguments],
            env={**inherited, **settings, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def packages(self) -> object:
        """Start the kiosk and return the packages that it sees."""
        return json.loads(self.start().stdout)["packages"]


def checkout_in(folder: Path) -> Checkout:
    made = Checkout(folder)
    made.wheels.mkdir()
    shutil.copy(ROOT / "launch.py", folder)
    (folder / "kiosk").mkdir()
    (folder / "kiosk/__main__.py").write_text(KIOSK)
    running = made.wheel("ink", "1.0", ink="") + made.wheel("paper", "1.0", paper="")
    checks = {name: CHECK.format(name=name) for name in ("ruff", "mypy", "pytest")}
    besides = made.wheel("checks", "1.0", importlinter__cli=LINT_IMPORTS, **checks)
    elsewhere = "nowhere==1.0 ; sys_platform == 'amiga' \\\n    --hash=sha256:" + "0" * 64 + "\n"
    made.lock.write_text(f"# Part 1: to run.\n{running}{elsewhere}\n# Part 2: for the tests.\n{besides}")
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Checkout:
    return checkout_in(tmp_path)


@pytest.fixture(scope="module")
def first_start(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Checkout, subprocess.CompletedProcess[str]]:
    made = checkout_in(tmp_path_factory.mktemp("first"))
    return made, made.start("tour", "--speed", "two words", "")


@pytest.fixture
def ready(first_start: tuple[Checkout, object], tmp_path: Path) -> Checkout:
    """A copy of a checkout that has been started once."""
    shutil.copytree(first_start[0].folder, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Checkout(tmp_path)


@pytest.fixture
def silent_index() -> Iterator[socket.socket]:
    """A package index that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(120)
        yield server


def asking(index: socket.socket) -> dict[str, str]:
    """Return the settings that make pip ask this index once."""
    port = index.getsockname()[1]
    return {"PIP_INDEX_URL": f"http://127.0.0.1:{port}/simple", "PIP_RETRIES": "0", "PIP_FIND_LINKS": ""}


def is_one_sentence(said: str) -> bool:
    return said.count("\n") == 1 and said.endswith(".\n") and "Traceback" not in said


def test_first_start_sets_up_and_passes_arguments_on(
    first_start: tuple[Checkout, subprocess.CompletedProcess[str]],
) -> None:
    result = first_start[1]
    assert json.loads(result.stdout) == {
        "arguments": ["tour", "--speed", "two words", ""],
        "packages": {"ink": "1.0", "paper": "1.0"},
    }
    assert "Step 1 of 2" in result.stderr
    assert "ink 1.0 (1 of 2)" in result.stderr
    assert "paper 1.0 (2 of 2)" in result.stderr


def test_second_start_does_no_set_up(ready: Checkout) -> None:
    shutil.rmtree(next(ready.venv.glob("**/site-packages/pip")))
    result = ready.start()
    assert (result.returncode, result.stderr) == (0, "")
    assert not (ready.folder / ".venv.before").exists()


def test_start_from_another_folder_runs_this_kiosk(
    ready: Checkout, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "json.py").write_text("raise SystemExit('this file must not be imported')")
    command = [sys.executable, str(ready.folder / "launch.py"), "here"]
    assert '"here"' in subprocess.check_output(command, cwd=elsewhere, encoding="utf-8")


def test_exit_code_is_the_kiosks(ready: Checkout) -> None:
    (ready.folder / "kiosk/__main__.py").write_text("raise SystemExit(7)")
    assert ready.start().returncode == 7


def test_environment_without_its_mark_is_made_anew(ready: Checkout) -> None:
    (ready.venv / launch.STAMP).unlink()
    (ready.venv / "left over").touch()
    assert ready.packages() == {"ink": "1.0", "paper": "1.0"}
    assert not (ready.venv / "left over").exists()


@posix_only
def test_start_killed_during_pip_is_repaired_by_the_next(
    fresh: Checkout, silent_index: socket.socket
) -> None:
    with fresh.begin(**asking(silent_index)) as killed:
        call, _ = silent_index.accept()
        killed.kill()
        call.close()
        killed.communicate()
    assert fresh.venv.exists()
    assert fresh.packages() == {"ink": "1.0", "paper": "1.0"}


@posix_only
def test_interrupted_start_is_quiet(ready: Checkout, silent_index: socket.socket) -> None:
    with ready.begin("test", **asking(silent_index)) as interrupted:
        call, _ = silent_index.accept()
        interrupted.send_signal(signal.SIGINT)
        _, err = interrupted.communicate()
        call.close()
    assert interrupted.returncode == 130
    assert "Traceback" not in err
    assert ready.start().stderr == "", "what the kiosk needs was not touched"


@posix_only
def test_second_of_two_starts_waits_for_the_first(ready: Checkout, silent_index: socket.socket) -> None:
    with ready.begin("test", **asking(silent_index)) as first:
        call, _ = silent_index.accept()
        with ready.begin("test") as second:
            assert second.stderr
            assert "waiting" in second.stderr.readline()
            call.close()
            silent_index.close()
            assert first.wait(timeout=300) == 1
            second.communicate(timeout=300)
    assert second.returncode == 0
    assert ready.packages() == {"ink": "1.0", "paper": "1.0", "checks": "1.0"}


def test_changed_lock_brings_exactly_its_versions(ready: Checkout) -> None:
    ready.lock.write_text(ready.wheel("ink", "2.0", ink="") + "\n# Part 2: for the tests.\n")
    assert ready.packages() == {"ink": "2.0"}
    assert not (ready.folder / ".venv.before").exists()


def test_no_network_is_one_sentence_and_keeps_the_environment(ready: Checkout) -> None:
    locked = ready.lock.read_text()
    ready.lock.write_text(ready.wheel("ink", "2.0", ink=""))
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        settings = asking(nobody)
    failed = ready.start(**{**settings, "PIP_RETRIES": "1"})
    assert failed.returncode == 1
    assert "connect this machine to the network" in failed.stderr
    assert is_one_sentence(failed.stderr.split("its packages\n")[1])
    ready.lock.write_text(locked)
    back = ready.start()
    assert (back.returncode, back.stderr) == (0, "")


def test_wrong_hash_is_one_sentence(ready: Checkout) -> None:
    running, heading, besides = ready.lock.read_text().partition(launch.TESTS_PART)
    ready.lock.write_text(running + heading + re.sub(r"sha256:\w+", "sha256:" + "0" * 64, besides))
    failed = ready.start("test")
    assert failed.returncode == 1
    assert "not the one that requirements.lock names" in failed.stderr
    assert is_one_sentence(failed.stderr.split("(1 of 1)\n")[1])


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_missing_venv_module_is_one_sentence(fresh: Checkout, module: str) -> None:
    (fresh.folder / "sitecustomize.py").write_text(f"import sys; sys.modules['{module}'] = None")
    result = fresh.start(PYTHONPATH=str(fresh.folder))
    assert result.returncode == 1
    assert "apt install python3-venv" in result.stderr
    assert is_one_sentence(result.stderr.split("its own\n")[1])


def test_folder_that_cannot_be_written_is_one_sentence(fresh: Checkout) -> None:
    (fresh.folder / ".venv.turn").mkdir()
    result = fresh.start()
    assert result.returncode == 1
    assert is_one_sentence(result.stderr)


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 15)])
def test_unsupported_python_is_one_sentence(version: tuple[int, int]) -> None:
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, .*this is 3\.\d+; install .*\.$"):
        launch.check_python(*version)


def test_python_3_6_can_read_launch() -> None:
    ast.parse((ROOT / "launch.py").read_text("utf-8"), feature_version=(3, 6))


def test_checks_all_run_without_a_screen_and_pytest_is_told_what_follows(ready: Checkout) -> None:
    result = ready.start("test", "-k", "name")
    assert result.returncode == 0
    assert "Adding the tests' packages" in result.stderr
    assert [line for line in result.stdout.splitlines() if line] == [
        "== ruff check ==",
        "ruff check dummy dummy",
        "== ruff format ==",
        "ruff format --check dummy dummy",
        "== mypy ==",
        "mypy dummy dummy",
        "== lint-imports ==",
        "lint-imports",
        "== pytest ==",
        "pytest -n auto --dist worksteal -k name dummy dummy",
    ]
    again = ready.start("test")
    assert (again.returncode, again.stderr) == (0, "")
    *_, pytest_said, soak, soaked = [line for line in again.stdout.splitlines() if line]
    assert (pytest_said, soak) == ("pytest -n auto --dist worksteal dummy dummy", "== soak ==")
    assert json.loads(soaked)["arguments"] == ["soak", "--minutes", "3"]
    assert ready.start().stderr == "", "the tests' packages must not trouble the kiosk"


def test_failed_check_does_not_stop_the_others(ready: Checkout) -> None:
    (ready.folder / "mypy-fails").touch()
    result = ready.start("test")
    assert result.returncode == 1
    assert "pytest -n auto --dist worksteal dummy" in result.stdout
    assert result.stderr.endswith("\nFailed: mypy.\n")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk is full",
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/x'",
            "cannot be written",
        ),
        ("WARNING: Retrying (Retry(total=4)) after connection broken", "does not answer"),
        ("ERROR: No matching distribution found for ink==1.0", "has no build for this Python"),
        ("ERROR: of a new kind\n\n", "ERROR: of a new kind"),
        ("", "no message"),
    ],
)
def test_reason_for_what_pip_said(said: str, reason: str) -> None:
    assert reason in launch.why_pip_failed(said)


def test_lock_pins_every_package_by_hash_and_names_no_place() -> None:
    text = launch.LOCK.read_text("utf-8")
    entries = [
        line for line in text.splitlines() if line and not line.startswith(("#", "    --hash=sha256:"))
    ]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [^/]+)? \\", line) for line in entries)
    assert "://" not in text
    assert "--index" not in text


def test_lock_holds_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    running, _, besides = launch.LOCK.read_text("utf-8").partition(launch.TESTS_PART)
    for asked, part in (
        (project["project"]["dependencies"], running),
        (project["dependency-groups"]["test"], besides),
    ):
        pinned = dict(re.findall(r"^([\w-]+)==([\w.]+)", part, re.MULTILINE))
        for requirement in map(Requirement, asked):
            assert pinned[requirement.name] in requirement.specifier, requirement
