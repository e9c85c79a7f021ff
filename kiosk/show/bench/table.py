"""The figures as a table for people."""

from collections.abc import Sequence

from kiosk.show.bench.figures import Figure

HEADS = ("", "measured", "budget", "")


def table(title: str, figures: Sequence[Figure]) -> str:
    """A heading and aligned rows: name, figure, budget, and whether it is kept."""
    rows = [HEADS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join(
            (row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2].rjust(widths[2]), row[3])
        ).rstrip()
        for row in rows
    ]
    return "\n".join([title, *lines])


def _row(figure: Figure) -> tuple[str, str, str, str]:
    sign, bound = ("≤", figure.most) if figure.most is not None else ("≥", figure.least)
    budget = f"{sign} {bound:g} {figure.unit}" if bound is not None else ""
    verdict = {True: "ok", False: "OVER" if figure.most is not None else "UNDER", None: ""}[figure.kept]
    return figure.name, f"{_digits(figure.value)} {figure.unit}", budget, verdict


def _digits(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
