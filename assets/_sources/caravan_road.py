"""The end of the film: the caravan's road as a gold line on paper, gathering stop after stop."""

import math
import random

import caravan_bus
import cv2
import numpy as np
from caravan_ink import dashes, shape
from caravan_planes import paper
from caravan_print import HEIGHT, WIDTH, Clock, Picture, bgr, printed, stamp
from numpy.typing import NDArray

STOPS = 128
"""More than a hundred."""

_WAY = [
    (150, 940),
    (430, 912),
    (780, 950),
    (1130, 918),
    (1470, 940),
    (1690, 890),
    (1700, 812),
    (1520, 772),
    (1150, 798),
    (800, 762),
]
_WAY += [
    (460, 792),
    (250, 752),
    (232, 668),
    (400, 622),
    (740, 650),
    (1080, 616),
    (1430, 640),
    (1672, 596),
    (1682, 512),
    (1490, 470),
]
_WAY += [
    (1120, 498),
    (780, 462),
    (460, 488),
    (264, 446),
    (250, 362),
    (420, 324),
    (740, 337),
    (1060, 322),
    (1400, 330),
]

_SIZES = (0.62, 0.5, 0.4, 0.32, 0.26, 0.21)


def _road() -> NDArray[np.float64]:
    """The road as points 2 px apart, in the last picture's own pixels."""
    way = np.array(
        [(2 * _WAY[0][0] - _WAY[1][0], _WAY[0][1]), *_WAY, (2 * _WAY[-1][0] - _WAY[-2][0], _WAY[-1][1])],
        float,
    )
    s = np.linspace(0, 1, 60, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(way, way[1:], way[2:], way[3:], strict=False):
        parts.append(
            0.5 * (2 * b + (c - a) * s + (2 * a - 5 * b + 4 * c - d) * s**2 + (3 * b - a - 3 * c + d) * s**3)
        )
    fine = np.concatenate([*parts, way[-2:-1]])
    run = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(fine, axis=0).T))])
    even, fine = np.arange(0, run[-1], 2.0), fine - (0, 40)
    return np.stack([np.interp(even, run, fine[:, 0]), np.interp(even, run, fine[:, 1])], axis=1)


class LongRoad:
    """The last shot: from 0 to 1, how much of the last stretch is driven and how far the camera is back."""

    def __init__(self, gone: Clock, back: Clock, enter: Clock) -> None:
        self.gone, self.back, self.enter = gone, back, enter
        self.road = _road()
        self.length = 2.0 * (len(self.road) - 1)
        self.stretch = 1130.0

    def prepare(self) -> None:
        """Print the paper, and the caravan in sizes from near to far."""
        rng = random.Random(90)
        marks = shape("sand", dashes(rng, (0, 40, WIDTH, HEIGHT - 80), 46, (80, 260), 2.2))
        self.sheet = np.ascontiguousarray(printed(paper("ivory") + marks, (0, 0, WIDTH, HEIGHT))[..., :3])
        whole = (caravan_bus.LEFT, caravan_bus.TOP, caravan_bus.WIDTH, caravan_bus.HEIGHT)
        art = caravan_bus.behind(), caravan_bus.wheel(), caravan_bus.before()
        self.bodies = [printed(art[0], whole, size) for size in _SIZES]
        self.wheels = [printed(art[1], (0, 0, 128, 128), size) for size in _SIZES]
        self.fronts = [printed(art[2], whole, size) for size in _SIZES]

    def frame(self, t: float) -> Picture:
        """The picture at a moment."""
        frame = self.sheet.copy()
        head = self.length - self.stretch * (1 - self.gone(t)) - 0.01
        near = 1 + 2.4 * (1 - self.back(t)) ** 1.6
        x, y = self._at(head)
        last = self._at(self.length)
        share = self.back(t)
        anchor = (980 + self.enter(t)) * (1 - share) + last[0] * share, 660 * (1 - share) + last[1] * share
        seen = (self.road[max(0, int(head / 2) - 4600) : int(head / 2) + 1] - (x, y)) * near + anchor
        seen = np.concatenate([seen, [anchor]])
        self._line(frame, seen, near)
        self._stops(frame, head, near, anchor, (x, y))
        self._drive(frame, head, near, anchor)
        return frame

    def _at(self, run: float) -> tuple[float, float]:
        place = np.clip(run / 2, 0, len(self.road) - 1.001)
        i, f = int(place), place - int(place)
        x, y = self.road[i] * (1 - f) + self.road[i + 1] * f
        return float(x), float(y)

    def _line(self, frame: Picture, seen: NDArray[np.float64], near: float) -> None:
        """The road as a ribbon with a darker lower edge, drawn three times as large and brought down."""
        ahead = np.gradient(seen, axis=0)
        across = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) / np.maximum(np.hypot(*ahead.T), 1e-6)[:, None]
        for ink, half, down in (("gold-dark", 5.6, 1.2), ("gold", 4.2, 0.0)):
            reach, mask = half * near**0.45, np.zeros((HEIGHT * 3, WIDTH * 3), np.uint8)
            ribbon = np.concatenate([seen - across * reach, (seen + across * reach)[::-1]])
            lower = np.array([0, down * near**0.45])
            cv2.fillPoly(mask, [np.round((ribbon + lower) * 48 + 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
            for end in (seen[0] + lower, seen[-1] + lower):
                if np.abs(end).max() < 4000:
                    spot = round(float(end[0]) * 48 + 16), round(float(end[1]) * 48 + 16)
                    cv2.circle(mask, spot, round(reach * 48), 255, -1, cv2.LINE_AA, 4)
            small = cv2.resize(mask, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
            share = small[..., None].astype(np.uint16)
            rows = np.flatnonzero(small.any(axis=1))
            a, b = (int(rows[0]), int(rows[-1]) + 1) if rows.size else (0, 0)
            mixed = frame[a:b] * (255 - share[a:b]) + np.array(bgr(ink), np.uint16) * share[a:b]
            frame[a:b] = (mixed + 127) // 255

    def _stops(
        self, frame: Picture, head: float, near: float, anchor: tuple[float, float], at: tuple[float, float]
    ) -> None:
        step, size = self.length / STOPS, 8.5 * near**0.45
        for i in range(STOPS):
            run = step * (i + 0.5)
            grown = min(1.0, max(0.0, (head - 100 - run) / 26))
            x, y = self._at(run)
            sx, sy = (x - at[0]) * near + anchor[0], (y - at[1]) * near + anchor[1]
            if grown > 0 and -30 < sx < WIDTH + 30 and -30 < sy < HEIGHT + 30:
                spot, r = (round(sx * 16), round(sy * 16)), size * math.sin(grown * math.pi / 2)
                cv2.circle(frame, spot, round((r + 3.5) * 16), bgr("ivory"), -1, cv2.LINE_AA, 4)
                cv2.circle(frame, spot, round(r * 16), bgr("vermilion"), -1, cv2.LINE_AA, 4)

    def _drive(self, frame: Picture, head: float, near: float, anchor: tuple[float, float]) -> None:
        scale = 0.172 * near
        which = max(i for i, size in enumerate(_SIZES) if size >= min(scale, _SIZES[0]) - 1e-9)
        (ax, ay), (bx, by) = self._at(head - 128), self._at(head - 22)
        turn, shrink = math.atan2(by - ay, bx - ax), scale / _SIZES[which]
        c, s = math.cos(turn) * shrink, math.sin(turn) * shrink
        hub = ((bx - self._at(head)[0]) * near + anchor[0], (by - self._at(head)[1]) * near + anchor[1] - 6)

        def set_down(
            sprite: Picture, pivot: tuple[float, float], dx: float, dy: float, roll: float = 0.0
        ) -> None:
            px, py = pivot[0] * _SIZES[which], pivot[1] * _SIZES[which]
            cc, ss = math.cos(turn + roll) * shrink, math.sin(turn + roll) * shrink
            x = hub[0] + (c * dx - s * dy) * _SIZES[which]
            y = hub[1] + (s * dx + c * dy) * _SIZES[which]
            stamp(
                frame,
                sprite,
                np.array([[cc, -ss, x - cc * px + ss * py], [ss, cc, y - ss * px - cc * py]], np.float32),
            )

        foot = (caravan_bus.HUBS[1] - caravan_bus.LEFT, caravan_bus.GROUND - caravan_bus.TOP)
        set_down(self.bodies[which], foot, 0, 0)
        for at in caravan_bus.HUBS:
            set_down(
                self.wheels[which],
                (64, 64),
                at - caravan_bus.HUBS[1],
                -caravan_bus.TYRE,
                head / (caravan_bus.TYRE * 0.172),
            )
        set_down(self.fronts[which], foot, 0, 0)
