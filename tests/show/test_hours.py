"""Opening hours on the calendar: whole years in several zones, and hours that do not exist or exist twice."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.content.openinghours import DAY, Dated, Day, Hours, Span
from kiosk.show.hours import is_open, next_change

USUAL = Day([Span(9 * 60, 17 * 60)])
SPLIT = Day([Span(10 * 60, 12 * 60), Span(14 * 60 + 30, 18 * 60)])
NIGHT = Day([Span(18 * 60, DAY + 2 * 60)])
WEEK = (Day(), USUAL, USUAL, SPLIT, NIGHT, NIGHT, USUAL)
DATES = (
    Dated("2026-12-31", "2026-12-31", Day([Span(10 * 60, DAY + 2 * 60)])),
    Dated("2027-05-03", "2027-05-03", USUAL),
    Dated("2027-01-01", "2027-01-03", Day()),
    Dated("2027-05-01", "2027-05-05", Day()),
)
ZONES = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/Santiago",  # southern; its clocks leap at midnight
    "Australia/Lord_Howe",  # southern; by half an hour
]


def hours_in(zone: str, week: tuple[Day, ...] = WEEK, dates: tuple[Dated, ...] = DATES) -> Hours:
    return Hours(zone, week, dates)


def daily(*spans: tuple[int, int], zone: str = "Europe/Berlin") -> Hours:
    return hours_in(zone, 7 * (Day(Span(*span) for span in spans),), ())


def at(written: str, zone: str = "UTC", fold: int = 0) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone), fold=fold)


def by_the_wall(hours: Hours, now: datetime) -> bool:
    """Whether it is open by nothing but what the clock on the wall shows."""
    wall = now.astimezone(ZoneInfo(hours.zone)).replace(tzinfo=None)
    for ago in (0, 1):
        day = wall.date() - timedelta(days=ago)
        minutes = (wall - datetime(day.year, day.month, day.day)).total_seconds() / 60
        if any(span.begin <= minutes < span.end for span in hours.on(day)):
            return True
    return False


@pytest.mark.parametrize("zone", ZONES)
def test_a_whole_year_goes_from_change_to_change_as_the_clock_on_the_wall_does(zone: str) -> None:
    hours = hours_in(zone)
    now, end = at("2026-07-01"), at("2027-07-02")
    changes, lit = 0, is_open(hours, now)
    while now < end:
        change = next_change(hours, now)
        assert change is not None
        assert change > now
        assert is_open(hours, change) is not lit
        assert is_open(hours, change - timedelta(seconds=1)) is lit
        probe = now
        while probe < change:
            assert by_the_wall(hours, probe) is lit, probe
            probe += timedelta(minutes=97)
        now, lit, changes = change, not lit, changes + 1
    assert changes > 2 * 300


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    hours = hours_in("Asia/Shanghai")
    assert is_open(
        hours, at("2027-01-01T01:59", "Asia/Shanghai")
    )  # of New Year's Eve, though the 1st is closed
    assert not is_open(hours, at("2027-01-01T02:00", "Asia/Shanghai"))
    assert next_change(hours, at("2027-01-01T02:00", "Asia/Shanghai")) == at(
        "2027-01-05T09:00", "Asia/Shanghai"
    )


def test_a_single_date_counts_before_a_range() -> None:
    hours = hours_in("Asia/Shanghai")
    opens = [next_change(hours, at(f"2027-05-0{day}T08:00", "Asia/Shanghai")) for day in (2, 4)]
    assert opens == [at("2027-05-03T09:00", "Asia/Shanghai"), at("2027-05-06T10:00", "Asia/Shanghai")]


# Berlin, 28 March 2027: from 02:00 to 03:00 at 01:00 UTC. 31 October 2027: from 03:00 to 02:00 at 01:00 UTC.
LEAP = "2027-03-28T01:00"
SPRING = [
    ((2 * 60 + 30, 6 * 60), LEAP, "2027-03-28T04:00"),  # begins in the gap: when the clock leaps
    ((1 * 60, 2 * 60 + 30), "2027-03-28T00:00", LEAP),  # ends in the gap
    ((3 * 60, 4 * 60), LEAP, "2027-03-28T02:00"),
    ((1 * 60, 4 * 60), "2027-03-28T00:00", "2027-03-28T02:00"),
    ((22 * 60, DAY + 2 * 60 + 30), "2027-03-27T21:00", LEAP),  # overnight into the gap
]
AUTUMN = [
    ((2 * 60 + 30, 6 * 60), "2027-10-31T00:30", "2027-10-31T05:00"),  # begins when it is 02:30 first
    ((1 * 60, 2 * 60 + 30), "2027-10-30T23:00", "2027-10-31T01:30"),  # ends when it is 02:30 last
    ((2 * 60 + 15, 2 * 60 + 45), "2027-10-31T00:15", "2027-10-31T01:45"),  # once, not twice
    ((22 * 60, DAY + 2 * 60 + 30), "2027-10-30T20:00", "2027-10-31T01:30"),
    ((22 * 60, DAY + 2 * 60), "2027-10-30T20:00", "2027-10-31T00:00"),  # 02:00 is late enough the first time
    ((22 * 60, DAY + 3 * 60), "2027-10-30T20:00", "2027-10-31T02:00"),
]


@pytest.mark.parametrize(("span", "begin", "end"), SPRING + AUTUMN)
def test_hours_at_a_leap_of_the_clock(span: tuple[int, int], begin: str, end: str) -> None:
    hours = daily(span)
    assert next_change(hours, at(begin) - timedelta(minutes=1)) == at(begin)
    assert next_change(hours, at(begin)) == at(end)


def test_hours_that_do_not_exist_do_not_take_place() -> None:
    hours = daily((2 * 60 + 10, 2 * 60 + 50))
    assert next_change(hours, at("2027-03-27T12:00")) == at("2027-03-29T00:10")


def test_a_day_that_a_zone_leaves_out_has_no_hours() -> None:
    hours = daily((9 * 60, 17 * 60), zone="Pacific/Apia")  # had no 30 December 2011
    closing = at("2011-12-29T17:00", "Pacific/Apia")
    assert next_change(hours, closing) == at("2011-12-31T09:00", "Pacific/Apia")
    assert next_change(hours, closing) == closing.astimezone(UTC) + timedelta(hours=16)


def test_midnight_that_does_not_exist() -> None:
    hours = daily((0, 6 * 60), zone="America/Santiago")  # 5 September 2027: from midnight to 01:00
    leap = at("2027-09-05T04:00")
    assert leap.astimezone(ZoneInfo("America/Santiago")).hour == 1
    assert next_change(hours, leap - timedelta(hours=1)) == leap
    assert next_change(hours, leap) == leap + timedelta(hours=5)


def test_hours_that_meet_at_midnight_are_one() -> None:
    hours = hours_in("Asia/Shanghai", (Day([Span(20 * 60, DAY)]), Day([Span(0, 60)]), *5 * [Day()]), ())
    assert next_change(hours, at("2026-11-23T21:00", "Asia/Shanghai")) == at(
        "2026-11-24T01:00", "Asia/Shanghai"
    )


def test_always_open_and_always_closed_never_change() -> None:
    for hours in (daily((0, DAY)), daily()):
        assert next_change(hours, at("2026-11-23T12:00")) is None
    assert is_open(daily((0, DAY)), at("2027-10-31T01:30"))


def test_no_day_of_ten_years_either_way_is_a_surprise() -> None:
    hours = hours_in("Europe/Berlin")
    for years in range(2016, 2037):
        noon = at(f"{years}-08-15T12:00")
        change = next_change(hours, noon)
        assert change is not None
        assert noon < change < noon + timedelta(days=4)


def test_an_unknown_zone_is_told() -> None:
    with pytest.raises(LookupError):
        is_open(hours_in("Asia/Atlantis"), at("2026-11-23T12:00"))
