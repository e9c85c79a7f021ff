"""The report that is laid beside a pack: plain text, Chinese first and then English."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.base.sentences import Sentence, told
from kiosk.commands.publishing import notice
from kiosk.commands.publishing.outcome import Outcome


@dataclass(frozen=True)
class Occasion:
    """Of what a report is."""

    pack: str
    """The file's name."""
    when: datetime
    kiosk: str
    """The computer's name."""
    store: Path
    """Where versions are kept there."""


def as_file(outcome: Outcome, occasion: Occasion) -> bytes:
    """The report as the bytes of a text file."""
    return notice.as_file(lambda language: _lines(outcome, occasion, language))


def _lines(outcome: Outcome, occasion: Occasion, language: str) -> Iterator[str]:
    when = f"{occasion.when:%Y-%m-%d %H:%M}"
    head = Sentence("Report on the pack {pack}", pack=occasion.pack.replace("\n", "\ufffd"))
    yield told(head, language)
    yield told(Sentence("{when}, kiosk {kiosk}", when=when, kiosk=occasion.kiosk), language)
    yield ""
    yield told(_RESULTS[outcome.kind], language)
    yield told(outcome.said, language)
    if title := outcome.title.get(language) or next(iter(outcome.title.values()), ""):
        yield told(Sentence("Exhibition: {title}", title=title), language)
    if outcome.version:
        yield told(Sentence("Version: {version}", version=outcome.version), language)
    if drawn := outcome.drawn.get(language):
        yield ""
        yield told(_MISTAKES if outcome.kind == "refused" else _REMARKS, language)
        yield ""
        yield drawn
    yield ""
    yield told(Sentence("What to do next"), language)
    yield from (f"- {told(each, language)}" for each in _next(outcome, occasion))


_RESULTS = {
    "new": Sentence("TAKEN: the kiosk shows this pack from now on."),
    "same": Sentence("NOTHING TO DO: the kiosk shows this pack already."),
    "known": Sentence("NOTHING TO DO: the kiosk has had this pack before."),
    "refused": Sentence("NOT TAKEN: the pack has to be mended. The screen shows what it showed before."),
    "failed": Sentence("NOT TAKEN: the kiosk could not do it. The screen shows what it showed before."),
}
_MISTAKES = Sentence("Everything that was found (each error has to be mended):")
_REMARKS = Sentence("Found besides; it is shown all the same:")


def _next(outcome: Outcome, occasion: Occasion) -> Iterator[Sentence]:
    if outcome.kind in ("new", "same", "known"):
        yield Sentence("The stick may be taken out.")
    if outcome.kind == "new":
        yield Sentence(
            "The screen changes over when nobody touches it, within two minutes at the latest after that."
        )
        yield Sentence(
            "To have the exhibition of before again, on the kiosk's computer: kiosk rollback --store {store}",
            store=occasion.store,
        )
    if outcome.kind == "refused" and outcome.drawn.get("en"):
        yield Sentence("Mend each error, until `kiosk check` finds none.")
        yield Sentence("Make the pack anew with `kiosk pack` and bring it again.")
    if outcome.kind == "failed":
        yield Sentence("See to what is said above, and put the stick in once more.")
    yield Sentence("To have the kiosk take this very pack once more, delete this report.")
