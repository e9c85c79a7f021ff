"""`schema`: the JSON Schemas by which editors complete and check exhibition files while one types."""

from pathlib import Path

import click

from kiosk.commands.opening import block_kinds
from kiosk.commands.parameters import LANGUAGE


@click.command(short_help="Print the JSON Schemas of exhibition files.")
@click.argument("file", required=False, type=click.Choice(["exhibition", "chapter"]), default="chapter")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write both into.")
@LANGUAGE
def command(file: str, out: Path | None, language: str) -> None:
    """Print the JSON Schema of a chapter's file, or of exhibition.yaml; with --out write both.

    A YAML file that names its schema in the first line is completed and checked by editors that know YAML:

    \b
    # yaml-language-server: $schema=schema/chapter.json
    """
    from kiosk.commands.authoring.schemafiles import schema_text, write_schemas

    if out is None:
        click.echo(schema_text(file, block_kinds(), language), nl=False)
        return
    for path in write_schemas(out, block_kinds(), language):
        click.echo(path)
