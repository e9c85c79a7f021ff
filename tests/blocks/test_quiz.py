"""A quiz asks one question at a time, says at once and kindly what is so, and forgets it all."""

from itertools import permutations
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.base.geometry import Box, Size
from kiosk.blocks import quiz
from kiosk.content.model import TEXT_SIZES
from kiosk.content.wording import Finding, findings
from kiosk.show.survey.surveyor import Surveyor
from kiosk.stage.controls import Button
from kiosk.stage.faces import Faces
from kiosk.stage.reading import Reading
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.widgets.questions.attempt import Attempt, shuffled
from tests.blocks.quiet_hall import QuietHall
from tests.show.judging import faults

TYPESETTER = Typesetter(Faces())
WIDE = Size(1920, 1080)
ROOM = Box(96, 220, 1728, 700)
TOLD = {"zh": "先学习，再议事。", "en": "Study comes first."}


def question(kind: str = "one", **parts: Any) -> dict[str, Any]:
    return {"kind": kind, "question": {"zh": "问题？", "en": "Which?"}, "explanation": TOLD, **parts}


def answers(*rights: bool) -> list[dict[str, Any]]:
    return [{"text": f"{n}", "right": "yes" if right else "no"} for n, right in enumerate(rights)]


ONE = question(answers=answers(False, True, False))
SEVERAL = question("several", answers=answers(True, False, True))
SENTENCE = question("true-false", answer="false")
ORDER = question("order", items=["A", "B", "C", "D"])
FOUR = [ONE, SEVERAL, SENTENCE, ORDER]


class Visitor:
    """Someone who presses, and reads what then stands there."""

    def __init__(
        self, *questions: dict[str, Any], box: Box = ROOM, screen: Size = WIDE, text_size: float = 1.0
    ):
        made = quiz.Fields.model_validate({"questions": list(questions)})
        self.view = quiz.View(made, QuietHall())
        self.box, self.theme = box, Theme(screen, text_size)
        self.now = 0.0
        self.read("en")

    def read(self, language: str) -> None:
        size = Size(400, 300)
        self.view.arrange(self.box, Reading(self.theme, (language, "en"), TYPESETTER, lambda _: size))

    def looks(self) -> Surveyor:
        """What is seen once all has come to rest."""
        surveyor = Surveyor(self.theme, TYPESETTER)
        for _ in range(2):
            self.now += 10
            surveyor.now = self.now
            surveyor.marks = []
            self.view.paint(surveyor)
        assert not self.view.moving(self.now)
        return surveyor

    def sees(self) -> list[str]:
        return [mark.what for mark in self.looks().marks if mark.kind == "text" and mark.seen.w]

    def buttons(self) -> dict[str, Button]:
        return {control.id: control for control in self.view.controls() if isinstance(control, Button)}

    def press(self, *names: str) -> "Visitor":
        for name in names:
            self.looks()
            self.buttons()[name].act()
        return self


# What is written.


def told(written: dict[str, Any]) -> list[Finding]:
    with pytest.raises(ValidationError) as caught:
        quiz.Fields.model_validate(written)
    return findings(caught.value, quiz.Fields, written)


@pytest.mark.parametrize(
    ("wrong", "found", "steps"),
    [
        (question(answers=answers(False, False)), "no answer is right", ("answers",)),
        (
            question(answers=answers(True, True)),
            "2 right answers where one is asked for",
            ("answers", 1, "right"),
        ),
        (question("several", answers=answers(False, False)), "no answer is right", ("answers",)),
        (question(answers=answers(True)), "1 in `answers`", ("answers",)),
        (question(answers=answers(*[True] + [False] * 6)), "7 in `answers`", ("answers",)),
        (question(), "a question of the kind `one` without `answers`", ("kind",)),
        (question("order"), "a question of the kind `order` without `items`", ("kind",)),
        (question("order", items=["A"]), "1 in `items`", ("items",)),
        (question("true-false"), "a sentence without saying whether it is true", ("kind",)),
        (
            question("true-false", answer="yes", answers=answers(True, False)),
            "`answers` does not belong to a question of the kind `true-false`",
            ("answers",),
        ),
        (
            question(answers=answers(True, False), items=["A", "B"]),
            "`items` does not belong to a question of the kind `one`",
            ("items",),
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_told_at_its_place(
    wrong: dict[str, Any], found: str, steps: tuple[str | int, ...]
) -> None:
    (finding,) = told({"questions": [ONE, wrong]})
    assert finding.found == found
    assert finding.steps == ("questions", 1, *steps)
    assert finding.expected


@pytest.mark.parametrize("count", [0, 13])
def test_a_quiz_has_one_to_twelve_questions(count: int) -> None:
    (finding,) = told({"questions": [ONE] * count})
    assert finding.found == f"{count} questions in one quiz"


def test_a_misspelt_kind_and_a_missing_explanation_are_told() -> None:
    assert told({"questions": [{**ONE, "kind": "sevral"}]})[0].nearest == "several"
    assert told({"questions": [{k: v for k, v in ONE.items() if k != "explanation"}]})[0].found == (
        "`explanation` is missing"
    )


# An attempt.


@pytest.mark.parametrize("count", range(2, 7))
def test_things_are_shuffled_the_same_way_and_never_rightly(count: int) -> None:
    assert sorted(shuffled(count)) == list(range(count)) != shuffled(count)
    assert shuffled(count) == shuffled(count)


def test_only_the_right_order_is_right() -> None:
    for chosen in permutations(range(4)):
        attempt = Attempt("order", range(4), 4)
        for card in chosen:
            attempt.choose(card)
        assert attempt.ready
        assert attempt.noticed == (chosen == (0, 1, 2, 3))


def test_several_are_right_only_all_together() -> None:
    attempt = Attempt("several", [0, 2], 3)
    attempt.choose(0)
    assert (attempt.noticed, attempt.near) == (False, True)
    attempt.choose(2)
    assert attempt.noticed
    attempt.choose(1)
    assert not attempt.noticed
    attempt.choose(1)
    assert attempt.noticed


# A visit.


def test_a_right_answer_is_said_to_be_right_by_word_and_explained_at_once() -> None:
    visitor = Visitor(ONE)
    assert "Study comes first." not in visitor.sees()
    assert "go" not in visitor.buttons()
    seen = visitor.press("answer-1").sees()
    assert {"You saw it", "Yes, that is it.", "Study comes first."} <= set(seen)
    assert "check" in {mark.what for mark in visitor.looks().marks if mark.kind == "icon"}
    assert set(visitor.buttons()) == {"go"}


def test_another_answer_is_met_kindly_and_the_right_one_shown() -> None:
    seen = Visitor(ONE).press("answer-0").sees()
    assert {"Your pick", "Right", "Here is how it is:", "Study comes first."} <= set(seen)
    words = " ".join(word for language in quiz.WORDS.values() for word in language.values()).lower()
    assert not any(harsh in words for harsh in ("wrong", "false", "incorrect", "fail", "错误", "失败"))


def test_several_are_marked_and_taken_back_before_the_answer_is_asked_for() -> None:
    visitor = Visitor(SEVERAL).press("answer-0", "answer-1", "answer-1")
    assert "Study comes first." not in visitor.sees()
    visitor.press("answer-2", "go")
    assert visitor.sees().count("You saw it") == 2
    assert Visitor(SEVERAL).press("answer-0", "go").sees().count("Right") == 1


def test_a_sentence_is_true_or_not() -> None:
    visitor = Visitor(SENTENCE)
    assert {"True", "Not true"} <= set(visitor.sees())
    assert "You saw it" in visitor.press("answer-1").sees()


def test_things_are_put_in_order_by_taps_alone() -> None:
    visitor = Visitor(ORDER).press("answer-1", "answer-0")
    assert {"1", "2"} <= set(visitor.sees())
    visitor.press("answer-1")
    assert "2" not in visitor.sees()
    visitor.press("answer-1", "answer-2")
    assert "go" not in visitor.buttons()
    seen = visitor.press("answer-3", "go").sees()
    assert seen.count("You saw it") == 4
    missed = Visitor(ORDER).press("answer-1", "answer-0", "answer-2", "answer-3", "go").sees()
    assert {"You had 2", "You had 1", "You saw it", "Very close."} <= set(missed)


def test_the_cards_stand_in_the_right_order_once_it_is_told() -> None:
    def tops(visitor: Visitor) -> list[str]:
        marks = [mark for mark in visitor.looks().marks if mark.what in "ABCD"]
        return [mark.what for mark in sorted(marks, key=lambda mark: mark.box.y)]

    visitor = Visitor(ORDER)
    assert tops(visitor) == ["B", "D", "A", "C"]
    visitor.press("answer-3", "answer-2", "answer-1", "answer-0", "go")
    assert tops(visitor) == ["A", "B", "C", "D"]


def through(visitor: Visitor) -> Visitor:
    """Two right answers and two others."""
    visitor.press("answer-1", "go", "answer-0", "answer-2", "go", "go", "answer-0", "go")
    return visitor.press("answer-1", "answer-0", "answer-2", "answer-3", "go", "go")


def test_at_the_end_stands_how_much_was_noticed_and_a_way_back_in() -> None:
    visitor = through(Visitor(*FOUR))
    seen = visitor.sees()
    assert {"2", "/ 4", "2 of 4 noticed"} <= set(seen)
    assert (seen.count("Noticed"), seen.count("Look again")) == (2, 2)
    assert "Question 1 of 4" in visitor.press("again").sees()
    assert "Study comes first." not in visitor.sees()


def test_nothing_noticed_is_no_nought() -> None:
    seen = Visitor(ONE).press("answer-0", "go").sees()
    assert "0" not in seen
    assert "You went through all 1" in seen


def test_with_the_visitor_goes_the_score() -> None:
    visitor = through(Visitor(*FOUR))
    visitor.view.leave()
    assert "Question 1 of 4" in visitor.sees()
    assert not any(attempt.chosen for attempt in visitor.view._attempts)


def test_a_change_of_language_changes_the_words_and_nothing_else() -> None:
    visitor = Visitor(*FOUR).press("answer-1", "go", "answer-0")
    visitor.read("zh")
    assert "第 2 题，共 4 题" in visitor.sees()
    visitor.press("answer-2", "go")
    visitor.read("en")
    assert visitor.sees().count("You saw it") == 2


def test_an_unattended_display_shows_each_question_open_and_answered_and_the_end() -> None:
    visitor = Visitor(*FOUR)
    moments = visitor.view.moments()
    said = []
    for moment in moments:
        moment.show()
        said.append(visitor.sees())
    assert len(said) == 9
    assert all("Study comes first." not in said[n] for n in (0, 2, 4, 6))
    assert all("Yes, that is it." in said[n] for n in (1, 3, 5, 7))
    assert "4 of 4 noticed" in said[8]
    moments[3].show()
    assert "Question 2 of 4" in visitor.sees()


# Everywhere.

LONG = {
    "zh": "领导力工程面向基层组织的领导干部和村、社区班子，要消除的是哪一种分离？",
    "en": "The Leadership project is aimed at leading cadres of the grassroots: which split is it to end?",
}
HARD = [
    question(question=LONG, picture="a.png", answers=answers(False, True, False)),
    question(
        "several",
        question=LONG,
        explanation={"zh": TOLD["zh"] * 9, "en": f"{TOLD['en']} " * 9},
        answers=[{"text": LONG, "right": "yes"}] * 6,
    ),
    SENTENCE,
    question("order", question=LONG, items=[{"zh": "党建引领", "en": "Party-building Leads"}] * 6),
]


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("screen", "box"),
    [
        (WIDE, ROOM),
        (WIDE, Box(850, 56, 974, 880)),
        (Size(1080, 1920), Box(72, 260, 936, 1400)),
        (Size(1280, 720), Box(64, 150, 1152, 450)),
        (Size(5760, 1080), Box(1800, 200, 2100, 700)),
    ],
)
def test_nothing_overlaps_or_leaves_its_box(screen: Size, box: Box, language: str, text_size: float) -> None:
    visitor = Visitor(*HARD, box=box, screen=screen, text_size=text_size)
    visitor.read(language)
    for number, moment in enumerate(visitor.view.moments()):
        moment.show()
        surveyor = visitor.looks()
        controls = visitor.view.controls()
        found = faults(surveyor.marks, controls, [box], visitor.theme)
        assert not found, "\n".join([f"moment {number}", *found])
        assert all(box.contains(control.box) for control in controls)


def test_where_the_answers_scroll_the_right_one_comes_into_view() -> None:
    many = question(answers=[{"text": f"{LONG['en']} {n}", "right": str(n == 5)} for n in range(6)])
    visitor = Visitor(many, box=Box(64, 150, 1152, 450), screen=Size(1280, 720), text_size=2.0)
    assert not any("Yes" in seen for seen in visitor.sees())
    visitor.press("answer-0")
    assert "Right" in visitor.sees()
