"""How far visitors come: from the first touch to the farewell."""

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table

STAGES = {
    "at_door": Sentence("opened a chapter"),
    "on_page": Sentence("saw a page"),
    "to_end": Sentence("saw a chapter to its end"),
    "to_farewell": Sentence("came to the farewell"),
}


def section(account: Account) -> Section:
    """One bar for each stage, all visits being the first."""
    teller, figures, before = account.teller, account.figures, account.before
    name, finding = teller.say(Sentence("How far visitors come")), teller.say(_finding(account))
    stages = [(teller.say(Sentence("all visits")), figures.count, before.count if before else 0)]
    stages += [
        (teller.say(words), figures.reached[stage], before.reached[stage] if before else 0)
        for stage, words in STAGES.items()
    ]
    compared = before is not None and before.count > 0 and not account.few
    scale = figures.count / before.count if compared and before else None
    rows = [Bar(stages[0][0], figures.count, teller.number(figures.count))]
    rows += [
        Bar(
            label,
            count,
            teller.with_share(count, figures.count),
            before=past * scale if scale else None,
        )
        for label, count, past in stages[1:]
    ]
    legend = [("before", teller.say(Sentence("the share in the span before")))] if compared else []
    heads = [Sentence("Stage"), Sentence("Visits"), Sentence("Visits in the span before")]
    cells = [(label, count, past if before else "") for label, count, past in stages]
    table = Table("stages", [teller.say(head) for head in heads], cells)
    return Section(name, finding, table, bars(name, finding, rows), legend)


def _finding(account: Account) -> Sentence:
    figures, teller = account.figures, account.teller
    return Sentence(
        "{opened} open a chapter, {ended} see one to its end",
        opened=teller.of_visits(figures.reached["at_door"], figures.count),
        ended=teller.share(figures.reached["to_end"], figures.count),
    )  # fmt: skip
