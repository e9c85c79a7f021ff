"""Both ways to draw a panorama against an exact reprojection; lenses, gazes and strolls as pure functions."""

import math
from collections.abc import Iterator

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.base.geometry import Box, Size
from kiosk.media.panoramas.surround import PAD, Extent, Level, Surround
from kiosk.stage.canvas import Canvas
from kiosk.stage.panoramas.fetched import Fetched, _snapped
from kiosk.stage.panoramas.lookup import Lookup
from kiosk.stage.panoramas.meshed import CELL, Meshed, tiles
from kiosk.stage.panoramas.panorama import Way, way_for, width_for
from kiosk.stage.panoramas.projection import USUAL, Lens, Look, Sight, turn
from kiosk.stage.widgets.panoramas.gaze import CLOSED_UP, Gaze
from kiosk.stage.widgets.panoramas.stroll import FRAME, PATIENCE, STAY, Stroll
from kiosk.stage.window import open_offscreen

SPHERE = Size(2048, 1024)
SCREEN, WALL = Size(480, 270), Size(960, 180)
MEAN, MOST = 2.0, 6.0
"""Levels of 255 by which a mesh may be off: on average, and for 99.9 % of the pixels. The smooth picture
changes by up to 3 levels from pixel to pixel, and SDL's software driver draws meshes with the nearest one."""
LOOKS = [
    Look(),
    Look(0, 20),
    Look(180, 0),
    Look(-171, -35, 100),
    Look(33, 90),
    Look(200, -90),
    Look(10, 75, 100),
    Look(181.3, 28, 30),
]
WALL_LOOKS = [Look(), Look(175, 20), Look(-180, -10, 100), Look(33, -30, 45)]


def picture(yaw: NDArray[np.float64], pitch: NDArray[np.float64]) -> NDArray[np.uint8]:
    """A smooth picture of the whole sphere, without a seam and without poles."""
    x, y, z = np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)
    waves = [np.sin(6 * x + 2 * y), np.sin(5 * y - 3 * z), np.sin(7 * z + x)]
    return np.stack([128 + 100 * wave for wave in waves], -1).astype(np.uint8)


class Still(Surround):
    """A panorama in memory."""

    def __init__(self, extent: Extent, size: Size) -> None:
        self.extent, self.levels, self.released = extent, [], 0
        for part in (1, 2):
            w, h = size.w // part, size.h // part
            yaw = np.radians(((np.arange(w) + 0.5) / w - 0.5) * extent.horizontal + extent.yaw)
            pitch = np.radians((0.5 - (np.arange(h) + 0.5) / h) * extent.vertical + extent.pitch)
            pixels = picture(*np.meshgrid(yaw, pitch))
            rows = np.zeros((h, w + PAD, 4), np.uint8)
            rows[..., :3] = np.concatenate([pixels, pixels[:, :PAD]], 1)
            self.levels.append(Level(Size(w, h), rows))

    def release(self) -> None:
        self.released += 1


@pytest.fixture(scope="module")
def sphere() -> Still:
    return Still(Extent(), SPHERE)


@pytest.fixture(params=[SCREEN, WALL], ids=["screen", "wall"])
def canvas(request: pytest.FixtureRequest) -> Iterator[Canvas]:
    canvas = open_offscreen(request.param)
    yield canvas
    canvas.close()


@pytest.fixture
def small() -> Iterator[Canvas]:
    canvas = open_offscreen(SCREEN)
    yield canvas
    canvas.close()


def lens_of(canvas: Canvas) -> Lens:
    return Lens(canvas.size, "cylindrical" if canvas.size == WALL else "perspective")


def reprojected(surround: Surround, lens: Lens, look: Look, level: int = 0) -> NDArray[np.float64]:
    """Every pixel by itself: its ray, and the four pixels around where it meets the picture."""
    w, h = lens.size
    yaw, pitch = lens.rays(look, *np.meshgrid(np.arange(w) + 0.5, np.arange(h) + 0.5))
    extent, (wide, high) = surround.extent, surround.levels[level].size
    part = (np.degrees(yaw) + look.yaw - extent.yaw) / extent.horizontal + 0.5
    u = part * wide - 0.5
    v = (0.5 - (np.degrees(pitch) - extent.pitch) / extent.vertical) * high - 0.5
    left, top = np.floor(u).astype(int), np.floor(v).astype(int)
    fx, fy = (u - left)[..., None], (v - top)[..., None]
    pixels = surround.levels[level].rows[:, :wide, :3].astype(float)

    def at(x: NDArray[np.int_], y: NDArray[np.int_]) -> NDArray[np.float64]:
        x = x % wide if extent.closed else x.clip(0, wide - 1)
        found: NDArray[np.float64] = pixels[y.clip(0, high - 1), x]
        return found

    upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx
    lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx
    seen: NDArray[np.float64] = upper * (1 - fy) + lower * fy
    return seen


def painted(
    canvas: Canvas, way: Way, surround: Surround, lens: Lens, look: Look, fine: bool = True
) -> NDArray[np.float64]:
    way.paint(canvas, Box(0, 0, *canvas.size), Sight(surround, lens, look), fine)
    rgb = np.frombuffer(canvas.pixels(), np.uint8).reshape(canvas.size.h, canvas.size.w, 3)
    return rgb[..., ::-1].astype(float)


def off(seen: NDArray[np.float64], exact: NDArray[np.float64]) -> tuple[float, float]:
    """How far off a picture is: on average, and 99.9 % of its pixels at most."""
    difference = np.abs(seen - exact).max(-1)
    return float(difference.mean()), float(np.quantile(difference, 0.999))


def test_both_ways_are_true_everywhere(canvas: Canvas, sphere: Still) -> None:
    lens = lens_of(canvas)
    for look in WALL_LOOKS if lens.manner == "cylindrical" else LOOKS:
        snapped = _snapped(lens, look)[0] if lens.manner == "cylindrical" else look
        exact = off(painted(canvas, Fetched(), sphere, lens, look), reprojected(sphere, lens, snapped))
        assert exact[0] < 0.5, look
        assert exact[1] < 1.5, look
        mesh = off(painted(canvas, Meshed(), sphere, lens, look), reprojected(sphere, lens, look))
        assert mesh[0] < MEAN, look
        assert mesh[1] < MOST, look


@pytest.mark.parametrize(
    ("extent", "size"),
    [(Extent(120, 60, 30, 5), Size(1024, 512)), (Extent(360, 70, 0, -10), Size(2048, 400))],
)
def test_both_ways_are_true_for_parts_of_a_sphere(small: Canvas, extent: Extent, size: Size) -> None:
    part, lens = Still(extent, size), Lens(SCREEN)
    look = Look(extent.yaw + 9, extent.pitch, 45)
    exact = reprojected(part, lens, look)
    assert off(painted(small, Fetched(), part, lens, look), exact)[1] < 1.5
    assert off(painted(small, Meshed(), part, lens, look), exact)[1] < MOST


def test_while_it_moves_it_is_coarse_and_at_rest_it_is_not(small: Canvas, sphere: Still) -> None:
    lens, way = Lens(SCREEN), Fetched()
    exact = reprojected(sphere, lens, Look(20, 10))
    coarse = off(painted(small, way, sphere, lens, Look(20, 10), fine=False), exact)
    assert coarse[0] < 2.5, "coarse, but nothing is out of place"
    fine = off(painted(small, way, sphere, lens, Look(20, 10), fine=True), exact)
    assert fine[0] < 0.5 < coarse[0]
    assert sphere.released


def test_what_has_not_changed_is_not_looked_up_again(
    small: Canvas, sphere: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    way, lens, calls = Fetched(), Lens(SCREEN), []
    first = painted(small, way, sphere, lens, Look(5, 5))
    monkeypatch.setattr(Lookup, "fetch", lambda *a: calls.append(a))
    small.clear((0, 0, 0))
    assert np.array_equal(painted(small, way, sphere, lens, Look(5, 5)), first)
    assert not calls


def test_a_wall_that_turns_is_as_exact_as_one_that_rests(sphere: Still) -> None:
    canvas, lens = open_offscreen(WALL), Lens(WALL, "cylindrical")
    way, look = Fetched(), Look(170, 3)
    painted(canvas, way, sphere, lens, look)
    for step in range(40):
        look = Look(look.yaw + 1.7, look.pitch + math.sin(step) * 1.5, look.fov)
        seen = painted(canvas, way, sphere, lens, look, fine=False)
    assert off(seen, reprojected(sphere, lens, _snapped(lens, look)[0]))[1] < 1.5
    canvas.close()


def test_upright_lines_stay_upright_on_a_wall() -> None:
    lens = Lens(WALL, "cylindrical")
    for pitch in (-20.0, 0.0, 20.0):
        point = lens.point(Look(0, 15), 50, pitch)
        assert point is not None
        assert point[0] == pytest.approx(WALL.w / 2 + 50 / 180 * WALL.w)
    assert lens.across(USUAL) == 180
    assert Lens(WALL, "cylindrical", 360).across(100) == 360


@pytest.mark.parametrize("manner", ["perspective", "cylindrical"])
def test_rays_and_points_are_each_others_inverse(manner: str) -> None:
    lens = Lens(Size(800, 450), manner)  # type: ignore[arg-type]
    for look in (Look(), Look(170, 30, 60), Look(-20, -40, 90)):
        for x, y in ((400.0, 225.0), (12.0, 400.0), (790.0, 40.0)):
            yaw, pitch = lens.ray(look, x, y)
            if abs(pitch) < 80:
                assert lens.point(look, yaw, pitch) == pytest.approx((x, y))
    if manner == "perspective":
        assert lens.point(Look(), 180, 0) is None


def test_the_gpu_gets_textures_that_it_takes(small: Canvas) -> None:
    for tile in tiles(Size(5000, 2500), Extent(), 0):
        assert max(tile.place.size) <= 1024
        assert all(b - a <= 5000 * CELL / 360 + 1e-6 for a, b in zip(tile.xs, tile.xs[1:], strict=False))
    wide = Still(Extent(), Size(3072, 1536))
    way = Meshed()
    lens, box = Lens(SCREEN), Box(0, 0, *SCREEN)
    way.paint(small, box, Sight(wide, lens, Look(60)), False)
    frames = 1
    while not way.ready:
        way.paint(small, box, Sight(wide, lens, Look(60)), False)
        frames += 1
    assert 1 < frames < 6, "not all textures in one frame"
    assert off(painted(small, way, wide, lens, Look(60), False), reprojected(wide, lens, Look(60)))[1] < MOST
    way.forget()
    assert not way._textures


def test_the_way_is_chosen_by_what_draws(small: Canvas) -> None:
    assert isinstance(way_for(small), Fetched)
    small.driver = "opengl"
    assert isinstance(way_for(small), Meshed)


def test_panoramas_are_as_fine_as_the_screen() -> None:
    assert width_for(Size(1920, 1080), False, 180) == 8192
    assert width_for(Size(1280, 720), False, 180) == 6144
    assert width_for(Size(5760, 1080), True, 180) == 12288
    assert width_for(Size(5760, 1080), True, 360) == 6144


def test_opencv_starts_no_threads_of_its_own(small: Canvas, sphere: Still) -> None:
    painted(small, Fetched(), sphere, Lens(SCREEN), Look())
    assert cv2.getNumThreads() == 1


# Gazes.


def gaze(lens: Lens = Lens(Size(1920, 1080)), extent: Extent = Extent()) -> Gaze:  # noqa: B008
    made = Gaze(Look())
    made.put(extent, lens)
    return made


def test_what_is_dragged_stays_under_the_finger() -> None:
    one, lens = gaze(), Lens(Size(1920, 1080))
    under = lens.ray(one.seen, 960, 540)
    one.grab()
    one.move(120, 60)
    at = lens.point(one.seen, *under)
    assert at is not None
    assert at == pytest.approx((1080, 600), abs=4)


def test_a_throw_comes_to_rest_softly_within_a_second() -> None:
    one = gaze()
    one.grab()
    one.drop(-1500, 0)
    yaws = [one.look(t / 60).yaw for t in range(80)]
    steps = np.diff(yaws)
    assert steps[0] * 60 == pytest.approx(math.degrees(1500 / Lens(Size(1920, 1080)).focus(75)), rel=0.05)
    assert (np.diff(steps) <= 1e-9).all(), "it never gets faster, and never turns back"
    assert one.look(1.0).yaw == yaws[-1]
    assert not one.moving


def test_pitch_ends_and_yaw_goes_round() -> None:
    one = gaze()
    one.grab()
    one.move(0, 9000)
    assert one.seen.pitch == CLOSED_UP
    one.move(90000, 0)
    assert one.seen.yaw < -720
    one.go(Look(10, 0))
    one.look(0.0)
    assert abs(turn(one.look(5.0).yaw, 10)) < 1e-6
    assert one.seen.yaw < -700, "the short way"


def test_a_part_of_a_sphere_is_not_left() -> None:
    extent, lens = Extent(150, 60, 20, 5), Lens(Size(1920, 1080))
    one = gaze(lens, extent)
    for dx, dy, fov in ((9000, 9000, 75), (-9000, -9000, 100), (0, 0, 30)):
        one.jump(Look(0, 0, fov))
        one.grab()
        one.move(dx, dy)
        look = one.seen
        assert lens.upright(look.fov) <= 60
        assert abs(look.pitch - 5) + lens.upright(look.fov) / 2 <= 30 + 1e-6
        assert abs(look.yaw - 20) + lens.across(look.fov) / 2 <= 75 + 1e-6


def test_pinching_keeps_what_is_between_the_fingers() -> None:
    one, lens = gaze(), Lens(Size(1920, 1080))
    under = lens.ray(one.seen, 1400, 300)
    for _ in range(4):
        one.pinch(1.15, 1400, 300)
    assert one.seen.fov == pytest.approx(75 / 1.15**4)
    assert lens.point(one.seen, *under) == pytest.approx((1400, 300), abs=3)
    for _ in range(20):
        one.pinch(1.5, 960, 540)
    assert one.seen.fov == 30
    for _ in range(20):
        one.pinch(0.5, 960, 540)
    assert one.seen.fov == 100


def test_presses_add_up() -> None:
    one = gaze()
    one.step(0.3, 0)
    one.look(0.0)
    one.look(0.1)
    one.step(0.3, 0)
    one.look(0.2)
    assert one.look(9.0).yaw == pytest.approx(0.6 * Lens(Size(1920, 1080)).across(75))


def test_a_stroll_begins_after_a_while_and_stops_at_a_touch() -> None:
    one, stops = gaze(), [Look(0), Look(72), Look(288)]
    stroll = Stroll(stops[1:])
    stroll.tick(0.0, one)
    assert stroll.wake_at(0.0, one) is None
    stroll.begin(0.0)
    assert stroll.wake_at(0.0, one) == PATIENCE
    stroll.tick(PATIENCE, one)
    one.look(PATIENCE)
    assert one.drifting
    assert stroll.wake_at(PATIENCE, one) == PATIENCE + FRAME
    one.look(PATIENCE + 12)
    assert one.seen.yaw == pytest.approx(72)
    assert stroll.wake_at(PATIENCE + 12, one) == PATIENCE + 12 + STAY
    stroll.tick(PATIENCE + 12 + STAY, one)
    one.look(PATIENCE + 12 + STAY)
    one.look(PATIENCE + 20 + STAY)
    one.grab()
    stroll.begin(PATIENCE + 20 + STAY)
    assert not one.drifting
    assert 288 - 360 < one.seen.yaw < 72
