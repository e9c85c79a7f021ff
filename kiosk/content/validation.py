"""From the tree of a file to the exhibition or a chapter: the broken is reported, the rest stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.base.listing import in_code, listed
from kiosk.base.sentences import Sentence
from kiosk.content.fields import BlockFields, Setting, shape
from kiosk.content.model import Block, Chapter, Link, Outline, Page, Problem, Sound, Text
from kiosk.content.nearest import nearest
from kiosk.content.schema import AN_ID, ChapterFile, ExhibitionFile, PageFile, is_id
from kiosk.content.tree import Steps, Tree
from kiosk.content.wording import findings

Model = TypeVar("Model", bound=BaseModel)
Kinds = Mapping[str, type[BlockFields]]

BROKEN_PAGE = "page-1"


@dataclass
class Validator:
    """Checks one file's tree; the problems it meets collect in `problems`."""

    tree: Tree
    setting: Setting
    problems: list[Problem]

    def exhibition(self) -> ExhibitionFile:
        """What the file says of the exhibition; what is broken in it has its default."""
        if not self._is_mapping(self.tree.root):
            return ExhibitionFile(title=Text())
        return self._lenient(ExhibitionFile, self.tree.root, (), {"title": Text()})

    def chapter(self, chapter_id: str, kinds: Kinds) -> Chapter:
        """The chapter written in the file, with every page of its list, the broken ones without blocks."""
        written = self.tree.root
        if not self._is_mapping(written) or not isinstance(written, dict):
            return broken_chapter(chapter_id)
        head = self._lenient(ChapterFile, written, (), {"title": chapter_id, "pages": [None]})
        taken: set[str] = set()
        pages: list[Page] = []
        for index, page in enumerate(_list(written.get("pages"))):
            pages.append(self._page(page, index, taken, kinds))
            taken.add(pages[-1].id)
        pages = pages or [Page(BROKEN_PAGE)]
        ids, narrated = tuple(page.id for page in pages), any(page.narration for page in pages)
        outline = Outline(chapter_id, head.title, head.lead, head.hero, ids, narrated)
        return Chapter(outline, tuple(pages))

    def _page(self, written: Any, index: int, taken: set[str], kinds: Kinds) -> Page:
        steps: Steps = ("pages", index)
        if not isinstance(written, dict):
            found = Sentence("{written} where a page should stand", written=shape(written))
            self.report(steps, found, Sentence("`id`, `title` and `blocks`, each with its value"))
            return Page(_free(f"page-{index + 1}", taken))
        spare = {"id": f"page-{index + 1}", "blocks": [None]}
        head = self._lenient(PageFile, written, steps, spare)
        page_id = head.id
        if page_id in taken and written.get("id") == page_id:
            found = Sentence("two pages have the id `{id}`", id=page_id)
            self.report((*steps, "id"), found, Sentence("an `id` of its own for each page"))
        blocks = self._blocks(_list(written.get("blocks")), steps, kinds)
        link = Link(head.link.code, head.link.opens) if head.link else None
        return Page(_free(page_id, taken), head.title, blocks, head.sources, link, self._spoken(head))

    def _spoken(self, head: PageFile) -> dict[str, Sound]:
        """The page's narration by language: a single file is in the lead language."""
        lead = self.setting.languages[0] if self.setting.languages else ""
        return {code or lead: sound for code, sound in head.narration.items()}

    def _blocks(self, written: list[Any], page: Steps, kinds: Kinds) -> tuple[Block, ...]:
        """The page's blocks in order; nothing where not one of them is whole."""
        blocks: list[Block] = []
        for index, block in enumerate(written):
            taken = {other.id for other in blocks}
            blocks.append(self._block(block, (*page, "blocks", index), taken, kinds))
        return tuple(blocks) if any(block.fields is not None for block in blocks) else ()

    def _block(self, written: Any, steps: Steps, taken: set[str], kinds: Kinds) -> Block:
        if not isinstance(written, dict):
            found = Sentence("{written} where a block should stand", written=shape(written))
            self.report(steps, found, Sentence("`kind`, and what belongs to that kind"))
            return Block("", _free("block", taken), None)
        kind = written.get("kind")
        known = self._kind(kind, steps, kinds)
        kind_name = kind if isinstance(kind, str) else ""
        good, block_id = self._block_id(written.get("id"), steps, kind_name or "block", taken)
        fields = self._fields(known, written, steps) if known else None
        return Block(kind_name, block_id, fields if good else None)

    def _kind(self, kind: Any, steps: Steps, kinds: Kinds) -> type[BlockFields] | None:
        there_are = listed(in_code(sorted(kinds)))
        if kind is None:
            self.report((*steps, "kind"), Sentence("a block without a `kind`"), there_are, at_key=True)
            return None
        if not isinstance(kind, str) or kind not in kinds:
            close = nearest(kind, kinds) if isinstance(kind, str) else ""
            found = Sentence("{written} is not a kind of block", written=shape(kind))
            self.report((*steps, "kind"), found, there_are, close)
            return None
        return kinds[kind]

    def _block_id(self, written: Any, steps: Steps, default: str, taken: set[str]) -> tuple[bool, str]:
        """Whether the id is good, and one that is unique in the page in any case."""
        block_id = default if written is None else written
        if written is not None and not (isinstance(written, str) and is_id(written)):
            found = Sentence("{written} is not an id", written=shape(written))
            self.report((*steps, "id"), found, AN_ID)
            return False, _free(default, taken)
        if block_id in taken:
            found = Sentence("two blocks of this page have the id `{id}`", id=block_id)
            self.report((*steps, "id"), found, Sentence("an `id` of its own for each block"))
            return False, _free(block_id, taken)
        return True, block_id

    def _fields(self, kind: type[BlockFields], written: dict[str, Any], steps: Steps) -> BlockFields | None:
        written = {key: value for key, value in written.items() if key not in ("kind", "id")}
        try:
            fields = kind.model_validate(written, context=self.setting)
        except ValidationError as error:
            self._report_all(error, kind, written, steps)
            return None
        return None if any(spoilt[: len(steps)] == steps for spoilt in self.tree.spoilt) else fields

    def _lenient(self, model: type[Model], written: Any, steps: Steps, spare: dict[str, Any]) -> Model:
        """The instance of `model` in which whatever was wrong has its default, or stands in `spare`."""
        try:
            return model.model_validate(written, context=self.setting)
        except ValidationError as error:
            wrong = self._report_all(error, model, written, steps)
        good = {key: value for key, value in written.items() if key not in wrong and value is not None}
        return model.model_validate(spare | good, context=self.setting)

    def _report_all(
        self, error: ValidationError, model: type[BaseModel], written: Any, steps: Steps
    ) -> set[str | int]:
        """Report everything wrong with a model's value; gives the keys of it in which something is wrong."""
        for finding in findings(error, model, written):
            at = (*steps, *finding.steps)
            self.report(at, finding.found, finding.expected, finding.nearest, at_key=finding.at_key)
        return {detail["loc"][0] for detail in error.errors() if detail["loc"]}

    def _is_mapping(self, written: Any) -> bool:
        if written is None:
            self.report((), Sentence("the file is empty"))
        elif not isinstance(written, dict):
            found = Sentence("{written} where names with values should stand", written=shape(written))
            self.report((), found, Sentence("lines such as `title: The Palace`"))
        return isinstance(written, dict)

    def report(
        self, steps: Steps, found: str, expected: str = "", near: str = "", *, at_key: bool = False
    ) -> None:
        """Add an error at the place of `steps`."""
        place = self.tree.place(steps, at_key)
        self.problems.append(Problem(place, "error", found, expected, near))


def broken_chapter(chapter_id: str) -> Chapter:
    """What stands for a chapter that cannot be read: its id as title, and one broken page."""
    outline = Outline(chapter_id, Text({"": chapter_id}), page_ids=(BROKEN_PAGE,))
    return Chapter(outline, (Page(BROKEN_PAGE),))


def checked_tree(chapter: Chapter, tree: Tree | None) -> list[Any]:
    """The pages of a checked chapter as plain values that `revalidated` takes back."""
    written: Any = tree.root if tree else {}
    return [
        [
            page.id,
            page.title,
            page.sources,
            page.link and [page.link.code, page.link.opens],
            page.narration,
            [
                [block.kind, block.id, _fields_as_written(written["pages"][at]["blocks"][index], block)]
                for index, block in enumerate(page.blocks)
            ],
        ]
        for at, page in enumerate(chapter.pages)
    ]


def _fields_as_written(written: dict[str, Any], block: Block) -> dict[str, Any] | None:
    if block.fields is None:
        return None
    return {key: value for key, value in written.items() if key not in ("kind", "id")}


def revalidated(outline: Outline, pages: list[Any], kinds: Kinds) -> Chapter:
    """A chapter from what `checked_tree` gave; ValueError, TypeError or KeyError: no longer good."""
    return Chapter(outline, tuple(_revalidated_page(page, kinds) for page in pages))


def _revalidated_page(page: list[Any], kinds: Kinds) -> Page:
    page_id, title, sources, link, narration, written = page
    blocks = tuple(
        Block(kind, block_id, None if fields is None else kinds[kind].model_validate(fields))
        for kind, block_id, fields in written
    )
    taken_home = Link(Text(link[0]), Text(link[1])) if link else None
    spoken = {code: Sound(path) for code, path in narration.items()}
    return Page(page_id, Text(title), blocks, tuple(sources), taken_home, spoken)


def _list(written: Any) -> list[Any]:
    return written if isinstance(written, list) else []


def _free(name: str, taken: set[str]) -> str:
    """`name`, with a number after it where it is taken."""
    numbered = (f"{name}-{number}" for number in count(2))
    return next(candidate for candidate in chain((name,), numbered) if candidate not in taken)
