"""The touchscreen is unplugged with fingers on it: they are let go, and another one is taken as it comes."""

from collections.abc import Mapping
from typing import Any

import pygame
import pytest

from kiosk.show.chapter import ChapterScene
from kiosk.stage import gestures
from tests.faults.exhibition import MAP, WALL, opened
from tests.faults.house import House


def finger(house: House, kind: int, x: float, y: float, number: int = 1, device: int = 7) -> None:
    """What SDL reports of a finger; x and y are fractions of the screen."""
    pygame.event.post(
        pygame.Event(kind, touch_id=device, finger_id=number, x=x, y=y, dx=0.0, dy=0.0, pressure=1.0)
    )


def swipe(house: House, *, lifted: bool, device: int = 7) -> None:
    """A finger draws the page to the left, by most of a screen."""
    finger(house, pygame.FINGERDOWN, 0.8, 0.5, device=device)
    for step in range(1, 11):
        finger(house, pygame.FINGERMOTION, 0.8 - step * 0.07, 0.5, device=device)
    if lifted:
        finger(house, pygame.FINGERUP, 0.1, 0.5, device=device)


def page(house: House) -> Any:
    """The page that is nearest, and whether it is at rest."""
    scene = house.show.scene
    assert isinstance(scene, ChapterScene)
    return scene.at, scene.resting


def test_a_page_that_is_half_turned_comes_to_rest_and_another_touchscreen_turns_it(
    house: House, usual: Mapping[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    house.open("sea", WALL)
    house.shows(usual[WALL])
    swipe(house, lifted=False)
    house.until(lambda: not page(house)[1])
    assert house.show.busy
    monkeypatch.setattr(gestures, "LOST_SECONDS", 0.1)
    house.until(lambda: page(house)[1])
    assert not house.show.busy
    monkeypatch.undo()
    house.show.open_chapter("sea", WALL)
    house.shows(usual[WALL])
    swipe(house, lifted=True, device=8)
    house.until(lambda: page(house) == (MAP, True))
    house.shows(usual[MAP])


def test_a_key_that_was_held_does_not_act_and_the_next_touch_does(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.tap(5, 5)
    house.settle()
    place = house.show.place
    (door,) = (each.box for each in house.show.controls() if each.id == "door-sea")
    x, y = door.centre[0] / house.glass._fingers.screen.w, door.centre[1] / house.glass._fingers.screen.h
    finger(house, pygame.FINGERDOWN, x, y)
    house.until(lambda: house.show._hands.pressed == "door-sea")
    monkeypatch.setattr(gestures, "LOST_SECONDS", 0.1)
    house.until(lambda: house.show._hands.pressed is None)
    assert house.show.place == place
    monkeypatch.undo()
    for kind in (pygame.FINGERDOWN, pygame.FINGERUP):
        finger(house, kind, x, y, device=8)
    house.until(lambda: isinstance(house.show.scene, ChapterScene))


def test_a_finger_that_was_lifted_unseen_keeps_no_new_version_away(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    finger(house, pygame.FINGERDOWN, 0.5, 0.5)
    house.until(lambda: house.show.attended)
    house.show.end_visit()
    folder = house.show.exhibition.folder
    show = house.show
    house.floor.offer(opened(folder))
    house.show.repaint()
    house.settle()
    assert house.show is show, "a finger is on the screen"
    monkeypatch.setattr(gestures, "LOST_SECONDS", 0.1)
    house.until(lambda: house.show is not show)
    house.settle()
