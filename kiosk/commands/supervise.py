"""`supervise`: show the exhibition for months: what hangs is ended, what has crashed is started again."""

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Any

import click

from kiosk.base.clock import SystemClock
from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence, told, usual_language
from kiosk.commands import run
from kiosk.commands.station import Station
from kiosk.commands.supervising.ladder import Rung

_GIVEN = "kiosk.given"
_FOR_US = {"SIGTERM": "end", "SIGINT": "end", "SIGBREAK": "end", "SIGHUP": "look"}


class _Kept(click.Command):
    """A command that keeps its arguments as they were written, to hand them on."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[_GIVEN] = list(args)
        return super().parse_args(ctx, args)


@click.command(cls=_Kept, params=run.command.params)
@click.pass_context
def command(
    context: click.Context,
    /,
    size: Size | None,
    display: int,
    station: Station,
    metrics: int | None,
    **others: Any,
) -> None:
    """Show the exhibition for months; takes the options of `run`.

    A screen that stands still for 10 seconds is ended and started anew, as is what has crashed: after three
    crashes in a row with the last good version, after three more with a plain page, and from there up again
    from time to time. Systemd is told of it (Type=notify, WatchdogSec). SIGTERM ends it, SIGHUP has it look
    for another version.
    """
    del others
    given: list[str] = context.meta[_GIVEN]
    plain = [f"{size.w}x{size.h}" if size else "fullscreen", str(display), str(station.runtime)]
    plain += [str(metrics)] if metrics else []
    arguments = {
        Rung.CURRENT: ["kiosk", "run", *given],
        Rung.LAST_GOOD: ["kiosk", "run", *given],
        Rung.PLAIN: ["kiosk.commands.supervising.plain", *plain],
    }
    context.exit(keep(lambda rung: arguments[rung], station))


def keep(arguments: Callable[[Rung], list[str]], station: Station) -> int:
    """Keep a kiosk running until somebody wants it to end; gives the exit status."""
    from kiosk.commands.supervising.child import Child
    from kiosk.commands.supervising.keeper import Keeper
    from kiosk.commands.supervising.lastgood import remember
    from kiosk.commands.supervising.servicemanager import ServiceManager

    events: SimpleQueue[tuple[object, str | int]] = SimpleQueue()
    keeper = Keeper(
        lambda rung: Child(arguments(rung), rung, lambda child, news: events.put((child, news))),
        ServiceManager(),
        lambda version: remember(station.state, version),
        _say,
        SystemClock(),
    )

    def signalled(number: int, frame: FrameType | None) -> None:
        del frame
        events.put((None, _FOR_US[signal.Signals(number).name]))  # which may be called again within itself

    for name in _FOR_US:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signalled)
    while keeper.status is None:
        keeper.look()
        try:
            _tell(keeper, *events.get(timeout=keeper.rest))
        except Empty:
            continue
    return keeper.status


def _tell(keeper: Any, child: object, news: str | int) -> None:
    if child is None and news == "end":
        keeper.end()
    elif child is None:
        keeper.look_for_change()
    elif child is keeper.kiosk:
        keeper.hear(news) if isinstance(news, str) else keeper.ended(news)


def _say(sentence: Sentence) -> None:
    """To the operator, in the log of the service."""
    with suppress(OSError):  # nobody reads the log: the exhibition goes on
        sys.stderr.write(f"kiosk: {told(sentence, usual_language())}\n")
        sys.stderr.flush()
