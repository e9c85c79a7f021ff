"""Why a disk did not take something, told so that somebody can do something about it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn an OSError of the store in `folder` into a KioskError: what happened, and that nothing is lost."""
    try:
        yield
    except OSError as error:
        raise KioskError(_sentence(folder, error)) from error


def _sentence(folder: Path, error: OSError) -> Sentence:
    reason = error.strerror or type(error).__name__
    if error.errno in _FULL:
        return Sentence(
            "there is no room left on the disk of {folder}; free some and do it again. "
            "What was shown before stays as it was",
            folder=folder,
        )
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return Sentence(
            "{folder} cannot be written to ({reason}); let this user write there, or name another "
            "folder. What was shown before stays as it was",
            folder=folder,
            reason=reason,
        )
    return Sentence(
        "the disk of {folder} failed ({reason}); look whether it is still connected, and do it again. "
        "What was shown before stays as it was",
        folder=folder,
        reason=reason,
    )
