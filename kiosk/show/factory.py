"""Makes the views of a page from its blocks, each guarded, broken ones as failsafe panels."""

import logging
from collections.abc import Mapping

from kiosk.blocks.contract import Hall, Kind, View
from kiosk.content.model import Block, Chapter
from kiosk.show.page import PageView
from kiosk.show.sorry import Guarded, Sorry

log = logging.getLogger(__name__)


def make_page(chapter: Chapter, number: int, kinds: Mapping[str, Kind], hall: Hall) -> PageView:
    """The views of page `number` of a chapter. Never fails: what is broken is a failsafe panel."""
    page = chapter.pages[number]
    where = f"{chapter.outline.id}/{page.id}"
    views = [_make_view(block, kinds, hall, f"{where}/{block.id}") for block in page.blocks]
    return PageView(page, views or [Sorry()])


def _make_view(block: Block, kinds: Mapping[str, Kind], hall: Hall, where: str) -> View:
    kind = kinds.get(block.kind)
    if kind is None or block.fields is None:
        return Sorry()

    def report(error: Exception) -> None:
        log.error("block %s failed and is replaced by a panel", where, exc_info=error)

    try:
        return Guarded(kind.View(block.fields, hall), report)
    except Exception as error:  # a view that cannot even be made
        report(error)
        return Sorry()
