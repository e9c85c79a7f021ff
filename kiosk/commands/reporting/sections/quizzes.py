"""What visitors answer in quizzes."""

from collections.abc import Iterator

from kiosk.base.sentences import Sentence
from kiosk.commands.reporting.account import Account
from kiosk.commands.reporting.charts.bars import Bar, bars
from kiosk.commands.reporting.section import Cell, Section, Table
from kiosk.commands.reporting.telling import FEW
from kiosk.visits.figures import Question


def section(account: Account) -> Section:
    """For each question a bar for each answer."""
    questions = _questions(account)
    teller = account.teller
    name, finding = teller.say(Sentence("Quiz answers")), teller.say(_finding(account, questions))
    rows = [row for question in questions for row in _rows(account, question)]
    heads = [
        Sentence("Page"),
        Sentence("Chapter’s id"),
        Sentence("Page’s id"),
        Sentence("Block"),
        Sentence("Number"),
        Sentence("Question"),
        Sentence("Answered"),
        Sentence("Right"),
        Sentence("Answer"),
        Sentence("Times chosen"),
    ]
    cells = [cell for question in questions for cell in _cells(account, question)]
    table = Table("quiz-answers", [teller.say(head) for head in heads], cells)
    notes = [Sentence("✓ is a right answer. Only sums are kept: no answer can be traced to a visit.")]
    charts = bars(name, finding, rows)
    said = [teller.say(note) for note in notes]
    return Section(name, finding, table, charts, notes=said, shown=bool(questions))


def _questions(account: Account) -> list[Question]:
    order = {place: number for number, place in enumerate(account.pages())}
    return sorted(
        account.figures.answered, key=lambda question: (order.get(question.place, len(order)), question)
    )


def _answers(account: Account, question: Question) -> list[int]:
    given = {number for each, number in account.figures.answers if each == question}
    asked = account.names.questions.get(question)
    return sorted(given | set(range(1, len(asked.answers) + 1)) if asked else given)


def _rows(account: Account, question: Question) -> Iterator[Bar]:
    figures, teller = account.figures, account.teller
    answered, right = figures.answered[question], figures.correct[question]
    asked = Sentence(
        "{question} ({answered:,} answers, {share} right)",
        question=account.names.question(question),
        answered=answered,
        share=teller.share(right, answered),
    )
    yield Bar(teller.say(asked))
    if not any(each == question for each, _ in figures.answers):
        yield Bar(teller.say(Sentence("right")), right, teller.number(right))
        yield Bar(teller.say(Sentence("not yet right")), answered - right, teller.number(answered - right))
        return
    for number in _answers(account, question):
        times = figures.answers[question, number]
        is_right = account.names.right(question, number)
        answer = account.names.answer(question, number)
        yield Bar(
            f"✓ {answer}" if is_right else answer, times, teller.number(times), part=times if is_right else 0
        )


def _cells(account: Account, question: Question) -> Iterator[tuple[Cell, ...]]:
    figures, names = account.figures, account.names
    begin = (
        names.page(question.place),
        *question.place,
        question.block,
        question.number,
        names.question(question),
        figures.answered[question],
        figures.correct[question],
    )
    for number in _answers(account, question):
        yield (*begin, names.answer(question, number), figures.answers[question, number])
    if not _answers(account, question):
        yield (*begin, "", "")


def _finding(account: Account, questions: list[Question]) -> Sentence:
    figures = account.figures
    often = [question for question in questions if figures.answered[question] >= FEW]
    if not often:
        return Sentence("Too few answers to say what visitors know")
    shares = {question: figures.correct[question] / figures.answered[question] for question in often}
    hardest = min(often, key=lambda question: shares[question])
    share = account.teller.share(figures.correct[hardest], figures.answered[hardest])
    if len(often) == 1:
        return Sentence(
            "“{question}” is answered rightly by {share}",
            question=account.names.question(hardest),
            share=share,
        )
    return Sentence(
        "The hardest question is “{question}”: {share} answer it rightly",
        question=account.names.question(hardest),
        share=share,
    )
