"""Answers Prometheus on a port of this machine alone, in a thread of its own.

One who asks is answered after the other, each within seconds: whoever asks slowly, or a thousand times at
once, keeps out others who ask, and never the screen.
"""

import logging
import socket
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from kiosk.base.relief import relieved

if TYPE_CHECKING:
    from prometheus_client.registry import Collector

log = logging.getLogger(__name__)

HERE = "127.0.0.1"
LONGEST = 3.0
"""Seconds that somebody may take to ask and to listen."""
AGAIN = 30.0
"""Seconds after which a port that was taken is tried again."""


class _Handler(WSGIRequestHandler):
    """One request, cut off when it takes too long; nothing is logged of it."""

    timeout = LONGEST

    def setup(self) -> None:
        """As ever, and with an end."""
        super().setup()
        self._end = threading.Timer(LONGEST, self._cut_off)
        self._end.daemon = True
        self._end.start()

    def _cut_off(self) -> None:
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:  # it has gone by itself
            return

    def finish(self) -> None:
        """In time."""
        self._end.cancel()
        super().finish()

    def log_message(self, *_: object) -> None:
        """Nobody wants to know who asked."""


class _Server(WSGIServer):
    """Knows its own name without asking the network."""

    def server_bind(self) -> None:
        """Without looking up the name of the host, which may take long; again right after a restart."""
        if sys.platform != "win32":  # there it would share the port with whoever has it
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HERE, self.server_address[1]
        self.setup_environ()

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hangs up is none."""


class Exposition:
    """Listens until it is closed; a port that is taken is told of once, and tried again and again."""

    def __init__(self, port: int, collector: "Callable[[], Collector]") -> None:
        """`port`: 0 is any that is free; `collector` gives what is told, and is called in the thread."""
        self._wanted, self._collector = port, collector
        self._server: _Server | None = None
        self._closed = threading.Event()
        self.settled = threading.Event()
        """Set once it listens, or it is clear that the port is taken."""

    @property
    def port(self) -> int | None:
        """Where it listens; None where it does not."""
        return self._server.server_port if self._server else None

    def start(self) -> None:
        """Begin, in a thread: what it takes is loaded there too."""
        threading.Thread(target=relieved, args=(self._live,), name="metrics", daemon=True).start()

    def close(self) -> None:
        """Listen no more; nobody is waited for."""
        self._closed.set()
        if server := self._server:
            threading.Thread(target=server.shutdown, daemon=True).start()

    def _live(self) -> None:
        from prometheus_client import CollectorRegistry, make_wsgi_app

        registry = CollectorRegistry()
        registry.register(self._collector())
        while (server := self._found()) is None:
            if self._closed.wait(AGAIN):
                return
        server.set_app(make_wsgi_app(registry))
        with server:
            self._server = server
            self.settled.set()
            if not self._closed.is_set():
                server.serve_forever()

    def _found(self) -> _Server | None:
        """None where the port is taken, which is told the first time."""
        try:
            return _Server((HERE, self._wanted), _Handler)
        except OSError as error:
            if not self.settled.is_set():
                log.warning("no metrics are told on port %d: %s", self._wanted, error)
            self.settled.set()
            return None
