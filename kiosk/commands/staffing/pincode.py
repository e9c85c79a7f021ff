"""A PIN as it is kept: salted, and slow to be tried."""

import hmac
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import scrypt
from itertools import pairwise
from pathlib import Path

from kiosk.base.atomic import write_atomically
from kiosk.base.sentences import Sentence

LEAST, MOST = 6, 12
"""Digits of a PIN."""
COST = 15
"""Binary logarithm of scrypt's N: 0.15 s and 32 MB a try on one core of 2020 (RFC 7914, r = 8, p = 1)."""
_COSTS = range(4, 19)
_BLOCK = 8


@dataclass(frozen=True)
class Kept:
    """What is written down of a PIN, which cannot be read from it."""

    salt: bytes
    cost: int
    digest: bytes

    @property
    def name(self) -> str:
        """Tells it from those before it; the salt is no secret."""
        return self.salt[:8].hex()

    def opens(self, pin: str) -> bool:
        """Whether it is this one; takes as long for any."""
        return hmac.compare_digest(self.digest, _digest(pin, self.salt, self.cost))


def keep(pin: str, cost: int = COST) -> Kept:
    """What to write down of a PIN."""
    salt = secrets.token_bytes(16)
    return Kept(salt, cost, _digest(pin, salt, cost))


def _digest(pin: str, salt: bytes, cost: int) -> bytes:
    n = 1 << cost
    return scrypt(pin.encode(), salt=salt, n=n, r=_BLOCK, p=1, maxmem=256 * n * _BLOCK, dklen=32)


def read(file: Path) -> Kept | None:
    """What is written down in `file`; None where there is none. ValueError, OSError: it cannot be read."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None
    try:
        told = json.loads(data)
        kept = Kept(bytes.fromhex(told["salt"]), told["cost"], bytes.fromhex(told["digest"]))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no PIN is written here") from error
    if type(kept.cost) is not int or kept.cost not in _COSTS or len(kept.salt) < 16 or len(kept.digest) != 32:
        raise ValueError("no PIN is written here")
    return kept


def write(file: Path, kept: Kept) -> None:
    """Write it down, for the kiosk's own user alone. Raises OSError where it cannot be written."""
    told = {"salt": kept.salt.hex(), "cost": kept.cost, "digest": kept.digest.hex()}
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    write_atomically(file, json.dumps(told).encode())
    hand_over(file)


def hand_over(file: Path) -> None:
    """What root has written belongs to the owner of the folder, or the kiosk could not read it."""
    if os.name == "posix" and os.geteuid() == 0:
        owner = file.parent.stat()
        os.chown(file, owner.st_uid, owner.st_gid)


def made_up(digits: int = LEAST) -> str:
    """A new PIN by chance, not a weak one."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(digits))
        if weakness(pin) is None:
            return pin


def weakness(pin: str) -> Sentence | None:
    """What speaks against a PIN; it is not repeated."""
    if not (pin.isascii() and pin.isdigit()):
        return Sentence("A PIN has digits only.")
    if not LEAST <= len(pin) <= MOST:
        return Sentence("A PIN has {least} to {most} digits.", least=LEAST, most=MOST)
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {9}):
        return Sentence("All digits alike, or in a row, would be guessed first.")
    return None
