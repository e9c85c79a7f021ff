"""Opening hours as curators write them: what counts, what is wrong and where, and what is hardly meant."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.commands.inspection.pastdates import past_dates
from kiosk.content.library import Library, open_library
from kiosk.content.model import Problem
from kiosk.content.openinghours import DAY, Dated, Day, Hours, Span, hours_of
from tests.content.tinykinds import EXHIBITION, tiny_kinds, write_exhibition, write_yaml

USUAL = Day([Span(9 * 60, 17 * 60)])
HEAD = EXHIBITION.count("\n")


def written(folder: Path, hours: str, cache: Path | None = None) -> Library:
    """The exhibition with these hours; they begin in line 1 of what `problems` tells."""
    write_exhibition(folder)
    write_yaml(folder, "exhibition", EXHIBITION + hours)
    return open_library(folder, tiny_kinds, cache)


def problems(library: Library) -> list[tuple[int, int, Problem]]:
    return [(each.place.line - HEAD, each.place.column, each) for each in library.problems]


def hours_in(library: Library) -> Hours:
    assert library.exhibition.hours is not None
    return library.exhibition.hours


WHOLE = """\
hours:
  zone: Asia/Shanghai
  usual: 09:00-17:00
  monday: closed
  wednesday: 9:00 - 12:00, 13:30-17:00
  friday: [14:00-18:00, 09:00-12:00]
  saturday: 18:00-02:00
  sunday: 12:00-24:00
  dates:
    2027-05-01..2027-05-05: closed
    2027-05-03: 10:00-12:00
    2026-12-31: [09:00-12:00, 20:00-00:30]
  wakes: pin
  awake: 30
  grace: 0
"""


def test_all_that_may_be_written_counts_and_is_kept(tmp_path: Path) -> None:
    for _ in range(2):  # the second time from the cache
        library = written(tmp_path, WHOLE, tmp_path / "cache")
        assert library.problems == ()
        hours = hours_in(library)
        morning, afternoon = Span(9 * 60, 12 * 60), Span(14 * 60, 18 * 60)
        assert hours == Hours(
            "Asia/Shanghai",
            (
                Day(),
                USUAL,
                Day([morning, Span(13 * 60 + 30, 17 * 60)]),
                USUAL,
                Day([morning, afternoon]),
                Day([Span(18 * 60, DAY + 2 * 60)]),
                Day([Span(12 * 60, DAY)]),
            ),
            (
                Dated("2026-12-31", "2026-12-31", Day([morning, Span(20 * 60, DAY + 30)])),
                Dated("2027-05-03", "2027-05-03", Day([Span(10 * 60, 12 * 60)])),
                Dated("2027-05-01", "2027-05-05", Day()),
            ),
            "pin",
            30.0,
            0.0,
        )
        assert hours.on(date(2027, 5, 3)) == Day([Span(10 * 60, 12 * 60)])
        assert hours.on(date(2027, 5, 4)) == Day()
        assert hours.on(date(2027, 5, 6)) == USUAL


def test_without_hours_it_is_always_open(tmp_path: Path) -> None:
    assert written(tmp_path, "hours:\n").exhibition.hours is None


MISTAKES = [
    ("zone: Beijing", 9, "`Beijing` is no time zone", "Asia/Shanghai"),
    ("zone: 北京", 9, "no time zone", "Asia/Shanghai"),
    ("zone: Asia/Shanghia", 9, "no time zone", "Asia/Shanghai"),
    ("zone: asia/shanghai", 9, "no time zone", "Asia/Shanghai"),
    ("zone: berlin", 9, "no time zone", "Europe/Berlin"),
    ("zone: New York", 9, "no time zone", "America/New_York"),
    ("zone: UTC+8", 9, "no time zone", ""),
    ("zone: Etc/GMT+8", 9, "no time zone", ""),  # which is eight hours behind Greenwich
    ("zone: [a]", 9, "a list is no time zone", ""),
    ("usual: 9-17", 10, "where opening hours should", "09:00-17:00"),
    ("usual: 9 am - 5:30 p.m.", 10, "where opening hours should", "09:00-17:30"),
    ("usual: 12 am to 12 pm", 10, "where opening hours should", "00:00-12:00"),
    ("usual: 09：00－17：00", 10, "where opening hours should", "09:00-17:00"),
    ("usual: 9时至17时30分", 10, "where opening hours should", "09:00-17:30"),
    ("usual: 09.00–17.00 Uhr", 10, "where opening hours should", "09:00-17:00"),
    ("usual: 闭馆", 10, "where opening hours should", "closed"),
    ("usual: Closed", 10, "where opening hours should", "closed"),
    ("usual: 09:00", 10, "where opening hours should", ""),
    ("usual: 09:00-25:00", 10, "where opening hours should", ""),
    ("usual: 09:00-17:60", 10, "where opening hours should", ""),
    ("usual: 24:00-02:00", 10, "where opening hours should", ""),
    ("usual: 10:00-10:00", 10, "ends when it begins", ""),
    ("usual: 09:00-13:00, 12:00-17:00", 10, "`12:00-17:00` overlaps with other hours", ""),
    ("usual: [09:00-13:00, 12:00-17:00]", 24, "`12:00-17:00` overlaps with other hours", ""),
    ("usual: [20:00-03:00, 22:00-23:00]", 24, "overlaps with other hours", ""),
    ("usual: [09:00-13:00, shut]", 24, "`shut` where opening hours", "closed"),
    ("usual: []", 10, "a list where opening hours", ""),
    ("usual: {a: b}", 10, "names with values where opening hours", ""),
    ("mondays: closed", 3, "there is no `mondays` here", "monday"),
    ("dates: closed", 10, "`closed` where dates and hours should stand", ""),
    ("dates: {2026/12/31: closed}", 11, "`2026/12/31` is no date", "2026-12-31"),
    ("dates: {2026-1-5: closed}", 11, "is no date", "2026-01-05"),
    ("dates: {31.12.2026: closed}", 11, "is no date", "2026-12-31"),
    ("dates: {04.05.2026: closed}", 11, "is no date", ""),  # of April, or of May
    ("dates: {2026年5月1日至2026年5月3日: closed}", 11, "is no date", "2026-05-01..2026-05-03"),
    ("dates: {2026-05-01 to 2026-05-03: closed}", 11, "is no date", "2026-05-01..2026-05-03"),
    ("dates: {2026-02-30: closed}", 11, "is no date", ""),
    ("dates: {12-25: closed}", 11, "is no date", ""),
    ("dates: {20261225: closed}", 11, "is no date", ""),
    ("dates: {2026-05-03..2026-05-01: closed}", 11, "ends before", "2026-05-01..2026-05-03"),
    ("dates: {2026-05-03..2026-05-03: closed}", 11, "ends before", "2026-05-03"),
    ("dates: {2026-05-03: }", 23, "nothing where opening hours", ""),
    ("dates: {2026-05-03: [09:00-12:00, 13]}", 37, "`13` where opening hours", ""),
    ("dates: {2027-05-01..2027-05-05: closed, 2027-05-05..2027-05-09: closed}", 43, "in common", ""),
    ("wakes: pni", 10, "is not one of the choices", "pin"),
    ("awake: 0", 10, "`0` is not what `awake` takes", ""),
    ("grace: soon", 10, "`soon` is not what `grace` takes", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "column", "said", "near"), MISTAKES)
def test_a_mistake_is_told_where_it_stands(
    tmp_path: Path, line: str, column: int, said: str, near: str
) -> None:
    usual = {"zone": "zone: Asia/Shanghai", "usual": "usual: 09:00-17:00"}
    lines = [line, *(each for name, each in usual.items() if not line.startswith(f"{name}:"))]
    library = written(tmp_path, "hours:\n" + "".join(f"  {each}\n" for each in lines))
    ((at, across, problem),) = problems(library)
    assert said in problem.found
    assert (problem.severity, problem.nearest) == ("error", near)
    assert at == 2
    assert across == column
    assert library.exhibition.hours is None  # always open, rather than dark by mistake


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    found = [problem.found for _, _, problem in problems(written(tmp_path, "hours: {monday: closed}\n"))]
    assert found == ["`usual` is missing", "`zone` is missing"]


def test_all_mistakes_in_dates_are_told_at_once(tmp_path: Path) -> None:
    hours = "hours:\n  zone: Asia/Shanghai\n  usual: closed\n  dates:\n    a: closed\n    2026-05-01: b\n"
    assert [(at, across) for at, across, _ in problems(written(tmp_path, hours))] == [(5, 5), (6, 17)]


DOUBTS = [
    ("usual: 18:00-10:00\n  monday: 09:00-12:00", [(3, "`usual` lasts until 10:00 of the next day")]),
    ("usual: 09:00-12:00\n  sunday: 18:00-09:30", [(4, "`sunday` lasts until 09:30")]),
    ("usual: 09:00-12:00\n  sunday: 18:00-09:00", []),
    ("usual: 18:00-08:00", []),
    ("usual: 09:00-12:00\n  dates: {2026-05-01: 20:00-10:00}", [(4, "`2026-05-01` lasts until 10:00")]),
    ("usual: 20:00-02:00\n  dates: {2026-05-01: 01:00-03:00}", [(4, "`2026-04-30` lasts until 02:00")]),
    ("usual: closed\n  dates: {2026-05-01..2026-05-03: 20:00-21:00}", []),
    ("usual: 09:00-12:00\n  dates: {2026-05-01..2026-05-03: [12:00-13:00, 20:00-12:30]}",
     [(4, "lasts until 12:30")]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "told"), DOUBTS)
def test_nights_that_last_into_the_next_days_hours_are_told(
    tmp_path: Path, lines: str, told: list[tuple[int, str]]
) -> None:
    found = problems(written(tmp_path, f"hours:\n  zone: Asia/Shanghai\n  {lines}\n"))
    assert [at for at, _, _ in found] == [at for at, _ in told]
    for (_, _, problem), (_, said) in zip(found, told, strict=True):
        assert problem.severity == "warning"
        assert said in problem.found


def test_dates_long_past_and_far_ahead_are_told() -> None:
    def hours(*days: str) -> Hours:
        return Hours("Asia/Shanghai", (USUAL,) * 7, tuple(Dated(day, day, Day()) for day in days))

    today = date(2026, 11, 23)
    (one,) = past_dates(hours("2026-05-01", "2026-09-01", "2027-01-01"), today)
    assert one.found == "a date of opening hours is long past"
    assert one.steps == ("hours", "dates", "2026-05-01")
    several, ahead = past_dates(hours("2026-05-01", "2025-05-01", "2062-01-01"), today)
    assert several.found == "2 dates of opening hours are long past, this one first"
    assert several.steps[-1] == "2025-05-01"
    assert ahead.found == "`2062-01-01` is more than five years ahead"
    assert list(past_dates(None, today)) == []


@pytest.mark.parametrize(
    "kept",
    [
        [],
        ["Asia/Shanghai", [], [], "touch", 10, None],
        ["Asia/Shanghai", 7 * [[]], [], "shout", 10, None],
        ["Asia/Shanghai", 7 * [[["a", "b"]]], [], "touch", 10, None],
        ["Asia/Shanghai", 7 * [[]], [["2026-01-01"]], "touch", 10, None],
    ],
)
def test_hours_that_were_kept_badly_are_read_anew(kept: list[object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        hours_of(kept)
