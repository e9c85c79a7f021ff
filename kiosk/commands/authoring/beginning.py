"""Begins an exhibition, a chapter or a page: drafts, what stands in for media, and the entry in the list."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.commands.authoring.drafts import OWN_NAMES, Drafts
from kiosk.commands.authoring.entering import Manuscript
from kiosk.commands.authoring.schemafiles import FOLDER, NAMES, schema_text
from kiosk.commands.authoring.standins import Standins
from kiosk.commands.authoring.writing import Writer
from kiosk.content.fields import Mistake
from kiosk.content.nearest import nearest
from kiosk.content.schema import is_id, read_languages

if TYPE_CHECKING:
    from kiosk.blocks.contract import Kind

WELCOME = "welcome"
"""The first chapter of a new exhibition."""
OPENING = "opening"
"""The first page of a new chapter."""
FIRST_KIND = "hero"


class Beginning:
    """Begins things in an exhibition's folder, with comments in `language`; a KioskError says why not."""

    def __init__(self, folder: Path, kinds: "Mapping[str, Kind]", language: str) -> None:
        self.folder = folder
        self._kinds = kinds
        self._language = language

    def exhibition(self, title: str) -> Writer:
        """A new exhibition of one chapter."""
        if (self.folder / "exhibits" / "exhibition.yaml").exists():
            raise KioskError(Sentence("There is an exhibition in {folder} already.", folder=self.folder))
        codes = [self._language, *(code for code in OWN_NAMES if code != self._language)]
        drafts, standins = self._drafts(WELCOME, tuple((code, OWN_NAMES[code]) for code in codes))
        chapter, whole = drafts.chapter(FIRST_KIND, "", OPENING), drafts.exhibition(WELCOME, title)
        writer = Writer(self.folder)
        writer.make("exhibits/exhibition.yaml", whole.encode())
        writer.make_all(standins.contents())
        writer.make(f"exhibits/{WELCOME}.yaml", chapter.encode())
        schemas = ((name, schema_text(name, self._kinds, self._language)) for name in NAMES)
        writer.make_all((f"exhibits/{FOLDER}/{name}.json", text.encode()) for name, text in schemas)
        return writer

    def chapter(self, name: str, kind: str, title: str) -> Writer:
        """A new chapter of one page, the last in the list."""
        self._check(name, kind)
        whole = self._manuscript("exhibition")
        listed = whole.root.get("chapters")
        file = f"exhibits/{name}.yaml"
        taken = isinstance(listed, list) and name in listed
        if taken or name == "exhibition" or (self.folder / file).exists():
            raise KioskError(Sentence("There is a chapter `{name}` already; choose another name.", name=name))
        drafts, standins = self._drafts(name, _languages(whole))
        text = drafts.chapter(kind, title, OPENING)
        entered = whole.with_id("chapters", name) if listed is not None else None
        writer = Writer(self.folder)
        writer.make_all(standins.contents())
        writer.make(file, text.encode())
        if entered is not None:
            writer.change(whole.path, entered)
        return writer

    def page(self, chapter: str, name: str, kind: str, title: str) -> Writer:
        """A new page, the last of its chapter."""
        self._check(name, kind)
        whole, book = self._manuscript("exhibition"), self._chapter(chapter)
        pages = book.root.get("pages")
        if any(isinstance(page, dict) and page.get("id") == name for page in pages or ()):
            raise KioskError(
                Sentence("The chapter `{chapter}` has a page `{name}` already.", chapter=chapter, name=name)
            )
        drafts, standins = self._drafts(chapter, _languages(whole))
        entered = book.with_page(lambda indent: drafts.page(name, kind, title, indent))
        writer = Writer(self.folder)
        writer.make_all(standins.contents())
        writer.change(book.path, entered)
        return writer

    def _drafts(self, chapter: str, languages: tuple[tuple[str, str], ...]) -> tuple[Drafts, Standins]:
        standins = Standins(chapter, languages)
        return Drafts(standins, self._kinds, self._language), standins

    def _manuscript(self, name: str) -> Manuscript:
        return Manuscript(self.folder / "exhibits" / f"{name}.yaml", self.folder)

    def _chapter(self, name: str) -> Manuscript:
        files = (self.folder / "exhibits").glob("*.yaml")
        there = sorted(path.stem for path in files if path.stem != "exhibition")
        if name not in there:
            near = nearest(name, there)
            why = (
                Sentence("There is no chapter `{name}`; did you mean `{near}`?", name=name, near=near)
                if near
                else Sentence("There is no chapter `{name}`.", name=name)
            )
            raise KioskError(why)
        return self._manuscript(name)

    def _check(self, name: str, kind: str) -> None:
        if not is_id(name):
            raise KioskError(
                Sentence(
                    "`{name}` is no name for it; write lower-case words joined by hyphens: old-quay",
                    name=name,
                )
            )
        if kind not in self._kinds:
            listed = ", ".join(self._kinds)
            raise KioskError(
                Sentence("`{kind}` is no kind of block; there are {listed}.", kind=kind, listed=listed)
            )


def _languages(whole: Manuscript) -> tuple[tuple[str, str], ...]:
    """The exhibition's languages, as its file gives them."""
    written = whole.root.get("languages")
    if written is None:
        return (("zh", OWN_NAMES["zh"]),)
    try:
        return read_languages(written)
    except Mistake as mistake:
        raise KioskError(
            Sentence(
                "Nothing was written: first mend the languages in exhibition.yaml; {found}.",
                found=mistake.found,
            )
        ) from mistake
