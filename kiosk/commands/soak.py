"""`soak`: send thousands of random visits through the exhibition, and look what grows."""

import json
import sys
from pathlib import Path

import click

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence, told
from kiosk.commands.opening import exhibition_folder
from kiosk.commands.parameters import LANGUAGE, SIZE


@click.command(short_help="Send random visits through it while it is changed.")
@click.option(
    "--minutes", type=click.FloatRange(0.05), default=10.0, show_default=True, help="How long at least."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same visits again.")
@click.option("--exhibition", type=click.Path(path_type=Path), help="Folder with exhibits/ and assets/.")
@click.option("--size", type=SIZE, default="1920x1080", show_default=True, help="The window.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is for programs."
)
@LANGUAGE
@click.option(
    "--inside", hidden=True, type=click.Path(path_type=Path), help="Soak this copy in this process."
)
def command(
    minutes: float,
    seed: int,
    exhibition: Path | None,
    size: Size,
    form: str,
    language: str,
    inside: Path | None,
) -> None:
    """Send random visits through a copy of the exhibition, which is changed, spoilt and mended meanwhile.

    It is the real `run`, in a window of its own; only its clock is fast where it waits. Fails (exit status 1)
    on an error that is logged, a frame of more than 250 ms after the warm-up, memory that grows by more than
    1 MB in 1,000 visits, more and more threads, open files or processes, and a page that is never reached.
    """
    if inside:
        from kiosk.commands.soaking.inside import soak

        soak(inside, inside.parent / "state", size, seed, 60 * minutes)
        return
    from kiosk.commands.soaking.outside import Ended, soaked
    from kiosk.commands.soaking.telling import lines, plain, progress

    try:
        outcome = soaked(
            exhibition_folder(exhibition), size, seed, minutes,
            lambda values: click.echo(progress(values, language), err=True),
        )  # fmt: skip
    except Ended as end:
        click.echo(told(Sentence("Failed:"), language))
        click.echo(f"  {told(end.sentence, language)}")
        sys.exit(1)
    if form == "json":
        click.echo(json.dumps(plain(outcome, seed, language), ensure_ascii=False))
    else:
        click.echo("\n".join(lines(outcome, seed, language)))
    sys.exit(1 if outcome.reasons() else 0)
