"""Staff find out what keeps an exhibition's folder from being shown; nothing else is disturbed by it."""

import logging
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.base.sentences import Sentence
from kiosk.commands.publishing.footprint import footprint_of
from kiosk.commands.publishing.staffreport import MOST, NAME, StaffReport
from kiosk.content.model import Place, Problem

MORNING, NOON = datetime(2026, 11, 23, 9, 3), datetime(2026, 11, 23, 12, 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "hall"
    (folder / "exhibits").mkdir(parents=True)
    (folder / "exhibits" / "sea.yaml").write_text("title: 海\nhero: sea.svgg\n", "utf-8")
    return folder


@pytest.fixture
def staff(folder: Path) -> StaffReport:
    return StaffReport(folder, lambda: NOON)


def error(folder: Path, line: int = 2) -> Problem:
    found = Sentence("there is no file `{path}` in assets/", path="sea.svgg")
    return Problem(Place(folder / "exhibits" / "sea.yaml", line, 7), "error", found, nearest="sea.svg")


def warning(folder: Path) -> Problem:
    return Problem(Place(folder / "exhibits" / "sea.yaml", 1, 1), "warning", "no sources")


def test_what_is_wrong_lies_in_the_folder(folder: Path, staff: StaffReport) -> None:
    staff.tell([error(folder)], MORNING)
    data = (folder / NAME).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "for Notepad"
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    chinese, english = data.decode("utf-8-sig").split("──\r\n")
    assert "2026-11-23 09:03" in chinese
    assert "1 处错误" in chinese
    for told in (chinese, english):
        assert "exhibits/sea.yaml:2:7" in told
        assert "hero: sea.svgg" in told, "the line itself"
        assert "sea.svg`" in told, "and what was probably meant"
    assert "goes on showing what was there on 2026-11-23 09:03" in english


def test_it_goes_away_when_all_is_mended(folder: Path, staff: StaffReport) -> None:
    staff.tell([error(folder)], MORNING)
    staff.tell([warning(folder)], NOON)
    assert not (folder / NAME).exists()


def test_one_from_before_the_start_goes_away_too(folder: Path, staff: StaffReport) -> None:
    (folder / NAME).write_text("of yesterday")
    staff.tell([], NOON)
    assert not (folder / NAME).exists()


def test_the_log_tells_each_state_once(
    folder: Path, staff: StaffReport, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    staff.tell([], MORNING)
    assert not caplog.records
    for _ in range(3):
        staff.tell([error(folder)], MORNING)
    assert len(caplog.records) == 1
    assert "exhibits/sea.yaml:2:7" in caplog.text
    assert "09:03 stays" in caplog.text
    staff.tell([error(folder), error(folder, 1)], None)
    assert len(caplog.records) == 2
    staff.tell([], NOON)
    staff.tell([], NOON)
    assert len(caplog.records) == 3


def test_one_that_was_deleted_is_laid_again(folder: Path, staff: StaffReport) -> None:
    staff.tell([error(folder)], MORNING)
    (folder / NAME).unlink()
    staff.tell([error(folder)], MORNING)
    assert (folder / NAME).exists()


def test_it_is_no_change_of_the_exhibition(folder: Path, staff: StaffReport) -> None:
    before = footprint_of(folder)
    staff.tell([error(folder)], MORNING)
    assert footprint_of(folder) == before


def test_a_folder_that_refuses_is_left_alone(
    folder: Path, staff: StaffReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes, durable: bool = True) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr("kiosk.commands.publishing.staffreport.write_atomically", refuse)
    staff.tell([error(folder)], MORNING)
    assert not (folder / NAME).exists()


def test_a_folder_that_is_gone_is_not_made_anew(folder: Path, staff: StaffReport) -> None:
    problem = error(folder)
    folder.rename(folder.with_name("elsewhere"))
    staff.tell([problem], None)
    assert not folder.exists()


def test_a_thousand_problems_stay_readable(folder: Path, staff: StaffReport) -> None:
    staff.tell([error(folder, line) for line in range(1, 1001)], MORNING)
    text = (folder / NAME).read_text("utf-8-sig")
    assert "1000 处错误" in text
    assert f"and {1000 - MOST} more" in text
    assert text.count("exhibits/sea.yaml:") == 2 * MOST
