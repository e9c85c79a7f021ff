"""Start the kiosk from a bare checkout: make .venv with the locked packages once, then run the kiosk in it.

`python3 launch.py [ARGS]` runs `python -m kiosk ARGS`.
`python3 launch.py test [PYTEST ARGS]` runs every check.

A Python as old as 3.6 must be able to read this file far enough to say that it is too old.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def check_python(major: int, minor: int) -> None:
    """Exit with a sentence unless this Python is one that the packages are locked for."""
    if not (3, 11) <= (major, minor) <= (3, 14):
        sys.exit(
            f"The kiosk needs Python 3.11 or newer, up to 3.14, and this is {major}.{minor}; "
            "install Python 3.13 (python.org, or your system's packages) and start launch.py with it."
        )


check_python(*sys.version_info[:2])  # before anything below that an older Python would stumble over

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
ASIDE = ROOT / ".venv.before"
TURN = ROOT / ".venv.turn"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = "complete.txt"
TESTS_PART = "# Part 2:"

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    "pytest": ["-m", "pytest", "-n", "auto", "--dist", "worksteal"],
    "soak": ["-m", "kiosk", "soak", "--minutes", "3"],
}
PIP = ["-I", "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-deps", "--no-input"]
# The first of these also mends what an interrupted pip left half written.
PIP += ["--ignore-installed", "--disable-pip-version-check", "--progress-bar=off"]
PACKAGE = re.compile(r"Collecting ([^\s=]+)==(\S+)|Processing .*?([^-/\\]+)-([^-/\\]+)-[^/\\]*\.whl")
WHY_PIP_FAILED = {
    r"No space left on device|not enough space": "the disk is full; free about 1 GB",
    r"Permission denied|Read-only file system|Access is denied": (
        "a folder cannot be written; let this user write to the project's folder and to pip's cache"
    ),
    r"DO NOT MATCH THE HASHES": (
        "a package is not the one that requirements.lock names; "
        "fetch an unaltered copy of the project, and ask whoever keeps your package index or wheel folder"
    ),
    r"Retrying \(|onnection|timed out|SSLError|NetworkError": (
        "the package index does not answer; connect this machine to the network for the set-up"
    ),
    r"No matching distribution|Could not find a version": (
        "the package index cannot be reached or has no build for this Python and system; "
        "connect this machine to the network for the set-up, or name a folder of wheels in PIP_FIND_LINKS"
    ),
}


def main(arguments: list[str]) -> None:
    """Set up what is missing, then run the checks (`test`) or become the kiosk."""
    testing = arguments[:1] == ["test"]
    prepare(testing)
    if testing:
        run_checks(arguments[1:])
    else:
        become_kiosk(arguments)


def say(sentence: str) -> None:
    """Tell the operator how the set-up goes, on the error stream: the output belongs to the kiosk."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def prepare(testing: bool) -> None:
    """Bring .venv to the locked versions, with the tests' if `testing`; do nothing if all is there."""
    whole = LOCK.read_text("utf-8")
    running, heading, besides = whole.partition(TESTS_PART)
    accepted = [stamp(whole)] if testing else [stamp(whole), stamp(running)]
    if found_stamp() in accepted:
        return
    with my_turn() as turn:
        if found_stamp() in accepted:
            return
        if found_stamp() == stamp(running):
            say(f"Adding the tests' packages to {VENV}")
            install(heading + besides, turn)
            write_stamp(stamp(whole))
        else:
            say(f"Setting up the kiosk in {VENV} (later starts skip this)")
            make_anew(whole if testing else running, turn)


def stamp(requirements: str) -> str:
    """Return what a finished environment is marked with: its Python and a digest of what was installed."""
    return f"{sys.implementation.cache_tag} {hashlib.sha256(requirements.encode()).hexdigest()}"


def found_stamp() -> str:
    """Return the mark of the environment that is there, empty if there is none or it was never finished."""
    try:
        return (VENV / STAMP).read_text("utf-8") if PYTHON.exists() else ""
    except FileNotFoundError:
        return ""


def write_stamp(mark: str) -> None:
    """Mark the environment as finished, in one step, so that a mark is never half written."""
    fresh = VENV / (STAMP + ".new")
    fresh.write_text(mark, "utf-8")
    fresh.replace(VENV / STAMP)


@contextmanager
def my_turn() -> Iterator[IO[str]]:
    """Let one start at a time set up, and yield the open file that holds the turn."""
    with TURN.open("a+", encoding="utf-8") as turn:
        if not take(turn):
            say("Another start is setting up the kiosk; waiting for it.")
            while not take(turn, patiently=True):
                pass
        yield turn


if sys.platform == "win32":

    def take(turn: IO[str], patiently: bool = False) -> bool:
        """Return whether the turn was had, after ten seconds at most if `patiently`."""
        try:
            msvcrt.locking(turn.fileno(), msvcrt.LK_LOCK if patiently else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def take(turn: IO[str], patiently: bool = False) -> bool:
        """Return whether the turn was had, which is certain if `patiently`."""
        try:
            fcntl.flock(turn, fcntl.LOCK_EX if patiently else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def make_anew(requirements: str, turn: IO[str]) -> None:
    """Make the environment from nothing; a finished one that was there stays until the new one stands."""
    if found_stamp():
        remove(ASIDE)
        VENV.rename(ASIDE)
    remove(VENV)
    try:
        say("Step 1 of 2: an environment of its own")
        make_environment(turn)
        say("Step 2 of 2: its packages")
        install(requirements, turn)
        write_stamp(stamp(requirements))
    except BaseException:
        remove(VENV)
        if ASIDE.exists():
            ASIDE.rename(VENV)
        raise
    remove(ASIDE)


def remove(environment: Path) -> None:
    """Delete an environment if it is there, its mark first, so that a half-deleted one never counts."""
    if environment.exists():
        (environment / STAMP).unlink(missing_ok=True)
        shutil.rmtree(environment)


def make_environment(turn: IO[str]) -> None:
    """Make an empty virtual environment, or exit with a sentence."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit(
            "This Python cannot make environments; install its venv and ensurepip modules "
            "(on Debian and Ubuntu: apt install python3-venv) and start again."
        )
    # Started from inside .venv, sys.executable would be the very thing that was just removed.
    said, failed = follow([getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV)], turn)
    if failed:
        sys.exit(
            f"The environment {VENV} could not be made ({last_line(said)}); see that the disk has room "
            "and that this user may write there, and start again."
        )


def install(requirements: str, turn: IO[str]) -> None:
    """Install exactly these pinned packages into the environment, or exit with a sentence."""
    pins = VENV / "locked.txt"
    pins.write_text(requirements, "utf-8")
    said, failed = follow([str(PYTHON), *PIP, "-r", str(pins)], turn, Progress(requirements).read)
    if failed:
        sys.exit(f"The packages could not be installed: {why_pip_failed(said)}, and start again.")


class Progress:
    """What pip's output says of how far it has come."""

    def __init__(self, requirements: str) -> None:
        self.expected = len(re.findall(r"^[\w.-]+==", requirements, re.MULTILINE))
        self.begun = 0

    def read(self, line: str) -> None:
        """Tell the operator which package a line of pip's output begins, if it begins one."""
        package = PACKAGE.match(line)
        if package:
            self.begun += 1
            say(f"  {' '.join(filter(None, package.groups()))} ({self.begun} of {self.expected})")
        elif line.startswith("Ignoring "):  # its marker names another system or Python
            self.expected -= 1
        elif line.startswith("Installing "):
            say("  putting them in place")


def follow(command: list[str], turn: IO[str], hear: Callable[[str], None] | None = None) -> tuple[str, int]:
    """Run a command, let `hear` have each line it writes, and return all it wrote and its exit code.

    Its input is the (empty) file that holds the turn: if this start is killed, the turn ends only when
    the command does.
    """
    pipe, said = subprocess.PIPE, []
    with subprocess.Popen(command, stdin=turn, stdout=pipe, stderr=subprocess.STDOUT) as child:
        assert child.stdout
        try:
            for raw in child.stdout:
                said.append(raw.decode(errors="replace"))
                if hear:
                    hear(said[-1])
        except BaseException:
            child.kill()
            raise
    return "".join(said), child.returncode


def why_pip_failed(said: str) -> str:
    """Return the reason and its remedy for what pip said before it failed."""
    for sign, reason in WHY_PIP_FAILED.items():
        if re.search(sign, said):
            return reason
    return f"pip stopped with “{last_line(said)}”; see that pip works here"


def last_line(said: str) -> str:
    """Return the last line with anything on it."""
    return (said.strip().splitlines() or ["no message"])[-1].strip()


def become_kiosk(arguments: list[str]) -> None:
    """Replace this process by the kiosk; on Windows, which cannot, wait for it and exit as it did."""
    # -P: a file in the operator's folder must not stand in for one of the packages.
    command = [str(PYTHON), "-P", "-m", "kiosk", *arguments]
    if sys.platform != "win32":
        os.execve(PYTHON, command, environment())
    with subprocess.Popen(command, env=environment()) as child:
        while True:
            try:
                sys.exit(child.wait())
            except KeyboardInterrupt:  # the console has told the kiosk as well, which ends in its own time
                continue


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment with the checkout as the only import path besides the packages."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def run_checks(pytest_arguments: list[str]) -> None:
    """Run every check without a screen, and exit with 1 if any failed.

    Who asks pytest for certain tests does not wait three minutes for the soak.
    """
    screenless = environment(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    failed = []
    for name, command in CHECKS.items():
        if name == "soak" and pytest_arguments:
            continue
        sys.stdout.write(f"\n== {name} ==\n")
        sys.stdout.flush()
        extra = pytest_arguments if name == "pytest" else []
        if subprocess.call([str(PYTHON), *command, *extra], cwd=ROOT, env=screenless):
            failed.append(name)
    if failed:
        sys.exit(f"\nFailed: {', '.join(failed)}.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as problem:
        sys.exit(
            f"The kiosk could not be set up ({problem}); see that the disk has room and that this user "
            f"may write to {ROOT}, and start again."
        )
