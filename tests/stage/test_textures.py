"""The byte budget of textures."""

from collections.abc import Iterator

import pytest

from kiosk.base.geometry import Size
from kiosk.stage.canvas import Canvas, Texture
from kiosk.stage.textures import Textures
from kiosk.stage.window import open_offscreen


@pytest.fixture(scope="module")
def canvas() -> Iterator[Canvas]:
    canvas = open_offscreen(Size(8, 8))
    yield canvas
    canvas.close()


def texture(canvas: Canvas, pixels: int) -> Texture:
    return canvas.texture(Size(pixels, 1), bytes(4 * pixels), opaque=False)


def test_the_least_recently_used_go_first(canvas: Canvas) -> None:
    textures = Textures(budget=12)
    for key in "abc":
        textures.add(key, texture(canvas, 1))
    assert textures.find("a")
    textures.add("d", texture(canvas, 1))
    assert [bool(textures.find(key)) for key in "abcd"] == [True, False, True, True]
    assert textures.used == 12


def test_one_that_alone_is_beyond_the_budget_is_kept_all_the_same(canvas: Canvas) -> None:
    textures = Textures(budget=12)
    textures.add("a", texture(canvas, 2))
    big = textures.add("big", texture(canvas, 5))
    assert textures.find("big") is big
    assert textures.find("a") is None
    assert textures.used == 20


def test_a_texture_is_made_once(canvas: Canvas) -> None:
    textures = Textures(budget=100)
    made = textures.get("a", lambda: texture(canvas, 1))
    assert textures.get("a", lambda: pytest.fail("it is there")) is made


def test_one_that_takes_the_place_of_another_counts_alone(canvas: Canvas) -> None:
    textures = Textures(budget=100)
    textures.add("a", texture(canvas, 3))
    textures.add("a", texture(canvas, 2))
    assert textures.used == 8
    textures.drop("a")
    textures.drop("a")
    assert textures.used == 0
