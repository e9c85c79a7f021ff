"""Numbers that count up, with a chart drawn to scale: bars, a ring of shares, or a cell for each unit."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema, model_validator

from kiosk.base.geometry import Box, Size
from kiosk.base.sentences import Sentence
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import BlockFields, Mistake, Part, shape
from kiosk.content.labels import NameField, NoteField
from kiosk.content.model import Text
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.tween import Tween, still
from kiosk.stage.widgets.numbers.chart_layouts import Chart, Layout, Statistic, layout
from kiosk.stage.widgets.numbers.tally import FULL, Said
from kiosk.stage.widgets.reading_time import seconds_to_read
from kiosk.stage.widgets.scroller import Scroller
from kiosk.stage.wording import wording

SAMPLE = """\
kind: figures
chart: bars
figures:
  - value: 1200
    unit: {zh: 件, en: objects}
    label: {zh: 馆藏, en: in the collection}
    date: {zh: 2000 年, en: "2000"}
  - value: 3400
    unit: {zh: 件, en: objects}
    label: {zh: 馆藏, en: in the collection}
    date: {zh: 今天, en: Today}
"""

WORDS = wording(__name__)

COUNTING = 0.9
"""Seconds that the numbers take to count up."""
LINGER = 3.0
"""Seconds to look at the chart, besides the reading."""
MOST_CELLS = 3000
"""Where there would be more, a cell stands for 10, 100, …"""
LARGEST = Decimal(10) ** 12


def _read_number(value: Any) -> Decimal:
    expected = Sentence("a number of 0 or more, without separators: `1177` or `3.5`")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not 0 <= number < LARGEST or len(number.as_tuple().digits) > 15:
        raise Mistake(Sentence("{written} is not a number to show", written=shape(value)), expected)
    return number


Number = Annotated[Decimal, PlainValidator(_read_number), WithJsonSchema({"type": "number", "minimum": 0})]


class Figure(Part):
    """One number."""

    value: Number = Field(description="The number; decimals are shown as they are written.")
    unit: NameField = Field(default=Text(), description="What is counted, beside the number: `人`, `people`.")
    label: NameField = Field(description="What the number says.")
    date: NameField = Field(default=Text(), description="When that was so.")


def _one_to_six(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    if not 1 <= len(figures) <= 6:
        found = Sentence("{count} figures in one block", count=len(figures))
        raise Mistake(found, Sentence("one to six; a page may have further blocks"))
    return figures


class Fields(BlockFields):
    """What may be written for figures."""

    chart: Chart = Field(
        default="none",
        description="`bars` to one scale; a `ring` of shares; `cells`, one for each unit of the largest "
        "number, with the smaller ones in it.",
    )
    figures: Annotated[tuple[Figure, ...], AfterValidator(_one_to_six)] = Field(
        description="One to six numbers.", json_schema_extra={"minItems": 1, "maxItems": 6}
    )
    whole: Number | None = Field(
        default=None,
        description="What the full ring stands for; without it, the sum of the numbers. Only with "
        "`chart: ring`.",
        examples=[5000],
    )
    note: NoteField = Field(
        default=Text(), description="A line below: how the chart is to be read, a source."
    )

    @model_validator(mode="after")
    def _can_be_drawn(self) -> "Fields":
        if self.chart == "ring":
            self._check_ring()
        elif self.whole is not None:
            found = Sentence("`whole` belongs to a ring alone")
            raise Mistake(found, "`chart: ring`", "", ("whole",), at_key=True)
        if self.chart == "cells":
            self._check_cells()
        return self

    def _check_ring(self) -> None:
        total = sum(figure.value for figure in self.figures)
        if self.whole is not None and self.whole < total:
            found = Sentence("the figures add up to {total}, more than the `whole`", total=f"{total:f}")
            raise Mistake(found, Sentence("at least {count}", count=f"{total:f}"), "", ("whole",))
        if not (self.whole or total):
            found = Sentence("a ring of nothing cannot be drawn")
            raise Mistake(found, Sentence("a figure above 0, or a `whole`"), "", ("figures",))

    def _check_cells(self) -> None:
        for index, figure in enumerate(self.figures):
            if figure.value % 1:
                found = Sentence("`{number}` cannot be counted in cells", number=f"{figure.value:f}")
                expected = Sentence("a whole number, or another `chart`")
                raise Mistake(found, expected, "", ("figures", index, "value"))
        if not any(figure.value for figure in self.figures):
            found = Sentence("there is nothing to draw as cells")
            raise Mistake(found, Sentence("a figure above 0"), "", ("figures",))


def units_a_cell(most: Decimal) -> int:
    """How many units one cell stands for, so that `most` of them take no more than MOST_CELLS."""
    step = 1
    while most / step > MOST_CELLS:
        step *= 10
    return step


def _written(value: Decimal, reading: Reading) -> str:
    """A number with the marks of the language: 1,177 or 3.50."""
    whole, _, rest = f"{value:,f}".partition(".")
    whole = whole.replace(",", reading.word(WORDS, "thousands"))
    return whole + (reading.word(WORDS, "point") + rest if rest else "")


def _counted(value: Decimal, reading: Reading, part: float) -> str:
    """What is written when `part` 0–1 of a number is counted: with as many decimals as it has."""
    return _written((value * Decimal(part)).quantize(value) if part < FULL else value, reading)


def _statistic(fields: Fields, reading: Reading) -> Statistic:
    """The block's fields in the visitor's language."""
    values = [figure.value for figure in fields.figures]
    said = [
        Said(
            partial(_counted, figure.value, reading),
            *(reading.say(text) for text in (figure.unit, figure.label, figure.date)),
        )
        for figure in fields.figures
    ]
    note, middle, shown = reading.say(fields.note), None, [float(value) for value in values]
    whole = fields.whole or sum(values, Decimal(0))
    if fields.chart == "cells":
        step = units_a_cell(max(values))
        shown = [max(min(1.0, float(value)), round(value / step)) for value in values]
        if step > 1:
            amount = f"{_written(Decimal(step), reading)} {said[values.index(max(values))].unit}".strip()
            note = f"{reading.word(WORDS, 'scale').format(amount=amount)}\n{note}".strip()
    if len({each.unit for each in said}) == 1:
        middle = (_written(whole, reading), said[0].unit)
    return Statistic(fields.chart, said, shown, note, float(whole), middle)


class View(BlockView):
    """Numbers and chart, arranged as suits the box; a column that scrolls where large text does not fit."""

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        self._scroller = Scroller("figures")
        self._entrance = still(FULL)
        self._expected = False
        self._counts = True
        self._box = Box(0, 0, 1, 1)
        self._layout = Layout((), 0, True)
        self._said = ""

    def measure(self, width: int, reading: Reading) -> int:
        """As high as it comes to in a box of a comfortable shape."""
        return layout(_statistic(self.fields, reading), reading, Size(width, round(width * 0.62))).height

    def arrange(self, box: Box, reading: Reading) -> None:
        """In the middle of its box, as large as there is room for."""
        self._box = box
        self._counts = not reading.access.reduced_motion
        if not self._counts:
            self._expected, self._entrance = False, still(FULL)
        statistic = _statistic(self.fields, reading)
        self._layout = layout(statistic, reading, box.size)
        spoken = [f"{said.number(FULL)} {said.unit} {said.label} {said.date}" for said in statistic.said]
        self._said = " ".join([*spoken, statistic.note])
        self._scroller.arrange(box, self._layout.height, reading)

    def paint(self, painter: Painter) -> None:
        """Everything, as far as it has come in."""
        part = self._entrance.value(painter.now)
        with self._scroller.window(painter) as top:
            x, y = self._box.x, top + max(0, (self._box.h - self._layout.height) // 2)
            for drawn, dx, dy in self._layout.drawn:
                drawn.paint(painter, x + dx, y + dy, part)
            for setting, dx, dy in self._layout.words:
                painter.text(setting, x + dx, y + dy)

    def controls(self) -> Sequence[Control]:
        """Those of the column."""
        return self._scroller.controls()

    def expect(self) -> None:
        """Nothing counted yet, where numbers count up."""
        if self._counts:
            self._expected, self._entrance = True, still(0.0)

    def enter(self, now: float) -> None:
        """Count up, where no one has seen the numbers yet."""
        if self._expected:
            self._expected, self._entrance = False, Tween(0.0, FULL, now, COUNTING)

    def leave(self) -> None:
        """Back to the top."""
        self._expected, self._entrance = False, still(FULL)
        self._scroller.reset()

    def state(self) -> object:
        """How far the column is scrolled."""
        return self._scroller.part

    def resume(self, state: object) -> None:
        """Scrolled as far."""
        if isinstance(state, float):
            self._scroller.jump(state)

    def moving(self, now: float) -> bool:
        """While numbers count or the column glides."""
        return not self._entrance.over(now) or self._scroller.moving(now)

    def moments(self) -> Sequence[Moment]:
        """Long enough to read every word and look at the chart; a column that scrolls, in as many parts."""
        views = 1 + -(-self._scroller.most // max(1, round(self._box.h * 0.8)))
        seconds = seconds_to_read(self._said) + LINGER
        parts = [i / max(1, views - 1) for i in range(views)]
        return [Moment(seconds / views, partial(self._scroller.to, part)) for part in parts]
