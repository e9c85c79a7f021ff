"""`python -m kiosk VERB`: each verb is a module of `kiosk.commands`, imported only when it is called."""

import importlib
import io
import pkgutil
import sys

import click

import kiosk
from kiosk import commands
from kiosk.base.errors import KioskError
from kiosk.base.sentences import told, usual_language
from kiosk.commands.parameters import TOLD_IN

NOT_VERBS = ("opening", "parameters", "progress", "station", "stops")


class Verbs(click.Group):
    """The modules of `kiosk.commands`, by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs in alphabetical order."""
        del ctx
        modules = pkgutil.iter_modules(commands.__path__)
        return sorted(m.name for m in modules if not m.ispkg and m.name not in NOT_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's module, imported now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"kiosk.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Carry out a verb; an expected failure is one sentence and exit status 1."""
        try:
            return super().invoke(ctx)
        except KioskError as error:
            language = ctx.meta.get(TOLD_IN) or usual_language()
            click.echo(f"kiosk: {told(error.sentence, language)}", err=True)
            ctx.exit(error.status)


@click.command(cls=Verbs)
@click.version_option(kiosk.__version__)
def verbs() -> None:
    """An exhibition for touchscreens. Without a verb, or with options alone, it runs."""


def main(arguments: list[str] | None = None) -> None:
    """Carry out the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a Chinese console has no 𪚥, and no é
    given = sys.argv[1:] if arguments is None else arguments
    if not given or (given[0].startswith("-") and given[0] not in ("--help", "--version")):
        given = ["run", *given]
    verbs.main(given, prog_name="kiosk")


if __name__ == "__main__":
    main()
