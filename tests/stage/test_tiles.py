"""A large picture is explored through its tiles: no gaps, a bound on memory, the middle first, stand-ins."""

import random

import pytest
from PIL import Image

from kiosk.base.geometry import Box, Size
from kiosk.media.derivative import Derivative, PictureError, Pixels, Tile
from kiosk.media.fault import DAMAGED
from kiosk.media.tiling.pyramid import TILE_BYTES
from kiosk.stage.canvas import Canvas
from kiosk.stage.faces import Faces
from kiosk.stage.painter import Painter
from kiosk.stage.pictures import UPLOADS, Pictures
from kiosk.stage.textures import Textures
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Typesetter
from kiosk.stage.widgets.pictures.loupe import PIXEL, Loupe
from kiosk.stage.widgets.pictures.overview import Overview
from kiosk.stage.widgets.pictures.tiled import SHARE, Tiled, in_tiles
from kiosk.stage.window import open_offscreen

SCREEN = Size(800, 600)
NATURAL = Size(20_000, 14_000)
BOX = Box(0, 0, 800, 600)


class Store:
    """A picture store in which nothing is made before it is told to."""

    def __init__(self) -> None:
        self.wanted: dict[object, int] = {}
        self.done: list[tuple[object, Pixels | PictureError]] = []

    def want(self, wanted: object, priority: int = 0) -> None:
        self.wanted.setdefault(wanted, priority)

    def drop(self, wanted: object) -> None:
        for each in wanted:  # type: ignore[attr-defined]
            self.wanted.pop(each, None)

    def make(self, count: int = 9999) -> None:
        for each in list(self.wanted)[:count]:
            del self.wanted[each]
            size = Size(256, 256) if isinstance(each, Tile) else Size(80, 56)
            grey = 40 * each.level if isinstance(each, Tile) else 250
            self.done.append((each, Pixels(size, bytes((grey, grey, grey, 255)) * (size.w * size.h), True)))

    def arrived(self, most: int) -> list[tuple[object, Pixels | PictureError]]:
        taken, self.done = self.done[:most], self.done[most:]
        return taken

    def preview(self, _: str) -> None:
        return None

    def kept(self, _: object) -> None:
        return None


class Desk:
    """A canvas, and a painter whose pictures come from `store`."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.store = canvas, Store()
        self.textures = Textures(4 * SCREEN.w * SCREEN.h * 4)
        self.pictures = Pictures(canvas, self.textures, self.store)  # type: ignore[arg-type]
        self.painter = Painter(canvas, self.textures, self.pictures, Typesetter(Faces()), Theme(SCREEN))

    def deliver(self) -> None:
        while self.store.wanted or self.store.done:
            self.store.make()
            self.pictures.receive()


@pytest.fixture
def desk() -> object:
    canvas = open_offscreen(SCREEN)
    yield Desk(canvas)
    canvas.close()


def loupe(zoom: float, natural: Size = NATURAL) -> Loupe:
    made = Loupe()
    made.put("a.jpg", natural, BOX, tiled=True)
    made.pinch(zoom, 400, 300)
    return made


def asked(desk: Desk) -> list[Tile]:
    return [each for each in desk.store.wanted if isinstance(each, Tile)]


def middle(desk: Desk) -> int:
    """The grey in the middle of the screen."""
    return desk.canvas.pixels()[3 * (300 * SCREEN.w + 400)]


def test_which_pictures_are_looked_at_in_tiles() -> None:
    assert in_tiles("a.jpg", NATURAL, SCREEN)
    assert not in_tiles("a.svg", NATURAL, SCREEN)
    assert not in_tiles("a.jpg", Size(1600, 1200), SCREEN)


def test_the_strongest_zoom_is_two_px_for_one() -> None:
    seen = loupe(1e9)
    assert seen.place(0.0).w == NATURAL.w * PIXEL
    assert not seen.can_zoom_in


def test_in_full_view_no_tile_is_asked_for(desk: Desk) -> None:
    loupe(1.0).paint(desk.painter)
    assert list(desk.store.wanted) == [Derivative("a.jpg", 800, 560, "contain")]


def test_at_once_there_is_something_to_see_and_the_middle_is_asked_for_first(desk: Desk) -> None:
    seen = loupe(1.0)
    seen.paint(desk.painter)
    desk.deliver()
    seen.pinch(9.0, 400, 300)
    seen.paint(desk.painter)
    assert set(desk.canvas.pixels()) == {250}  # the ordinary texture stands in
    tiles, level = asked(desk), asked(desk)[0].level
    span = 256 << level
    distances = [abs((t.column + 0.5) * span - 10_000) + abs((t.row + 0.5) * span - 7000) for t in tiles]
    assert distances[0] < min(distances[4:])
    assert {tile.level for tile in tiles} == {level}
    assert not desk.painter.complete


@pytest.mark.parametrize("seed", range(12))
def test_there_is_no_gap_at_any_place_and_zoom(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    natural = Size(chance.randrange(3000, 30_000), chance.randrange(3000, 30_000))
    seen = loupe(chance.uniform(1.1, 40.0), natural)
    seen.grab()
    seen.move(chance.uniform(-9000, 9000), chance.uniform(-9000, 9000))
    seen.paint(desk.painter)
    desk.deliver()
    desk.painter.fill(BOX, (255, 0, 0))
    desk.painter.complete = True
    seen.paint(desk.painter)
    place = seen.place(0.0).clip(BOX)
    pixels = Image.frombytes("RGB", SCREEN, desk.canvas.pixels()).crop(
        (place.x, place.y, place.right, place.bottom)
    )
    red, green, blue = pixels.split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    assert desk.painter.complete


def test_what_is_seen_never_takes_more_than_its_share(desk: Desk) -> None:
    for zoom in (1.2, 3.0, 7.7, 11.9, 25.0, 50.0):
        seen = loupe(zoom)
        seen.paint(desk.painter)
        assert len(asked(desk)) * TILE_BYTES <= desk.textures.budget * SHARE
        desk.deliver()
        assert desk.textures.used <= desk.textures.budget
        seen.paint(desk.painter)
        assert not [tile for tile, priority in desk.store.wanted.items() if priority == 0]


def test_what_was_left_behind_is_no_longer_wanted_but_the_rest_is(desk: Desk) -> None:
    other = Derivative("b.jpg", 10, 10)
    desk.pictures.texture(other)
    seen = loupe(30.0)
    seen.paint(desk.painter)
    before = set(asked(desk))
    seen.look_at(0.05, 0.05)
    seen.place(0.0)
    seen.place(9.0)
    seen.paint(desk.painter)
    assert not before & set(asked(desk))
    assert asked(desk)
    assert other in desk.store.wanted


def test_a_finer_picture_replaces_a_coarser_one_tile_by_tile(desk: Desk) -> None:
    seen = loupe(6.0)
    seen.paint(desk.painter)
    coarse = asked(desk)[0].level
    desk.deliver()
    seen.pinch(2.0, 400, 300)
    seen.paint(desk.painter)
    assert set(desk.canvas.pixels()) == {40 * coarse}
    desk.store.make(1)
    desk.pictures.receive()
    seen.paint(desk.painter)
    assert set(desk.canvas.pixels()) == {40 * coarse, 40 * (coarse - 1)}
    assert (
        Image.frombytes("RGB", SCREEN, desk.canvas.pixels()).getpixel((400, 300)) == (40 * (coarse - 1),) * 3
    )


def test_coming_back_the_finer_tiles_stand_in(desk: Desk) -> None:
    seen = loupe(12.0)
    seen.paint(desk.painter)
    fine = asked(desk)[0].level
    desk.deliver()
    seen.pinch(0.5, 400, 300)
    seen.paint(desk.painter)
    assert middle(desk) == 40 * fine


def test_what_lies_around_is_made_ready_once_all_is_there(desk: Desk) -> None:
    desk.textures.budget *= 4
    seen = loupe(20.0)
    seen.paint(desk.painter)
    desk.deliver()
    seen.paint(desk.painter)
    assert asked(desk)
    assert set(desk.store.wanted.values()) == {1}


def test_on_the_way_only_what_will_be_seen_is_asked_for(desk: Desk) -> None:
    seen = loupe(1.0)
    seen.paint(desk.painter)
    desk.deliver()
    levels = set()
    seen.zoom_by(8.0)
    for frame in range(12):
        desk.painter.now = frame / 60
        seen.paint(desk.painter)
        levels |= {tile.level for tile in asked(desk)}
    assert len(levels) == 1


def test_a_press_leads_to_where_a_pixel_is_a_pixel(desk: Desk) -> None:
    seen = loupe(1.0)
    for _ in range(4):
        seen.zoom_by(seen.step)
        seen.place(0.0)
        place = seen.place(1.0)
        level = round(NATURAL.w / place.w).bit_length() - 1
        assert place.size == (NATURAL.w >> level, NATURAL.h >> level)
    tiled = Tiled("a.jpg", NATURAL)
    spots = [tiled._spot(tile, place) for tile in tiled._tiles(level, place, BOX)]
    assert {spot.size for spot in spots} == {(256, 256)}


def test_a_broken_tile_leaves_what_stands_in(desk: Desk) -> None:
    seen = loupe(1.0)
    seen.paint(desk.painter)
    desk.deliver()
    seen.pinch(9.0, 400, 300)
    seen.paint(desk.painter)
    desk.store.done += [(each, PictureError("a.jpg", DAMAGED)) for each in desk.store.wanted]
    desk.store.wanted.clear()
    while desk.store.done:
        desk.pictures.receive()
    desk.painter.complete = True
    seen.paint(desk.painter)
    assert set(desk.canvas.pixels()) == {250}
    assert desk.painter.complete
    assert not [tile for tile, priority in desk.store.wanted.items() if priority == 0]


def test_no_more_than_a_few_are_uploaded_in_a_frame(desk: Desk) -> None:
    loupe(9.0).paint(desk.painter)
    desk.store.make()
    held = len(desk.textures._held)
    desk.pictures.receive()
    assert len(desk.textures._held) == held + UPLOADS == held + 2


def test_a_tap_on_the_map_leads_there_and_dragging_moves_the_frame(desk: Desk) -> None:
    seen, overview = loupe(10.0), Overview()
    overview.arrange(BOX, Theme(SCREEN))
    surface = overview.control("map", seen)
    assert min(surface.box.size) >= Theme(SCREEN).target
    assert BOX.contains(surface.box)
    assert surface.tap
    surface.tap(surface.box.x + surface.box.w * 0.25, surface.box.y + surface.box.h * 0.75)
    seen.look(0.0)
    look = seen.look(9.0)
    assert (look.x, look.y) == pytest.approx((0.25, 0.75), abs=0.01)
    surface.grab()
    surface.move(surface.box.w * 0.25, 0.0)
    assert seen.look(9.0).x == pytest.approx(0.5, abs=0.01)
    surface.drop(0.0, 0.0)
    overview.paint(desk.painter, seen)


def test_a_strip_still_has_a_map_to_be_touched() -> None:
    seen, overview = loupe(3.0, Size(30_000, 600)), Overview()
    overview.arrange(BOX, Theme(SCREEN))
    assert min(overview.control("map", seen).box.size) >= Theme(SCREEN).target
