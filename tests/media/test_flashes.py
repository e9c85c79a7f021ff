"""What flashes too often, over too much of the view, is found, and nothing else."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from kiosk.base.geometry import Size
from kiosk.media.light.flashes import Flashing, FlashWatch, cells

ROWS, COLUMNS = 36, 64
CELL, DISTANCE = 527 / COLUMNS, 600.0
Colour = tuple[float, float, float]
BLACK, WHITE, GREY, RED, GREEN = (0, 0, 0), (1, 1, 1), (0.3, 0.3, 0.3), (0.6, 0, 0), (0, 0.18, 0)


def picture(colour: Colour, part: tuple[int, int] = (ROWS, COLUMNS), ground: Colour = BLACK) -> np.ndarray:
    light = np.full((ROWS, COLUMNS, 3), ground, float)
    light[: part[0], : part[1]] = colour
    return light


def seen(pictures: Iterator[np.ndarray], rate: float = 25.0) -> list[Flashing]:
    watch = FlashWatch(CELL, DISTANCE)
    return [found for n, each in enumerate(pictures) if (found := watch.see(n / rate, each))]


def blinking(
    hertz: float, one: np.ndarray, other: np.ndarray, rate: float = 25.0, seconds: float = 3.0
) -> Iterator[np.ndarray]:
    for n in range(round(rate * seconds)):
        yield one if int(n / rate * hertz * 2) % 2 else other


@pytest.mark.parametrize("rate", [24.0, 25.0, 30.0, 60.0])
def test_four_flashes_a_second_are_found_and_three_are_not(rate: float) -> None:
    white, black = picture(WHITE), picture(BLACK)
    assert not seen(blinking(3, white, black, rate), rate)
    found = seen(blinking(4, white, black, rate), rate)
    assert found
    assert {each.count for each in found} == {4}
    assert not any(each.red for each in found)
    assert found[0].seconds <= 1.1


def test_changes_too_slight_or_too_bright_are_no_flashes() -> None:
    assert not seen(blinking(8, picture((0.38, 0.38, 0.38)), picture(GREY)))
    assert seen(blinking(8, picture((0.45, 0.45, 0.45)), picture(GREY)))
    assert not seen(blinking(8, picture(WHITE), picture((0.82, 0.82, 0.82))))


def test_a_small_place_may_flash() -> None:
    assert not seen(blinking(8, picture(WHITE, (5, 6)), picture(BLACK)))
    assert seen(blinking(8, picture(WHITE, (6, 6)), picture(BLACK)))


def test_far_from_the_eyes_more_of_the_glass_may_flash() -> None:
    watch = FlashWatch(CELL, 3 * DISTANCE)
    frames = blinking(8, picture(WHITE, (14, 16)), picture(BLACK))
    assert not [each for n, light in enumerate(frames) if (each := watch.see(n / 25, light))]


def test_places_far_apart_do_not_add_up() -> None:
    scattered = picture(BLACK)
    for row in range(0, ROWS, 14):
        for column in range(0, COLUMNS, 14):
            scattered[row : row + 4, column : column + 4] = WHITE
    assert not seen(blinking(8, scattered, picture(BLACK)))


def test_red_flashes_of_one_luminance_are_found() -> None:
    found = seen(blinking(5, picture(RED), picture(GREEN)))
    assert found
    assert all(each.red for each in found)
    assert not seen(blinking(3, picture(RED), picture(GREEN)))
    assert not seen(blinking(5, picture((0, 0, 0.9)), picture((0.01, 0.09, 0.01))))


def ramp(levels: Callable[[float], float], seconds: float = 3.0, rate: float = 60.0) -> Iterator[np.ndarray]:
    for n in range(round(seconds * rate)):
        yield picture((levels(n / rate),) * 3)


def test_flashes_that_swell_in_small_steps_are_found() -> None:
    assert seen(ramp(lambda t: 0.5 + 0.4 * np.sin(2 * np.pi * 5 * t)), 60)
    assert not seen(ramp(lambda t: 0.5 + 0.4 * np.sin(2 * np.pi * 2.5 * t)), 60)
    assert not seen(ramp(lambda t: t / 3), 60)


def test_a_flicker_on_its_way_up_is_no_flash() -> None:
    assert not seen(ramp(lambda t: min(1.0, t / 3 + 0.04 * (int(t * 60) % 2))), 60)


def test_what_moves_past_does_not_flash() -> None:
    stripes = np.zeros((ROWS, 4 * COLUMNS, 3))
    stripes[:, (np.arange(4 * COLUMNS) // 2) % 2 == 1] = 1.0
    assert not seen((stripes[:, 3 * n : 3 * n + COLUMNS] for n in range(50)), 60)


def test_one_change_a_second_for_long_is_calm() -> None:
    assert not seen(blinking(1, picture(WHITE), picture(BLACK), 10, 30), 10)


def test_cells_are_the_mean_light_of_their_pixels() -> None:
    rows = [bytes([255, 255, 255, 0, 0, 0] * 4), bytes([0, 0, 0, 255, 255, 255] * 4)] * 2
    light = cells(b"".join(rows), Size(8, 4), 4)
    assert light.shape == (1, 2, 3)
    assert light == pytest.approx(0.5)
