"""Which file systems tell what is written in them."""

import os
import sys
from pathlib import Path

_SILENT = {
    "9p", "acfs", "afs", "autofs", "ceph", "cifs", "coda", "davfs", "drvfs", "fuse", "gfs2", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
}  # fmt: skip
"""Kinds of file systems that others write in as well, of which inotify hears nothing: see inotify(7)."""


def tells(folder: Path, mounts: str | None = None) -> bool:
    """Whether what is written in `folder` is told of: not so on network shares and what is mounted by FUSE.

    `mounts`: what stands in /proc/mounts; by default that of this system, if it has one. Where there is none,
    only names such as `\\\\server\\share` count as shares.
    """
    if mounts is None:
        mounts = _mounts()
    place = os.path.realpath(folder)
    if place.startswith(("\\\\", "//")):
        return False
    kinds = [(point, kind) for point, kind in _points(mounts) if _within(place, point)]
    _, kind = max(kinds, key=lambda each: len(each[0]), default=("", ""))
    return kind not in _SILENT and not kind.startswith("fuse.")


def _mounts() -> str:
    if not sys.platform.startswith("linux"):
        return ""
    try:
        return Path("/proc/mounts").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _points(mounts: str) -> list[tuple[str, str]]:
    """Each mount point and its kind; the later one of two at the same place lies on top."""
    found = {}
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) >= 3:
            found[_unescaped(fields[1])] = fields[2]
    return list(found.items())


def _unescaped(point: str) -> str:
    """Blanks stand as octal numbers there, see fstab(5)."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, sign)
    return point


def _within(place: str, point: str) -> bool:
    return place == point or place.startswith(point.rstrip("/") + "/")
