"""The report as one page of HTML: nothing is fetched for it, no script runs, and it prints on A4."""

from collections.abc import Iterator, Sequence
from importlib import resources

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.cover import Cover
from kiosk.commands.reporting.markup import Element, element, written
from kiosk.commands.reporting.section import Section, Table
from kiosk.commands.reporting.summary import FEW_VISITS, NOBODY, key_figures


def page(account: Account, cover: Cover, sections: Sequence[Section]) -> str:
    """The whole of it."""
    say = account.teller.say
    heading = say(Sentence("Visitor report"))
    body = element("body", *_head(account, cover, heading), *_parts(account, sections), _foot(account, cover))
    language = "zh-Hans" if account.teller.language == "zh" else "en"
    return written(element("html", _meta(f"{heading} – {cover.title}"), body, lang=language))


def _meta(title: str) -> Element:
    styles = resources.files(__package__).joinpath("page.css").read_text("utf-8")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", styles),
    )


def _head(account: Account, cover: Cover, heading: str) -> Iterator[Element]:
    teller, span = account.teller, account.span
    lines = [
        element("p", heading, class_="kicker"),
        element("h1", cover.title),
        element("p", teller.say(cover.kiosk), class_="kiosk") if cover.kiosk else None,
        element("p", teller.days(span.first, span.last), class_="span"),
    ]
    past = span.before()
    compared = (
        Sentence("compared with {days}", days=teller.days(past.first, past.last))
        if account.before
        else Sentence("the journal does not reach back to the time before")
    )
    lines.append(element("p", teller.say(compared), class_="compared"))
    yield element("header", *lines)
    if account.few and account.figures.count:
        yield element("p", teller.say(FEW_VISITS), class_="few")
    if account.figures.count:
        facts = [
            element("div", element("dt", name), element("dd", value, element("small", note)))
            for name, value, note in key_figures(account)
        ]
        yield element("dl", *facts)


def _parts(account: Account, sections: Sequence[Section]) -> Iterator[Element]:
    if not account.figures.count:
        yield element("p", account.teller.say(NOBODY), class_="few")
    for section in sections:
        if section.shown:
            yield _part(account, section)


def _part(account: Account, section: Section) -> Element:
    legend = [element("li", element("i", class_=f"key {look}"), words) for look, words in section.legend]
    figures = element(
        "details", element("summary", account.teller.say(Sentence("Figures"))), _table(section.table)
    )
    return element(
        "section",
        element("p", section.name, class_="kicker"),
        element("h2", section.finding),
        element("ul", *legend, class_="legend") if legend else None,
        element("figure", *section.charts) if section.charts else None,
        *(element("p", note, class_="note") for note in section.notes),
        figures,
        id=section.table.name,
        class_="long" if len(section.charts) > 1 else None,
    )


def _table(table: Table) -> Element:
    heads = element("tr", *(element("th", head, scope="col") for head in table.heads))
    rows = [
        element(
            "tr",
            *(element("td", str(cell), class_=None if isinstance(cell, str) else "number") for cell in row),
        )
        for row in table.rows
    ]
    return element("div", element("table", element("thead", heads), element("tbody", *rows)), class_="scroll")


def _foot(account: Account, cover: Cover) -> Element:
    said = Sentence(
        "Made {time}. The kiosk keeps no names, pictures, addresses or typed words: only what was shown,"
        " for how long, and what was touched.",
        time=f"{cover.made:%Y-%m-%d %H:%M}",
    )
    return element("footer", account.teller.say(said))
