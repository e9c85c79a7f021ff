"""Where things of a mirrored layout stand, and how what keeps its left and its right is drawn and touched."""

from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from kiosk.base.geometry import Box, Size
from kiosk.stage.canvas import Canvas
from kiosk.stage.controls import Button, Control, Pan, Zoom
from kiosk.stage.faces import Faces
from kiosk.stage.fingers import Touch
from kiosk.stage.mirroring import laid_out, mirrored, straightened
from kiosk.stage.painter import Painter
from kiosk.stage.pictures import Pictures
from kiosk.stage.reading import Reading
from kiosk.stage.textures import Textures
from kiosk.stage.theme import Theme
from kiosk.stage.typesetting import Setting, Style, Typesetter
from kiosk.stage.window import open_offscreen

SIZE = Size(200, 100)
ALL = Box(0, 0, *SIZE)
BLACK, RED, GREEN, WHITE = (0, 0, 0), (200, 0, 0), (0, 200, 0), (255, 255, 255)
TYPESETTER = Typesetter(Faces())


@pytest.fixture
def canvas() -> Iterator[Canvas]:
    canvas = open_offscreen(SIZE)
    canvas.clear(BLACK)
    yield canvas
    canvas.close()


@pytest.fixture
def painter(canvas: Canvas) -> Painter:
    textures = Textures(1 << 24)
    pictures = Pictures(canvas, textures, None)  # type: ignore[arg-type]  # no picture is painted
    return Painter(canvas, textures, pictures, TYPESETTER, Theme(SIZE))


def image(canvas: Canvas) -> Image.Image:
    return Image.frombytes("RGB", SIZE, canvas.pixels())


def area(canvas: Canvas, ink: tuple[int, int, int]) -> Box:
    """The box around all pixels of one colour."""
    others = ImageChops.difference(image(canvas), Image.new("RGB", SIZE, ink)).convert("L")
    left, top, right, bottom = others.point(lambda light: 255 * (light == 0)).getbbox() or (0, 0, 0, 0)
    return Box(left, top, right - left, bottom - top)


def test_a_box_stands_where_its_mirror_image_does(canvas: Canvas) -> None:
    canvas.mirrored = True
    canvas.fill(Box(10, 20, 30, 40), RED)
    assert area(canvas, RED) == Box(160, 20, 30, 40) == mirrored(Box(10, 20, 30, 40), ALL)


def test_clips_are_mirrored_too(canvas: Canvas) -> None:
    canvas.mirrored = True
    with canvas.clip(Box(0, 0, 20, 100)), canvas.clip(Box(10, 0, 100, 50)):
        canvas.fill(ALL, RED)
    assert area(canvas, RED) == Box(180, 0, 10, 50)


def test_in_a_straight_region_left_is_left(canvas: Canvas) -> None:
    canvas.mirrored = True
    region = Box(10, 0, 50, 50)  # it stands at 140 … 190
    with canvas.straight(region), canvas.clip(Box(0, 0, 25, 100)):
        canvas.fill(Box(12, 5, 20, 10), RED)
    assert area(canvas, RED) == Box(142, 5, 13, 10)
    assert canvas.mirrored


def test_a_sheet_of_a_mirrored_page_is_the_mirror_image(canvas: Canvas) -> None:
    canvas.mirrored = True
    sheet = canvas.sheet(Size(100, 50))
    with canvas.onto(sheet, (20, 10)):
        canvas.clear(BLACK)
        canvas.fill(Box(25, 10, 10, 10), RED)
        with canvas.straight(Box(60, 10, 40, 40)):
            canvas.fill(Box(60, 30, 10, 10), GREEN)
        kept = canvas.keep()
    canvas.draw(kept, Box(20, 10, 100, 50))
    assert area(canvas, RED) == Box(165, 10, 10, 10)
    assert area(canvas, GREEN) == Box(100, 30, 10, 10)


def test_nothing_is_straight_where_nothing_is_mirrored(canvas: Canvas) -> None:
    with canvas.straight(Box(10, 0, 50, 50)):
        assert not canvas.righted
        canvas.fill(Box(12, 5, 20, 10), RED)
    assert area(canvas, RED) == Box(12, 5, 20, 10)


SLANTED = '<path d="M0 0L20 0L0 40z" fill="#c80000"/>'


@pytest.mark.parametrize("what", ["panel", "pill", "shape"])
def test_panels_and_shapes_are_seen_in_the_mirror(painter: Painter, what: str) -> None:
    pictures = []
    for turned in (False, True):
        painter.canvas.mirrored = turned
        painter.canvas.clear(WHITE)
        if what == "shape":
            painter.shape(SLANTED, Box(20, 10, 20, 40))
        else:
            painter.panel(Box(20, 10, 101, 61), 30 if what == "pill" else 12, RED, BLACK, 3)
        seen = image(painter.canvas)
        pictures.append(seen if turned else seen.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    unlike = ImageChops.difference(*pictures).tobytes()
    assert max(unlike) < 25  # the edges of a round corner are not the same to the last shade


def test_only_icons_that_show_the_way_are_turned(painter: Painter) -> None:
    def painted(name: str, turned: bool) -> bytes:
        painter.canvas.mirrored = turned
        painter.canvas.clear(WHITE)
        painter.icon(name, Box(80, 30, 40, 40), "ink")  # its own mirror image
        return painter.canvas.pixels()

    assert painted("back", turned=True) == painted("next", turned=False)
    assert painted("next", turned=True) == painted("back", turned=False)
    for name in ("play", "replay", "back-ten", "check", "home"):
        assert painted(name, turned=True) == painted(name, turned=False)


def test_an_icon_in_a_straight_region_points_as_it_says(painter: Painter) -> None:
    painter.canvas.mirrored = True
    painter.canvas.clear(WHITE)
    with painter.straight(Box(80, 30, 40, 40)):
        painter.icon("back", Box(80, 30, 40, 40))
    turned = painter.canvas.pixels()
    painter.canvas.mirrored = False
    painter.canvas.clear(WHITE)
    painter.icon("back", Box(80, 30, 40, 40))
    assert painter.canvas.pixels() == turned


# Words.

STYLE = Style("sans", 20, ink=RED)


def reading(language: str) -> Reading:
    others = tuple(code for code in ("zh", "en", "ar") if code != language)
    return Reading(Theme(SIZE), (language, *others), TYPESETTER, lambda _: SIZE)


def ink_of(painter: Painter, setting: Setting) -> tuple[float, float]:
    """Where on the screen the ink of a setting painted at (20, 20) begins and ends."""
    painter.canvas.clear(WHITE)
    painter.text(setting, 20, 20)
    grey = image(painter.canvas).convert("L").point(lambda light: 255 * (light < 160))
    left, _, right, _ = grey.getbbox() or (0, 0, 0, 0)
    return left, right


def test_words_that_fall_back_to_another_language_begin_where_the_page_does(painter: Painter) -> None:
    painter.canvas.mirrored = True
    arabic = reading("ar")
    for words, language in (("海边", "zh"), ("The shore", "en"), ("البحر", "ar"), ("1921–2021", "en")):
        setting = arabic.set(words, STYLE, 150)
        assert setting.language == language
        assert ink_of(painter, setting)[1] == pytest.approx(180, abs=3), words


def test_words_of_another_language_begin_where_the_page_does(painter: Painter) -> None:
    chinese = reading("zh")
    setting = chinese.set("البحر", STYLE, 150, language="ar")
    assert ink_of(painter, setting)[0] == pytest.approx(20, abs=3)


def test_words_in_a_straight_region_begin_at_its_left(painter: Painter) -> None:
    painter.canvas.mirrored = True
    for align, side in (("left", 0), ("right", 1)):
        setting = reading("ar").set("海边", Style("sans", 20, ink=RED, align=align), 150)  # type: ignore[arg-type]
        with painter.straight(Box(20, 0, 160, 100)):
            assert ink_of(painter, setting)[side] == pytest.approx((20, 170)[side], abs=3)


def test_joined_letters_are_not_spaced_out() -> None:
    spaced = Style("serif", 20, tracking=0.2)
    setting = reading("ar").set("البحر", spaced)
    assert setting.width == reading("ar").set("البحر", Style("serif", 20)).width


# Touch.


def test_a_touch_is_taken_where_it_is_in_the_layout() -> None:
    assert laid_out(Touch("down", 1, 0, 7), ALL) == Touch("down", 1, 199, 7)
    assert laid_out(Touch("down", 1, 199, 7), ALL).x == 0
    assert laid_out(Touch("down", 1, 199.9, 7), ALL).x == 0, "a finger at the very edge"


def test_what_is_straight_is_touched_straight() -> None:
    told: list[tuple[float, ...]] = []

    def tell(*numbers: float) -> None:
        told.append(numbers)

    region, inside = Box(10, 0, 100, 50), Box(20, 0, 30, 50)
    controls: list[Control] = [
        Button("b", inside, lambda: tell(0)),
        Pan("p", inside, "both", lambda: None, tell, tell, reach=tell, tap=tell),
        Zoom("z", inside, tell, tell),
    ]
    assert straightened(controls, region, turned=False) == controls
    button, pan, zoom = straightened(controls, region, turned=True)
    assert button.box == pan.box == zoom.box == Box(70, 0, 30, 50)
    assert isinstance(pan, Pan)
    assert isinstance(zoom, Zoom)
    assert pan.reach
    assert pan.tap
    pan.move(5, 6)
    pan.drop(-7, 8)
    pan.reach(70, 1)
    pan.tap(99, 2)
    zoom.pinch(2.0, 70, 3)
    zoom.double_tap(70, 4)
    assert told == [(-5, 6), (7, 8), (49, 1), (20, 2), (2.0, 49, 3), (49, 4)]


def test_a_pan_that_answers_no_tap_still_answers_none() -> None:
    pan = Pan("p", ALL, "x", lambda: None, lambda *_: None, lambda *_: None)
    turned = straightened([pan], ALL, turned=True)[0]
    assert turned.tap is None
    assert turned.reach is None
