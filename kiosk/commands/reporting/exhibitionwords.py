"""What the exhibition that was on show says of itself: its time zone, its questions."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.sentences import Sentence, told
from kiosk.commands.opening import block_fields, cache_folder, exhibition_folder
from kiosk.commands.reporting.names import Asked
from kiosk.visits.figures import Plan, Question

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.questions import Question as Written


class ExhibitionWords:
    """The exhibition in a folder, which counts only where it has the chapters that the journal tells of."""

    def __init__(self, folder: Path | None) -> None:
        from kiosk.content.library import open_library

        found = exhibition_folder(folder)
        self._library: Library = open_library(found, block_fields, cache_folder(found) / "content")

    def zone(self) -> tzinfo | None:
        """The time zone of its opening hours; None where it has none, or this computer does not know it."""
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        hours = self._library.exhibition.hours
        try:
            return ZoneInfo(hours.zone) if hours else None
        except ZoneInfoNotFoundError:
            return None

    def asked(self, questions: Sequence[Question], plan: Plan) -> dict[Question, Asked]:
        """The questions as they are written now, as far as they are still there."""
        if not questions or not self._is_of(plan):
            return {}
        return {
            question: asked
            for chapter in {each.place.chapter for each in questions}
            for question, asked in self._of(chapter, questions)
        }

    def _is_of(self, plan: Plan) -> bool:
        chapters = {outline.id for outline in self._library.exhibition.chapters}
        return bool(plan.chapters()) and set(plan.chapters()) <= chapters

    def _of(self, chapter: str, questions: Sequence[Question]) -> list[tuple[Question, Asked]]:
        written = {
            (page.id, block.id): getattr(block.fields, "questions", ())
            for page in self._library.chapter(chapter).pages
            for block in page.blocks
        }
        found = []
        for each in questions:
            there = written.get((each.place.page, each.block), ())
            if each.place.chapter == chapter and 0 < each.number <= len(there):
                found.append((each, _asked(there[each.number - 1])))
        return found


def _asked(question: "Written") -> Asked:
    if question.kind == "true-false":
        answers = [{language: told(word, language) for language in ("en", "zh")} for word in (TRUE, FALSE)]
        return Asked(question.question, answers, frozenset({1 if question.answer else 2}))
    right = frozenset(number for number, answer in enumerate(question.answers, 1) if answer.right)
    return Asked(question.question, [answer.text for answer in question.answers], right)


TRUE = Sentence("True")
FALSE = Sentence("Not true")
