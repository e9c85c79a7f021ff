"""How far a verb is, shown as bars one below another."""

from typing import TYPE_CHECKING, Self

import click

from kiosk.base.sentences import told
from kiosk.commands.opening import progress_bar

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


class Bars:
    """Told what is being done, and how much of it of how much: on standard error, if that is a terminal.

    What is told with a whole of 0 is a remark, which has a line of its own.
    """

    def __init__(self, language: str, shown: bool = True) -> None:
        self._language, self._shown = language, shown
        self._doing = ""
        self._bar: ProgressBar[int] | None = None

    def __call__(self, doing: str, done: int, whole: int) -> None:
        """Show that `done` of `whole` is done."""
        if not whole:
            self._end()
            click.echo(told(doing, self._language), err=True)
            return
        if doing != self._doing or self._bar is None:
            self._end()
            self._doing = doing
            self._bar = progress_bar(whole, told(doing, self._language), self._shown)
            self._bar.__enter__()
        self._bar.length = whole
        self._bar.update(done - self._bar.pos)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
        self._bar, self._doing = None, ""
