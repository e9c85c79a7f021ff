"""All that the parts of a report draw on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from kiosk.commands.reporting.names import DOORS, Names
from kiosk.commands.reporting.telling import FEW, Teller
from kiosk.visits.figures import Figures, Place, Plan
from kiosk.visits.span import Span


@dataclass(frozen=True)
class Account:
    """The figures of a span, those of the span before, and how to name them."""

    teller: Teller
    names: Names
    span: Span
    figures: Figures
    before: Figures | None
    """None where the journal does not go back as far."""
    plan: Plan
    began: int
    """The first hour of which anything is known."""
    kiosks: Sequence[tuple[str, Figures]]
    """Each kiosk's title, and its own figures."""
    is_skipped: Callable[[int], bool]
    """Whether an hour was left out where the clocks went forward."""

    @property
    def few(self) -> bool:
        """Whether there are too few visits to speak of habits."""
        return self.figures.count < FEW

    def pages(self) -> list[Place]:
        """The pages on show last, in order, then those that were there before and were seen."""
        shown = [place for place in self.plan.titles if place.page]
        gone = sorted(place for place in self.figures.stays if place.page and place not in self.plan.titles)
        return shown + gone

    def chapters(self) -> list[str]:
        """The chapters that were on show last, in order, then those that were before and were opened."""
        shown = self.plan.chapters()
        return shown + sorted(chapter for chapter in self.figures.opened if chapter not in shown)

    def is_gone(self, place: Place) -> bool:
        """Whether a page is no longer on show."""
        return place not in (DOORS, *self.plan.titles)


def differs(now: int, before: int) -> bool:
    """Whether two counts differ by more than chance would explain: by two standard deviations.

    Counts of independent events have the variance of their mean (Poisson).
    """
    return abs(now - before) > 2 * sqrt(now + before)
