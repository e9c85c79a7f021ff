"""Reads and checks the YAML files of an exhibition, one at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.base.sentences import Sentence
from kiosk.content.assets import Assets
from kiosk.content.cache import FileRecord, Stamp
from kiosk.content.fields import Mistake, Setting
from kiosk.content.gaps import gaps, gaps_of_exhibition
from kiosk.content.hoursdoubts import doubts
from kiosk.content.limits import Limits
from kiosk.content.model import Access, Chapter, Exhibition, FaceFiles, Idle, Place, Problem, Screen, Text
from kiosk.content.nearest import nearest
from kiosk.content.problems import in_order
from kiosk.content.schema import AN_ID, ExhibitionFile, Faces, is_id, read_languages
from kiosk.content.sourcefile import read_source
from kiosk.content.tree import Steps, Tree
from kiosk.content.unseen import is_sayable
from kiosk.content.validation import Kinds, Validator, broken_chapter, checked_tree

EXHIBITION_FILE = "exhibition.yaml"


@dataclass
class CheckedChapter:
    """A chapter as far as it is good, its record for the index and its pages for the cache."""

    chapter: Chapter
    record: FileRecord
    pages: list[Any]


class Checker:
    """Checks files of one exhibition folder against block kinds; the assets are listed once for all."""

    def __init__(self, folder: Path, listing: dict[str, Stamp]) -> None:
        self._folder = folder
        self._listing = listing
        self._assets = Assets(folder / "assets")
        self._languages: tuple[str, ...] | None = None

    def exhibition(self) -> tuple[Exhibition, list[str], FileRecord]:
        """The exhibition without its chapters, their ids in order, and the record of its file."""
        problems: list[Problem] = []
        self._assets.missing.clear()
        tree = self._tree(EXHIBITION_FILE, problems)
        validator = Validator(tree or Tree(self._path(EXHIBITION_FILE)), Setting(), problems)
        written = ExhibitionFile(title=Text())
        if tree:
            self._languages = _languages(tree)
            validator.setting = Setting(self._languages, self._assets)
            written = validator.exhibition()
        exhibition = _exhibition(self._folder, written)
        ids = self._chapter_ids(written.chapters, validator)
        problems += _warnings(gaps_of_exhibition(exhibition), validator.tree)
        problems += _warnings(doubts(written.hours), validator.tree)
        return exhibition, ids, self._record(EXHIBITION_FILE, problems)

    def chapter(
        self, chapter_id: str, languages: tuple[tuple[str, str], ...], kinds: Kinds
    ) -> CheckedChapter:
        """One chapter, its record and its pages; a missing file was reported with the exhibition."""
        name = f"{chapter_id}.yaml"
        problems: list[Problem] = []
        self._assets.missing.clear()
        tree = self._tree(name, problems) if name in self._listing else None
        chapter = broken_chapter(chapter_id)
        if tree:
            validator = Validator(tree, Setting(self._languages, self._assets), problems)
            chapter = validator.chapter(chapter_id, kinds)
            problems += _warnings(gaps(chapter, languages), tree)
        record = self._record(name, problems)
        record.outline = chapter.outline
        return CheckedChapter(chapter, record, checked_tree(chapter, tree))

    def _path(self, name: str) -> Path:
        return self._folder / "exhibits" / name

    def _tree(self, name: str, problems: list[Problem]) -> Tree | None:
        tree, found = read_source(self._path(name), self._folder)
        problems += found
        return tree

    def _record(self, name: str, problems: list[Problem]) -> FileRecord:
        missing = tuple(sorted(self._assets.missing))
        return FileRecord(self._listing.get(name), in_order(problems), missing)

    def _chapter_ids(self, listed: list[str] | None, validator: Validator) -> list[str]:
        """The chapters to show, each once; those without a file too, so that the mistake is seen."""
        names = self._sayable(validator)
        there = [name.removesuffix(".yaml") for name in names if name != EXHIBITION_FILE]
        if not there and not listed:
            place = Place(self._folder / "exhibits")
            validator.problems.append(
                Problem(
                    place,
                    "error",
                    Sentence("there are no chapters"),
                    Sentence("a file for each chapter, such as `halls.yaml`"),
                )
            )
        if listed is None:
            self._check_names(there, validator)
            return there
        for index, chapter_id in enumerate(listed):
            self._check_listed(chapter_id, index, listed, there, validator)
        for chapter_id in there:
            if chapter_id not in listed:
                found = Sentence("`{id}` is not in the list of chapters, so it is not shown", id=chapter_id)
                place = Place(self._path(f"{chapter_id}.yaml"))
                validator.problems.append(Problem(place, "warning", found))
        return list(dict.fromkeys(listed))

    def _sayable(self, validator: Validator) -> list[str]:
        """The names of all files; one that is no text, as an old zip may bring, is reported and left out."""
        for name in self._listing:
            if not is_sayable(name):
                shown = name.encode("utf-8", "replace").decode()
                found = Sentence("the name of the file `{name}` is no text", name=shown)
                expected = Sentence("a name in plain letters, given anew on this computer")
                place = Place(self._folder / "exhibits")
                validator.problems.append(Problem(place, "error", found, expected))
        return [name for name in self._listing if is_sayable(name)]

    def _check_names(self, there: list[str], validator: Validator) -> None:
        for chapter_id in there:
            if not is_id(chapter_id):
                found = Sentence("the file's name `{name}` is not an id", name=chapter_id)
                place = Place(self._path(f"{chapter_id}.yaml"))
                problem = Problem(place, "error", found, AN_ID)
                validator.problems.append(problem)

    def _check_listed(
        self, chapter_id: str, index: int, listed: list[str], there: list[str], validator: Validator
    ) -> None:
        steps: Steps = ("chapters", index)
        if listed.index(chapter_id) != index:
            found = Sentence("`{id}` is listed twice", id=chapter_id)
            validator.report(steps, found, Sentence("each chapter once"))
        elif chapter_id not in there:
            near = nearest(chapter_id, (name for name in there if name not in listed))
            found = Sentence("there is no file `{id}.yaml`", id=chapter_id)
            validator.report(steps, found, Sentence("the name of a file here, without `.yaml`"), near)
        elif not is_id(chapter_id):
            validator.report(steps, Sentence("`{name}` is not an id", name=chapter_id), AN_ID)


def _languages(tree: Tree) -> tuple[str, ...] | None:
    """The codes that the file gives, read first because its texts use them; None where it gives none."""
    written = tree.root.get("languages") if isinstance(tree.root, dict) else ""
    try:
        return tuple(code for code, _ in read_languages(written))
    except Mistake:
        return None


def _exhibition(folder: Path, written: ExhibitionFile) -> Exhibition:
    return Exhibition(
        folder,
        written.title,
        written.subtitle,
        written.languages,
        credit=written.credit,
        idle=Idle(written.idle.after, written.idle.countdown),
        screen=Screen(**dict(written.screen)),
        access=Access(**{**dict(written.access), "text_size": written.access.text_size / 100}),
        mode=written.mode,
        inks=written.theme.inks,
        faces=_face_files(written.theme.faces),
        vertical_titles=written.theme.vertical_titles,
        limits=Limits({name: own for name, own in written.limits if own}),
        hours=written.hours.hours() if written.hours else None,
    )


def _face_files(written: Faces) -> FaceFiles:
    own = {code: FaceFiles(files.serif, files.sans) for code, files in written.languages.items()}
    return FaceFiles(written.serif, written.sans, own)


def _warnings(found: Iterable[tuple[Steps, str, str]], tree: Tree) -> Iterable[Problem]:
    """The gaps in what was written; a value that stands in for one that was not has been reported already."""
    return (
        Problem(tree.place(steps), "warning", what, expected)
        for steps, what, expected in found
        if tree.holds(steps)
    )
