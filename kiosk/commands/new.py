"""`new`: begins an exhibition, a chapter or a page with files that are right and explain themselves."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence, told
from kiosk.commands.opening import block_kinds, exhibition_folder, shipped_exhibition
from kiosk.commands.parameters import LANGUAGE

if TYPE_CHECKING:
    from kiosk.commands.authoring.beginning import Beginning
    from kiosk.commands.authoring.writing import Writer

FOLDER = click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
TITLE = click.option("--title", default="", help="Its title, in the exhibition's first language.")


@click.group()
def command() -> None:
    """Begin an exhibition, a chapter or a page. What is there already is never written over."""


@command.command(short_help="Begin an exhibition in the folder DIR.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@TITLE
@LANGUAGE
def exhibition(folder: Path, title: str, language: str) -> None:
    """Begin an exhibition in the folder DIR, in Chinese and English, with one chapter."""
    from kiosk.commands.authoring.beginning import WELCOME

    _tell(_beginning(folder, language).exhibition(title), WELCOME, language)


@command.command(short_help="Begin a chapter in the file ID.yaml.")
@click.argument("name", metavar="ID")
@FOLDER
@TITLE
@click.option("--kind", default="hero", show_default=True, help="Kind of block on its first page.")
@LANGUAGE
def chapter(name: str, folder: Path | None, title: str, kind: str, language: str) -> None:
    """Begin a chapter in the file ID.yaml and enter it into the list of chapters.

    ID is lower-case words joined by hyphens. DIR is the exhibition's folder.
    """
    _tell(_beginning(_own(folder), language).chapter(name, kind, title), name, language)


@command.command(short_help="Begin a page at the end of a chapter.")
@click.argument("chapter_name", metavar="CHAPTER")
@click.argument("name", metavar="ID")
@FOLDER
@click.option("--kind", required=True, help="Kind of block on it, such as text or gallery.")
@TITLE
@LANGUAGE
def page(chapter_name: str, name: str, folder: Path | None, kind: str, title: str, language: str) -> None:
    """Begin a page at the end of the chapter CHAPTER, with a block of the kind KIND."""
    beginning = _beginning(_own(folder), language)
    _tell(beginning.page(chapter_name, name, kind, title), chapter_name, language)


def _beginning(folder: Path, language: str) -> "Beginning":
    from kiosk.commands.authoring.beginning import Beginning

    return Beginning(folder.absolute(), block_kinds(), language)


def _own(given: Path | None) -> Path:
    """The exhibition to write into. KioskError where that would be the one inside the installed package."""
    folder = exhibition_folder(given)
    if given is None and shipped_exhibition().name == "_exhibition":
        raise KioskError(
            Sentence("Say in which folder the exhibition is, or begin one: `kiosk new exhibition DIR`.")
        )
    return folder


def _tell(writer: "Writer", chapter: str, language: str) -> None:
    """Say what was written, and what comes next."""
    lines: list[str] = [Sentence("Written in {folder}:", folder=writer.folder)]
    lines += [f"  {path}" for path in sorted(writer.made)]
    lines += [Sentence("  {path}, with one more in its list", path=path) for path in writer.changed]
    folder = f'"{writer.folder}"' if " " in str(writer.folder) else str(writer.folder)
    where = "" if writer.folder == shipped_exhibition() else f" --exhibition {folder}"
    lines += [
        "",
        Sentence("Next:"),
        Sentence(
            "  1. See it, and every change as you save it: kiosk run --preview --size 1280x720{where}",
            where=where,
        ),
        Sentence(
            "  2. Open exhibits/{chapter}.yaml and write your own words over those there.", chapter=chapter
        ),
        Sentence(
            "  3. Put your pictures into assets/{chapter}/ and their names where `placeholder` stands.",
            chapter=chapter,
        ),
    ]
    for line in lines:
        click.echo(told(line, language))
