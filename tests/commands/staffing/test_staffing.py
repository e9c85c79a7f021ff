"""What staff set stays set, what they ask of the store is done, what the system cannot do is not shown."""

import json
import logging
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.base.clock import ManualClock
from kiosk.base.errors import KioskError
from kiosk.commands.health.snapshot import Frames, Logged, OnShow, Snapshot
from kiosk.commands.publishing.source import Source
from kiosk.commands.staffing.account import account
from kiosk.commands.staffing.brightness import Backlight, Ddc, find_brightness
from kiosk.commands.staffing.numbers import numbers
from kiosk.commands.staffing.settings import Settings
from kiosk.commands.staffing.staffing import VOLUME, Staffing
from kiosk.commands.station import Station
from kiosk.content.library import Library
from kiosk.show.staff.errand import Errand
from kiosk.store.store import Store
from kiosk.visits.today import Today
from tests.commands.smallshow import write_small


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path / "state", tmp_path / "now")


def written(settings: Path) -> object:
    """What is in the file once all who write have written."""
    for thread in threading.enumerate():
        if thread.name == "settings":
            thread.join()
    return json.loads(settings.read_bytes())


def test_volume_outlives_a_restart(station: Station, tmp_path: Path) -> None:
    source = Source(Store(tmp_path / "store"), None)
    desk = Staffing(station, source, ManualClock())
    assert desk.volume == VOLUME
    for volume in (0.8, 0.9, 0.0):
        desk.set_volume(volume)
    assert desk.volume == 0.0
    assert written(station.state / "settings.json") == {"volume": 0.0}
    assert Staffing(station, source, ManualClock()).volume == 0.0


@pytest.mark.parametrize("text", ["", "[]", '{"volume": "loud"}', '{"volume": 7}', '{"volume": NaN}', "\0"])
def test_damaged_settings_are_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text)
    assert Settings(file).get("volume") is None


def test_settings_that_cannot_be_kept_hold_until_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    settings = Settings(tmp_path / "state" / "settings.json")
    caplog.set_level(logging.WARNING)
    settings.set("volume", 0.3)
    for thread in threading.enumerate():
        if thread.name == "settings":
            thread.join()
    assert settings.get("volume") == 0.3
    assert "cannot be kept" in caplog.text


def test_a_backlight_is_asked_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = tmp_path / "intel_backlight"
    panel.mkdir()
    (panel / "max_brightness").write_text("400\n")
    (panel / "brightness").write_text("100\n")
    light = find_brightness(tmp_path)
    assert isinstance(light, Backlight)
    assert light.get() == 0.25
    light.set(0.5)
    assert (panel / "brightness").read_text() == "200"
    light.set(0.0)
    assert (panel / "brightness").read_text() == "1", "never out"


def test_where_there_is_none_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_brightness(tmp_path / "nothing") is None


def test_a_monitor_is_asked_by_ddc(tmp_path: Path) -> None:
    program = tmp_path / "ddcutil"
    program.write_text(
        '#!/bin/sh\n[ "$1" = getvcp ] && echo "VCP 10 C 40 80"\necho "$@" >> '
        + str(tmp_path / "asked")
        + "\n"
    )
    program.chmod(0o755)
    light = Ddc(str(program))
    assert light.get() == 0.5
    light.set(0.7)
    assert (tmp_path / "asked").read_text().splitlines() == ["getvcp 10 --brief", "setvcp 10 70"]
    assert Ddc(str(tmp_path / "gone")).get() is None


def test_versions_are_listed_and_gone_back_to(station: Station, tmp_path: Path) -> None:
    from kiosk.commands.publishing.publisher import Publisher

    folder, store = write_small(tmp_path / "small"), Store(tmp_path / "store")
    first = Publisher(store, 5).publish(folder)
    (folder / "exhibits" / "exhibition.yaml").write_text(
        (folder / "exhibits" / "exhibition.yaml").read_text("utf-8").replace("The Shore", "The Coast"),
        "utf-8",
    )
    Publisher(store, 5).publish(folder)
    desk = Staffing(station, Source(store, None), ManualClock())
    newest, oldest = desk.versions()
    assert (newest.title["en"], newest.current, oldest.current) == ("The Coast", True, False)
    assert oldest.name in desk.go_back(oldest.name)
    assert [each.current for each in desk.versions()] == [False, True]
    with pytest.raises(KioskError):
        desk.go_back("never")
    assert first


def test_reload_opens_what_is_shown_afresh(station: Station, tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    desk = Staffing(station, Source(Store(tmp_path / "store"), folder), ManualClock())
    offered: list[Library] = []
    ended: list[bool] = []
    desk.start(offered.append, lambda: None, lambda: ended.append(True), lambda: None)
    assert "afresh" in desk.reload()
    assert [library.exhibition.folder for library in offered] == [folder]
    desk.quit()
    assert ended == [True]
    assert desk.lock().state == "none"
    assert desk.account().kiosk == ()


def test_an_account_tells_what_is_amiss_first() -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    snapshot = Snapshot(
        engine="1.2",
        taken=now,
        started=now,
        uptime=90_000.0,
        shown=OnShow({"en": "The Shore"}, "", "/srv/shore", now),
        attended=False,
        frames=Frames(10, 1.0, 59.8, 0.021),
        errors=1,
        warnings=1,
        problems=("sea.yaml:3:1: no such file", "sea.yaml:9:1: a long text"),
        burden=None,
        disks=(),
        journal=None,
        logged=(Logged("ERROR", "kiosk.show", "a page failed", 3, now, now, 5.0),),
    )
    told = account(snapshot)
    assert [fact.said for fact in told.troubles] == [
        "sea.yaml:3:1: no such file",
        "sea.yaml:9:1: a long text",
        "a page failed",
    ]
    assert [fact.amiss for fact in told.troubles] == [True, False, True]
    facts = {str(fact.name): str(fact.said) for fact in told.kiosk}
    assert facts["Exhibition version"] == "/srv/shore"
    assert facts["Running for"] == "1 d 1 h"
    assert facts["Motion"] == "60 frames a second, the slowest 21 ms"


def test_todays_numbers_are_told() -> None:
    told = [(fact.name, fact.said) for fact in numbers(Today(24, 96, 84, 3, (("zh", 20), ("en", 6))))]
    assert told == [
        ("Visits", "24"),
        ("Pages looked at", "96"),
        ("A visit lasts", "3 min 30 s"),
        ("Came to the end", "3"),
        ("Read in", "Chinese 20, English 6"),
    ]
    assert [fact.said for fact in numbers(Today(0, 0, 0, 0, ()))] == ["0"]
    assert [fact.said for fact in numbers(None)] == ["no journal is kept"]


def test_what_is_asked_for_waits_for_nothing_on_the_loop() -> None:
    """The lock is slow, disks may not answer: frames go on meanwhile, and the loop is woken at the end."""
    begun, go_on, woken = threading.Event(), threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        go_on.wait(30)
        return "done"

    errand = Errand(slow, woken.set)
    assert begun.wait(30)
    assert not errand.over
    go_on.set()
    assert woken.wait(30)
    assert (errand.over, errand.result) == (True, "done")


def test_what_fails_is_logged_without_what_was_asked(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> str:
        raise RuntimeError("broken")

    errand = Errand(fail, lambda: None, wait=True)
    assert isinstance(errand.error, RuntimeError)
    assert "what staff have asked for failed" in caplog.text
