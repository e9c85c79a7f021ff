"""Arrow keys go where eyes expect; and from anywhere to everywhere, whatever stands where."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kiosk.base.geometry import Box
from kiosk.show.arrows import leads
from kiosk.show.readingorder import in_reading_order

boxes = st.builds(Box, *(st.integers(0, 600),) * 2, *(st.integers(1, 300),) * 2)


def reached(all_leads: Sequence[dict[str, int]], start: int) -> set[int]:
    seen, queue = {start}, [start]
    for each in queue:
        for to in all_leads[each].values():
            if to not in seen:
                seen.add(to)
                queue.append(to)
    return seen


@given(st.lists(boxes, min_size=1, max_size=14))
def test_from_anywhere_arrows_lead_everywhere(places: list[Box]) -> None:
    order = [places[n] for n in in_reading_order(places)]
    found = leads(order)
    for start in range(len(order)):
        assert reached(found, start) == set(range(len(order)))  # type: ignore[arg-type]


@given(st.lists(boxes, min_size=1, max_size=14))
def test_reading_order_has_each_once(places: list[Box]) -> None:
    assert sorted(in_reading_order(places)) == list(range(len(places)))


def test_columns_are_read_one_after_the_other_and_rows_within_them() -> None:
    left = [Box(0, y, 300, 60) for y in (0, 80, 160)]
    right = [Box(400 + x, y, 90, 90) for y in (0, 110) for x in (0, 110)]
    assert [[*right, *left][n] for n in in_reading_order([*right, *left])] == [*left, *right]


def test_what_lies_under_others_comes_before_them() -> None:
    signs = [Box(100, 100, 50, 20), Box(300, 200, 50, 20)]
    ground = Box(0, 0, 600, 400)
    assert [[*signs, ground][n] for n in in_reading_order([*signs, ground])] == [ground, *signs]


def test_arrows_go_to_the_nearest_ahead() -> None:
    grid = [Box(100 * x, 100 * y, 80, 80) for y in range(3) for x in range(3)]
    middle = leads(grid)[4]
    assert middle == {"right": 5, "down": 7, "left": 3, "up": 1}


def test_at_an_end_they_go_on_in_order() -> None:
    row = [Box(100 * x, 0, 80, 80) for x in range(3)]
    assert [each["right"] for each in leads(row)] == [1, 2, 0]
    assert [each["up"] for each in leads(row)] == [2, 0, 1]


def test_a_far_thing_aside_is_not_taken_for_one_ahead() -> None:
    here, ahead, aside = Box(0, 0, 50, 50), Box(400, 0, 50, 50), Box(60, 500, 50, 50)
    order = [here, ahead, aside]
    assert leads(order)[0]["right"] == 1


def test_a_surface_is_left_for_what_lies_upon_it_and_come_to_from_its_upper_edge() -> None:
    ground, upper, lower = Box(0, 0, 600, 400), Box(250, 100, 80, 40), Box(250, 300, 80, 40)
    found = leads([ground, upper, lower])
    assert found[0]["down"] == 1
    assert found[1]["up"] == 0
    assert found[1]["down"] == 2
