"""What chapters, pages, languages and questions are called in a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.telling import Teller
from kiosk.visits.figures import Place, Plan, Question, Thing, Version

DOORS = Place("", "")

LANGUAGES: Mapping[str, Sentence] = {
    "zh": Sentence("Chinese"),
    "zh-Hant": Sentence("Chinese (traditional)"),
    "en": Sentence("English"),
    "ja": Sentence("Japanese"),
    "ko": Sentence("Korean"),
    "ru": Sentence("Russian"),
    "ar": Sentence("Arabic"),
    "fr": Sentence("French"),
    "de": Sentence("German"),
    "es": Sentence("Spanish"),
    "pt": Sentence("Portuguese"),
    "it": Sentence("Italian"),
}


CONTROLS: Mapping[str, Sentence] = {
    "answer": Sentence("answer"),
    "beat": Sentence("moment"),
    "enlarge": Sentence("enlarged picture"),
    "film": Sentence("film"),
    "language": Sentence("language"),
    "play": Sentence("play"),
    "spot": Sentence("spot"),
    "stage": Sentence("stage"),
    "view": Sentence("view"),
}
"""What controls of blocks are called; a number or a name may follow after a hyphen."""


@dataclass(frozen=True)
class Asked:
    """A question as curators wrote it: its text and those of its answers, by language code."""

    text: Mapping[str, str]
    answers: Sequence[Mapping[str, str]] = ()
    right: frozenset[int] = frozenset()
    """The numbers of the right answers, from 1."""


@dataclass(frozen=True)
class Names:
    """Names in the reader's language, in the exhibition's own where there are none, at last the ids."""

    teller: Teller
    plan: Plan
    titles: Mapping[Place, Mapping[str, str]]
    """Of all places that ever were on show."""
    questions: Mapping[Question, Asked] = field(default_factory=dict)

    def exhibition(self) -> str:
        """The exhibition's title, if it has one."""
        return self.text(self._title(DOORS))

    def chapter(self, chapter: str) -> str:
        """A chapter's title; none for what stands before all chapters."""
        return "" if not chapter else self.text(self._title(Place(chapter, ""))) or chapter

    def page(self, place: Place) -> str:
        """A page's title."""
        if place == DOORS:
            return self.teller.say(Sentence("Start page"))
        if not place.page:
            return self.teller.say(
                Sentence("The way on after “{chapter}”", chapter=self.chapter(place.chapter))
            )
        return self.text(self._title(place)) or place.page

    def thing(self, thing: Thing) -> str:
        """What can be touched: the block's id, and the control in words where it is a common one."""
        control, _, number = thing.control.rpartition("-")
        words = CONTROLS.get(thing.control) or CONTROLS.get(control)
        if words is None:
            name = thing.control
        else:
            name = self.teller.say(words) + (f" {number}" if thing.control not in CONTROLS else "")
        return f"{thing.block} · {name}" if thing.block else name

    def question(self, question: Question) -> str:
        """What was asked, else its number."""
        asked = self.questions.get(question)
        number = Sentence("Question {number}", number=question.number)
        return (asked and self.text(asked.text)) or self.teller.say(number)

    def answer(self, question: Question, number: int) -> str:
        """An answer to it, else its number."""
        asked = self.questions.get(question)
        if asked and 0 < number <= len(asked.answers) and (words := self.text(asked.answers[number - 1])):
            return words
        return self.teller.say(Sentence("Answer {number}", number=number))

    def right(self, question: Question, number: int) -> bool:
        """Whether an answer is known to be right."""
        return number in self.questions[question].right if question in self.questions else False

    def language(self, code: str) -> str:
        """A language's name."""
        return self.teller.say(LANGUAGES[code]) if code in LANGUAGES else code

    def version(self, version: Version) -> str:
        """A version's name, which begins with the time at which it was made."""
        return version.name or self.teller.say(Sentence("Shown from a folder"))

    def text(self, words: Mapping[str, str]) -> str:
        """A text in the reader's language, else in the exhibition's first."""
        codes = (self.teller.language, *self.plan.languages, "", *words)
        return next((words[code] for code in codes if words.get(code)), "")

    def _title(self, place: Place) -> Mapping[str, str]:
        return self.plan.titles.get(place) or self.titles.get(place) or {}
