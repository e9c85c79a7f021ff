"""What a running kiosk is bidden from outside: to end or to look for another version, by signals or words.

SIGTERM and SIGINT end it, SIGHUP has it look. Windows has neither SIGHUP nor a SIGTERM that could be heard:
there Ctrl-C and Ctrl-Break end it, and a parent process bids by words on the leash.
"""

import os
import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

from kiosk.base.relief import Post
from kiosk.commands.supervising.leash import LOOK
from kiosk.stage.waiting import wake

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGBREAK") if hasattr(signal, name))
_LOOKING = tuple(getattr(signal, name) for name in ("SIGHUP",) if hasattr(signal, name))


class Bidding:
    """Hears from its making on; what came before somebody heeds it is not lost.

    Python runs its handlers of signals only when the main thread comes back from waiting. So a thread reads
    the numbers of the signals from a socket, and wakes the loop: should it fall, the loop wakes by itself
    soon. What reads the leash is relieved where it falls, as without it a kiosk would outlive its parent.
    """

    def __init__(self, leash: int | None = None) -> None:
        """`leash` is a descriptor to be read: its end is the parent's end, and so the kiosk's."""
        self.ended = False
        """Whether the kiosk was bidden to end."""
        self._end: Callable[[], None] = lambda: None
        self._look: Callable[[], None] = lambda: None
        self._before: dict[int, Any] = {}
        self._theirs, self._ours = socket.socketpair()
        self._waker = Post("signals", self._follow_signals)
        self._heed_signals()
        if leash is not None:
            post = Post("leash", lambda: self._follow_leash(leash, post))
            post.start()

    def heed(self, end: Callable[[], None], look: Callable[[], None]) -> None:
        """From now on call these, from any thread; `end` at once, if it was bidden before."""
        self._end, self._look = end, look
        if self.ended:
            end()

    def close(self) -> None:
        """From now on signals do what they usually do."""
        for number, before in self._before.items():
            signal.signal(number, before)
        signal.set_wakeup_fd(-1)
        self._waker.ended.set()
        self._theirs.close()
        self._waker.close(1.0)
        self._ours.close()

    def _heed_signals(self) -> None:
        self._theirs.setblocking(False)
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for number in (*_ENDING, *_LOOKING):
            self._before[number] = signal.signal(number, self._signalled)
        self._waker.start()

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        del frame
        if number in _LOOKING:
            self._bid_look()
        else:
            # Whoever sends it again does not want to wait until everything is closed.
            signal.signal(number, signal.SIG_DFL)
            self._bid_end()

    def _follow_signals(self) -> None:
        while self._ours.recv(16):
            wake()

    def _follow_leash(self, leash: int, post: Post) -> None:
        while words := os.read(leash, 4096):
            for word in words.split():
                if word == LOOK.encode():
                    self._bid_look()
                else:
                    self._bid_end()
        post.ended.set()
        self._bid_end()  # without the parent nobody would know how to end it

    def _bid_look(self) -> None:
        """On a thread of its own: what is found may take long to be checked, and the end does not wait."""
        threading.Thread(target=self._look, name="look", daemon=True).start()

    def _bid_end(self) -> None:
        self.ended = True
        self._end()
        wake()
