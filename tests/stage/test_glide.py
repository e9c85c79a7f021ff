"""Motion that takes no time where it is reduced: at once where it is sent, never thrown, never nudged."""

from kiosk.base.geometry import Box, Size
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.pairs.seam import Seam
from kiosk.stage.widgets.pictures.loupe import Loupe
from kiosk.stage.widgets.timelines.stops import GLIDE, Stops

BOX = Box(0, 0, 400, 300)


def test_a_glide_arrives_softly_and_with_no_time_at_once() -> None:
    glide = Glide(0.0, 0.4)
    glide.to(1.0)
    assert glide.value(10.0) == 0.0
    assert 0.0 < glide.value(10.2) < 1.0
    assert glide.value(10.4) == 1.0
    assert not glide.moving
    glide.pace(0.0)
    glide.to(0.0)
    assert glide.moving, "until a frame has shown it"
    assert glide.value(11.0) == 0.0
    assert not glide.moving


def test_a_glide_under_way_is_over_when_it_is_given_no_time() -> None:
    glide = Glide(0.0, 0.4)
    glide.to(1.0)
    glide.value(10.0)
    glide.value(10.1)
    glide.pace(0.0)
    assert glide.value(10.11) == 1.0
    assert not glide.moving


def test_a_seam_is_neither_nudged_nor_thrown() -> None:
    seam = Seam("seam", 0.5)
    seam.pace(0.0)
    seam.nudge()
    assert not seam.moving()
    pan = seam.pan(BOX, "both")
    pan.grab()
    pan.move(-40.0, 0.0)
    assert seam.part(1.0) == 0.6
    pan.drop(-2000.0, 0.0)
    assert seam.part(1.1) == 0.6
    assert not seam.moving()


def test_a_picture_stays_where_the_finger_leaves_it() -> None:
    loupe = Loupe()
    loupe.put("a.png", Size(4000, 3000), BOX)
    loupe.pace(0.0)
    loupe.zoom_by(4.0)
    assert loupe.look(1.0).zoom == 4.0
    loupe.grab()
    loupe.move(-100.0, 0.0)
    held = loupe.look(1.1)
    loupe.drop(-3000.0, 0.0)
    assert loupe.look(1.2) == held


def test_stops_follow_no_finger_and_change_at_once() -> None:
    stops = Stops("way", 4)
    stops.pace(0.0)
    pan = stops.pan(BOX, 400.0)
    pan.grab()
    pan.move(-300.0, 0.0)
    assert stops.mark(1.0) == 0.0
    pan.drop(0.0, 0.0)
    assert stops.mark(1.1) == 1.0
    stops.go(3)
    assert stops.between(1.2)[:2] == (2, 3)
    assert stops.between(1.2).part == 1.0
    assert not stops.moving(1.2)


def test_stops_on_their_way_arrive_when_they_are_given_no_time() -> None:
    stops = Stops("way", 4)
    stops.go(1)
    stops.mark(1.0)
    assert 0.0 < stops.mark(1.0 + GLIDE / 4) < 1.0
    stops.pace(0.0)
    assert stops.mark(1.0 + GLIDE / 3) == 1.0
