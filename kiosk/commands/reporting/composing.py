"""Reads the journals, and puts the account of them together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from types import ModuleType

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.names import Asked, Names
from kiosk.commands.reporting.section import Section
from kiosk.commands.reporting.telling import Teller
from kiosk.visits.counting import Counting
from kiosk.visits.figures import NOTHING_SHOWN, Figures, Place, Plan, Question, added_up
from kiosk.visits.reading import read
from kiosk.visits.span import DAY, Span, day_of

AskedAbout = Callable[[Sequence[Question], Plan], dict[Question, Asked]]
"""Finds what the questions were, as far as the exhibition is at hand."""


@dataclass(frozen=True)
class Reading:
    """What one journal holds."""

    figures: Figures
    past: Figures
    plan: Plan
    titles: dict[Place, dict[str, str]]
    began: int | None


def account_of(
    journals: Sequence[tuple[str, Path]], span: Span, zone: tzinfo | None, teller: Teller, asked: AskedAbout
) -> Account:
    """The account of all journals together, each with its kiosk's title. KioskError: one cannot be read."""
    readings = [read(journal, lambda counting: _reading(counting, span)) for _, journal in journals]
    begun = [each.began for each in readings if each.began is not None]
    if not begun:
        raise KioskError(
            Sentence("The journal {file} is empty: nothing was written into it yet.", file=journals[0][1])
        )
    began, figures = min(begun), added_up(each.figures for each in readings)
    plan = next((each.plan for each in readings if each.plan.titles), NOTHING_SHOWN)
    titles = {place: title for each in readings for place, title in each.titles.items()}
    names = Names(teller, plan, titles, asked(list(figures.answered), plan))
    compared = day_of(began) <= span.before().first
    past = added_up(each.past for each in readings) if compared else None
    return Account(
        teller, names, span, figures, past, plan, began,
        [(title, each.figures) for (title, _), each in zip(journals, readings, strict=True)],
        lambda at: is_skipped(at, zone),
    )  # fmt: skip


def sections(account: Account) -> list[Section]:
    """All parts of the report, in order; without any visits only the hours of the kiosk are shown."""
    from kiosk.commands.reporting.sections import (
        access,
        chapters,
        days,
        dwell,
        endings,
        hours,
        kiosks,
        languages,
        lengths,
        quizzes,
        reach,
        running,
        stages,
        touched,
        versions,
    )  # fmt: skip

    order: Sequence[ModuleType] = (
        days, hours, lengths, stages, chapters, reach, dwell, touched, quizzes, languages, access, endings,
        kiosks, versions, running,
    )  # fmt: skip
    parts = [each.section(account) for each in order]
    if account.figures.count:
        return parts
    return [replace(part, shown=each is running) for part, each in zip(parts, order, strict=True)]


def is_skipped(at: int, zone: tzinfo | None) -> bool:
    """Whether clocks in a zone, None for this computer's, left an hour out when they went forward."""
    day = day_of(at)
    meant = datetime(day.year, day.month, day.day, at % DAY)
    there = datetime.fromtimestamp(meant.replace(tzinfo=zone).timestamp(), zone)
    return there.replace(tzinfo=None, fold=0) != meant


def _reading(counting: Counting, span: Span) -> Reading:
    past = counting.figures(span.before())
    return Reading(
        counting.figures(span), past, counting.plan(span), counting.titles(), counting.first_hour()
    )
