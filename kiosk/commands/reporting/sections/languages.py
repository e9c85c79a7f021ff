"""In which languages visitors read."""

from collections import Counter

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table
from kiosk.visits.figures import Figures


def section(account: Account) -> Section:
    """One bar for each language."""
    teller, figures = account.teller, account.figures
    name, finding = teller.say(Sentence("Languages")), teller.say(_finding(account))
    used = by_language(figures)
    codes = sorted({*used, *account.plan.languages}, key=lambda code: -used[code])
    rows = [
        Bar(account.names.language(code), used[code],
            teller.with_share(used[code], figures.count))
        for code in codes
    ]  # fmt: skip
    heads = [Sentence("Language"), Sentence("Code"), Sentence("Visits"), Sentence("Minutes read")]
    cells = [
        (account.names.language(code), code, used[code], round(figures.read_in[code] / 60, 1))
        for code in codes
    ]
    table = Table("languages", [teller.say(head) for head in heads], cells)
    notes = [Sentence("A visit in which the language was changed counts for each.")]
    charts = bars(name, finding, rows, figures.count)
    return Section(name, finding, table, charts, notes=[teller.say(note) for note in notes])


def by_language(figures: Figures) -> Counter[str]:
    """Visits that read in each."""
    return Counter({value: count for (what, value), count in figures.choices.items() if what == "language"})


def _finding(account: Account) -> Sentence:
    used, count = by_language(account.figures), account.figures.count
    if not used:
        return Sentence("No language was read in")
    first, visits = max(used.items(), key=lambda item: item[1])
    share, language = account.teller.of_visits(visits, count), account.names.language(first)
    changed = used.total() - count
    if changed <= 0 or len(used) < 2:
        return Sentence("{share} are in {language}", share=share, language=language)
    return Sentence(
        "{share} are in {language}; in {changed} the language was changed",
        share=share, language=language, changed=account.teller.share(changed, count),
    )  # fmt: skip
