"""What systemd is told of a service of `Type=notify`; where there is no systemd, nobody.

https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
"""

import os
import socket
from contextlib import suppress


class ServiceManager:
    """Takes assignments such as `READY=1`, at the address in $NOTIFY_SOCKET."""

    def __init__(self, address: str | None = None) -> None:
        """`address`: the path of a socket, or a name after `@` where it is in no folder."""
        self._address = os.environ.get("NOTIFY_SOCKET", "") if address is None else address
        self.patience = int(os.environ.get("WATCHDOG_USEC") or 0) / 1e6
        """Seconds without `WATCHDOG=1` after which it ends the service; 0: it never does."""

    @property
    def listens(self) -> bool:
        """Whether there is one, who starts again what has ended."""
        return bool(self._address)

    def tell(self, *assignments: str) -> None:
        """Send them together. What cannot be sent is left: a kiosk without systemd is one as well."""
        if not self._address:
            return
        name = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.settimeout(1.0)
            line.connect(name)
            line.sendall("\n".join(assignments).encode())

    def expect_silence(self, seconds: float) -> None:
        """Nothing will be on screen for so long at most, as is meant: it shall neither end nor despair.

        Until `resume` the watchdog waits that much longer, and so does the start of the service.
        """
        later = round(1e6 * (seconds + self.patience))
        watchdog = [f"WATCHDOG_USEC={later}"] if self.patience else []
        self.tell(f"EXTEND_TIMEOUT_USEC={later}", *watchdog)

    def resume(self) -> None:
        """There is something on screen: the watchdog is as strict as it was set to be."""
        if self.patience:
            self.tell(f"WATCHDOG_USEC={round(1e6 * self.patience)}")
