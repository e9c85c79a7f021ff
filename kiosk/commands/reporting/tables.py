"""Tables as files for spreadsheets."""

import csv
import io
import unicodedata

from kiosk.commands.reporting.markup import clean
from kiosk.commands.reporting.section import Cell, Table

BEGINNING_FORMULAS = "=+-@"
"""What a spreadsheet takes a cell for a formula by, and runs: https://owasp.org/www-community/attacks/CSV_Injection"""


def as_csv(table: Table) -> bytes:
    """The table in UTF-8, with the mark by which Excel knows that, and lines as RFC 4180 has them."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([_cell(cell) for cell in row] for row in [table.heads, *table.rows])
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> Cell:
    """Texts in one line, with a ' in front of what would be run; numbers as they are."""
    if not isinstance(cell, str):
        return cell
    line = " ".join(clean(cell).split())
    begins = unicodedata.normalize("NFKC", line.lstrip("'\" "))[:1]
    return f"'{line}" if begins and begins in BEGINNING_FORMULAS else line
