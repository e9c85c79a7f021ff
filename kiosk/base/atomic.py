"""Files that are either wholly the old ones or wholly the new ones, whatever happens in between."""

import contextlib
import os
import secrets
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace the file at `path` by `data`, in one step if `durable`, making its folder where there is none.

    A power cut or a full disk leaves the old file as it was; where not `durable`, a power cut soon after may
    leave an empty one, but a disk is not waited for. Whoever could read and write the old file can the new
    one. Raises OSError where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    name = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with name.open("xb") as file:
            with contextlib.suppress(OSError):
                os.chmod(name, path.stat().st_mode & 0o777)
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if not durable:  # over an old file ext4 waits for the new one's data: ext4(5), auto_da_alloc
            path.unlink(missing_ok=True)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
