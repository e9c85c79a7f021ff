"""`python -m tests.corpora FOLDER…`: has every file below folders shown, and tells what went wrong."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tests.corpora.guard import Guard
from tests.corpora.showcase import SORTS, sort_of

MAIN = 1.0
"""Seconds that a file may keep the main thread."""
MEMORY = 200
"""MB that a file may take."""

_MEASURES: dict[str, Callable[[dict[str, Any]], float]] = {
    "seconds of the main thread": lambda came: came.get("main", 0),
    "seconds of a step": lambda came: max(came.get("seconds", {}).values(), default=0),
    "MB": lambda came: came.get("memory", 0),
    "MB of a process beside": lambda came: came.get("helpers", 0),
}


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), help="Write what came of each file as lines of JSON."
)
@click.option("--only", default="*", help="A pattern that files' names must match.")
@click.option(
    "--as", "sort", type=click.Choice(SORTS), help="What to take all files for, whatever their names."
)
def main(folders: tuple[Path, ...], into: Path | None, only: str, sort: str | None) -> None:
    """Have every file below FOLDERS shown; nothing is fetched. The exit status is 1 where one went wrong."""
    guard, wrong = Guard(), False
    out = into.open("w", encoding="utf-8") if into else None
    for folder in folders:
        came = []
        for path in sorted(each for each in folder.rglob(only) if each.is_file()):
            came.append(guard.visit(path, sort or sort_of(path)) | {"file": str(path.relative_to(folder))})
            if out:
                print(json.dumps(came[-1], ensure_ascii=False), file=out, flush=True)
            for fault in faults(came[-1]):
                wrong = True
                click.echo(f"{path}: {fault}")
        click.echo(told(folder, came))
    guard.close()
    sys.exit(wrong)


def faults(came: dict[str, Any]) -> list[str]:
    """What must not be, of what came of a file."""
    found = list(came.get("unnamed", []))
    if came.get("main", 0) > MAIN:
        found.append(f"keeps the main thread for {came['main']:.1f} s")
    if came.get("memory", 0) > MEMORY:
        found.append(f"takes {came['memory']} MB")
    return found


def told(folder: Path, came: list[dict[str, Any]]) -> str:
    """One paragraph about a folder: how many files, shown and refused, the slowest, the most memory."""
    refused = sum(bool(each.get("refused")) for each in came)
    shown = sum(bool(each.get("shown")) and not each.get("refused") for each in came)
    lines = [f"{folder}: {len(came)} files, {shown} shown, {refused} refused in a sentence"]
    for name, measure in _MEASURES.items():
        most = sorted(came, key=measure, reverse=True)[:3]
        lines.append(f"  most {name}: " + ", ".join(f"{measure(each)} {each['file']}" for each in most))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
