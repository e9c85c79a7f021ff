"""Renew requirements.lock from pyproject.toml with uv.

`python3 .ci/lock.py` keeps the versions that may stay, `python3 .ci/lock.py --upgrade` takes the newest.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
HEAD = """\
# Exact versions for every supported Python (3.11 to 3.14) and system, made from pyproject.toml by
# `python3 .ci/lock.py`: do not edit. `pip install --require-hashes -r requirements.lock` installs both
# parts; launch.py installs the first alone to run the kiosk.

# Part 1: what the kiosk needs to run.
"""
BESIDES = "\n# Part 2: what its tests need besides.\n"
COMPILE = ["uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version=3.11"]
COMPILE += ["--generate-hashes", "--no-header", "--no-annotate"]


def resolve(chosen: Path, *options: str) -> list[str]:
    """Let uv write its choice to `chosen`, keeping what stands there, and return its entries."""
    subprocess.run([*COMPILE, f"--output-file={chosen}", *options], cwd=ROOT, check=True)
    return re.findall(r"^\S.*\n(?: .*\n)*", chosen.read_text("utf-8"), re.MULTILINE)


def main() -> None:
    """Write the lock: the entries for running, then those that the test group adds."""
    with tempfile.TemporaryDirectory() as folder:
        every, run = Path(folder, "every.txt"), Path(folder, "run.txt")
        every.write_text(LOCK.read_text("utf-8") if LOCK.exists() else "", "utf-8")
        tested = resolve(every, "--group=test", *sys.argv[1:])
        needed = resolve(run, f"--constraint={every}")
    besides = [entry for entry in tested if entry not in needed]
    LOCK.write_text(HEAD + "".join(needed) + BESIDES + "".join(besides), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
