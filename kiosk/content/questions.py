"""A question with its right answer, as a curator writes it, checked so that it can be answered."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from kiosk.base.sentences import Sentence
from kiosk.content.fields import Mistake, Part, PictureField, ProseField
from kiosk.content.labels import AnswerField, QuestionField


class Answer(Part):
    """One of the answers to choose from."""

    text: AnswerField = Field(description="The answer, in a few words.")
    right: bool = Field(default=False, description="Whether it is right.")


class Question(Part):
    """One question."""

    kind: Literal["one", "several", "true-false", "order"] = Field(
        default="one",
        description="`one` right answer, `several`, a sentence that is `true-false`, or things to put in "
        "`order`.",
    )
    question: QuestionField = Field(description="What is asked; for `true-false` the sentence.")
    picture: PictureField | None = Field(default=None, description="A picture that helps.")
    answers: tuple[Answer, ...] = Field(default=(), description="Two to six, for `one` and `several`.")
    answer: bool | None = Field(
        default=None, description="Whether the sentence is true, for `true-false`.", examples=["yes"]
    )
    items: tuple[AnswerField, ...] = Field(
        default=(),
        description="Two to six in the right order, for `order`.",
        examples=[[{"zh": "先", "en": "First"}, {"zh": "后", "en": "Then"}]],
    )
    explanation: ProseField = Field(description="What is so and why, said to all, whatever they answered.")

    @model_validator(mode="after")
    def _can_be_answered(self) -> "Question":
        wanted = {"true-false": "answer", "order": "items"}.get(self.kind, "answers")
        for name in ("answers", "answer", "items"):
            if name != wanted and getattr(self, name) not in ((), None):
                found = Sentence(
                    "`{name}` does not belong to a question of the kind `{kind}`", name=name, kind=self.kind
                )
                raise Mistake(found, f"`{wanted}`", "", (name,), at_key=True)
        if self.kind == "true-false":
            if self.answer is None:
                found = Sentence("a sentence without saying whether it is true")
                raise Mistake(found, Sentence("`answer: yes` or `answer: no`"), "", ("kind",))
            return self
        self._check_count(wanted, len(self.items or self.answers))
        if self.kind != "order":
            self._check_right()
        return self

    def _check_count(self, name: str, count: int) -> None:
        if count == 0:
            found = Sentence("a question of the kind `{kind}` without `{name}`", kind=self.kind, name=name)
            raise Mistake(found, Sentence("two to six"), "", ("kind",))
        if not 2 <= count <= 6:
            found = Sentence("{count} in `{name}`", count=count, name=name)
            raise Mistake(found, Sentence("two to six"), "", (name,))

    def _check_right(self) -> None:
        right = [number for number, answer in enumerate(self.answers) if answer.right]
        if not right:
            found, expected = Sentence("no answer is right"), Sentence("`right: yes` at an answer")
            raise Mistake(found, expected, "", ("answers",))
        if self.kind == "one" and len(right) > 1:
            found = Sentence("{count} right answers where one is asked for", count=len(right))
            expected = Sentence("`right: yes` once, or `kind: several` for the question")
            raise Mistake(found, expected, "", ("answers", right[1], "right"))


def _one_to_twelve(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    if not 1 <= len(questions) <= 12:
        found = Sentence("{count} questions in one quiz", count=len(questions))
        raise Mistake(found, Sentence("one to twelve; three to five are best"))
    return questions


Questions = Annotated[tuple[Question, ...], AfterValidator(_one_to_twelve)]
"""One to twelve questions."""
