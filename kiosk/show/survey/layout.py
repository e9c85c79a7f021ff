"""What is laid out badly: on one another, cut off, half hidden, outside its place."""

from collections.abc import Iterator

from kiosk.base.geometry import Box
from kiosk.base.listing import all_of
from kiosk.base.sentences import Sentence
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.marks import Mark
from kiosk.show.survey.sight import Sight
from kiosk.stage.controls import Control, Pan
from kiosk.stage.theme import Theme

TOLERANCE = 2
"""So many px at 1080p may boxes of type share: they are a little larger than the ink."""


def layout_faults(sight: Sight) -> Iterator[Fault]:
    """What a visitor would trip over."""
    yield from _misplaced_controls(sight)
    yield from _misplaced_marks(sight)
    yield from _overlaps(sight)
    yield from _half_on_buttons(sight)
    yield from _cut_short(sight)


def _of(mark: Mark, found: str) -> Fault:
    return Fault("layout", mark.what, found, block=mark.block)


def _slack(theme: Theme) -> float:
    return TOLERANCE * theme.unit


def _misplaced_controls(sight: Sight) -> Iterator[Fault]:
    """Controls off the screen, or on one another."""
    for each in sight.controls:
        if not sight.screen.contains(each.box):
            found = Sentence("leaves the screen: {where}", where=_at(each.box))
            yield Fault("layout", each.id, found, block=sight.block_of(each))
    buttons = sight.buttons
    for i, one in enumerate(buttons):
        for other in buttons[i + 1 :]:
            if one.box.overlaps(other.box):
                where = _at(one.box.clip(other.box))
                found = Sentence("overlaps with `{other}`: {where}", other=other.id, where=where)
                yield Fault("layout", one.id, found, block=sight.block_of(one))


def _at(box: Box) -> str:
    return Sentence("{w} × {h} px at ({x}, {y})", w=box.w, h=box.h, x=box.x, y=box.y)


def _misplaced_marks(sight: Sight) -> Iterator[Fault]:
    """Texts and pictures that leave their part of the screen, or are cut off where nothing scrolls."""
    scrolls = [each for each in sight.controls if isinstance(each, Pan) and each.id != "strip"]
    for mark in sight.marks:
        if mark.kind == "cut" or not mark.painted.w or not mark.painted.h:
            continue
        if mark.in_view and not any(area.contains(mark.seen) for area in sight.areas):
            yield _of(mark, Sentence("leaves its place: {where}", where=_at(mark.seen)))
        lost = max(mark.box.w - mark.seen.w, mark.box.h - mark.seen.h)
        scrolled = any(each.box.overlaps(mark.painted) for each in scrolls)
        if mark.kind == "text" and lost > _slack(sight.theme) and not scrolled:
            box, seen = _at(mark.box), _at(mark.seen)
            found = Sentence("is cut off or covered: of {where}, {seen} is seen", where=box, seen=seen)
            yield _of(mark, found)


def _cut_short(sight: Sight) -> Iterator[Fault]:
    """Texts that end in …, but for captions of pictures that a tap enlarges: there they stand whole."""
    if not any(_enlarges(each) for each in sight.controls):
        for mark in sight.marks:
            if mark.kind == "cut" and mark.in_view:
                yield _of(mark, Sentence("is cut short, as there is no room for all of it"))


def _enlarges(control: Control) -> bool:
    return control.id.rpartition("/")[2].startswith("enlarge-")


def _overlaps(sight: Sight) -> Iterator[Fault]:
    """Texts on other texts or on icons."""
    least = _slack(sight.theme)
    texts = [mark for mark in sight.marks if mark.kind == "text" and mark.in_view]
    icons = [mark for mark in sight.marks if mark.kind == "icon" and mark.in_view]
    for i, one in enumerate(texts):
        for other in (*texts[i + 1 :], *icons):
            shared = one.seen.clip(other.seen)
            if one.owner != other.owner and min(shared.w, shared.h) > least:
                yield _of(one, _upon(other, shared))


def _upon(other: Mark, shared: Box) -> str:
    if other.kind == "icon":
        return Sentence("overlaps with the icon `{other}`: {where}", other=other.what, where=_at(shared))
    return Sentence("overlaps with the text “{other}”: {where}", other=other.what, where=_at(shared))


def _half_on_buttons(sight: Sight) -> Iterator[Fault]:
    """Texts that lie half on a button: they look as if they belonged to it, or are hidden by the finger."""
    buttons = [each for each in sight.buttons if each.box != sight.screen]
    for mark in sight.marks:
        for each in buttons if mark.kind == "text" else ():
            shared = mark.seen.clip(each.box)
            if min(shared.w, shared.h) > _slack(sight.theme) and shared != mark.seen:
                both = all_of((_at(mark.seen), _at(each.box)))
                yield _of(mark, Sentence("lies half on `{other}`: {where}", other=each.id, where=both))
