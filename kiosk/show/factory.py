"""Makes the views of a page from its blocks, each guarded, broken ones as failsafe panels."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from kiosk.blocks.contract import Kind, View
from kiosk.content.model import Block, Chapter
from kiosk.show.mishaps import Mishaps
from kiosk.show.narration import Narration
from kiosk.show.page import PageView
from kiosk.show.sorry import Guarded, Sorry
from kiosk.show.takehome import TakeHome
from kiosk.stage.hall import Hall
from kiosk.visits.facts import Answer

Report = Callable[[Exception], None]


Answered = Callable[[str, Answer], None]
"""Told the id of a block, and an answer to one of its questions."""


def make_page(
    chapter: Chapter,
    number: int,
    kinds: Mapping[str, Kind],
    hall: Hall,
    answered: Answered = lambda *_: None,
    mishaps: Mishaps | None = None,
) -> PageView:
    """The views of page `number` of a chapter. Never fails: what is broken is a failsafe panel.

    `mishaps` are told of what has failed.
    """
    met = mishaps or Mishaps()
    page = chapter.pages[number]
    where = f"{chapter.outline.id}/{page.id}"
    several = {kind for kind, count in Counter(block.kind for block in page.blocks).items() if count > 1}
    views = [
        _make_view(
            block,
            kinds,
            hall,
            _reporter(f"{where}/{block.id}", met),
            block.kind in several,
            answered,
        )
        for block in page.blocks
    ]
    feet: list[View] = []
    if page.narration:
        feet.append(Guarded(Narration(page, hall), _reporter(f"{where}/narration", met), block="narration"))
    if page.link:
        feet.append(Guarded(TakeHome(page.link), _reporter(f"{where}/link", met), block="link"))
    return PageView(page, views or [Sorry()], feet)


def _make_view(
    block: Block, kinds: Mapping[str, Kind], hall: Hall, report: Report, apart: bool, answered: Answered
) -> View:
    kind = kinds.get(block.kind)
    if kind is None or block.fields is None:
        return Sorry()
    try:
        view = kind.View(block.fields, hall)
        view.tell = partial(answered, block.id)
        return Guarded(view, report, block.id, apart)
    except Exception as error:  # a view that cannot even be made
        report(error)
        return Sorry()


def _reporter(where: str, mishaps: Mishaps) -> Report:
    return lambda error: mishaps.report(f"block {where}", error, "is replaced by a panel")
