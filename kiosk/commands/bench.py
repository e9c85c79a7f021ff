"""`bench`: measure the exhibition on this machine."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import kiosk
from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.commands.opening import block_kinds, exhibition_folder, open_exhibition, store_folder, warm_up
from kiosk.commands.parameters import SIZE
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.show.bench.figures import Figure

SIZES = (Size(1920, 1080), Size(3840, 2160))
WALL = Size(5760, 1080)
PARTS = ("attract", "still", "touches", "turns", "memory")


@click.command(short_help="Measure speed and memory here, beside the budget for each.")
@click.option("--exhibition", type=click.Path(path_type=Path), help="Folder with exhibits/ and assets/.")
@click.option(
    "--size", "sizes", type=SIZE, multiple=True, default=SIZES, help="Size of a screen; repeatable."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it."
)
@click.option("--quick", is_flag=True, help="Only look whether everything can be measured.")
@click.option("--large", is_flag=True, help="Also an exhibition of 200 chapters with 10,000 pages.")
@click.option("--part", hidden=True, help="Measure this one part in this process.")
def command(
    exhibition: Path | None, sizes: tuple[Size, ...], form: str, quick: bool, large: bool, part: str | None
) -> None:
    """Measure starting, touching, turning pages and memory here, beside the budget for each."""
    from kiosk.show.bench.screen import screen
    from kiosk.show.bench.table import table

    folder = exhibition_folder(exhibition)
    if part:
        click.echo(json.dumps([figure.plain() for figure in _measure(part, folder, sizes[0], quick)]))
        return
    largest = [*sizes, WALL]
    with screen(Size(max(s.w for s in largest), max(s.h for s in largest))) as (display, where):
        bench = Bench({**os.environ, **display, "PYTHONPATH": _package_path()}, quick)
        measured = bench.everything(folder, sizes, large)
        if form == "json":
            plain = {title: [figure.plain() for figure in figures] for title, figures in measured}
            told = {"machine": _machine(where), "figures": plain}
            click.echo(json.dumps(told, indent=2, ensure_ascii=False))
            return
        click.echo("\n".join(f"{name}: {value}" for name, value in _machine(where).items()))
        for title, figures in measured:  # each as it comes: all of it takes a quarter of an hour
            click.echo("\n" + table(title, figures))


def _measure(part: str, folder: Path, size: Size, quick: bool) -> "list[Figure]":
    from kiosk.show.bench.parts import House, measure

    cache = Store(store_folder(folder)).cache  # as `run` has it: the renderers are tried there once
    warm_up()
    return measure(part, House(open_exhibition(folder, cache), block_kinds, cache, size, quick))


class Bench:
    """Runs the parts one after another, each in a process of its own."""

    def __init__(self, environment: Mapping[str, str], quick: bool) -> None:
        self._environment = environment
        self._quick = quick

    def everything(
        self, folder: Path, sizes: Sequence[Size], large: bool
    ) -> "Iterator[tuple[str, list[Figure]]]":
        """Under a title each: what was measured at every size, and of a very large exhibition."""
        for size in sizes:
            yield f"{size.w}×{size.h}", self.size(folder, size)
        yield "a panoramic wall of 5760×1080", self._panorama(WALL)
        if large:
            yield "200 chapters, 10,000 pages", self.large(sizes[0])

    def size(self, folder: Path, size: Size) -> "list[Figure]":
        """Everything there is to measure at one size."""
        if not self._quick:
            self._part("rehearsal", folder, size)
        figures = [self._start(folder, size, 0.5)]
        for part in PARTS:
            figures += self._part(part, folder, size)
        return figures + self._photographs(size) + self._zoom(size) + self._film(size) + self._panorama(size)

    def _start(self, folder: Path, size: Size, most: float) -> "Figure":
        from kiosk.show.bench.figures import Figure

        self._say("start", size)
        self._seconds_to_start(folder, size, 1)
        seconds = self._seconds_to_start(folder, size, 1 if self._quick else 9)
        return Figure("start to first complete frame", seconds, "s", most)

    def _seconds_to_start(self, folder: Path, size: Size, times: int) -> float:
        from kiosk.show.bench.starts import first_frame_seconds

        arguments = ["--exhibition", str(folder), "--size", f"{size.w}x{size.h}"]
        return first_frame_seconds(arguments, self._environment, times)

    def _photographs(self, size: Size) -> "list[Figure]":
        from kiosk.show.bench.madeup import photographs

        with _temporary() as folder:
            self._say("making photographs for", size)
            photographs(folder, block_kinds(), *((1, 2) if self._quick else (3, 10)))
            self._seconds_to_start(folder, size, 1)  # the very first one tries renderers, which stay loaded
            return self._part("photographs", folder, size)

    def _film(self, size: Size) -> "list[Figure]":
        from kiosk.show.bench.films import SECONDS, with_film

        with _temporary() as folder:
            self._say("making a film for", size)
            with_film(folder, block_kinds(), 3 if self._quick else SECONDS)
            self._seconds_to_start(folder, size, 1)
            return self._part("film", folder, size)

    def _panorama(self, size: Size) -> "list[Figure]":
        from kiosk.show.bench.panoramas import with_panorama

        with _temporary() as folder:
            self._say("making a panorama for", size)
            with_panorama(folder, block_kinds())
            return self._part("panorama", folder, size)

    def _zoom(self, size: Size) -> "list[Figure]":
        from kiosk.show.bench.zooms import with_poster

        with _temporary() as folder:
            self._say("making a very large picture for", size)
            with_poster(folder, block_kinds(), self._quick)
            return self._part("deep zoom", folder, size)

    def large(self, size: Size) -> "list[Figure]":
        """A very large exhibition, started when it has been opened before, and checked."""
        from kiosk.show.bench.figures import Figure
        from kiosk.show.bench.madeup import very_large
        from kiosk.show.bench.starts import verb_seconds

        with _temporary() as folder:
            self._say("making a large exhibition for", size)
            very_large(folder, block_kinds(), *((2, 3) if self._quick else (200, 50)))
            figures = [self._start(folder, size, 1.5)]
            seconds = verb_seconds(["check", str(folder)], self._environment)
            return [*figures, Figure("check", seconds, "s", 30)]

    def _part(self, part: str, folder: Path, size: Size) -> "list[Figure]":
        from kiosk.show.bench.figures import Figure

        self._say(part, size)
        command = [sys.executable, "-m", "kiosk", "bench", "--part", part, "--exhibition", str(folder)]
        command += ["--size", f"{size.w}x{size.h}", *(["--quick"] if self._quick else [])]
        done = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise KioskError(Sentence("Measuring `{part}` at {w}×{h} failed.", part=part, w=size.w, h=size.h))
        return [Figure.from_plain(plain) for plain in json.loads(done.stdout)]

    @staticmethod
    def _say(what: str, size: Size) -> None:
        click.echo(f"{size.w}×{size.h}: {what} …", err=True)


def _package_path() -> str:
    """So that the children run this very engine."""
    here = str(Path(kiosk.__file__).parents[1])
    return os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])


@contextmanager
def _temporary() -> Iterator[Path]:
    """A folder for an exhibition, which goes away with all that was cached of it."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder = exhibition_folder(Path(name))
        try:
            yield folder
        finally:
            shutil.rmtree(store_folder(folder), ignore_errors=True)


def _machine(where: str) -> dict[str, str]:
    return {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "kiosk": kiosk.__version__,
        "screen": where,
    }
