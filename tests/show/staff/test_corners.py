"""Two fingers held for five seconds in two corners of one edge, and nothing else, ask for the PIN."""

import pytest

from kiosk.base.geometry import Box
from kiosk.show.staff.corners import HELD, LOST, SIDE, Corners
from kiosk.stage.fingers import Touch

SCREEN = Box(0, 0, 1920, 1080)
BOTTOM_LEFT, BOTTOM_RIGHT = (10, 1070), (1910, 1070)
TOP_LEFT, TOP_RIGHT = (10, 10), (1910, 10)


def test_two_corners_of_an_edge_are_due_after_five_seconds() -> None:
    for one, other in (
        (BOTTOM_LEFT, BOTTOM_RIGHT),
        (TOP_RIGHT, TOP_LEFT),
        (TOP_LEFT, BOTTOM_LEFT),
        (TOP_RIGHT, BOTTOM_RIGHT),
    ):
        corners = Corners(SCREEN)
        corners.heed(Touch("down", 1, *one), 100.0)
        assert corners.due is None
        corners.heed(Touch("down", 2, *other), 102.0)
        assert corners.due == 102.0 + HELD


def test_the_jitter_of_held_fingers_does_no_harm() -> None:
    corners = held()
    for i in range(50):
        corners.heed(Touch("move", 1, 10 + i % 3, 1070 - i % 2), 100.0 + i / 10)
    assert corners.due == 100.0 + HELD


def held() -> Corners:
    corners = Corners(SCREEN)
    corners.heed(Touch("down", 1, *BOTTOM_LEFT), 100.0)
    corners.heed(Touch("down", 2, *BOTTOM_RIGHT), 100.0)
    return corners


@pytest.mark.parametrize("other", [TOP_RIGHT, (15, 1065), (SIDE, 1070), (10, 1080 - SIDE - 1), (960, 1070)])
def test_other_places_are_none(other: tuple[float, float]) -> None:
    """The opposite corner, twice the same one, just beside it, the middle of the edge."""
    corners = Corners(SCREEN)
    corners.heed(Touch("down", 1, *BOTTOM_LEFT), 100.0)
    corners.heed(Touch("down", 2, *other), 100.0)
    assert corners.due is None


def test_a_finger_that_lifts_ends_it() -> None:
    corners = held()
    corners.heed(Touch("up", 1, *BOTTOM_LEFT), 104.9)
    assert corners.due is None
    corners.heed(Touch("down", 1, *BOTTOM_LEFT), 105.0)
    assert corners.due == 105.0 + HELD, "it begins anew"


def test_a_finger_that_leaves_its_corner_counts_no_more_until_it_is_lifted() -> None:
    corners = held()
    corners.heed(Touch("move", 2, 1700, 1070), 101.0)
    corners.heed(Touch("move", 2, *BOTTOM_RIGHT), 102.0)
    assert corners.due is None
    corners.heed(Touch("up", 2, *BOTTOM_RIGHT), 103.0)
    corners.heed(Touch("down", 2, *BOTTOM_RIGHT), 103.5)
    assert corners.due == 103.5 + HELD


def test_a_finger_that_slides_into_a_corner_does_not_count() -> None:
    corners = Corners(SCREEN)
    corners.heed(Touch("down", 1, *BOTTOM_LEFT), 100.0)
    corners.heed(Touch("down", 2, 1500, 1070), 100.0)
    corners.heed(Touch("move", 2, *BOTTOM_RIGHT), 101.0)
    assert corners.due is None


@pytest.mark.parametrize("third", [(960, 500), TOP_LEFT])
def test_a_third_finger_spoils_it_until_all_are_lifted(third: tuple[float, float]) -> None:
    corners = held()
    corners.heed(Touch("down", 3, *third), 101.0)
    corners.heed(Touch("up", 3, *third), 101.1)
    assert corners.due is None
    for finger in (1, 2):
        corners.heed(Touch("up", finger, 0, 0), 102.0)
    corners.heed(Touch("down", 1, *BOTTOM_LEFT), 103.0)
    corners.heed(Touch("down", 2, *BOTTOM_RIGHT), 103.0)
    assert corners.due == 103.0 + HELD


def test_a_bag_that_leans_on_the_glass_keeps_nobody_out_for_long() -> None:
    corners = Corners(SCREEN)
    corners.heed(Touch("down", 9, 700, 500), 100.0)
    late = 100.0 + LOST + 1
    corners.heed(Touch("down", 1, *BOTTOM_LEFT), late)
    corners.heed(Touch("down", 2, *BOTTOM_RIGHT), late)
    assert corners.due == late + HELD


def test_corners_are_as_large_to_a_hand_on_any_screen() -> None:
    assert Corners(Box(0, 0, 3840, 2160)).corner(2 * SIDE - 1, 2 * SIDE - 1) == (False, False)
    assert Corners(Box(0, 0, 1280, 720)).corner(SIDE, SIDE) is None
    assert Corners(Box(0, 0, 1080, 1920)).corner(1079, 1919) == (True, True)
