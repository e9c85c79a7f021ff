"""`report` tells what visitors looked at, and stands by its figures."""

import csv
import io
import re
import shutil
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.__main__ import main
from kiosk.base.calendar import ManualCalendar
from kiosk.base.errors import KioskError
from kiosk.commands.reporting.account import Account, differs
from kiosk.commands.reporting.composing import account_of, sections
from kiosk.commands.reporting.days import asked_for
from kiosk.commands.reporting.section import Section, Table
from kiosk.commands.reporting.sections.running import gaps
from kiosk.commands.reporting.tables import as_csv
from kiosk.commands.reporting.telling import Teller, percent
from kiosk.content.excerpt import cells
from kiosk.visits.figures import Place
from kiosk.visits.span import hour_of, span
from tests.commands.smallshow import EXHIBITION, write_small, write_yaml
from tests.visits.madeup import TITLES, MadeUp, made_up

MAY = datetime(2026, 5, 1, tzinfo=UTC)
NOW = datetime(2026, 5, 28, 23, 30, tzinfo=UTC)
DAYS = ["--from", "2026-05-01", "--to", "2026-05-28"]
EVIL = {**TITLES, "tide": {"zh": "<b>潮&\"'</b>", "en": '=HYPERLINK("http://evil")<script>&'}}

Told = tuple[int, str]


@pytest.fixture(autouse=True)
def _it_is_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.commands.report.SystemCalendar", lambda: ManualCalendar(NOW))


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A kiosk with 300 visits in May, and as many in April."""
    made = MadeUp(tmp_path / "hall" / "journal.db", titles=EVIL)
    april = MAY - timedelta(days=28)
    made.write(made_up(600, april, 56, seed=3))
    made.run(april, MAY + timedelta(days=28))
    made.ask((hour_of(MAY.date()) + 9, Place("sea", "tide"), "quiz", 1), [1] * 30 + [2] * 10, 30)
    return tmp_path / "hall"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    """The exhibition that the kiosk shows."""
    folder = write_small(tmp_path / "show")
    write_yaml(folder, "exhibition", EXHIBITION.replace("[sea]", "[sea, land]"))
    return folder


def report(capsys: pytest.CaptureFixture[str], *arguments: object, language: str = "en") -> Told:
    with pytest.raises(SystemExit) as end:
        main(["report", *map(str, arguments), "--language", language])
    told = capsys.readouterr()
    assert bool(end.value.code) == told.err.startswith("kiosk: "), told.err
    return int(end.value.code or 0), told.out + told.err


def account(place: Path, first: date, last: date, language: str = "en") -> Account:
    asked = span(first, last, NOW)
    return account_of([("hall", place / "journal.db")], asked, UTC, Teller(language), lambda *_: {})


def part(of: Account, name: str) -> Section:
    return next(each for each in sections(of) if each.table.name == name)


class Outline(HTMLParser):
    """Checks that every element is closed where it should be, and notes all attributes."""

    EMPTY = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_stands_alone(
    state: Path, show: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    out = tmp_path / "out"
    code, told = report(
        capsys, "--state", state, *DAYS, "--out", out, "--exhibition", show, language=language
    )
    assert code == 0
    assert str(out / "index.html") in told
    html = (out / "index.html").read_text("utf-8")
    outline = Outline()
    outline.feed(html)
    outline.close()
    assert not outline.open
    assert html.startswith("<!doctype html>")
    tags = [tag for tag, _ in outline.seen]
    assert not {"script", "link", "img", "iframe", "object", "a", "b", "image", "use"} & set(tags)
    assert not any(name in attributes for _, attributes in outline.seen for name in ("src", "href", "style"))
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    assert "://" not in html.replace("http://evil", "")
    assert EVIL["tide"][language] in outline.texts, "a title is text, whatever is in it"
    assert tags.count("svg") == tags.count("desc") >= 12
    assert tags.count("table") == tags.count("section"), "every chart has its figures in a table"
    assert {"zh": "海岸", "en": "The Shore"}[language] in outline.texts


def test_charts_are_drawings_with_words(state: Path) -> None:
    """Each has a title and a description; nothing lies outside but what fits to the typeface at hand."""
    told = account(state, date(2026, 5, 1), date(2026, 5, 28))
    for chart in (chart for section in sections(told) for chart in section.charts):
        assert chart.findtext("title")
        assert chart.findtext("desc")
        _, _, wide, high = map(float, chart.get("viewBox", "").split())
        for box in chart.iter("rect"):
            x, y, w, h = (float(box.get(name, "nan")) for name in ("x", "y", "width", "height"))
            assert x >= 0 <= y
            assert x + w <= wide + 1
            assert y + h <= high + 1


def test_tables_open_in_a_spreadsheet(
    state: Path, show: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(capsys, "--state", state, *DAYS, "--out", tmp_path / "out", "--exhibition", show)
    files = {path.stem: path.read_bytes() for path in (tmp_path / "out" / "tables").iterdir()}
    assert {
        "days",
        "hours",
        "chapters",
        "pages-reached",
        "dwell",
        "languages",
        "quiz-answers",
        "gaps",
    } <= set(files)
    for name, data in files.items():
        assert data.startswith(b"\xef\xbb\xbf"), name
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1, name
        assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row), name
    days = list(csv.DictReader(io.StringIO(files["days"].decode("utf-8-sig"))))
    mine = [visit for visit in made_up(600, MAY - timedelta(days=28), 56, seed=3) if visit.began >= MAY]
    assert [int(day["Visits"]) for day in days] == [
        sum(visit.began.date() == MAY.date() + timedelta(days=number) for visit in mine)
        for number in range(28)
    ]


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-2", "'-2"), ("@x", "'@x"), ("＝1", "'＝1"), (" =1", "'=1"),
        ("\t=1", "'=1"), ("\"=1", "'\"=1"), ("'=1", "''=1"), ("a=1", "a=1"), ("two\r\nlines", "two lines"),
        ("海", "海"), (-2, "-2"),
    ],
)  # fmt: skip
def test_nothing_is_run_by_a_spreadsheet(written: str | int, cell: str) -> None:
    data = as_csv(Table("t", ["head"], [[written]])).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(data, newline="")))[1] == [cell]


def test_the_summary_is_aligned(state: Path) -> None:
    """Numbers end below one another, though a Chinese character is two cells wide."""
    from kiosk.commands.reporting.cover import Cover
    from kiosk.commands.reporting.summary import summary

    for language in ("zh", "en"):
        told = account(state, date(2026, 5, 22), date(2026, 5, 28), language)
        lines = list(summary(told, Cover("The Shore", "", NOW), sections(told), 72))
        assert all(cells(line) <= 72 for line in lines if "█" not in line)
        days = [line for line in lines if "█" in line]
        assert len(days) == 7
        assert len({cells(line[: line.index("█")]) for line in days}) == 1


def test_last_is_told_and_not_written(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    code, told = report(capsys, "--state", state, "--last", "7d", language="zh")
    assert code == 0
    assert "\n2026 年 5 月 22 – 28 日\n" in told
    assert "参观次数" in told
    assert sorted(tmp_path.iterdir()) == before


def test_several_kiosks_are_told_together(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(state, tmp_path / "foyer")
    out = tmp_path / "out"
    report(capsys, state, tmp_path / "foyer" / "journal.db", *DAYS, "--out", out, "--title", "Both <screens>")
    html = (out / "index.html").read_text("utf-8")
    assert "Kiosks: hall, foyer" in html
    assert "<h1>Both &lt;screens&gt;</h1>" in html
    rows = list(csv.reader(io.StringIO((out / "tables" / "kiosks.csv").read_text("utf-8-sig"))))
    assert rows[1][0] == "hall"
    assert rows[1][1:] == rows[2][1:]


def test_few_visits_are_no_habits(tmp_path: Path) -> None:
    made = MadeUp(tmp_path / "journal.db")
    made.write(made_up(12, MAY, 7, seed=1))
    made.run(MAY, MAY + timedelta(days=7))
    told = account(tmp_path, date(2026, 5, 1), date(2026, 5, 7))
    assert told.few
    findings = " ".join(section.finding for section in sections(told))
    assert "%" not in findings
    assert "Too few visits to say when most people come" in findings
    assert "of 12 visits" in findings


def test_what_is_compared() -> None:
    assert not differs(100, 90)
    assert differs(100, 60)
    assert [percent(part, 1000) for part in (0, 1, 500, 999, 1000)] == ["0%", "1%", "50%", "99%", "100%"]


def test_the_span_before_is_only_told_where_it_is_known(state: Path) -> None:
    assert account(state, date(2026, 5, 1), date(2026, 5, 28)).before
    early = account(state, date(2026, 4, 3), date(2026, 4, 30))
    assert early.before is None
    assert "nothing is known to compare it with" in part(early, "days").finding


def test_a_page_that_nobody_reaches_is_named(state: Path) -> None:
    told = account(state, date(2026, 5, 1), date(2026, 5, 28))
    assert part(told, "pages-reached").finding == "Nobody reached “roads”"


def test_hours_without_a_running_kiosk(tmp_path: Path) -> None:
    """An hour that clocks leave out is none of them."""
    berlin = ZoneInfo("Europe/Berlin")
    made = MadeUp(tmp_path / "journal.db", berlin)
    begin = datetime(2026, 3, 2, tzinfo=berlin).astimezone(UTC)
    stopped = datetime(2026, 3, 18, 10, tzinfo=berlin).astimezone(UTC)
    made.run(begin, stopped)
    made.run(stopped + timedelta(hours=3), datetime(2026, 4, 6, tzinfo=berlin).astimezone(UTC))
    asked = span(date(2026, 3, 2), date(2026, 4, 5), NOW)
    told = account_of([("hall", tmp_path / "journal.db")], asked, berlin, Teller("en"), lambda *_: {})
    (gap,) = gaps(told, "hall", told.figures)
    assert (gap.begin, gap.hours) == (hour_of(date(2026, 3, 18)) + 10, 3)
    shown = [section.table.name for section in sections(told) if section.shown]
    assert shown == ["gaps"], "nobody came"


@pytest.mark.parametrize(
    ("ago", "first"),
    [("7d", "2026-05-25"), ("2w", "2026-05-18"), ("1m", "2026-05-01"), ("3m", "2026-03-01"),
     ("1y", "2025-06-01"), (None, "2026-05-04"), ("9999y", "1970-01-01")],
)  # fmt: skip
def test_the_last_days(ago: str | None, first: str) -> None:
    asked = asked_for(None, None, ago, datetime(2026, 5, 31, 9, 30, tzinfo=UTC))
    assert asked.first.isoformat() == first
    assert asked.last == date(2026, 5, 31)
    assert asked.end == hour_of(date(2026, 5, 31)) + 10


def test_days_that_make_no_span() -> None:
    now, day = datetime(2026, 5, 31, tzinfo=UTC), datetime(2026, 5, 1)
    with pytest.raises(KioskError, match="either --last"):
        asked_for(day, None, "7d", now)
    with pytest.raises(KioskError, match="before it begins"):
        asked_for(day, datetime(2026, 4, 1), None, now)
    with pytest.raises(KioskError, match="still to come"):
        asked_for(datetime(2026, 6, 1), datetime(2026, 6, 2), None, now)
    assert asked_for(day, datetime(2027, 1, 1), None, now).last == now.date()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_read_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    (tmp_path / "journal.db").write_bytes(b"no database at all")
    for arguments in (
        ["--state", tmp_path],
        ["--state", tmp_path / "nowhere"],
        ["--last", "3", "--state", tmp_path],
    ):
        with pytest.raises(SystemExit) as end:
            main(["report", *map(str, arguments), "--language", language])
        assert end.value.code
        assert "Traceback" not in capsys.readouterr().err


def test_a_folder_that_cannot_be_written(
    state: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    code, told = report(capsys, "--state", state, *DAYS, "--out", tmp_path / "file")
    assert code == 1
    assert re.search(r"The report cannot be written into .*file", told)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("count", [0, 1, 30])
@pytest.mark.parametrize("days", [1, 7, 100, 800])
def test_every_size_of_span_can_be_told(tmp_path: Path, language: str, count: int, days: int) -> None:
    made = MadeUp(tmp_path / "journal.db")
    made.write(made_up(count, MAY, 3, seed=9))
    made.run(MAY, MAY + timedelta(days=3), lit=1800)
    told = account(tmp_path, MAY.date(), MAY.date() + timedelta(days=days - 1), language)
    assert all(section.finding for section in sections(told))
