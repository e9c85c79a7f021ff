"""Which versions of the exhibition were on show."""

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table


def section(account: Account) -> Section:
    """One bar for each version, the newest first."""
    teller, versions = account.teller, account.figures.versions
    newest = sorted((each for each in versions if versions[each]), reverse=True)
    finding = (
        Sentence("One version of the exhibition was visited")
        if len(newest) == 1
        else Sentence("{count} versions of the exhibition were visited", count=len(newest))
    )
    name = teller.say(Sentence("Versions"))
    rows = [
        Bar(account.names.version(each), versions[each], teller.number(versions[each])) for each in newest
    ]
    heads = [Sentence("Version"), Sentence("Digest of its pages"), Sentence("Visits")]
    cells = [(account.names.version(each), each.plan, versions[each]) for each in newest]
    table = Table("versions", [teller.say(head) for head in heads], cells)
    return Section(name, teller.say(finding), table, bars(name, teller.say(finding), rows))
