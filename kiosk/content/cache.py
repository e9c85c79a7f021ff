"""What was checked before, kept as JSON: an index of the exhibition, and one file for each chapter's pages.

Whatever cannot be read counts as absent. A chapter's file carries the seal under which it was written.
"""

import contextlib
import hashlib
import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kiosk.base.atomic import write_atomically
from kiosk.base.room import CONTENT, Room
from kiosk.base.sentences import from_plain, plain
from kiosk.content.limits import Limits
from kiosk.content.model import (
    Access,
    Asset,
    Exhibition,
    FaceFiles,
    Idle,
    Outline,
    Picture,
    Place,
    Problem,
    Screen,
    Text,
)
from kiosk.content.openinghours import hours_of, plain_hours

Stamp = list[int]
"""Size and time of change of a file."""


@dataclass
class FileRecord:
    """What the check of one YAML file gave."""

    stamp: Stamp | None
    """None where there is no such file."""
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()
    """Assets that were not there: should one come, the file is checked again."""
    outline: Outline | None = None


@dataclass
class Index:
    """All that must be known of an exhibition before a chapter is opened."""

    engine: Any
    """The state of the engine's source files."""
    listing: dict[str, Stamp]
    """All YAML files."""
    exhibition: Exhibition
    """Without its chapters, which stand in `chapters`."""
    record: FileRecord
    chapters: list[FileRecord] = field(default_factory=list)

    def seal(self, chapter: FileRecord) -> str:
        """What a chapter's stored pages depend on: they are good under the same seal only."""
        depends = [self.engine, self.record.stamp, chapter.stamp]
        return hashlib.blake2s(json.dumps(depends).encode(), digest_size=16).hexdigest()


class Cache:
    """A folder that may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._room = Room(folder, limit=CONTENT)

    def load_index(self, folder: Path) -> Index | None:
        """The index that was kept, if there is a whole one, for the exhibition in `folder`: one version of it
        after another may use the same cache."""
        try:
            return _index(json.loads((self._folder / "index.json").read_bytes()), folder)
        except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return None

    def store_index(self, index: Index) -> None:
        """Keep the index; a disk that refuses is only logged."""
        self._write(self._folder / "index.json", _plain_index(index))

    def load_pages(self, chapter_id: str, seal: str) -> list[Any] | None:
        """The pages kept under `seal`, as `validation.checked_tree` gave them."""
        try:
            stored = json.loads(self._chapter_file(chapter_id).read_bytes())
            return stored["pages"] if stored["seal"] == seal else None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def store_pages(self, chapter_id: str, seal: str, pages: list[Any]) -> None:
        """Keep a chapter's pages; a disk that refuses is only logged."""
        self._write(self._chapter_file(chapter_id), {"seal": seal, "pages": pages})

    def forget_all_but(self, chapter_ids: Iterable[str]) -> None:
        """Remove the files of chapters that are no more."""
        kept = {self._chapter_file(chapter_id).name for chapter_id in chapter_ids}
        with contextlib.suppress(OSError):
            for path in (self._folder / "chapters").iterdir():
                if path.name not in kept:
                    path.unlink()

    def _chapter_file(self, chapter_id: str) -> Path:
        # Not by the id itself: it is the name of a file in any case and script that a disk allows.
        name = hashlib.blake2s(chapter_id.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
        return self._folder / "chapters" / f"{name}.json"

    def _write(self, path: Path, value: Any) -> None:
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        try:
            self._room.take(len(data))
            write_atomically(path, data, durable=False)
        except OSError as error:
            logging.getLogger(__name__).warning("the content cache is not kept: %s", error)


def _plain_index(index: Index) -> dict[str, Any]:
    show = index.exhibition
    folder = show.folder
    return {
        "engine": index.engine,
        "listing": index.listing,
        "exhibition": {
            "title": show.title,
            "subtitle": show.subtitle,
            "languages": show.languages,
            "credit": show.credit,
            "idle": [show.idle.after, show.idle.countdown],
            "screen": asdict(show.screen),
            "access": asdict(show.access),
            "mode": show.mode,
            "inks": show.inks,
            "faces": asdict(show.faces),
            "vertical_titles": show.vertical_titles,
            "limits": show.limits.own,
            "hours": plain_hours(show.hours),
        },
        "record": _plain_record(index.record, folder),
        "chapters": [_plain_record(record, folder) for record in index.chapters],
    }


def _index(plain: dict[str, Any], folder: Path) -> Index:
    show = plain["exhibition"]
    if show["mode"] not in ("visitors", "unattended"):
        raise ValueError("not a mode")
    exhibition = Exhibition(
        folder,
        Text(show["title"]),
        Text(show["subtitle"]),
        tuple((str(code), str(name)) for code, name in show["languages"]),
        credit=Text(show["credit"]),
        idle=Idle(*map(float, show["idle"])),
        screen=Screen(**show["screen"]),
        access=Access(**show["access"]),
        mode=show["mode"],
        inks=dict(show["inks"]),
        faces=_face_files(show["faces"]),
        vertical_titles=bool(show["vertical_titles"]),
        limits=Limits({str(name): dict(numbers) for name, numbers in show["limits"].items()}),
        hours=hours_of(show["hours"]),
    )
    chapters = [_record(record, folder) for record in plain["chapters"]]
    if not all(chapter.outline for chapter in chapters) or not exhibition.languages:
        raise ValueError("not a whole index")
    return Index(
        plain["engine"], dict(plain["listing"]), exhibition, _record(plain["record"], folder), chapters
    )


def _face_files(plain: dict[str, Any]) -> FaceFiles:
    own = {str(code): _face_files(files) for code, files in plain["languages"].items()}
    return FaceFiles(plain["serif"] and Asset(plain["serif"]), plain["sans"] and Asset(plain["sans"]), own)


def _plain_record(record: FileRecord, folder: Path) -> list[Any]:
    outline = record.outline
    return [
        record.stamp,
        [_plain_problem(problem, folder) for problem in record.problems],
        record.missing,
        outline and _plain_outline(outline),
    ]


def _record(plain: list[Any], folder: Path) -> FileRecord:
    stamp, problems, missing, outline = plain
    files: dict[str, Path] = {}
    return FileRecord(
        stamp,
        tuple([_problem(problem, folder, files) for problem in problems]),
        tuple(missing),
        _outline(*outline) if outline else None,
    )


def _plain_outline(outline: Outline) -> list[Any]:
    hero = _plain_picture(outline.hero)
    return [outline.id, outline.title, outline.lead, hero, outline.page_ids, outline.narrated]


def _outline(
    outline_id: str, title: Any, lead: Any, hero: Any, page_ids: list[str], narrated: bool
) -> Outline:
    picture = (
        Picture(Asset(hero[0]), hero[1] and Asset(hero[1]), Text(hero[2]), tuple(hero[3])) if hero else None
    )
    return Outline(outline_id, Text(title), Text(lead), picture, tuple(page_ids), narrated)


def _plain_picture(picture: Picture | None) -> list[Any] | None:
    return [picture.src, picture.tall, picture.alt, picture.focus] if picture else None


def _plain_problem(problem: Problem, folder: Path) -> list[Any]:
    place, also = problem.place, problem.also
    return [
        place.file.relative_to(folder).as_posix(),
        place.line,
        place.column,
        problem.severity,
        plain(problem.found),
        plain(problem.expected),
        problem.nearest,
        also and [also.line, also.column],
    ]


def _problem(kept: list[Any], folder: Path, files: dict[str, Path]) -> Problem:
    file, line, column, severity, found, expected, nearest, also = kept
    # One path object serves all problems of a file: making one takes longer than the rest.
    path = files.get(file) or files.setdefault(file, folder / file)
    return Problem(
        Place(path, line, column),
        severity,
        from_plain(found),
        from_plain(expected),
        nearest,
        also and Place(path, *also),
    )
