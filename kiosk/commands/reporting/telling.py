"""Numbers, times and shares in the words of the one who reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.base.sentences import Sentence, told

FEW = 20
"""Of fewer visits nothing is said in percent, and no habit is found in them."""


@dataclass(frozen=True)
class Teller:
    """Tells it in `language`, one of `sentences.LANGUAGES`."""

    language: str

    def say(self, sentence: str) -> str:
        """A sentence in the reader's language."""
        return told(sentence, self.language)

    def number(self, value: float) -> str:
        """1,204; of numbers below ten that are not whole, a tenth too."""
        return f"{value:,.1f}" if value < 10 and value != int(value) else f"{round(value):,}"

    def share(self, part: float, whole: float) -> str:
        """38%; of few `3 of 12`, as percents would promise more than is known."""
        if whole < FEW:
            return self.say(Sentence("{part} of {whole}", part=self.number(part), whole=self.number(whole)))
        return percent(part, whole)

    def with_share(self, part: int, whole: int) -> str:
        """465 · 25%; of few 3 alone."""
        if not part or whole < FEW:
            return self.number(part)
        return self.say(Sentence("{count} · {share}", count=self.number(part), share=self.share(part, whole)))

    def of_visits(self, part: int, whole: int) -> Sentence:
        """38% of visits, 3 of 12 visits."""
        if whole < FEW:
            return Sentence("{part} of {whole} visits", part=part, whole=whole)
        return Sentence("{share} of visits", share=percent(part, whole))

    def duration(self, seconds: float) -> str:
        """48 s; 2 min 10 s; 3 h 5 min."""
        whole = round(seconds)
        minutes, rest = divmod(whole, 60)
        hours, left = divmod(minutes, 60)
        if hours:
            exact = Sentence("{h} h {min} min", h=hours, min=left) if left else Sentence("{h} h", h=hours)
        elif minutes:
            exact = (
                Sentence("{min} min {s} s", min=minutes, s=rest)
                if rest
                else Sentence("{min} min", min=minutes)
            )
        else:
            exact = Sentence("{s} s", s=whole)
        return self.say(exact)

    def day(self, day: date) -> str:
        """2 November 2026."""
        month = self.say(MONTHS[day.month - 1])
        return self.say(Sentence("{day} {month} {year}", day=day.day, month=month, year=day.year))

    def short_day(self, day: date) -> str:
        """2 Nov."""
        month = self.say(SHORT_MONTHS[day.month - 1])
        return self.say(Sentence("{day} {month}", day=day.day, month=month))

    def month(self, day: date) -> str:
        """Nov 2026."""
        month = self.say(SHORT_MONTHS[day.month - 1])
        return self.say(Sentence("{month} {year}", month=month, year=day.year))

    def days(self, first: date, last: date) -> str:
        """2 – 29 November 2026: what both days have in common is said once."""
        if first == last:
            return self.day(first)
        month, year = self.say(MONTHS[last.month - 1]), last.year
        if first.year != year:
            said = Sentence("{first} – {last}", first=self.day(first), last=self.day(last))
        elif first.month != last.month:
            before = self.say(MONTHS[first.month - 1])
            begin, end = (
                Sentence("{day} {month}", day=first.day, month=before),
                Sentence("{day} {month}", day=last.day, month=month),
            )
            said = Sentence("{first} – {last} {year}", first=begin, last=end, year=year)
        else:
            said = Sentence(
                "{first} – {last} {month} {year}", first=first.day, last=last.day, month=month, year=year
            )
        return self.say(said)

    def weekday(self, number: int) -> str:
        """Saturday; 0 is Monday."""
        return self.say(WEEKDAYS[number])

    def short_weekday(self, number: int) -> str:
        """Sat; 0 is Monday."""
        return self.say(SHORT_WEEKDAYS[number])


def percent(part: float, whole: float) -> str:
    """38%; what there is at all is 1% at least, and what lacks anything 99% at most."""
    share = 100 * part / whole if whole else 0.0
    shown = 0 if not part else 100 if part == whole else min(99, max(1, round(share)))
    return f"{shown}%"


def visits(count: int) -> Sentence:
    """1 visit, 12 visits."""
    return Sentence("1 visit") if count == 1 else Sentence("{count:,} visits", count=count)


MONTHS: Sequence[Sentence] = (
    Sentence("January"), Sentence("February"), Sentence("March"), Sentence("April"),
    Sentence("May"), Sentence("June"), Sentence("July"), Sentence("August"),
    Sentence("September"), Sentence("October"), Sentence("November"), Sentence("December"),
)  # fmt: skip
SHORT_MONTHS: Sequence[Sentence] = (
    Sentence("Jan"), Sentence("Feb"), Sentence("Mar"), Sentence("Apr"), Sentence("May"), Sentence("Jun"),
    Sentence("Jul"), Sentence("Aug"), Sentence("Sep"), Sentence("Oct"), Sentence("Nov"), Sentence("Dec"),
)  # fmt: skip
WEEKDAYS: Sequence[Sentence] = (
    Sentence("Monday"), Sentence("Tuesday"), Sentence("Wednesday"), Sentence("Thursday"), Sentence("Friday"),
    Sentence("Saturday"), Sentence("Sunday"),
)  # fmt: skip
SHORT_WEEKDAYS: Sequence[Sentence] = (
    Sentence("Mon"), Sentence("Tue"), Sentence("Wed"), Sentence("Thu"), Sentence("Fri"), Sentence("Sat"),
    Sentence("Sun"),
)  # fmt: skip
