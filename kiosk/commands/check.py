"""`check`: tells every problem of an exhibition at once, before a visitor meets it."""

import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kiosk.base.errors import KioskError
from kiosk.commands.opening import exhibition_folder, open_exhibition, progress_bar

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.model import Chapter, Exhibition, Problem
    from kiosk.stage.faces import Faces

Steps = tuple[str | int, ...]
NO_GLYPH = "characters that the fonts have, or fonts of your own under `theme: faces:`"


@dataclass(frozen=True)
class Finding:
    """A problem whose line is not looked up yet: what stands at `steps` in a file of exhibits/."""

    file: str
    steps: Steps
    severity: Literal["error", "warning"]
    found: str
    expected: str = ""


@click.command()
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is for programs."
)
def command(folder: Path | None, form: str) -> None:
    """Tell every problem of the exhibition in DIR, or of the one that comes with the engine.

    The exit status is 1 where something is wrong, and 0 where there are warnings at most.
    """
    folder = exhibition_folder(folder)
    telling = form == "text"
    library = _open(folder, telling)
    problems = [*library.problems, *_placed(_findings(library, telling), folder / "exhibits")]
    click.echo((_as_json if form == "json" else _as_text)(problems, folder))
    sys.exit(any(problem.severity == "error" for problem in problems))


def _open(folder: Path, telling: bool) -> "Library":
    """The exhibition, all of it looked at afresh."""
    with progress_bar(1, "Reading", telling) as bar:

        def progress(done: int, chapters: int) -> None:
            bar.length = chapters
            bar.update(done - bar.pos)

        return open_exhibition(folder, None, progress)


def _findings(library: "Library", telling: bool) -> Iterator[Finding]:
    """What the loader does not look at: the glyphs of texts, and the insides of picture files."""
    exhibition = library.exhibition
    if not exhibition.chapters and all(problem.severity == "warning" for problem in library.problems):
        yield Finding("exhibition.yaml", ("chapters",), "error", "there are no chapters to show", "some ids")
    faces, broken = _faces(exhibition)
    yield from broken
    yield from _unwritable(exhibition, faces)
    with Pictures(exhibition.folder / "assets") as pictures:
        for outline in exhibition.chapters:
            chapter = library.chapter(outline.id)
            pictures.collect(chapter)
            yield from _unwritable(chapter, faces)
            yield from _dead_ends(chapter, exhibition)
        yield from pictures.faults(telling)


def _faces(exhibition: "Exhibition") -> tuple["Faces", list[Finding]]:
    """The fonts of the exhibition's own as far as they are good, and what is wrong with the others."""
    from kiosk.stage.faces import Faces

    good: dict[str, Path] = {}
    broken = []
    for role, src in exhibition.faces.items():
        path = exhibition.folder / "assets" / src
        try:
            Faces(**{role: path})
        except KioskError:
            found = f"`{src}` cannot be opened as a font"
            broken.append(
                Finding("exhibition.yaml", ("theme", "faces", role), "error", found, "an .otf or .ttf file")
            )
        else:
            good[role] = path
    return Faces(**good), broken


def _unwritable(value: "Chapter | Exhibition", faces: "Faces") -> Iterator[Finding]:
    """The characters that would stand on the screen as empty boxes."""
    from kiosk.content.model import Chapter

    whole = value if isinstance(value, Chapter) else replace(value, chapters=())
    file = f"{value.outline.id}.yaml" if isinstance(value, Chapter) else "exhibition.yaml"
    for steps, words in _texts(whole):
        if lacking := sorted(faces.lacks(words, "sans") | faces.lacks(words, "serif")):
            named = ", ".join(f"{character} (U+{ord(character):04X})" for character in lacking)
            yield Finding(file, steps, "warning", f"{_page(value, steps)}no glyph for {named}", NO_GLYPH)


def _texts(value: "Chapter | Exhibition") -> Iterator[tuple[Steps, str]]:
    """Everything that is written to be read, with the steps to it."""
    from kiosk.content.model import Exhibition, Text
    from kiosk.content.survey import leaves

    for steps, leaf in leaves(value):
        if isinstance(leaf, Text):
            yield from (((*steps, code), words) for code, words in leaf.items())
    if isinstance(value, Exhibition):
        yield from ((("languages", code), name) for code, name in value.languages)


def _dead_ends(chapter: "Chapter", exhibition: "Exhibition") -> Iterator[Finding]:
    """What leads to a chapter or page that is not there."""
    from kiosk.content.model import Lead
    from kiosk.content.nearest import nearest
    from kiosk.content.survey import leaves

    places = [outline.id for outline in exhibition.chapters]
    places += [f"{outline.id}/{page}" for outline in exhibition.chapters for page in outline.page_ids]
    for steps, leaf in leaves(chapter):
        if isinstance(leaf, Lead) and leaf not in places:
            near = nearest(leaf, places)
            expected = f"did you mean `{near}`?" if near else ", ".join(f"`{each}`" for each in places[:5])
            yield Finding(
                f"{chapter.outline.id}.yaml", steps, "error", f"`{leaf}` leads to no page", expected
            )


def _page(value: "Chapter | Exhibition", steps: Steps) -> str:
    """The page in which `steps` end, to begin a sentence with."""
    from kiosk.content.model import Chapter

    match steps:
        case "pages", int(at), *_ if isinstance(value, Chapter):
            return f"page `{value.pages[at].id}`: "
    return ""


class Pictures:
    """The picture files that are used, each looked at once, by threads: Pillow decodes outside the GIL."""

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._verdicts: dict[str, Future[str | None]] = {}
        self._uses: dict[str, list[tuple[str, Steps]]] = {}

    def __enter__(self) -> "Pictures":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def collect(self, chapter: "Chapter") -> None:
        """Have the pictures of a chapter looked at."""
        from kiosk.content.model import Picture
        from kiosk.content.survey import leaves

        for steps, leaf in leaves(chapter):
            if isinstance(leaf, Picture):
                self._collect(leaf.src, (f"{chapter.outline.id}.yaml", (*steps, "src")))
                if leaf.tall:
                    self._collect(leaf.tall, (f"{chapter.outline.id}.yaml", (*steps, "tall")))

    def _collect(self, src: str, use: tuple[str, Steps]) -> None:
        from kiosk.media.pictures import inspect

        self._uses.setdefault(src, []).append(use)
        if src not in self._verdicts:
            self._verdicts[src] = self._pool.submit(inspect, self._assets / src)

    def faults(self, telling: bool) -> Iterator[Finding]:
        """What is wrong with the files, each told where it is used first."""
        with progress_bar(len(self._verdicts), "Pictures", telling) as bar:
            for src, verdict in self._verdicts.items():
                fault = verdict.result()
                bar.update(1)
                if fault:
                    uses = self._uses[src]
                    often = f" (used in {len(uses)} places)" if len(uses) > 1 else ""
                    fault = fault.removeprefix(f"{self._assets / src}: ")
                    yield Finding(*uses[0], "error", f"the picture `{src}`{often}: {fault}")


def _placed(findings: Iterable[Finding], folder: Path) -> Iterator["Problem"]:
    """The findings with file, line and column; each file is read once, and only if there is one in it."""
    from kiosk.content.model import Place, Problem
    from kiosk.content.yamltree import read_tree

    for name, group in groupby(sorted(findings, key=lambda each: each.file), lambda each: each.file):
        path = folder / name
        tree, _ = read_tree(path.read_bytes(), path) if path.is_file() else (None, [])
        for each in group:
            place = tree.place(each.steps) if tree else Place(path)
            yield Problem(place, each.severity, each.found, each.expected)


def _as_text(problems: list["Problem"], folder: Path) -> str:
    from kiosk.content.problems import report

    return f"{report(problems, folder)} in {_files(folder)} file{'' if _files(folder) == 1 else 's'}"


def _as_json(problems: list["Problem"], folder: Path) -> str:
    """An object with the counts and the list of problems, in ASCII for whatever reads it."""
    import json

    from kiosk.content.problems import as_json, errors

    wrong = len(errors(problems))
    counts = {"errors": wrong, "warnings": len(problems) - wrong, "files": _files(folder)}
    return json.dumps({**counts, "problems": as_json(problems, folder)}, indent=2)


def _files(folder: Path) -> int:
    from kiosk.content.stamps import listing

    return len(listing(folder / "exhibits", ".yaml"))
