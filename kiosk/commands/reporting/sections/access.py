"""Who made the text larger, and who needed one of the other modes."""

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Section, Table
from kiosk.visits.figures import Figures

MODES = {
    ("text-size", "150"): Sentence("Text at 150%"),
    ("text-size", "200"): Sentence("Text at 200%"),
    ("high-contrast", "on"): Sentence("High contrast"),
    ("reduced-motion", "on"): Sentence("Less motion"),
    ("low-reach", "on"): Sentence("Controls lower down"),
    ("read-aloud", "on"): Sentence("Read aloud"),
    ("keypad", "on"): Sentence("Keys instead of touch"),
}


def section(account: Account) -> Section:
    """One bar for each aid."""
    teller, figures = account.teller, account.figures
    name, finding = teller.say(Sentence("Text size and access")), teller.say(_finding(account))
    used = [(teller.say(words), figures.choices[choice]) for choice, words in MODES.items()]
    rows = [Bar(words, count, teller.with_share(count, figures.count)) for words, count in used]
    heads = [Sentence("Aid"), Sentence("Visits")]
    table = Table("access", [teller.say(head) for head in heads], used)
    return Section(name, finding, table, bars(name, finding, rows))


def larger(figures: Figures) -> int:
    """Visits that made the text larger, as far as is known: who tried both sizes counts twice."""
    return min(figures.count, sum(figures.choices["text-size", size] for size in ("150", "200")))


def _finding(account: Account) -> Sentence:
    figures, of_visits = account.figures, account.teller.of_visits
    used = {words: figures.choices[choice] for choice, words in MODES.items() if choice[0] != "text-size"}
    most = max(used, key=lambda words: used[words])
    enlarged = of_visits(larger(figures), figures.count)
    if not larger(figures) and not used[most]:
        return Sentence("Nobody changed the text size or used an access mode")
    if not used[most]:
        return Sentence("{share} enlarge the text", share=enlarged)
    share = account.teller.share(used[most], figures.count)
    if not larger(figures):
        return Sentence(
            "Nobody enlarged the text; the mode most often used is “{mode}” ({share})", mode=most, share=share
        )
    return Sentence(
        "{share} enlarge the text; the mode most often used is “{mode}” ({mode_share})",
        share=enlarged,
        mode=most,
        mode_share=share,
    )
