"""Drawing on the renderer: fills, textures, clips, sheets, and the order in which things end."""

import gc
from collections.abc import Iterator

import pytest

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Box, Size
from kiosk.stage.canvas import Canvas, Texture
from kiosk.stage.window import open_offscreen

BLACK, RED, GREEN, WHITE = (0, 0, 0), (200, 0, 0), (0, 200, 0), (255, 255, 255)
SCREEN = Size(40, 30)
ALL = Box(0, 0, *SCREEN)


@pytest.fixture
def canvas() -> Iterator[Canvas]:
    canvas = open_offscreen(SCREEN)
    canvas.clear(BLACK)
    yield canvas
    canvas.close()


def pixel(canvas: Canvas, x: int, y: int) -> tuple[int, ...]:
    start = 3 * (y * SCREEN.w + x)
    return tuple(canvas.pixels()[start : start + 3])


def area(canvas: Canvas, ink: tuple[int, int, int]) -> Box:
    """The box around all pixels of one colour; empty where there is none."""
    data = canvas.pixels()
    found = [
        (i % SCREEN.w, i // SCREEN.w)
        for i in range(SCREEN.w * SCREEN.h)
        if tuple(data[3 * i : 3 * i + 3]) == ink
    ]
    if not found:
        return Box(0, 0, 0, 0)
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return Box(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def plain(canvas: Canvas, ink: tuple[int, int, int], alpha: int = 255) -> Texture:
    return canvas.texture(SCREEN, bytes([*ink[::-1], alpha]) * (SCREEN.w * SCREEN.h), opaque=alpha == 255)


def test_fills_are_where_they_are_put(canvas: Canvas) -> None:
    canvas.fill(Box(5, 6, 7, 8), RED)
    assert area(canvas, RED) == Box(5, 6, 7, 8)
    canvas.fill(Box(5, 6, 7, 8), WHITE, alpha=0)
    assert area(canvas, RED) == Box(5, 6, 7, 8)
    canvas.fill(Box(0, 0, 10, 10), WHITE, alpha=128)
    assert pixel(canvas, 0, 0) == (128, 128, 128)


@pytest.mark.parametrize("box", [Box(5, 5, 0, 5), Box(5, 5, 5, -3), Box(50, 5, 5, 5), Box(-9, -9, 5, 5)])
def test_boxes_without_size_or_off_the_screen_draw_nothing(canvas: Canvas, box: Box) -> None:
    canvas.fill(box, RED)
    canvas.draw(plain(canvas, RED), box)
    assert area(canvas, RED).size == Size(0, 0)


def test_nothing_is_drawn_outside_a_clip(canvas: Canvas) -> None:
    with canvas.clip(Box(10, 10, 20, 10)):
        canvas.fill(ALL, RED)
        with canvas.clip(Box(25, 0, 50, 50)):
            canvas.draw(plain(canvas, GREEN), ALL)
    assert area(canvas, RED) == Box(10, 10, 15, 10)
    assert area(canvas, GREEN) == Box(25, 10, 5, 10)
    canvas.fill(ALL, WHITE)
    assert area(canvas, WHITE) == ALL


def test_coordinates_stay_the_same_inside_a_clip(canvas: Canvas) -> None:
    with canvas.clip(Box(10, 10, 20, 10)), canvas.clip(Box(12, 8, 6, 6)):
        canvas.fill(Box(13, 11, 2, 2), RED)
    assert area(canvas, RED) == Box(13, 11, 2, 2)


@pytest.mark.parametrize("clip", [Box(10, 10, 0, 0), Box(10, 10, 5, 0), Box(-30, -30, 20, 20)])
def test_an_empty_clip_lets_nothing_through(canvas: Canvas, clip: Box) -> None:
    with canvas.clip(clip):
        canvas.fill(ALL, RED)
        canvas.draw(plain(canvas, RED), ALL)
        with canvas.clip(ALL):
            canvas.fill(ALL, RED)
    assert area(canvas, RED).size == Size(0, 0)


def test_a_clip_ends_with_an_error(canvas: Canvas) -> None:
    with pytest.raises(ValueError, match="in a block"), canvas.clip(Box(0, 0, 5, 5)):
        raise ValueError("in a block")
    canvas.fill(ALL, RED)
    assert area(canvas, RED) == ALL


def test_opaque_textures_are_copied_and_others_blended(canvas: Canvas) -> None:
    canvas.clear(WHITE)
    canvas.draw(plain(canvas, RED), Box(0, 0, 10, 10))
    canvas.draw(plain(canvas, RED, alpha=128), Box(20, 0, 10, 10))
    assert pixel(canvas, 5, 5) == RED
    assert pixel(canvas, 25, 5) == pytest.approx((227, 127, 127), abs=2)


@pytest.mark.parametrize("alpha", [255, 128])
def test_a_fade_does_not_stay_with_the_texture(canvas: Canvas, alpha: int) -> None:
    texture = plain(canvas, RED, alpha)
    canvas.draw(texture, ALL)
    before = pixel(canvas, 5, 5)
    canvas.clear(BLACK)
    canvas.draw(texture, ALL, alpha=64)
    assert 0 < pixel(canvas, 5, 5)[0] < before[0]
    canvas.clear(BLACK)
    canvas.draw(texture, ALL)
    assert pixel(canvas, 5, 5) == before
    canvas.clear(BLACK)
    canvas.draw(texture, ALL, alpha=0)
    assert pixel(canvas, 5, 5) == BLACK


def test_a_part_of_a_texture_fills_its_box(canvas: Canvas) -> None:
    half = [bytes([*RED[::-1], 255]) * 4, bytes([*GREEN[::-1], 255]) * 4]
    texture = canvas.texture(Size(8, 4), b"".join(half) * 4, opaque=True)
    canvas.draw(texture, Box(10, 10, 8, 8), Box(4, 0, 4, 4))
    assert area(canvas, GREEN) == Box(10, 10, 8, 8)
    assert area(canvas, RED).size == Size(0, 0)


def test_opaque_pixels_need_no_alpha(canvas: Canvas) -> None:
    canvas.draw(canvas.texture(Size(1, 1), memoryview(bytes([0, 0, 200, 0])), opaque=True), ALL)
    assert pixel(canvas, 5, 5) == RED


def test_what_is_drawn_upon_a_sheet_comes_to_the_screen_with_it(canvas: Canvas) -> None:
    sheet = canvas.sheet(Size(20, 10))
    with canvas.clip(Box(0, 0, 5, 5)):
        with canvas.onto(sheet):
            canvas.clear(GREEN)
            canvas.fill(Box(2, 2, 3, 3), RED)
            with canvas.clip(Box(10, 0, 50, 50)):
                canvas.fill(Box(0, 0, 100, 100), WHITE)
        canvas.fill(ALL, RED)
    assert area(canvas, RED) == Box(0, 0, 5, 5), "the clip is as it was"
    canvas.clear(BLACK)
    canvas.draw(sheet, Box(8, 8, 20, 10))
    assert area(canvas, RED) == Box(10, 10, 3, 3)
    assert area(canvas, WHITE) == Box(18, 8, 10, 10)


def test_a_sheet_may_show_a_corner_of_the_screen(canvas: Canvas) -> None:
    sheet = canvas.sheet(Size(20, 10))
    with canvas.onto(sheet, corner=(10, 5)):
        canvas.fill(Box(12, 6, 3, 3), RED)
        with canvas.clip(Box(20, 5, 5, 5)):
            canvas.fill(ALL, GREEN)
    canvas.draw(sheet, Box(0, 0, 20, 10))
    assert area(canvas, RED) == Box(2, 1, 3, 3)
    assert area(canvas, GREEN) == Box(10, 0, 5, 5)


def test_what_is_kept_is_what_stood_there(canvas: Canvas) -> None:
    canvas.fill(Box(5, 5, 5, 5), RED)
    kept = canvas.keep()
    canvas.clear(WHITE)
    canvas.draw(kept, ALL)
    assert area(canvas, RED) == Box(5, 5, 5, 5)


def test_textures_of_a_closed_canvas_do_no_harm_to_the_next() -> None:
    """A texture freed after its renderer frees memory that has been given to another's."""
    first = open_offscreen(SCREEN)
    old = [plain(first, RED) for _ in range(50)]
    first.close()
    second = open_offscreen(SCREEN)
    new = [plain(second, GREEN) for _ in range(50)]
    old.clear()
    gc.collect()
    for texture in new:
        second.clear(BLACK)
        second.draw(texture, ALL)
        assert area(second, GREEN) == ALL
    second.close()


def test_a_renderer_that_is_not_there_is_told_with_those_that_are(canvas: Canvas) -> None:
    with pytest.raises(KioskError, match="software"):
        Canvas(canvas.window, "direct3d99")
