"""Which chapters are opened, and which are seen to their end."""

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table
from kiosk.commands.reporting.telling import FEW


def section(account: Account) -> Section:
    """One bar for each chapter, in the order of the doors."""
    teller, names, figures = account.teller, account.names, account.figures
    name, finding = teller.say(Sentence("Chapters")), teller.say(_finding(account))
    cells = [
        (names.chapter(each), figures.opened[each], figures.finished(each)) for each in account.chapters()
    ]
    rows = [
        Bar(title, opened, teller.say(_words(account, opened, ended)), part=ended)
        for title, opened, ended in cells
    ]
    legend = [("pale", teller.say(Sentence("opened it"))), ("bar", teller.say(Sentence("saw it to its end")))]
    heads = [Sentence("Chapter"), Sentence("Visits that opened it"), Sentence("of these, to its end")]
    table = Table("chapters", [teller.say(head) for head in heads], cells)
    return Section(name, finding, table, bars(name, finding, rows), legend)


def _words(account: Account, opened: int, ended: int) -> Sentence:
    share = account.teller.share(ended, opened) if opened else "–"
    return Sentence("{opened:,}, to the end {share}", opened=opened, share=share)


def _finding(account: Account) -> Sentence:
    figures, names = account.figures, account.names
    opened = [chapter for chapter in account.chapters() if figures.opened[chapter]]
    if not opened:
        return Sentence("Nobody opened a chapter")
    most = max(opened, key=lambda chapter: figures.opened[chapter])
    holding = [chapter for chapter in opened if figures.opened[chapter] >= FEW]
    if account.few or not holding:
        return Sentence("“{chapter}” is opened most often", chapter=names.chapter(most))
    best = max(holding, key=lambda chapter: figures.finished(chapter) / figures.opened[chapter])
    share = account.teller.share(figures.finished(best), figures.opened[best])
    if best == most:
        return Sentence(
            "“{chapter}” is opened most often, and most often seen to its end ({share})",
            chapter=names.chapter(most), share=share,
        )  # fmt: skip
    return Sentence(
        "“{most}” is opened most often; “{best}” holds its visitors best: {share} see it to its end",
        most=names.chapter(most), best=names.chapter(best), share=share,
    )  # fmt: skip
