"""A part of the report: what was found, a chart, and the figures of which it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.commands.reporting.markup import Element

Cell = str | int | float
"""What stands in a table: a name, or a number."""


@dataclass(frozen=True)
class Table:
    """Rows of cells under heads; a spreadsheet gets it as a file, a reader below the chart."""

    name: str
    """Of the file, without its ending: English lower-case words joined by hyphens."""
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Section:
    """One question that the report answers."""

    name: str
    """What it is about, in a few words."""
    finding: str
    """The answer, as a sentence."""
    table: Table
    charts: Sequence[Element] = ()
    """One, or one for each group."""
    legend: Sequence[tuple[str, str]] = ()
    """Looks that the chart uses, and what they mean."""
    notes: Sequence[str] = ()
    """What is to be borne in mind."""
    shown: bool = True
    """Whether it stands on the page; its table is written anyhow."""
