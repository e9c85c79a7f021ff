"""Patience, ladder and back-off of the keeper, on a clock set by hand and with kiosks that are none."""

import errno
from pathlib import Path

import pytest

from kiosk.base.clock import ManualClock
from kiosk.base.errors import NoDisplayError, WrongOptionsError
from kiosk.base.sentences import Sentence
from kiosk.commands.supervising.keeper import ENDURED, FAREWELL, SILENCE, START, TRACEBACKS, Keeper
from kiosk.commands.supervising.ladder import LONGEST_WAIT, WELL, Ladder, Rung
from kiosk.commands.supervising.pulse import ALONE, ENDS, SHOWS, VISITOR

C, G, P = Rung.CURRENT, Rung.LAST_GOOD, Rung.PLAIN


class FakeKiosk:
    """Notes what it was asked for."""

    def __init__(self, rung: Rung) -> None:
        self.rung = rung
        self.asked: list[str] = []

    def ask_to_end(self) -> None:
        self.asked.append("end")

    def ask_to_look(self) -> None:
        self.asked.append("look")

    def ask_where(self) -> None:
        self.asked.append("where")

    def kill(self) -> None:
        self.asked.append("kill")


class FakeManager:
    """Notes what it was told, and when."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.told: list[tuple[float, str]] = []
        self.silence: list[float] = []
        self.listens = False

    def tell(self, *assignments: str) -> None:
        self.told += [(self.clock.now(), each) for each in assignments]

    def expect_silence(self, seconds: float) -> None:
        self.silence.append(seconds)

    def resume(self) -> None:
        self.silence.append(0.0)

    def times(self, assignment: str) -> list[float]:
        return [time for time, told in self.told if told == assignment]


class House:
    """A keeper with all around it."""

    def __init__(self) -> None:
        self.clock = ManualClock(100.0)
        self.manager = FakeManager(self.clock)
        self.started: list[FakeKiosk] = []
        self.good: list[Path] = []
        self.said: list[Sentence] = []
        self.keeper = Keeper(self._start, self.manager, self.good.append, self.said.append, self.clock)

    def _start(self, rung: Rung) -> FakeKiosk:
        self.started.append(FakeKiosk(rung))
        return self.started[-1]

    @property
    def kiosk(self) -> FakeKiosk:
        return self.started[-1]

    def advance(self, seconds: float, pulse: str | None = None) -> None:
        """Let time pass as the keeper does, napping; with or without a pulse each time."""
        end = self.clock.now() + seconds
        while (left := end - self.clock.now()) > 1e-9:
            self.clock.advance(min(left, max(self.keeper.rest, 0.01)))
            if pulse is not None and self.keeper.kiosk:
                self.keeper.hear(pulse)
            self.keeper.look()

    def open(self) -> None:
        """Until the kiosk that is due shows its first frame."""
        count = len(self.started)
        while self.keeper.kiosk is None:
            self.advance(0.01)
        assert len(self.started) == count + 1
        self.keeper.hear(ALONE)

    def crash(self, status: int = 1) -> float:
        """Have it crash; gives the seconds until the next one is started."""
        self.keeper.ended(status)
        since = self.clock.now()
        while self.keeper.kiosk is None:
            self.keeper.look()
            if self.keeper.kiosk is None:
                self.clock.advance(max(self.keeper.rest, 1e-3))
        return round(self.clock.now() - since, 2)


@pytest.fixture
def house() -> House:
    house = House()
    house.keeper.look()
    return house


def test_it_is_ready_with_the_first_frame_and_not_before(house: House) -> None:
    house.advance(5.0)
    assert house.manager.told == []
    house.keeper.hear(ALONE)
    assert [told.split("=")[0] for _, told in house.manager.told] == ["READY", "STATUS", "WATCHDOG"]
    house.crash()
    house.keeper.hear(ALONE)
    assert len(house.manager.times("READY=1")) == 1


def test_the_watchdog_is_fed_by_pulses_alone(house: House) -> None:
    house.keeper.hear(ALONE)
    house.advance(SILENCE - 0.1)
    house.keeper.hear(f"{SHOWS}/somewhere")
    assert house.manager.times("WATCHDOG=1") == [100.0]
    house.keeper.hear(VISITOR)
    assert len(house.manager.times("WATCHDOG=1")) == 2


def test_a_frozen_screen_is_ended_within_fifteen_seconds_and_started_at_once(house: House) -> None:
    house.keeper.hear(ALONE)
    house.advance(SILENCE - 0.01)
    assert house.kiosk.asked == []
    house.advance(0.02)
    assert house.kiosk.asked == ["where"]
    house.advance(TRACEBACKS)
    assert house.kiosk.asked == ["where", "kill"]
    assert SILENCE + TRACEBACKS + 1 < 15
    assert house.crash(-9) == 0.0
    assert [each.rung for each in house.started] == [C, C]
    assert "stood still" in house.said[0]


def test_a_start_has_its_own_patience(house: House) -> None:
    house.advance(START - 0.1)
    assert house.kiosk.asked == []
    house.advance(0.2)
    assert house.kiosk.asked == ["where"]
    house.keeper.hear(ALONE)  # too late
    assert house.manager.times("WATCHDOG=1") == []


def test_a_machine_that_slept_is_no_frozen_screen(house: House) -> None:
    house.keeper.hear(ALONE)
    house.clock.advance(3600.0)
    house.keeper.look()
    assert house.kiosk.asked == []
    house.advance(SILENCE - 1.0)
    assert house.kiosk.asked == ["where"]


def test_waits_double_up_to_a_minute_and_never_end(house: House) -> None:
    waits = []
    for _ in range(2000):
        house.keeper.hear(ALONE)
        waits.append(house.crash())
    assert waits[:9] == [0, 1, 0, 4, 8, 0, 32, LONGEST_WAIT, LONGEST_WAIT]
    assert set(waits[9:]) == {LONGEST_WAIT}
    assert [each.rung for each in house.started[:8]] == [C, C, C, G, G, G, P, P]
    assert house.keeper.status is None


def test_what_stood_well_is_no_crash_in_a_row(house: House) -> None:
    for _ in range(10):
        house.keeper.hear(ALONE)
        house.advance(WELL + 1, ALONE)
        assert house.crash() == 0.0
    assert {each.rung for each in house.started} == {C}


def fall(house: House, crashes: int) -> None:
    for _ in range(crashes):
        house.keeper.hear(ALONE)
        house.crash()
    house.keeper.hear(ALONE)


@pytest.mark.parametrize(("crashes", "rung"), [(3, G), (6, P)])
def test_the_current_version_is_tried_again_and_kept_if_it_stands(
    house: House, crashes: int, rung: Rung
) -> None:
    fall(house, crashes)
    assert house.kiosk.rung is rung
    house.advance(WELL + 2, ALONE)
    assert house.kiosk.asked == ["end"]
    assert house.crash(0) == 0.0
    assert house.kiosk.rung is C
    house.keeper.hear(ALONE)
    house.advance(2 * WELL, ALONE)
    assert house.kiosk.rung is C
    assert house.kiosk.asked == []


def test_it_is_tried_once_and_then_later_and_later(house: House) -> None:
    fall(house, 6)
    pauses = []
    for _ in range(5):
        since = house.clock.now()
        while not house.kiosk.asked:
            house.advance(1.0, ALONE)
        pauses.append(round((house.clock.now() - since) / WELL))
        count = len(house.started)
        assert [house.crash(0), house.kiosk.rung] == [0.0, C]
        house.keeper.hear(ALONE)
        assert [house.crash(), house.kiosk.rung] == [0.0, G]
        house.keeper.hear(ALONE)
        assert [house.crash(), house.kiosk.rung] == [0.0, P]
        house.keeper.hear(ALONE)
        assert len(house.started) == count + 3
    assert pauses == [1, 2, 4, 6, 6]


def test_no_visitor_is_torn_away_for_a_try(house: House) -> None:
    fall(house, 3)
    house.advance(3 * WELL, VISITOR)
    assert house.kiosk.asked == []
    house.advance(2.0, ALONE)
    assert house.kiosk.asked == ["end"]


def test_where_there_is_no_display_nothing_else_is_tried_and_soon_again(house: House) -> None:
    waits = [house.crash(NoDisplayError.status) for _ in range(50)]
    assert waits[:5] == [0, 1, 2, 4, 5]
    assert max(waits) <= 5.0
    assert {each.rung for each in house.started} == {C}


def test_a_service_without_a_display_for_a_minute_ends_to_be_started_anew_with_what_shows_it(
    house: House,
) -> None:
    house.manager.listens = True
    begun = house.clock.now()
    for _ in range(20):
        house.keeper.ended(NoDisplayError.status)
        if house.keeper.status is not None:
            break
        house.advance(6.0)
    assert house.keeper.status == NoDisplayError.status
    assert ENDURED <= house.clock.now() - begun <= ENDURED + 10


def test_a_display_that_comes_and_goes_is_waited_for_anew_each_time(house: House) -> None:
    house.manager.listens = True
    for _ in range(50):
        house.crash(NoDisplayError.status)
        house.keeper.hear(ALONE)
        house.advance(5, ALONE)
    assert house.keeper.status is None


def test_a_version_that_stood_for_ten_minutes_is_remembered(house: House) -> None:
    house.keeper.hear(f"{SHOWS}/one")
    house.keeper.hear(ALONE)
    house.advance(WELL - 5, ALONE)
    house.keeper.hear(f"{SHOWS}/two")
    house.advance(WELL - 5, ALONE)
    assert house.good == []
    house.advance(20, ALONE)
    assert house.good == [Path("/two")]


@pytest.mark.parametrize("status", [0, 1, -15])
def test_it_ends_when_somebody_wants_it_to(house: House, status: int) -> None:
    house.keeper.hear(ALONE)
    house.keeper.end()
    assert house.kiosk.asked == ["end"]
    assert house.manager.times("STOPPING=1")
    house.keeper.ended(status)
    assert house.keeper.status == 0


def test_what_does_not_end_is_killed(house: House) -> None:
    house.keeper.hear(ALONE)
    house.keeper.end()
    house.advance(FAREWELL + 0.1)
    assert house.kiosk.asked == ["end", "kill"]


def test_it_ends_between_two_starts(house: House) -> None:
    house.crash()
    house.keeper.ended(1)
    house.keeper.end()
    assert house.keeper.status == 0
    house.keeper.look()
    assert len(house.started) == 2


def test_the_wish_of_somebody_at_the_kiosk_ends_all(house: House) -> None:
    house.keeper.hear(ALONE)
    house.keeper.hear(ENDS)
    house.keeper.ended(0)
    assert house.keeper.status == 0


def test_a_kiosk_that_only_ends_has_crashed(house: House) -> None:
    house.keeper.hear(ALONE)
    assert house.crash(0) == 0.0
    assert house.keeper.status is None


def test_wrong_options_end_it_at_once(house: House) -> None:
    house.keeper.ended(WrongOptionsError.status)
    assert house.keeper.status == WrongOptionsError.status


def test_where_no_process_can_be_started_it_is_tried_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(rung: Rung) -> FakeKiosk:
        raise OSError(errno.ENOMEM, "no memory")

    house.keeper.ended(1)
    monkeypatch.setattr(house.keeper, "_start", refuse)
    house.advance(20.0)
    assert house.keeper.status is None
    monkeypatch.undo()
    house.advance(LONGEST_WAIT)
    assert len(house.started) == 2


def test_a_look_is_handed_on(house: House) -> None:
    house.keeper.look_for_change()
    assert house.kiosk.asked == ["look"]


def test_silence_that_is_meant_is_announced(house: House) -> None:
    assert house.manager.silence == [START + TRACEBACKS]
    house.keeper.hear(ALONE)
    house.crash()
    assert house.manager.silence[1:] == [0.0, 0.0, START + TRACEBACKS]


def test_the_first_of_something_else_is_at_once() -> None:
    ladder = Ladder()
    assert [(ladder.crashed(1.0), ladder.rung) for _ in range(6)] == [
        (0.0, C),
        (1.0, C),
        (0.0, G),
        (4.0, G),
        (8.0, G),
        (0.0, P),
    ]
