"""The machine's clock is set by ten years, forwards and back: nothing that is shown goes by it."""

import time
from collections.abc import Mapping

import pytest

from tests.faults.exhibition import MAP, WALL
from tests.faults.house import House

TEN_YEARS = 3653 * 86400.0


def test_pages_come_and_caches_serve_whatever_year_it_is(
    house: House, usual: Mapping[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = time.time
    for leap in (TEN_YEARS, -TEN_YEARS, 0.0):
        monkeypatch.setattr(time, "time", lambda leap=leap: real() + leap)
        for page in (WALL, MAP):
            house.open("sea", page)
            house.shows(usual[page])
        house.show.end_visit()
        house.settle()
