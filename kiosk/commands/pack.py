"""`pack`: makes one file of an exhibition, to be carried to a kiosk on a stick or over a share."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.sentences import Sentence, told
from kiosk.commands.opening import exhibition_folder, sheet
from kiosk.commands.parameters import LANGUAGE
from kiosk.commands.progress import Bars
from kiosk.commands.publishing.packing import contents_of, pack
from kiosk.commands.publishing.volume import in_megabytes
from kiosk.store.packs.shape import SUFFIX

if TYPE_CHECKING:
    from kiosk.store.manifest import Manifest

FAT32 = 2**32 - 1
"""Bytes of the largest file on such a stick."""


@click.command(short_help="Pack an exhibition into one file.")
@click.argument("folder", required=False, metavar="[FROM]", type=click.Path(path_type=Path))
@click.option(
    "--out", metavar="FILE", type=click.Path(path_type=Path), help="The pack, or a folder to put it in."
)
@LANGUAGE
def command(folder: Path | None, out: Path | None, language: str) -> None:
    """Pack the exhibition in FROM, or the one that comes with the engine, into one file.

    It is checked first: with an error in it nothing is packed. Only what is shown is packed. FROM may also be
    a store's folder, whose current version is packed, or the folder of one of its versions. Put on a stick,
    or into the folder that `kiosk run --inbox` looks into, the pack is taken by the kiosk, which lays a
    report beside it.
    """
    folder = exhibition_folder(folder)
    target = _target(out, folder)
    with Bars(language) as bars:
        contents = contents_of(folder, bars)
        size = pack(contents, target, bars) if contents.manifest else 0
    if contents.problems:
        from kiosk.content.problems import report

        click.echo(report(contents.problems, sheet(folder, language)) + "\n")
    if not contents.manifest:
        click.echo(told(Sentence("Nothing was packed: mend the errors and pack again."), language))
        sys.exit(1)
    for sentence in _closing(contents.manifest, target, size):
        click.echo(told(sentence, language))


def _target(out: Path | None, folder: Path) -> Path:
    """Where the pack is to lie; by itself named after the exhibition's folder and the day."""
    own = f"{folder.resolve().name or 'exhibition'}-{date.today()}{SUFFIX}"
    if out is None:
        return Path(own)
    if out.is_dir():
        return out / own
    return out if out.name.lower().endswith(SUFFIX) else out.with_name(f"{out.name}{SUFFIX}")


def _closing(manifest: "Manifest", target: Path, size: int) -> Iterator[Sentence]:
    """What was packed, and what to do with it."""
    yield Sentence(
        "{file} is ready: {size}, {files:,} files.",
        file=target,
        size=in_megabytes(size),
        files=len(manifest.files),
    )
    yield Sentence(
        "Copy it to a stick, eject the stick, and put it into the kiosk; or copy it into the folder that the "
        "kiosk looks into."
    )
    yield Sentence("Within some minutes a report lies beside the pack that tells whether it was taken.")
    if size > FAT32:
        yield Sentence("It is larger than 4 GB: the stick must be formatted with exFAT or NTFS, not FAT32.")
