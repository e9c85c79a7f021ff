"""Motion: where eased moves are at any time, and where a thrown strip settles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.stage.tween import Tween, ease_in_out, ease_out, still, thrown_to

quick = settings(derandomize=True, max_examples=100, deadline=None)
times = st.floats(-10, 10)


@given(times, times)
@quick
def test_easing_runs_from_nothing_to_all_and_never_back(a: float, b: float) -> None:
    for ease in (ease_out, ease_in_out):
        assert (ease(min(0.0, a)), ease(max(1.0, a))) == (0.0, 1.0)
        assert 0.0 <= ease(min(a, b)) <= ease(max(a, b)) <= 1.0


def test_a_tween_waits_moves_and_arrives() -> None:
    move = Tween(100, 20, at=5.0, seconds=0.4)
    assert [move.value(t) for t in (0.0, 5.0, 5.4, 9.0)] == [100, 100, 20, 20]
    assert 20 < move.value(5.2) < 60, "it has done more than half of the way at half time"
    assert [move.over(t) for t in (5.0, 5.39, 5.4)] == [False, False, True]


def test_one_that_takes_no_time_is_there() -> None:
    assert still(7.0).value(-1.0) == 7.0
    assert still(7.0).over(0.0)
    assert Tween(1, 2, at=3.0, seconds=0.0).value(3.0) == 2


@pytest.mark.parametrize(
    ("position", "velocity", "stop"),
    [
        (240, 0, 2),
        (260, 0, 3),
        (260, 300, 3),
        (210, 900, 3),
        (290, -900, 2),
        (200, 900, 3),
        (200, -900, 1),
        (-20, 0, 0),
        (-20, 900, 0),
    ],
)
def test_a_strip_settles_on_the_nearest_stop_or_goes_on_when_flicked(
    position: float, velocity: float, stop: int
) -> None:
    assert thrown_to(position, velocity, 100) == stop


@given(st.floats(-500, 5000), st.floats(-1e6, 1e6), st.integers(10, 4000))
@quick
def test_a_throw_never_goes_beyond_the_next_stop(position: float, velocity: float, step: int) -> None:
    assert abs(thrown_to(position, velocity, step) * step - position) <= step
