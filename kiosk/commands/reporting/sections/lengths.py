"""How long a visit lasts."""

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table
from kiosk.commands.reporting.telling import FEW, Teller
from kiosk.visits.bins import LASTED, quantile


def section(account: Account) -> Section:
    """Bars of visits by their length."""
    teller, lasted = account.teller, account.figures.lasted
    name, finding = teller.say(Sentence("Length of a visit")), teller.say(_finding(account))
    count = account.figures.count
    rows = [
        Bar(_bin(teller, number), lasted[edge], teller.share(lasted[edge], count))
        for number, edge in enumerate(LASTED)
    ]
    while len(rows) > 3 and not rows[-1].value:
        rows.pop()
    heads = [Sentence("Length"), Sentence("Seconds, at least"), Sentence("Visits")]
    cells = [(_bin(teller, number), edge, lasted[edge]) for number, edge in enumerate(LASTED)]
    table = Table("lengths", [teller.say(head) for head in heads], cells)
    notes = [
        Sentence(
            "From the first touch to the last sign of the visitor; the time until the kiosk notices that"
            " nobody is there does not count."
        )
    ]
    charts = bars(name, finding, rows)
    return Section(name, finding, table, charts, notes=[teller.say(note) for note in notes])


def _bin(teller: Teller, number: int) -> str:
    low = LASTED[number]
    if number + 1 == len(LASTED):
        return teller.say(Sentence("{time} and more", time=teller.duration(low)))
    high = teller.duration(LASTED[number + 1])
    if not low:
        return teller.say(Sentence("under {time}", time=high))
    return teller.say(Sentence("{from_time} – {to_time}", from_time=teller.duration(low), to_time=high))


def _finding(account: Account) -> Sentence:
    teller = account.teller
    median = quantile(account.figures.lasted, LASTED, 0.5) or 0
    half = Sentence("Half of the visits last longer than {time}", time=teller.duration(median))
    if not account.before or account.before.count < FEW or account.few:
        return half
    before = quantile(account.before.lasted, LASTED, 0.5) or 0
    return Sentence("{half} (before: {time})", half=half, time=teller.duration(before))
