"""Questions to a visitor, one at a time, each with a friendly explanation; the journal keeps sums alone."""

from collections.abc import Callable, Sequence

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields
from kiosk.content.questions import Question, Questions
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.questions.answers import Look, Shape
from kiosk.stage.widgets.questions.attempt import Attempt
from kiosk.stage.widgets.questions.question_sheet import Asked, QuestionSheet, Told
from kiosk.stage.widgets.questions.verdict import Verdict, Wording
from kiosk.stage.widgets.reading_time import seconds_to_read
from kiosk.stage.wording import wording
from kiosk.visits.facts import Answer

SAMPLE = """\
kind: quiz
questions:
  - question: {zh: 这里写问题？, en: "What do you ask?"}
    answers:
      - {text: {zh: 对的答案, en: The right answer}, right: yes}
      - {text: {zh: 另一个答案, en: Another answer}}
    explanation: {zh: 说说为什么。答对答错的人都会读到。, en: Say why. It is read by everybody.}
"""

WORDS = wording(__name__)

LOOKING = 4.0
"""Seconds that each state stands beside its reading, when no one touches the screen."""


class Fields(BlockFields):
    """What may be written for a quiz."""

    questions: Questions = Field(
        description="One to twelve questions.", json_schema_extra={"minItems": 1, "maxItems": 12}
    )


class View(BlockView):
    """The question that is asked, or after the last one how it went."""

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        self._at = 0
        self._attempts = _attempts(fields)
        self._sheet = QuestionSheet()
        self._verdict = Verdict()
        self._box = Box(0, 0, 1, 1)
        self._reading: Reading | None = None
        self._go_to(0)
        self._sheet.stand()

    @property
    def _over(self) -> bool:
        """Whether all has been asked."""
        return self._at == len(self._attempts)

    # What is said.

    def _asked(self, number: int, reading: Reading) -> Asked:
        question, count = self.fields.questions[number], len(self._attempts)
        answered = self._attempts[number].judged
        way_on = ("next" if number < count - 1 else "end") if answered else "check"
        return Asked(
            reading.word(WORDS, "kicker").format(number=number + 1, count=count),
            reading.say(question.question),
            reading.word(WORDS, f"hint-{question.kind}"),
            question.picture,
            _texts(question, reading),
            _SHAPES.get(question.kind, "round"),
            _marks(question, reading),
            reading.word(WORDS, way_on),
            answered,
        )

    def _told(self, number: int, reading: Reading) -> Told:
        attempt = self._attempts[number]
        lead = "right" if attempt.noticed else "near" if attempt.near else "other"
        return Told(
            reading.word(WORDS, f"lead-{lead}"), reading.say(self.fields.questions[number].explanation)
        )

    def _wording(self, reading: Reading) -> Wording:
        score, count = sum(attempt.noticed for attempt in self._attempts), len(self._attempts)
        line = "all" if score == count else "some" if score else "none"
        keys = ("of", "title" if score else "title-none", f"line-{line}", "again")
        of, title, warm, again = (reading.word(WORDS, key).format(score=score, count=count) for key in keys)
        questions = [reading.say(question.question) for question in self.fields.questions]
        return Wording(str(score) if score else "", of if score else "", title, warm, again, questions)

    def _noticed(self, reading: Reading) -> list[Look]:
        seen, unseen = reading.word(WORDS, "seen"), reading.word(WORDS, "unseen")
        looks = Look("right", "", seen), Look("other", "", unseen)
        return [looks[0 if attempt.noticed else 1] for attempt in self._attempts]

    # Where everything stands.

    def measure(self, width: int, reading: Reading) -> int:
        """As high as the first question and what is said of it."""
        return self._sheet.height(self._asked(0, reading), self._told(0, reading), reading, width)

    def arrange(self, box: Box, reading: Reading) -> None:
        """Whatever is shown now fills the box."""
        self._box, self._reading = box, reading
        self._lay_out()

    def _lay_out(self) -> None:
        reading = self._reading
        if reading is None:
            return
        if self._over:
            self._verdict.arrange(self._box, self._wording(reading), self._noticed(reading), reading)
            return
        asked, told = self._asked(self._at, reading), self._told(self._at, reading)
        self._sheet.arrange(self._box, asked, told, reading)

    # What happens.

    def _go_to(self, number: int) -> None:
        """Ask this question, or after the last one say how it went."""
        self._at = number
        if not self._over:
            shape = _SHAPES.get(self.fields.questions[number].kind, "round")
            self._sheet.begin(shape, self._attempts[number].order)
        self._lay_out()

    def _choose(self, card: int) -> None:
        attempt = self._attempts[self._at]
        attempt.choose(card)
        if attempt.judged:
            self._take()

    def _take(self) -> None:
        """The visitor has answered."""
        self._judge()
        attempt = self._attempts[self._at]
        chosen = () if attempt.way == "order" else tuple(card + 1 for card in sorted(attempt.chosen))
        self.tell(Answer(self._at + 1, chosen, attempt.noticed))

    def _judge(self) -> None:
        attempt = self._attempts[self._at]
        attempt.judge()
        if attempt.way == "order":
            self._sheet.answers.sort(attempt.order, gliding=True)
        self._sheet.tell()
        self._lay_out()
        self._sheet.answers.show(attempt.right[0])

    def _again(self) -> None:
        self._attempts = _attempts(self.fields)
        self._go_to(0)

    def leave(self) -> None:
        """Nothing has been answered."""
        self._again()
        self._sheet.stand()

    def state(self) -> object:
        """The question that is asked, and what was answered."""
        return self._at, self._attempts

    def resume(self, state: object) -> None:
        """That question, if there still is one; answered as before where it has as many answers."""
        match state:
            case int(at), list(attempts) if at <= len(self._attempts):
                for attempt, old in zip(self._attempts, attempts, strict=False):
                    attempt.repeat(old)
                self._go_to(at)
                if not self._over and self._attempts[at].judged:
                    self._judge()

    # What is seen and touched.

    def paint(self, painter: Painter) -> None:
        """The question or how it went."""
        if self._over:
            self._verdict.paint(painter)
        elif reading := self._reading:
            looks = self._attempts[self._at].looks(lambda mark: reading.word(WORDS, f"mark-{mark}"))
            self._sheet.paint(painter, looks, bool(self._way_on()))

    def _way_on(self) -> Callable[[], None] | None:
        """What the button does that leads on, if there is one."""
        attempt = self._attempts[self._at]
        if attempt.judged:
            return lambda: self._go_to(self._at + 1)
        return self._take if attempt.way != "one" and attempt.ready else None

    def controls(self) -> Sequence[Control]:
        """The answers while they can be chosen, and what leads on."""
        if self._over:
            return self._verdict.controls(self._again)
        judged = self._attempts[self._at].judged
        return self._sheet.controls(None if judged else self._choose, self._way_on())

    def moving(self, now: float) -> bool:
        """While a question comes in, cards change places or a column glides."""
        return self._verdict.moving(now) if self._over else self._sheet.moving(now)

    def moments(self) -> Sequence[Moment]:
        """Each question open and answered, and how it went."""
        if self._reading is None:
            return ()
        moments = []
        for number in range(len(self._attempts)):
            asked, told = self._asked(number, self._reading), self._told(number, self._reading)
            words = " ".join([asked.question, *asked.answers])
            for said, answered in ((words, False), (told.body, True)):
                moments.append(Moment(seconds_to_read(said) + LOOKING, self._shower(number, answered)))
        return [*moments, Moment(2 * LOOKING, lambda: self._go_to(len(self._attempts)))]

    def _shower(self, number: int, answered: bool) -> Callable[[], None]:
        def show() -> None:
            if not answered or self._at != number:
                self._attempts[number] = _attempt(self.fields.questions[number])
                self._go_to(number)
            if answered:
                self._attempts[number].solve()
                self._judge()

        return show


_SHAPES: dict[str, Shape] = {"several": "square", "order": "number"}


def _attempts(fields: Fields) -> list[Attempt]:
    return [_attempt(question) for question in fields.questions]


def _attempt(question: Question) -> Attempt:
    if question.kind == "order":
        return Attempt("order", range(len(question.items)), len(question.items))
    if question.kind == "true-false":
        return Attempt("one", [0 if question.answer else 1], 2)
    right = [number for number, answer in enumerate(question.answers) if answer.right]
    return Attempt("several" if question.kind == "several" else "one", right, len(question.answers))


def _texts(question: Question, reading: Reading) -> list[str]:
    """What stands on the cards."""
    if question.kind == "true-false":
        return [reading.word(WORDS, "true"), reading.word(WORDS, "false")]
    return [reading.say(text) for text in (question.items or [answer.text for answer in question.answers])]


def _marks(question: Question, reading: Reading) -> list[str]:
    """The words that may come to stand on the cards."""
    noticed, right, picked, placed = (
        reading.word(WORDS, f"mark-{mark}") for mark in ("noticed", "right", "picked", "placed")
    )
    if question.kind != "order":
        return [noticed, right, picked]
    return [noticed, *(placed.format(number=i + 1) for i in range(len(question.items)))]
