"""Disks that are full or read-only: real ones in memory, where this system lets them be mounted."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FAULTS = ("full", "read-only")


@contextmanager
def disk(folder: Path, fault: str) -> Iterator[Path]:
    """A disk of its own in `folder`, full or read-only; the test is skipped where none may be mounted."""
    folder.mkdir()
    if not shutil.which("mount") or os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a disk that is full or read-only")
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "kiosk-test", str(folder)]
    if (failed := subprocess.run(mounting, capture_output=True, text=True, check=False)).returncode:
        pytest.skip(f"no disk may be mounted here: {failed.stderr.strip()}")
    try:
        if fault == "full":
            _fill(folder)
        else:
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        with pytest.raises(OSError):  # noqa: PT011  either of two
            (folder / "try").write_bytes(bytes(8192))
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(folder: Path) -> None:
    try:
        with (folder / "ballast").open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
    except OSError:
        return
