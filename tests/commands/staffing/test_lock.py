"""Ten tries an hour at the PIN: through restarts, power cuts, other dates, and files that come to harm."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.base.clock import ManualClock
from kiosk.commands.staffing import pincode, tries
from kiosk.commands.staffing.lock import PIN, TRIES, Lock, set_pin
from kiosk.commands.staffing.tries import HOUR, MOST, Tries

CHEAP = 4
GOOD, BAD = "314159", "271828"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where the PIN is `GOOD`."""
    set_pin(tmp_path / "state", GOOD, CHEAP)
    return tmp_path / "state"


def judged(lock: Lock, monkeypatch: pytest.MonkeyPatch, times: int = 100) -> int:
    """How many of so many wrong tries are compared with the PIN at all."""
    count = 0
    opens = pincode.Kept.opens

    def counted(kept: pincode.Kept, pin: str) -> bool:
        nonlocal count
        count += 1
        return opens(kept, pin)

    with monkeypatch.context() as patched:
        patched.setattr(pincode.Kept, "opens", counted)
        for _ in range(times):
            assert lock.judge(BAD).state in ("wrong", "full", "none", "damaged")
    return count


def full(lock: Lock) -> Lock:
    for _ in range(MOST):
        lock.judge(BAD)
    return lock


def fail(*_: Any, **__: Any) -> None:
    raise OSError(28, "No space left on device")


def test_the_right_pin_opens_and_is_no_guess(state: Path) -> None:
    lock = Lock(state, ManualClock(1000))
    assert [lock.judge(GOOD).state for _ in range(30)] == ["right"] * 30
    assert lock.state().left == MOST


def test_after_ten_tries_the_right_one_waits_too(state: Path) -> None:
    clock = ManualClock(1000)
    lock = Lock(state, clock)
    assert [lock.judge(BAD).left for _ in range(9)] == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    tenth = lock.judge(BAD)
    assert (tenth.state, tenth.wait) == ("full", HOUR)
    clock.advance(HOUR - 1)
    assert lock.judge(GOOD).state == "full"
    clock.advance(1)
    assert lock.judge(GOOD).state == "right"


def test_any_hour_has_ten_tries_at_most(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = ManualClock(1000)
    lock = Lock(state, clock)
    per_minute = []
    for _ in range(300):
        per_minute.append(judged(lock, monkeypatch, 3))
        clock.advance(60)
    assert max(sum(per_minute[i : i + 60]) for i in range(240)) == MOST
    assert sum(per_minute) == 5 * MOST, "and staff have all of them"


def test_a_right_one_takes_back_no_wrong_one(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Lock(state, ManualClock(1000))
    for _ in range(9):
        lock.judge(BAD)
    assert lock.judge(GOOD).state == "right"
    assert judged(lock, monkeypatch) == 1


def test_tries_outlive_a_restart_of_the_program(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = ManualClock(1000)
    full(Lock(state, clock))
    for _ in range(5):
        clock.advance(60)
        assert judged(Lock(state, clock), monkeypatch) == 0
    clock.advance(HOUR)
    assert Lock(state, clock).judge(GOOD).state == "right"


@pytest.mark.parametrize("up", [0.0, 30.0, 90_000.0])
def test_tries_outlive_a_restart_of_the_machine(
    state: Path, up: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock begins at nought; it takes an hour of running, at most, whatever the date says."""
    full(Lock(state, ManualClock(80_000)))
    clock = ManualClock(up)
    lock = Lock(state, clock)
    if up < 80_000:
        assert judged(lock, monkeypatch) == 0
        assert 0 < lock.state().wait <= HOUR
    clock.advance(HOUR)
    assert lock.judge(GOOD).state == "right"


def test_pulling_the_plug_again_and_again_gains_nothing(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full(Lock(state, ManualClock(5000)))
    assert [judged(Lock(state, ManualClock(40)), monkeypatch) for _ in range(20)] == [0] * 20


def test_no_date_is_asked(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is set forward by ten years, or back, changes nothing: nobody looks at it."""

    def forbidden(*_: Any) -> float:
        raise AssertionError("the date was asked for")

    for name in ("time", "time_ns", "localtime", "gmtime"):
        monkeypatch.setattr(time, name, forbidden)
    assert full(Lock(state, ManualClock(1000))).state().state == "full"


def test_a_try_is_on_the_disk_before_it_is_judged(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Lock(state, ManualClock(1000))
    seen = []

    def look(kept: pincode.Kept, pin: str) -> bool:
        seen.append(len(json.loads((state / TRIES).read_bytes())["tries"]))
        return False

    monkeypatch.setattr(pincode.Kept, "opens", look)
    lock.judge(BAD)
    lock.judge(BAD)
    assert seen == [1, 2]


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"\xff\x00\x01"),
        lambda file: file.write_text("[]"),
        lambda file: file.write_text("[" * 100_000),
        lambda file: file.write_text('{"pin": "another", "tries": []}'),
        lambda file: file.write_text(file.read_text().replace("[]", '["soon"]')),
        lambda file: file.write_text(file.read_text().replace("[]", "[NaN]")),
        lambda file: file.write_text(file.read_text().replace("[]", "[-1e300]")),
        lambda file: file.write_text(file.read_text().replace("[]", str([1.0] * 1000))),
        lambda file: (file.unlink(), file.mkdir()),
    ],
)
def test_a_file_that_comes_to_harm_counts_as_ten_tries(
    state: Path, harm: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No guess is free for it, and staff get in after an hour, also where it happens time and again."""
    harm(state / TRIES)
    clock = ManualClock(1000)
    lock = Lock(state, clock)
    assert judged(lock, monkeypatch) == 0
    assert 0 < lock.state().wait <= HOUR
    clock.advance(HOUR)
    assert lock.judge(GOOD).state == "right"


def test_a_file_deleted_meanwhile_forgets_nothing(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Lock(state, ManualClock(1000))
    total = 0
    for _ in range(20):
        total += judged(lock, monkeypatch, 1)
        (state / TRIES).unlink(missing_ok=True)
    assert total == MOST


def test_a_disk_that_takes_nothing_lets_nobody_guess_by_restarting(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "write", fail)
    clock = ManualClock(1000)
    for _ in range(10):
        assert judged(Lock(state, clock), monkeypatch) == 0
        clock.advance(300)
    lock = Lock(state, clock)
    assert lock.judge(GOOD).wait == HOUR
    clock.advance(HOUR)
    assert lock.judge(GOOD).state == "right", "staff get in after an hour"
    assert judged(lock, monkeypatch) == MOST, "and nobody has more than ten"


def test_a_disk_that_fills_up_meanwhile_keeps_nobody_out(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ManualClock(1000)
    lock = Lock(state, clock)
    clock.advance(2 * HOUR)
    monkeypatch.setattr(tries, "write", fail)
    assert lock.judge(GOOD).state == "right"
    assert judged(lock, monkeypatch) == MOST


def test_a_new_pin_begins_afresh_and_a_running_kiosk_knows_it(state: Path) -> None:
    lock = full(Lock(state, ManualClock(1000)))
    set_pin(state, BAD, CHEAP)
    assert lock.state().left == MOST
    assert lock.judge(GOOD).state == "wrong"
    assert lock.judge(BAD).state == "right"


def test_cut_off_between_its_two_files_a_new_pin_opens_nothing_for_guessers(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full(Lock(state, ManualClock(1000)))
    monkeypatch.setattr(pincode, "write", fail)
    with pytest.raises(OSError, match="No space"):
        set_pin(state, BAD, CHEAP)
    clock = ManualClock(1100)
    lock = Lock(state, clock)
    assert judged(lock, monkeypatch) == 0
    clock.advance(HOUR)
    assert lock.judge(GOOD).state == "right", "the old one still holds"


def test_without_a_pin_nobody_gets_in(tmp_path: Path) -> None:
    lock = Lock(tmp_path, ManualClock())
    assert lock.state().state == "none"
    assert lock.judge("").state == "none"


@pytest.mark.parametrize(
    "written",
    [b"", b"null", b"[1]", b'{"salt": "00", "cost": 4, "digest": ""}', b"\xff"],
)
def test_a_damaged_pin_opens_to_nothing(state: Path, written: bytes) -> None:
    (state / PIN).write_bytes(written)
    lock = Lock(state, ManualClock())
    assert lock.state().state == "damaged"
    assert lock.judge("").state == lock.judge(GOOD).state == "damaged"


@pytest.mark.parametrize("cost", [0, 60, 15.0, True, "15", None])
def test_a_pin_that_would_take_hours_to_try_is_a_damaged_one(state: Path, cost: object) -> None:
    told = json.loads((state / PIN).read_bytes())
    (state / PIN).write_text(json.dumps({**told, "cost": cost}))
    assert Lock(state, ManualClock()).judge(GOOD).state == "damaged"


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_only_the_kiosk_reads_what_is_kept_of_it(state: Path) -> None:
    assert (state / PIN).stat().st_mode & 0o777 == 0o600
    set_pin(state, BAD, CHEAP)
    assert (state / PIN).stat().st_mode & 0o777 == 0o600


def test_nothing_that_is_kept_tells_the_pin(state: Path) -> None:
    for file in state.iterdir():
        assert GOOD not in file.read_text("utf-8")
    first = (state / PIN).read_bytes()
    set_pin(state, GOOD, CHEAP)
    assert (state / PIN).read_bytes() != first, "each time with another salt"


def test_trying_is_slow_on_purpose() -> None:
    """RFC 7914; N = 2¹⁵, r = 8, p = 1: 32 MB."""
    kept = pincode.keep(GOOD)
    assert kept.cost == 15
    assert kept.opens(GOOD)
    assert not kept.opens(BAD)


def test_tries_of_many_threads_are_all_counted(state: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    counter = Tries(state / TRIES, ManualClock(1000))
    name = json.loads((state / TRIES).read_bytes())["pin"]
    with ThreadPoolExecutor(8) as pool:
        begun = list(pool.map(lambda _: counter.begin(name), range(40)))
    assert begun.count(0.0) == MOST
