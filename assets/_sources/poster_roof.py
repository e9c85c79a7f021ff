"""The hall's roof: clay tiles rib by rib, the gilded ridge with its panels and fish, the wok-ear gables."""

import math
from random import Random

from knife import Block, Point, disc, lens, mix, poly, rect, strip
from poster_ridge import EAVE, LEFT, RIDGE, RIGHT

RIBS, COURSES = 104, 15


def tiles(block: Block) -> None:
    """The roof plane: pan tiles between ribs of round tiles, each tile lapped over the next."""
    chance = Random(6)
    top, low = (LEFT + 22, RIGHT - 22), (LEFT - 22, RIGHT + 22)
    block.cut("ink", poly([(low[0], EAVE), (low[1], EAVE), (top[1], RIDGE), (top[0], RIDGE)]))
    for k in range(RIBS):
        _pans(block, _rib(k), _rib(k + 1))
    for k in range(RIBS + 1):
        a, b = _rib(k)
        block.cut("ink-brown", strip(a, b, 5.4, 6.4))
        block.cut("ink-soft", strip((a[0] + 1.9, a[1]), (b[0] + 2.2, b[1]), 1.8, 2.1))
        joints, lights = [], []
        for j in range(COURSES):
            p = mix(a, b, (j + 0.5 * (k % 2)) / COURSES)
            joints.append(rect(p[0] - 3, p[1], 6, 0.9))
            if (j + k) % 2:
                lights.append(lens(p[0] - 1.6, p[1] + 2, p[0] - 1.8, p[1] + 11, 0.7))
            if chance.random() < 0.055:
                q = mix(a, b, min(1, (j + 0.5 * (k % 2) + 0.93) / COURSES))
                block.cut(
                    chance.choice(["stone", "ink-soft", "stone", "gold-dark"]),
                    strip((p[0], p[1] + 1), q, 5.4, 5.8),
                )
        block.cut("ink", *joints)
        block.cut("stone", *lights)


def _rib(k: int) -> tuple[Point, Point]:
    share = k / RIBS
    return mix((LEFT + 22, RIDGE), (RIGHT - 22, RIDGE), share), mix(
        (LEFT - 22, EAVE), (RIGHT + 22, EAVE), share
    )


def _pans(block: Block, one: tuple[Point, Point], two: tuple[Point, Point]) -> None:
    laps = []
    for j in range(1, 18):
        a, b = mix(*one, j / 18), mix(*two, j / 18)
        laps.append([("M", [a]), ("Q", [((a[0] + b[0]) / 2, a[1] + 3.4), b])])
    block.line("ink-soft", 0.8, *laps)


def eaves(block: Block) -> None:
    """Round tile ends, each with a flower, and glazed drip tiles between them."""
    block.cut("ink", rect(LEFT - 24, EAVE - 4, RIGHT - LEFT + 48, 10))
    for k in range(RIBS):
        a, b = _rib(k)[1], _rib(k + 1)[1]
        x0, x1 = a[0] + 2.6, b[0] - 2.6
        middle = (x0 + x1) / 2
        block.cut(
            "sea",
            [
                ("M", [(x0, EAVE - 1)]),
                ("L", [(x1, EAVE - 1)]),
                ("Q", [(x1, EAVE + 8), (middle, EAVE + 12)]),
                ("Q", [(x0, EAVE + 8), (x0, EAVE - 1)]),
                ("Z", []),
            ],
        )
        block.cut(
            "sea-pale", lens(x0 + 1, EAVE + 2, x1 - 1, EAVE + 2, 0.6, 1.5), disc(middle, EAVE + 6.4, 1.1)
        )
    for k in range(RIBS + 1):
        x = _rib(k)[1][0]
        block.cut("gold", disc(x, EAVE, 4.6))
        block.cut("gold-dark", disc(x, EAVE, 3.5))
        block.cut(
            "gold-light",
            *(disc(x + 2 * math.cos(t * 1.257), EAVE + 2 * math.sin(t * 1.257), 0.9) for t in range(5)),
            disc(x, EAVE, 0.8),
        )
    for a, b in ((_rib(0)), (_rib(RIBS))):
        block.cut("gold-dark", strip(a, b, 20))
        block.cut("gold-light", strip((a[0] - 3, a[1]), (b[0] - 3, b[1]), 7))
        for j in range(1, 34):
            x, y = mix(a, b, j / 34)
            block.cut("ink-soft", rect(x - 10, y, 20, 1.1))
            block.cut("gold-light", disc(x + 5.5, y + 3, 1.3))
