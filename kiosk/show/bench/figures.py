"""What was measured, and the budget it is held against."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from kiosk.base.geometry import Size

LARGE = 3_000_000
"""Pixels above which a screen is held against the budgets for 3840×2160."""


@dataclass(frozen=True)
class Figure:
    """One measured figure. `most` and `least` are its budget; at most one of them is set."""

    name: str
    value: float
    unit: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def kept(self) -> bool | None:
        """Whether it keeps its budget; None where it has none."""
        if self.most is not None:
            return self.value <= self.most
        return self.value >= self.least if self.least is not None else None

    def plain(self) -> dict[str, Any]:
        """As JSON wants it."""
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "most": self.most,
            "least": self.least,
            "kept": self.kept,
        }

    @staticmethod
    def from_plain(plain: dict[str, Any]) -> "Figure":
        """What `plain` gave."""
        return Figure(plain["name"], plain["value"], plain["unit"], plain["most"], plain["least"])


def is_large(size: Size) -> bool:
    """Whether a screen counts as one of 3840×2160."""
    return size.w * size.h > LARGE


def spread(name: str, seconds: Sequence[float], most: tuple[float | None, float | None]) -> list[Figure]:
    """Median and 99th percentile (nearest rank) of times in seconds, as milliseconds with a budget each."""
    if not seconds:
        return []
    ordered = sorted(seconds)
    high = ordered[min(len(ordered), math.ceil(0.99 * len(ordered))) - 1]
    return [
        Figure(f"{name}, p50", median(ordered) * 1000, "ms", most[0]),
        Figure(f"{name}, p99", high * 1000, "ms", most[1]),
    ]
