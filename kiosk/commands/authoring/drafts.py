"""The drafts: a whole `exhibition.yaml`, a chapter's file, a page to be put into one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kiosk.base.sentences import Sentence, told, translated
from kiosk.commands.authoring.drafting import Pen, dashed
from kiosk.commands.authoring.samples import CHAPTER, EXHIBITION, PAGE, sample
from kiosk.commands.authoring.schemafiles import first_line
from kiosk.commands.authoring.standins import Standins
from kiosk.content.describing import Described, described
from kiosk.content.schema import ChapterFile, ExhibitionFile, PageFile

if TYPE_CHECKING:
    from kiosk.blocks.contract import Kind

OWN_NAMES = {"zh": "中文", "en": "English"}


class Drafts:
    """Drafts in the languages of `standins`, with comments in `language`."""

    def __init__(self, standins: Standins, kinds: "Mapping[str, Kind]", language: str) -> None:
        self._pen = Pen(standins, language)
        self._kinds = kinds
        self._language = language

    def exhibition(self, chapter: str, title: str) -> str:
        """The text of `exhibition.yaml` with one chapter."""
        codes = dict(self._pen.standins.languages)
        written = {**sample(EXHIBITION), "languages": codes, "chapters": [chapter]}
        _entitle(written, title, self._pen.standins)
        fields = described(ExhibitionFile)
        return self._file("exhibition", [self._paragraph(field, written) for field in fields])

    def chapter(self, kind: str, title: str, page: str = "opening") -> str:
        """The text of a chapter's file with one page, which opens with a block of the kind."""
        written = sample(CHAPTER)
        _entitle(written, title, self._pen.standins)
        fields = [field for field in described(ChapterFile) if field.name != "pages"]
        head = [self._paragraph(field, written) for field in fields]
        return self._file("chapter", [*head, ["pages:", *self.page(page, kind, "", 2)]])

    def page(self, page: str, kind: str, title: str, indent: int) -> list[str]:
        """The lines of a page with one block, as an item of a list whose dashes stand at `indent`."""
        written = {
            **sample(PAGE),
            "id": page,
            "sources": [told(Sentence("Write the source here"), self._language)],
        }
        _entitle(written, title, self._pen.standins)
        fields = [field for field in described(PageFile) if field.name != "blocks"]
        blocks = next(field for field in described(PageFile) if field.name == "blocks")
        self._pen.standins.turn_over()
        inside = " " * (indent + 2)
        return [
            *dashed(self._pen.mapping(fields, written, indent + 2), indent),
            *self._pen.comment(translated(blocks.description, self._language), indent + 2),
            f"{inside}blocks:",
            *self._block(kind, indent + 4),
        ]

    def _block(self, name: str, indent: int) -> list[str]:
        """The lines of a block as an item of a list: what it is, its kind, and its fields."""
        kind = self._kinds[name]
        head = Described("kind", (kind.__doc__ or "").strip(), True, None, "word")
        fields = [head, *described(kind.Fields)]
        return dashed(self._pen.mapping(fields, sample(kind.SAMPLE), indent + 2), indent)

    def _paragraph(self, field: Described, written: Mapping[str, Any]) -> list[str]:
        return self._pen.mapping([field], {key: written[key] for key in written if key == field.name}, 0)

    def _file(self, name: str, paragraphs: list[list[str]]) -> str:
        how = told(
            Sentence(
                "What follows a # is explained here and counts for nothing. A line such as #name: counts "
                "once its # is deleted."
            ),
            self._language,
        )
        parts = [[first_line(name).rstrip("\n"), *self._pen.comment(how)], *paragraphs]
        return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _entitle(written: dict[str, Any], title: str, standins: Standins) -> None:
    """Put the title in where one is given: in the lead language, and the sample's in the others."""
    if title:
        others = standins.text(written["title"])
        written["title"] = {**others, standins.languages[0][0]: title}
