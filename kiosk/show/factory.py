"""Makes the views of a page from its blocks, each guarded, broken ones as failsafe panels."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from kiosk.blocks.contract import Kind, View
from kiosk.content.model import Block, Chapter
from kiosk.show.narration import Narration
from kiosk.show.page import PageView
from kiosk.show.sorry import Guarded, Sorry
from kiosk.show.takehome import TakeHome
from kiosk.stage.hall import Hall
from kiosk.visits.facts import Answer

log = logging.getLogger(__name__)


Answered = Callable[[str, Answer], None]
"""Told the id of a block, and an answer to one of its questions."""


def make_page(
    chapter: Chapter,
    number: int,
    kinds: Mapping[str, Kind],
    hall: Hall,
    answered: Answered = lambda *_: None,
) -> PageView:
    """The views of page `number` of a chapter. Never fails: what is broken is a failsafe panel."""
    page = chapter.pages[number]
    where = f"{chapter.outline.id}/{page.id}"
    several = {kind for kind, count in Counter(block.kind for block in page.blocks).items() if count > 1}
    views = [
        _make_view(block, kinds, hall, f"{where}/{block.id}", block.kind in several, answered)
        for block in page.blocks
    ]
    feet: list[View] = []
    if page.narration:
        feet.append(Guarded(Narration(page, hall), _reporter(f"{where}/narration"), block="narration"))
    if page.link:
        feet.append(Guarded(TakeHome(page.link), _reporter(f"{where}/link"), block="link"))
    return PageView(page, views or [Sorry()], feet)


def _make_view(
    block: Block, kinds: Mapping[str, Kind], hall: Hall, where: str, apart: bool, answered: Answered
) -> View:
    kind = kinds.get(block.kind)
    if kind is None or block.fields is None:
        return Sorry()

    report = _reporter(where)
    try:
        view = kind.View(block.fields, hall)
        view.tell = partial(answered, block.id)
        return Guarded(view, report, block.id, apart)
    except Exception as error:  # a view that cannot even be made
        report(error)
        return Sorry()


def _reporter(where: str) -> Callable[[Exception], None]:
    def report(error: Exception) -> None:
        log.error("block %s failed and is replaced by a panel", where, exc_info=error)

    return report
