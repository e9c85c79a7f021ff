"""How a kept kiosk holds on to its parent process: by its input and output, put to that use at its start."""

import os
from dataclasses import dataclass

from kiosk.commands.supervising.ladder import Rung

KEPT = "KIOSK_KEPT"
"""In the environment of a kiosk that is kept: which rung of the ladder it is to show."""
END = "end"
"""A word on the leash: close everything and end."""
LOOK = "look"
"""A word on the leash: look now whether there is another version."""


@dataclass(frozen=True)
class Leash:
    """Two descriptors that no child process inherits; None each where nobody keeps the kiosk."""

    words: int | None = None
    """To be read: what the parent bids; it ends with the parent, whatever that has died of."""
    pulse: int | None = None
    """To be written, without ever waiting."""
    last_good: bool = False
    """Whether the last good version is to be shown instead of the current one."""


def taken() -> Leash:
    """The leash of this process, if it is kept; from now on its output goes where its errors go.

    Input and output are what all systems hand to a child alike: Windows passes no other descriptors.
    """
    rung = os.environ.pop(KEPT, "")
    if not rung:
        return Leash()
    leash = Leash(os.dup(0), os.dup(1), last_good=rung == Rung.LAST_GOOD.value)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if os.name == "posix" and leash.pulse is not None:  # elsewhere the parent has a thread that always reads
        os.set_blocking(leash.pulse, False)
    return leash
