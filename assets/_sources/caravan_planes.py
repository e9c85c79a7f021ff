"""The planes of the caravan film: strips of scenery, a ground that runs to its horizon, sprites."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
from caravan_print import HEIGHT, WIDTH, Clock, Picture, always, printed, stamp
from press import INKS, grain

FINE = 3
"""The ground is printed with so many rows to the pixel, so that its leaning edges stay smooth."""

PHASES = 4
"""Each plane is kept at so many fractions of a pixel, so that slow pans stay sharp and even."""


def _lay(frame: Picture, top: int, ink: Picture, clear: Picture) -> None:
    """Lay premultiplied ink on a band of the frame; `clear` is how much of what was there stays."""
    band = frame[top : top + ink.shape[0]]
    cv2.multiply(band, clear, dst=band, scale=1 / 255)
    cv2.add(band, ink, dst=band)


@dataclass
class Plane:
    """A strip of the scenery at one depth: 0 stands with the sky, 1 with the road under the wheels."""

    art: str
    top: int
    foot: int
    depth: float
    reach: float = 0.0
    drift: float = 0.0
    shown: Clock = always
    _inks: list[Picture] = field(default_factory=list)
    _clears: list[Picture] = field(default_factory=list)

    def prepare(self) -> None:
        """Print the strip at every phase."""
        wide = WIDTH + self.reach * self.depth + max(self.drift, 0) * 12 + 8
        sheet = printed(self.art, (0, self.top, math.ceil(wide), self.foot - self.top))
        for phase in range(PHASES):
            move = np.array([[1, 0, -phase / PHASES], [0, 1, 0]], np.float32)
            moved = cv2.warpAffine(
                sheet,
                move,
                (sheet.shape[1], sheet.shape[0]),
                flags=cv2.INTER_CUBIC,
                borderMode=cv2.BORDER_REPLICATE,
            )
            self._inks.append(np.ascontiguousarray(moved[..., :3]))
            self._clears.append(np.asarray(cv2.cvtColor(255 - moved[..., 3], cv2.COLOR_GRAY2BGR), np.uint8))

    def draw(self, frame: Picture, camera: float, t: float) -> None:
        """Lay the strip where the camera has got to."""
        steps = round((camera * self.depth + self.drift * t) * PHASES)
        left, phase = divmod(max(steps, 0), PHASES)
        ink = self._inks[phase][:, left : left + WIDTH]
        clear = self._clears[phase][:, left : left + WIDTH]
        share = self.shown(t)
        if share <= 0:
            return
        if share < 1:
            ink = np.asarray(ink * share + 0.5, np.uint8)
            clear = np.asarray(255.5 - (255.0 - clear) * share, np.uint8)
        _lay(frame, self.top, ink, clear)


@dataclass(frozen=True)
class View:
    """How the camera stands: where the horizon lies and where the caravan's wheels touch."""

    horizon: float
    contact: float

    def at(self, x: float, z: float) -> tuple[float, float]:
        """Where a point on the ground is seen; z is its distance, 1 at the wheels."""
        return WIDTH / 2 + (x - WIDTH / 2) / z, self.level(z)

    def level(self, z: float) -> float:
        """The height in the picture of everything that stands at distance z."""
        return self.horizon + (self.contact - self.horizon) / z

    def mark(self, x: float, y: float, half: float, thick: float) -> str:
        """A gouge mark lying flat on the ground: it leans as things do that are seen from aside."""
        lean = thick * (x - WIDTH / 2) / max(y - self.horizon, 1)
        bow = (
            f"Q{x + lean:.1f} {y + thick:.1f} {x + half:.1f} {y:.1f}Q{x - lean:.1f} {y - thick:.1f}"
            f" {x - half:.1f} {y:.1f}z"
        )
        return f"M{x - half:.1f} {y:.1f}{bow}"

    def marks(
        self,
        rng: random.Random,
        area: tuple[float, float, float, float],
        count: int,
        size: float,
        thick: float,
    ) -> str:
        """Such marks strewn over an area (x, y, w, h), half as long as `size` or more."""
        x, y, w, h = area
        path = ""
        for _ in range(count):
            spot = x + rng.random() * w, y + rng.random() * h
            path += self.mark(*spot, size * rng.uniform(0.25, 0.6), thick * rng.uniform(0.7, 1.3))
        return path


@dataclass
class Ground:
    """The ground from the horizon down: it slides faster the nearer it lies, as the real one does."""

    art: str
    view: View
    reach: float = 0.0
    _sheet: Picture = field(default_factory=lambda: np.zeros((1, 1, 3), np.uint8))

    def prepare(self) -> None:
        """Print the ground as far as the camera will reach."""
        top, deepest = (
            round(self.view.horizon),
            (HEIGHT - self.view.horizon) / (self.view.contact - self.view.horizon),
        )
        wide = math.ceil(WIDTH + self.reach * deepest) + 8
        tall = f'<g transform="scale(1 {FINE})">{self.art}</g>'
        self._sheet = np.ascontiguousarray(
            printed(tall, (0, top * FINE, wide, (HEIGHT - top) * FINE), worn=False)[..., :3]
        )

    def draw(self, frame: Picture, camera: float, _t: float) -> None:
        """Lay the ground sheared about its horizon, as a sideways move shears it."""
        top, per_row = round(self.view.horizon), camera / (self.view.contact - self.view.horizon) / FINE
        shear = np.array([[1, per_row, 0], [0, 1, 0]], np.float32)
        size, flags = (WIDTH, (HEIGHT - top) * FINE), cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        leaning = cv2.warpAffine(self._sheet, shear, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        frame[top:] = cv2.resize(leaning, (WIDTH, HEIGHT - top), interpolation=cv2.INTER_AREA)


@dataclass
class Sprite:
    """A thing that goes its own way before the scenery: a junk, an aeroplane, birds."""

    art: str
    box: tuple[float, float, float, float]
    depth: float
    path: Callable[[float], tuple[float, float]]
    _print: Picture = field(default_factory=lambda: np.zeros((1, 1, 4), np.uint8))

    def prepare(self) -> None:
        """Print the thing once."""
        self._print = printed(self.art, self.box)

    def draw(self, frame: Picture, camera: float, t: float) -> None:
        """Lay it where its path has got to."""
        x, y = self.path(t)
        move = np.array([[1, 0, x + self.box[0] - camera * self.depth], [0, 1, y + self.box[1]]], np.float32)
        stamp(frame, self._print, move)


def wear(top: int, foot: int, depth: float, reach: float) -> Plane:
    """The flecks and specks of the ground, which would lean if they were printed on it."""
    field_ = f'width="{WIDTH + reach * depth + 150:.0f}" height="{foot}"'
    return Plane(
        f'<defs>{grain()}</defs><rect {field_} fill="url(#speck)"/><rect {field_} fill="url(#fleck)"/>',
        top,
        foot,
        depth,
        reach,
    )


def paper(ink: str) -> str:
    """A sky-size sheet of one ink."""
    return f'<rect width="{WIDTH * 3}" height="{HEIGHT}" fill="{INKS[ink]}"/>'


Layer = Plane | Ground | Sprite
