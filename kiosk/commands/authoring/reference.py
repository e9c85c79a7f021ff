"""The reference for curators in Markdown: every kind of block with picture, sample and fields; the files."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kiosk.base.sentences import Sentence, told, translated
from kiosk.commands.authoring.drafting import example, shown, usual
from kiosk.commands.authoring.samples import CHAPTER, EXHIBITION, PAGE, sample
from kiosk.content.describing import Described, described
from kiosk.content.schema import ChapterFile, ExhibitionFile, PageFile

if TYPE_CHECKING:
    from kiosk.blocks.contract import Kind

TAKES: Mapping[str, Sentence] = {
    "text": Sentence("text"),
    "picture": Sentence("picture"),
    "panorama": Sentence("path of a picture"),
    "film": Sentence("path of a film"),
    "sound": Sentence("path of a sound"),
    "captions": Sentence("a .vtt file for each language"),
    "narration": Sentence("a sound for each language"),
    "file": Sentence("path of a file"),
    "lead": Sentence("a chapter, or chapter/page"),
    "hours": Sentence("hours, a list of hours, or `closed`"),
    "dates": Sentence("dates and their hours"),
    "yes": Sentence("yes or no"),
    "number": Sentence("number"),
    "word": Sentence("word"),
    "part": Sentence("several lines, see below"),
    "numbers": Sentence("numbers in brackets"),
    "mapping": Sentence("names and values"),
    "anything": Sentence("see below"),
}
"""What is written for each sort of field."""


class Reference:
    """Writes the reference in `language`."""

    def __init__(self, kinds: "Mapping[str, Kind]", language: str) -> None:
        self._kinds = kinds
        self._language = language

    def text(self) -> str:
        """The whole page."""
        parts = [self._head(), *map(self._kind, self._kinds), self._shared(), *self._files()]
        return "\n\n".join(parts) + "\n"

    def _say(self, sentence: str) -> str:
        return told(sentence, self._language)

    def _head(self) -> str:
        title = self._say(Sentence("What can stand on a page"))
        how = self._say(
            Sentence(
                "A page is made of blocks, each of a kind. Here is every kind, how it looks, the least that "
                "is to be written, and all that may be written. `kiosk new page CHAPTER ID --kind KIND` "
                "writes it for you, ready to be changed."
            )
        )
        made = self._say(
            Sentence(
                "This page is made from the program by `.venv/bin/python .ci/reference.py`; do not edit it."
            )
        )
        items = (
            Sentence("- [`{name}`](#{name}): {about}", name=name, about=self._about(name))
            for name in self._kinds
        )
        listed = "\n".join(map(self._say, items))
        return f"# {title}\n\n<!-- {made} -->\n\n{how}\n\n{listed}"

    def _about(self, name: str) -> str:
        return translated((self._kinds[name].__doc__ or "").strip(), self._language)

    def _kind(self, name: str) -> str:
        kind = self._kinds[name]
        picture = f"![{name}](blocks/{name}.{self._language}.webp)"
        least = f"```yaml\n{dashed_sample(kind.SAMPLE)}```"
        tables = self._tables(name, described(kind.Fields), sample(kind.SAMPLE))
        return "\n\n".join([f"## {name}", self._about(name), picture, least, *tables])

    def _tables(self, name: str, fields: Sequence[Described], written: Any, level: int = 3) -> Iterator[str]:
        """The table of a mapping's fields, then one for each part in it under a heading of its own."""
        written = written[0] if isinstance(written, list) else written
        titles = (
            Sentence("field"),
            Sentence("what it is"),
            Sentence("what is written"),
            Sentence("needed"),
            Sentence("usually"),
            Sentence("example"),
        )
        rows = [self._row(field, written.get(field.name)) for field in fields]
        yield "\n".join([row(map(self._say, titles)), row(["---"] * len(titles)), *rows])
        for alike in _alike(fields):
            field, inside = alike[0], " · ".join(f"{name} › {each.name}" for each in alike)
            told_of = (
                Sentence("Each item of `{name}`", name=inside)
                if field.many
                else Sentence("In `{name}`", name=inside)
            )
            yield f"{'#' * level} {self._say(told_of)}"
            yield from self._tables(inside, field.parts, written.get(field.name) or {}, min(level + 1, 6))

    def _row(self, field: Described, written: Any) -> str:
        cell = (
            f"`{shown(field, written or example(field))}`" if field.sort not in ("part", "anything") else ""
        )
        needed = self._say(Sentence("yes")) if field.required else ""
        default = f"`{usual(field)}`" if usual(field) else ""
        about = translated(field.description, self._language)
        return row([f"`{field.name}`", about, self._takes(field), needed, default, cell])

    def _takes(self, field: Described) -> str:
        if field.sort == "choice":
            return " · ".join(f"`{choice}`" for choice in field.choices)
        what = TAKES[field.sort]
        many = field.many and field.sort not in ("part", "anything")
        return self._say(Sentence("list: {what}", what=what) if many else what)

    def _shared(self) -> str:
        """What all kinds have in common."""
        sentences = (
            Sentence("## Texts and pictures"),
            Sentence(
                "A text is written once, `title: The Quay`, or once for each language: "
                "`title: {{zh: 码头, en: The Quay}}`. A longer one goes into a line of its own for each "
                "language, as in the drafts. It may hold readings above rare characters: `{{疍|dàn}}家`."
            ),
            Sentence(
                "A picture is a path below assets/, `picture: quay/crane.jpg`, or several lines: `src` (the "
                "path), `tall` (the same picture composed for upright places), `alt` (what it shows, for "
                "those who cannot see it), `focus` (the point that always stays in view, `[0.7, 0.5]`)."
            ),
            Sentence(
                "Every block may also have an `id`, lower-case words joined by hyphens; it is needed only "
                "where a page has two of a kind."
            ),
        )
        return "\n\n".join(map(self._say, sentences))

    def _files(self) -> Iterator[str]:
        """The pages, chapters and the exhibition, each with its fields."""
        for heading, name, model, written in (
            (Sentence("## A page"), "pages", PageFile, PAGE),
            (Sentence("## A chapter: exhibits/ID.yaml"), "chapter", ChapterFile, CHAPTER),
            (
                Sentence("## The exhibition: exhibits/exhibition.yaml"),
                "exhibition",
                ExhibitionFile,
                EXHIBITION,
            ),
        ):
            yield self._say(heading)
            yield from self._tables(name, described(model), sample(written))


def _alike(fields: Sequence[Described]) -> list[list[Described]]:
    """The fields that are parts, those with the same fields in them together."""
    groups: dict[str, list[Described]] = {}
    for field in fields:
        if field.parts:
            groups.setdefault(field.part_name, []).append(field)
    return list(groups.values())


def dashed_sample(written: str) -> str:
    """A sample as it stands under `blocks:`."""
    return "- " + written.strip().replace("\n", "\n  ") + "\n"


def row(cells: Any) -> str:
    """A row of a table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
