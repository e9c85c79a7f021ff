"""Several kiosks, beside one another."""

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table
from kiosk.visits.bins import LASTED, quantile


def section(account: Account) -> Section:
    """One bar for each kiosk, where there are several."""
    teller, kiosks = account.teller, account.kiosks
    most, most_figures = max(kiosks, key=lambda kiosk: kiosk[1].count)
    share = teller.share(most_figures.count, account.figures.count)
    name = teller.say(Sentence("Kiosks"))
    finding = teller.say(
        Sentence(
            "Of {count} kiosks “{kiosk}” has the most visits: {share}",
            count=len(kiosks),
            kiosk=most,
            share=share,
        )
    )
    rows = [Bar(title, figures.count, teller.number(figures.count)) for title, figures in kiosks]
    heads = [
        Sentence("Kiosk"),
        Sentence("Visits"),
        Sentence("Median length (s)"),
        Sentence("Hours on screen"),
    ]
    cells = [
        (
            title,
            figures.count,
            round(quantile(figures.lasted, LASTED, 0.5) or 0),
            round(figures.lit.total() / 3600, 1),
        )
        for title, figures in kiosks
    ]
    table = Table("kiosks", [teller.say(head) for head in heads], cells)
    return Section(name, finding, table, bars(name, finding, rows), shown=len(kiosks) > 1)
