"""`tour`: takes a picture of every page without a display, to be looked through at a desk."""

import json
import logging
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.base.listing import in_code, listed
from kiosk.base.sentences import Sentence, told, usual_language
from kiosk.commands.opening import block_kinds, cache_folder, exhibition_folder, open_exhibition, progress_bar
from kiosk.commands.parameters import SIZE
from kiosk.commands.stops import Stop, stops

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.model import Exhibition
    from kiosk.show.pilot import Pilot

FRAME = 0.1
"""Seconds between the frames of what moves before a picture is taken."""
PATIENCE = 10.0
"""Seconds after which a picture is taken although something still moves."""
ONE_SHEET = 60
"""So many pictures stand on one contact sheet; of more, each language has its own."""
FULL_SHEET = 150
"""A contact sheet ends with the chapter in which it comes to so many pictures."""

_PICTURES = re.compile(r'"(?:file|thumbnail)": "((?:thumbnails/)?[\w-]+\.(?:png|jpg))"')
"""The files that an index.html names."""


@dataclass(frozen=True)
class Shot:
    """A picture that was taken: where it lies below the tour's folder, and what it shows."""

    file: str
    thumbnail: str
    language: str
    number: str
    heading: str
    title: str


@click.command(short_help="Take a picture of every page in every state.")
@click.option("--exhibition", type=click.Path(path_type=Path), help="Folder with exhibits/ and assets/.")
@click.option("--size", type=SIZE, default="1920x1080", show_default=True, help="Size of the screen.")
@click.option("--language", default="all", show_default=True, help="Code of a language, or all.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("tour"), show_default=True, help="Folder to write."
)
def command(exhibition: Path | None, size: Size, language: str, out: Path) -> None:
    """Take a picture of every page in every state; no display is needed."""
    start = time.monotonic()
    folder = exhibition_folder(exhibition)
    cache = cache_folder(folder)
    library = open_exhibition(folder, cache)
    codes = _languages(library.exhibition, language)
    album = Album(out, size, library.exhibition)
    failures = Failures()
    logging.getLogger("kiosk").addHandler(failures)
    try:
        _walk(library, codes, album, cache)
        album.bind()
    except OSError as error:
        raise KioskError(
            Sentence(
                "The pictures cannot be written into {folder} ({reason}).", folder=out, reason=error.strerror
            )
        ) from error
    finally:
        logging.getLogger("kiosk").removeHandler(failures)
    for failure in failures.told:
        click.echo(failure)
    click.echo(told(_closing(len(album.shots), size, time.monotonic() - start), usual_language()))
    leaf = Sentence(
        "Open {page} and turn the pages with the arrow keys.", page=(out / "index.html").absolute()
    )
    click.echo(told(leaf, usual_language()))


def _closing(pictures: int, size: Size, seconds: float) -> Sentence:
    return Sentence(
        "{count} pictures of {size} in {seconds:.0f} seconds.",
        count=pictures,
        size=_named(size),
        seconds=seconds,
    )


def _languages(exhibition: "Exhibition", asked: str) -> list[str]:
    codes = [code for code, _ in exhibition.languages]
    if asked not in (*codes, "all"):
        raise KioskError(
            Sentence(
                "The exhibition has no language `{code}`; there are {codes}.",
                code=asked,
                codes=listed(in_code([*codes, "all"])),
            )
        )
    return codes if asked == "all" else [asked]


def _named(size: Size) -> str:
    return f"{size.w}x{size.h}"


class Failures(logging.Handler):
    """What blocks report that had to be replaced by the failsafe panel, each once and without a traceback."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Note the sentence, and the error it comes from."""
        cause = f" ({record.exc_info[1]!r})" if record.exc_info else ""
        self.told[record.getMessage() + cause] = None


def _walk(library: "Library", codes: Sequence[str], album: "Album", cache: Path) -> None:
    """Take all pictures, as one visitor of each language sees them."""
    from kiosk.show.pilot import Pilot

    # An unattended exhibition would walk on by itself.
    library.exhibition = replace(library.exhibition, mode="visitors")
    places = stops(library)
    digits = max(2, len(str(len(places) - 1)))
    with progress_bar(len(places) * len(codes), told(Sentence("Tour"), usual_language())) as bar:
        for code in codes:
            with Pilot(library, block_kinds, album.size, cache, language=code) as pilot:
                for number, stop in enumerate(places):
                    album.add(f"{number:0{digits}}", stop, code, _states(pilot, stop))
                    bar.update(1)


def _states(pilot: "Pilot", stop: Stop) -> Iterator[bytes]:
    """The pixels of a stop at rest, then of each moment that an unattended display would show of it."""
    stop.go(pilot.show)
    yield _at_rest(pilot)
    for moment in pilot.show.page_moments() if stop.states else ():
        moment.show()
        pilot.show.repaint()
        yield _at_rest(pilot)


def _at_rest(pilot: "Pilot") -> bytes:
    """The pixels once everything has come to rest."""
    for _ in range(round(PATIENCE / FRAME)):
        pilot.clock.advance(FRAME)
        pilot.show.step()
        if pilot.show.rest() != 0.0:
            break
    return pilot.canvas.pixels()


class Album:
    """The folder that the pictures go to."""

    def __init__(self, folder: Path, size: Size, exhibition: "Exhibition") -> None:
        self.size = size
        self.shots: list[Shot] = []
        self._folder = folder
        self._exhibition = exhibition

    def add(self, number: str, stop: Stop, language: str, states: Iterable[bytes]) -> None:
        """Keep the pictures of a stop, numbered where there are several; what looks the same is kept once."""
        from kiosk.content.pinyin import bare
        from kiosk.stage.printing import png, thumbnail

        kept: dict[bytes, tuple[bytes, bytes]] = {}
        for rgb in states:
            looks = blake2b(rgb).digest()
            if looks not in kept:
                kept[looks] = png(self.size, rgb), thumbnail(self.size, rgb)
        order = [language, *(code for code, _ in self._exhibition.languages)]
        heading, title = (bare(text.pick(order)) for text in (stop.heading, stop.title))
        for state, (picture, small) in enumerate(kept.values(), 1):
            mark = f"-{state:0{len(str(len(kept)))}}" if len(kept) > 1 else ""
            name = f"{number}-{stop.name}-{language}{mark}"
            shot = Shot(f"{name}.png", f"thumbnails/{name}.jpg", language, f"{number}{mark}", heading, title)
            self._write(shot.file, picture)
            self._write(shot.thumbnail, small)
            self.shots.append(shot)

    def _write(self, name: str, data: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def bind(self) -> None:
        """Write the contact sheets and the page to flip through; an earlier tour's other pictures go."""
        self._clear()
        for name, shots in self._sheets():
            self._write(name, self._contact_sheet(shots))
        told = {
            "title": self._exhibition.title,
            "size": _named(self.size),
            "languages": self._exhibition.languages,
            "shots": [asdict(shot) for shot in self.shots],
        }
        template = (resources.files("kiosk.commands") / "tour.html").read_text("utf-8")
        page = template.replace("{/*tour*/}", json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"))
        self._write("index.html", page.encode())

    def _clear(self) -> None:
        """Remove what an earlier tour's page shows, unless it was taken again."""
        index = self._folder / "index.html"
        earlier = _PICTURES.findall(index.read_text("utf-8")) if index.is_file() else []
        kept = {name for shot in self.shots for name in (shot.file, shot.thumbnail)}
        sheets = [path.name for path in self._folder.glob("contact-sheet*.png")] if earlier else []
        for name in {*earlier, *sheets} - kept:
            (self._folder / name).unlink(missing_ok=True)

    def _sheets(self) -> Iterator[tuple[str, list[Shot]]]:
        """The names of the contact sheets, and what stands on each."""
        if len(self.shots) <= ONE_SHEET:
            yield "contact-sheet.png", self.shots
            return
        for language, spoken in groupby(self.shots, lambda shot: shot.language):
            sheets: list[list[Shot]] = [[]]
            for _, chapter in groupby(spoken, lambda shot: shot.heading):
                if len(sheets[-1]) >= FULL_SHEET:
                    sheets.append([])
                sheets[-1] += chapter
            for number, sheet in enumerate(sheets, 1):
                yield f"contact-sheet-{language}{f'-{number}' if len(sheets) > 1 else ''}.png", sheet

    def _contact_sheet(self, shots: Sequence[Shot]) -> bytes:
        from kiosk.stage.printing import Print, Strip, contact_sheet
        from kiosk.stage.typecase import faces_of
        from kiosk.stage.typesetting import Typesetter

        show = self._exhibition
        strips = [
            Strip(
                heading,
                language,
                [
                    Print((self._folder / shot.thumbnail).read_bytes(), f"{shot.number}　{shot.title}")
                    for shot in strip
                ],
            )
            for (language, heading), strip in groupby(shots, lambda shot: (shot.language, shot.heading))
        ]
        language = shots[0].language
        title = f"{show.title.pick([language, show.lead_language])}　{_named(self.size)}"
        return contact_sheet(title, language, strips, Typesetter(faces_of(show)), show.inks)
