"""`check`: tells every problem of an exhibition at once, before a visitor meets it."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from kiosk.base.calendar import SystemCalendar
from kiosk.base.geometry import Size
from kiosk.base.sentences import told
from kiosk.commands.inspection.examination import examine
from kiosk.commands.inspection.findings import placed
from kiosk.commands.inspection.pastdates import past_dates
from kiosk.commands.inspection.unused import unused
from kiosk.commands.inspection.walking import Walk, glass_of, walked
from kiosk.commands.opening import exhibition_folder, sheet, store_folder
from kiosk.commands.parameters import LANGUAGE, SIZE, WIDTH, Width
from kiosk.commands.preparing.outlay import Forecast, outlay
from kiosk.commands.progress import Bars
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.content.model import Problem


@click.command(short_help="Tell every problem of an exhibition.")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is for programs."
)
@click.option("--deep", is_flag=True, help="Lay out and look at every page as every visitor could meet it.")
@click.option(
    "--screen",
    type=WIDTH,
    metavar="24in|527mm",
    help="Measure what is laid out on a screen of 24in across, or 527mm wide.",
)
@click.option("--distance", type=click.IntRange(100, 20000), help="Mm from the eyes to the screen.")
@click.option("--size", type=SIZE, default="1920x1080", show_default=True, help="The screen's pixels.")
@LANGUAGE
def command(
    folder: Path | None,
    form: str,
    deep: bool,
    screen: Width | None,
    distance: int | None,
    size: Size,
    language: str,
) -> None:
    """Tell every problem of the exhibition in DIR, or of the one that comes with the engine.

    With --screen or --distance, or with --deep, every page is laid out in every language, text size and
    reach: what is too small, too close, cut off or in too long lines on this screen is told as well. What is
    not given is taken from exhibition.yaml. --deep looks at colours and motion too; it takes minutes.

    The exit status is 1 where something is wrong, and 0 where there are warnings at most.
    """
    folder = exhibition_folder(folder)
    telling = form == "text"
    # What was checked is kept until it has been gone through: every look would read all the files anew.
    with TemporaryDirectory(prefix="kiosk-check-") as cache:
        with Bars(language, telling) as bars:
            examined = examine(folder, bars, Path(cache))
        library = examined.library
        problems = [*examined.problems, *unused(library)]
        today = SystemCalendar().now().date()
        problems += placed(past_dates(library.exhibition.hours, today), folder / "exhibits")
        if deep or screen or distance:
            walk = Walk(glass_of(library.exhibition.screen, size, screen, distance), deep)
            problems += placed(walked(library, walk, language, telling), folder / "exhibits")
        ahead = Forecast(outlay(library, size), size, Store(store_folder(folder)).cache)
    click.echo((_as_json if form == "json" else _as_text)(problems, folder, language, ahead))
    sys.exit(any(problem.severity == "error" for problem in problems))


def _as_text(problems: list["Problem"], folder: Path, language: str, ahead: Forecast) -> str:
    from kiosk.content.problems import report

    listed, _, count = report(problems, sheet(folder, language), _files(folder)).rpartition("\n\n")
    foretold = told(ahead.sentence(), language) if ahead.outlay.bytes else ""
    return "\n\n".join(filter(None, (listed, foretold, count)))


def _as_json(problems: list["Problem"], folder: Path, language: str, ahead: Forecast) -> str:
    """An object with the counts, the problems and what will be prepared, in ASCII for whatever reads it."""
    import json

    from kiosk.content.problems import as_json, errors

    wrong = len(errors(problems))
    counts = {"errors": wrong, "warnings": len(problems) - wrong, "files": _files(folder)}
    listed = as_json(problems, folder, language)
    return json.dumps({**counts, "problems": listed, "prepare": ahead.plain()}, indent=2)


def _files(folder: Path) -> int:
    from kiosk.content.stamps import listing

    return len(listing(folder / "exhibits", ".yaml"))
