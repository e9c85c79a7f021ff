"""`check`: tells every problem of an exhibition at once, before a visitor meets it."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.geometry import Size
from kiosk.commands.inspection.findings import Finding, placed
from kiosk.commands.inspection.mediafiles import MediaFiles
from kiosk.commands.inspection.unspoken import unspoken
from kiosk.commands.inspection.unwritable import unwritable, usable_faces
from kiosk.commands.inspection.walking import Walk, glass_of, walked
from kiosk.commands.opening import block_kinds, exhibition_folder, open_exhibition, progress_bar, sheet
from kiosk.commands.parameters import LANGUAGE, SIZE, WIDTH, Width

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.model import Chapter, Exhibition, Problem


@click.command()
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is for programs."
)
@click.option("--deep", is_flag=True, help="Lay out and look at every page as every visitor could meet it.")
@click.option(
    "--screen", type=WIDTH, help="Measure what is laid out on a screen of 24in across, or 527mm wide."
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
    library = _open(folder, telling)
    found = list(_findings(library, telling))
    if deep or screen or distance:
        walk = Walk(glass_of(library.exhibition.screen, size, screen, distance), deep)
        found += walked(library, walk, telling)
    problems = [*library.problems, *placed(found, folder / "exhibits")]
    click.echo((_as_json if form == "json" else _as_text)(problems, folder, language))
    sys.exit(any(problem.severity == "error" for problem in problems))


def _open(folder: Path, telling: bool) -> "Library":
    """The exhibition, all of it looked at afresh."""
    with progress_bar(1, "Reading", telling) as bar:

        def progress(done: int, chapters: int) -> None:
            bar.length = chapters
            bar.update(done - bar.pos)

        return open_exhibition(folder, None, progress)


def _findings(library: "Library", telling: bool) -> Iterator[Finding]:
    """What the loader does not look at: glyphs of texts, where touches lead, the insides of media files."""
    exhibition = library.exhibition
    if not exhibition.chapters and all(problem.severity == "warning" for problem in library.problems):
        yield Finding("exhibition.yaml", ("chapters",), "error", "there are no chapters to show", "some ids")
    faces, wrong = usable_faces(exhibition)
    yield from wrong
    yield from unspoken(exhibition.languages, block_kinds())
    yield from unwritable(exhibition, exhibition.lead_language, faces)
    yield from _too_long(replace(exhibition, chapters=()), exhibition)
    with MediaFiles(exhibition.folder / "assets") as media:
        for outline in exhibition.chapters:
            chapter = library.chapter(outline.id)
            media.collect(chapter)
            yield from unwritable(chapter, exhibition.lead_language, faces)
            yield from _dead_ends(chapter, exhibition)
            yield from _too_long(chapter, exhibition)
            yield from _unheard(chapter, exhibition)
        yield from media.findings(telling)


def _dead_ends(chapter: "Chapter", exhibition: "Exhibition") -> Iterator[Finding]:
    """What leads to a chapter or page that is not there."""
    from kiosk.content.model import Lead
    from kiosk.content.nearest import nearest
    from kiosk.content.survey import leaves

    places = [outline.id for outline in exhibition.chapters]
    places += [f"{outline.id}/{page}" for outline in exhibition.chapters for page in outline.page_ids]
    for steps, leaf in leaves(chapter):
        if isinstance(leaf, Lead) and leaf not in places:
            file, found = f"{chapter.outline.id}.yaml", f"`{leaf}` leads to no page"
            expected = "a chapter, or `chapter/page`"
            yield Finding(file, steps, "error", found, expected, nearest(leaf, places))


def _too_long(value: "Chapter | Exhibition", exhibition: "Exhibition") -> Iterator[Finding]:
    """The texts and sentences that nobody reads to their end standing up."""
    from kiosk.content.wordiness import too_long

    for steps, found, expected in too_long(value, exhibition.limits, exhibition.lead_language):
        yield Finding(_file(value), steps, "warning", found, expected)


def _unheard(chapter: "Chapter", exhibition: "Exhibition") -> Iterator[Finding]:
    """The films that say something to the ear and not to the eye."""
    from kiosk.content.gaps import without_captions

    for steps, film, found, expected in without_captions(chapter, exhibition.languages):
        from kiosk.media.recordings.screening import is_heard

        if is_heard(exhibition.folder / "assets" / film):
            yield Finding(_file(chapter), steps, "warning", found, expected)


def _file(value: "Chapter | Exhibition") -> str:
    """The file in which it is written."""
    from kiosk.content.model import Chapter

    return f"{value.outline.id}.yaml" if isinstance(value, Chapter) else "exhibition.yaml"


def _as_text(problems: list["Problem"], folder: Path, language: str) -> str:
    from kiosk.content.problems import report

    return report(problems, sheet(folder, language), _files(folder))


def _as_json(problems: list["Problem"], folder: Path, language: str) -> str:
    """An object with the counts and the list of problems, in ASCII for whatever reads it."""
    import json

    from kiosk.content.problems import as_json, errors

    wrong = len(errors(problems))
    counts = {"errors": wrong, "warnings": len(problems) - wrong, "files": _files(folder)}
    return json.dumps({**counts, "problems": as_json(problems, folder, language)}, indent=2)


def _files(folder: Path) -> int:
    from kiosk.content.stamps import listing

    return len(listing(folder / "exhibits", ".yaml"))
