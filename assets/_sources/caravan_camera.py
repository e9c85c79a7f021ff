"""The rostrum camera of the caravan film: the caravan on its road, and each scene's layers in order."""

import math
from dataclasses import dataclass, field

import caravan_bus
import cv2
import numpy as np
from caravan_planes import Layer, View
from caravan_print import HEIGHT, WIDTH, Clock, Picture, ellipse, never, printed, stamp
from numpy.typing import NDArray


@dataclass
class Caravan:
    """The caravan: `place` is where its middle is on the road, the rest how far its stage is out."""

    view: View
    scale: float
    place: Clock
    lift: Clock = never
    deck: Clock = never
    steps: Clock = never
    _body: Picture = field(default_factory=lambda: np.zeros((1, 1, 4), np.uint8))
    _wheel: Picture = field(default_factory=lambda: np.zeros((1, 1, 4), np.uint8))
    _front: Picture = field(default_factory=lambda: np.zeros((1, 1, 4), np.uint8))
    _state: tuple[float, float, float] = (-1.0, -1.0, -1.0)

    def prepare(self) -> None:
        """Print the wheel and the closed body."""
        self._wheel = printed(caravan_bus.wheel(), (0, 0, 128, 128), self.scale)
        self._set(0.0)

    def _set(self, t: float) -> None:
        state = (self.lift(t), self.deck(t), self.steps(t))
        if state == self._state:
            return
        whole = (caravan_bus.LEFT, caravan_bus.TOP, caravan_bus.WIDTH, caravan_bus.HEIGHT)
        self._body = printed(caravan_bus.behind(state[1]), whole, self.scale)
        self._front = printed(caravan_bus.before(*state), whole, self.scale)
        self._state = state

    def draw(self, frame: Picture, camera: float, t: float) -> None:
        """Lay shadow, dust, body, wheels and stage; the body rides on its springs, the wheels on the road."""
        self._set(t)
        road, pace = self.place(t), (self.place(t + 0.04) - self.place(t - 0.04)) / 0.08
        urge = (self.place(t + 0.2) - 2 * self.place(t) + self.place(t - 0.2)) / 0.04
        x = road - camera
        self._shade(frame, x)
        self._dust(frame, camera, t)
        sway = min(1.0, abs(pace) / 120)
        rise = sway * self.scale * (1.7 * math.sin(road / 97) + 1.1 * math.sin(road / 41 + 1))
        pitch = sway * 0.0016 * math.sin(road / 130 + 2) - max(-0.008, min(0.008, urge / 26000))
        stamp(frame, self._body, self._ride(x, rise, pitch))
        for hub in caravan_bus.HUBS:
            self._roll(frame, x + (hub - 768) * self.scale, road)
        stamp(frame, self._front, self._ride(x, rise, pitch))

    def _ride(self, x: float, rise: float, pitch: float) -> NDArray[np.float32]:
        """Turn about the point between the hubs, then set down on the road."""
        px, py = (
            (768 - caravan_bus.LEFT) * self.scale,
            (caravan_bus.HUB_HEIGHT - caravan_bus.TOP) * self.scale,
        )
        down = self.view.contact - (caravan_bus.GROUND - caravan_bus.HUB_HEIGHT) * self.scale + rise
        c, s = math.cos(pitch), math.sin(pitch)
        return np.array([[c, -s, x - c * px + s * py], [s, c, down - s * px - c * py]], np.float32)

    def _roll(self, frame: Picture, x: float, road: float) -> None:
        turn, middle = road / (caravan_bus.TYRE * self.scale), 64 * self.scale
        y = self.view.contact - caravan_bus.TYRE * self.scale
        c, s = math.cos(turn), math.sin(turn)
        move = np.array(
            [[c, -s, x - c * middle + s * middle], [s, c, y - s * middle - c * middle]], np.float32
        )
        stamp(frame, self._wheel, move)

    def _shade(self, frame: Picture, x: float) -> None:
        ellipse(
            frame, (x + 4 * self.scale, self.view.contact), (500 * self.scale, 15 * self.scale), ("ink", 0.42)
        )

    def _dust(self, frame: Picture, camera: float, t: float) -> None:
        """Low puffs that stay where the rear wheel raised them, spread and thin out."""
        for born in (math.floor(t / 0.15) * 0.15 - 0.15 * i for i in range(9)):
            age, spot = (t - born) / 1.2, self.place(born) + (caravan_bus.HUBS[0] - 800) * self.scale
            pace = (self.place(born + 0.04) - self.place(born - 0.04)) / 0.08
            strength = min(1.0, abs(pace) / 190) * math.sin(math.pi * min(1.0, max(0.0, age))) ** 2
            if strength > 0.02:
                size = (26 + 58 * age) * self.scale, (5 + 9 * age) * self.scale
                y = self.view.contact - (4 + 15 * age) * self.scale
                ellipse(frame, (spot - camera - 20 * age, y), size, ("stone", 0.5 * strength))


@dataclass
class Shot:
    """One scene: what lies behind the caravan and before it, and how far the camera has panned."""

    behind: list[Layer]
    caravan: Caravan
    before: list[Layer]
    camera: Clock
    origin: float = 0.0
    close: Clock = never
    focus: tuple[float, float] = (960.0, 700.0)

    def prepare(self) -> None:
        """Print everything in it."""
        for layer in (*self.behind, self.caravan, *self.before):
            layer.prepare()

    def frame(self, t: float) -> Picture:
        """The picture at a moment; `close` is how much nearer the camera has moved to the focus."""
        frame = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        camera = self.camera(t)
        for layer in self.behind:
            layer.draw(frame, camera - self.origin, t)
        self.caravan.draw(frame, camera, t)
        for layer in self.before:
            layer.draw(frame, camera - self.origin, t)
        near = 1 + self.close(t)
        if near == 1:
            return frame
        fx, fy = self.focus
        move = np.array([[near, 0, fx - near * fx], [0, near, fy - near * fy]], np.float32)
        return np.asarray(cv2.warpAffine(frame, move, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC), np.uint8)
