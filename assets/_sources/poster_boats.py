"""Boats of the poster, from the harbour and from the display cases: junk, steamer, sampan."""

from knife import Block, Cut, Point, curve, disc, lens, pill, poly, rect, ribbon, sample, strip
from poster_junk import MATTING, junk


def steamer(block: Block) -> None:
    """An old coaster about the origin, 240 wide: two funnels, masts, boats in their davits."""
    block.cut(
        "ink",
        [
            ("M", [(-124, -36)]),
            ("Q", [(0, -18), (120, -40)]),
            ("L", [(106, 8)]),
            ("L", [(-104, 8)]),
            ("Z", []),
        ],
    )
    block.cut("vermilion-dark", poly([(-110, -2), (110, -2), (106, 8), (-104, 8)]))
    block.cut(
        "gold",
        [
            ("M", [(-122, -30)]),
            ("Q", [(0, -12), (119, -34)]),
            ("L", [(118, -31)]),
            ("Q", [(0, -9), (-121, -27)]),
            ("Z", []),
        ],
    )
    block.cut("ivory", rect(-70, -52, 136, 27), rect(-44, -70, 78, 18), rect(34, -82, 26, 30))
    block.cut("sand", rect(40, -52, 26, 27), rect(18, -70, 16, 18), rect(50, -82, 10, 30))
    block.cut(
        "sea-dark",
        *(rect(-66 + k * 8, -46, 4, 6) for k in range(13)),
        *(rect(37 + k * 7, -77, 5, 7) for k in range(3)),
        *(disc(-92 + k * 13, -16, 2.2) for k in range(15)),
    )
    for x in (-30, 0):
        block.cut("ink-soft", poly([(x - 8, -70), (x - 5, -122), (x + 9, -122), (x + 9, -70)]))
        block.cut("gold-light", poly([(x - 6.4, -104), (x - 5.8, -114), (x + 9, -114), (x + 9, -104)]))
        block.cut("ink", rect(x - 7, -124, 18, 4), strip((x - 9, -80), (x - 9, -118), 2))
    _masts(block)


def _masts(block: Block) -> None:
    for x, foot in ((-88, -58), (86, 62)):
        block.cut("ink-soft", strip((x, -28), (x - 3, -146), 4, 2), strip((x, -96), (foot, -50), 1.8))
        block.line(
            "ink-soft",
            0.9,
            poly([(x - 3, -144), (x - 26, -32)], False),
            poly([(x - 3, -144), (x + 26, -32)], False),
        )
        block.line(
            "ink-soft",
            0.5,
            *(
                poly([(x - 3 - k * 3.4, -128 + k * 14), (x - 3 + k * 3.4, -128 + k * 14)], False)
                for k in range(1, 7)
            ),
        )
    _boats_in_davits(block)


def _boats_in_davits(block: Block) -> None:
    block.line("ink-soft", 0.9, poly([(-91, -144), (83, -146)], False))
    block.line(
        "ink-soft",
        0.9,
        poly([(-116, -46), (-70, -40)], False),
        *(poly([(-116 + k * 6, -46 + k), (-116 + k * 6, -34 + k)], False) for k in range(8)),
    )
    for x in (-56, -20, 12):
        block.cut("gold-dark", [("M", [(x, -60)]), ("Q", [(x + 12, -50), (x + 24, -60)]), ("Z", [])])
        block.line(
            "ink",
            0.8,
            curve([(x + 2, -52), (x + 1, -66), (x + 5, -64)], False),
            curve([(x + 22, -52), (x + 23, -66), (x + 19, -64)], False),
        )


def sampan(block: Block) -> None:
    """A sampan about the origin, 150 wide, with a hooped awning and a sculling oar."""
    block.cut(
        "gold", [("M", [(-28, -12)]), ("Q", [(-26, -46), (4, -46)]), ("Q", [(32, -46), (34, -12)]), ("Z", [])]
    )
    block.cut(
        "gold-dark",
        [
            ("M", [(4, -46)]),
            ("Q", [(32, -46), (34, -12)]),
            ("L", [(18, -12)]),
            ("Q", [(20, -40), (4, -46)]),
            ("Z", []),
        ],
    )
    block.line(
        "gold-dark",
        1.2,
        *(curve([(-26 + k * 8, -13), (-24 + k * 7.4, -34), (-14 + k * 5.4, -45)], False) for k in range(8)),
    )
    block.cut(
        "ink-soft",
        [
            ("M", [(-76, -26)]),
            ("Q", [(0, 4), (78, -24)]),
            ("L", [(58, 4)]),
            ("Q", [(0, 12), (-54, 4)]),
            ("Z", []),
        ],
    )
    _sampan_hull(block)


def _sampan_hull(block: Block) -> None:
    block.cut(
        "gold-dark",
        [
            ("M", [(-76, -26)]),
            ("Q", [(0, 4), (78, -24)]),
            ("L", [(77, -20)]),
            ("Q", [(0, 9), (-74, -22)]),
            ("Z", []),
        ],
    )
    block.line(
        "ink",
        1,
        *(
            curve([(-66 + k * 3, -18 + k * 6), (0, -1 + k * 4.4), (66 - k * 3, -17 + k * 6)], False)
            for k in range(1, 3)
        ),
    )
    block.cut("ink-soft", strip((42, -40), (96, 8), 2.4, 4))
    block.line("ink", 0.8, *(poly([(-70 + k * 4, -24), (-70 + k * 4, -34)], False) for k in range(3)))


def lantern(block: Block, plain: str = "gold-light", shade: str = "gold") -> None:
    """A hanging lantern, its ring at the origin, 100 high."""
    block.cut("ink-soft", rect(-1.2, 0, 2.4, 22), rect(-16, 20, 32, 6), rect(-16, 88, 32, 6))
    block.line("ink-soft", 1.6, disc(0, -3, 4))
    block.cut(
        plain, poly([(-18, 26), (18, 26), (27, 44), (27, 70), (18, 88), (-18, 88), (-27, 70), (-27, 44)])
    )
    block.cut(shade, poly([(7, 26), (18, 26), (27, 44), (27, 70), (18, 88), (8, 88), (12, 70), (12, 44)]))
    block.cut(
        "gold-dark",
        *(rect(x, 26, 1.6, 62) for x in (-11, -1, 10)),
        rect(-27, 43, 54, 2),
        rect(-27, 69, 54, 2),
    )
    block.cut("gold-dark", *(poly([(x, 52), (x + 5, 57), (x, 62), (x - 5, 57)]) for x in (-19, -6, 6, 18)))
    block.cut("vermilion", *(rect(-14 + k * 4, 94, 1.8, 24 - abs(k - 3.5) * 2) for k in range(8)))


def seascape(block: Block, x: float, y: float, wide: float, high: float, kind: int) -> None:
    """A framed seascape: hills and water, and a boat or the moon."""
    block.cut("ink", rect(x - 5, y - 5, wide + 10, high + 10))
    block.cut("gold-dark", rect(x - 3, y - 3, wide + 6, high + 6))
    block.cut("ivory", rect(x, y, wide, high))
    ix, iy, iw, ih = x + 3, y + 3, wide - 6, high - 6
    block.cut("gold-pale" if kind % 2 else "sea-mist", rect(ix, iy, iw, ih))
    cut: Cut = rect(ix, iy, iw, ih)
    with block.clip(cut):
        block.cut("ivory", disc(ix + iw * (0.7 if kind % 2 else 0.26), iy + ih * 0.26, ih * 0.12))
        ridge = [
            (ix, iy + ih * 0.6),
            (ix + iw * 0.3, iy + ih * (0.34 + 0.08 * (kind % 3))),
            (ix + iw * 0.55, iy + ih * 0.52),
            (ix + iw * 0.8, iy + ih * 0.42),
            (ix + iw, iy + ih * 0.6),
        ]
        block.cut(
            "sea-light",
            [*curve(ridge, False), ("L", [(ix + iw, iy + ih)]), ("L", [(ix, iy + ih)]), ("Z", [])],
        )
        block.cut("sea", rect(ix, iy + ih * 0.62, iw, ih * 0.4))
        block.cut(
            "sea-pale",
            *(
                lens(
                    ix + iw * (0.1 + 0.13 * k),
                    iy + ih * (0.7 + 0.05 * (k % 4)),
                    ix + iw * (0.26 + 0.13 * k),
                    iy + ih * (0.7 + 0.05 * (k % 4)),
                    ih * 0.008,
                )
                for k in range(6)
            ),
        )
        with block.at(
            ix + iw * (0.4 + 0.1 * (kind % 3)), iy + ih * 0.74, ih / (1500 if kind % 3 == 0 else 480)
        ):
            (junk if kind % 3 == 0 else sampan if kind % 3 == 1 else steamer)(
                block, *((MATTING,) if kind % 3 == 0 else ())
            )


def figure(block: Block, x: float, y: float, high: float, ink: str, kind: int = 0) -> None:
    """A visitor as a plain silhouette: 0 stands, 1 walks, 2 points, 3 wears a skirt, 4 carries a bag."""
    with block.at(x, y, high / 100):
        block.cut("ink-brown", lens(-12, 0.4, 40, 1.4, 1.6))
        stride = 5.0 if kind == 1 else 0.0
        for side in (-1, 1):
            foot = side * (4 + stride)
            block.cut(
                ink, strip((side * 4, -48), (foot, -1), 8, 4.6), lens(foot - 3.4, -0.8, foot + 5, -0.6, 1.8)
            )
        trunk = [
            (-3, -84),
            (-8.6, -81),
            (-9.6, -74),
            (-7.6, -60),
            (-8.6, -44),
            (8.6, -44),
            (7.6, -60),
            (9.6, -74),
            (8.6, -81),
            (3, -84),
        ]
        block.cut(ink, curve(trunk, pull=0.12), rect(-2.2, -90, 4.4, 8), disc(0, -92.4, 5.5, 6.6))
        block.cut(ink, ribbon(sample([(-6, -80), (-9.6, -76), (-11.6, -64), (-9.6, -47)], 5), 4.6, 3.2))
        reach: list[Point] = (
            [(5, -79), (15, -78), (25, -92)] if kind == 2 else [(6, -80), (9.6, -76), (11.6, -64), (9.6, -47)]
        )
        block.cut(ink, ribbon(sample(reach, 5), 4.6, 3.2))
        if kind == 3:
            block.cut(
                ink,
                curve([(-7, -62), (7, -62), (12, -26), (0, -23), (-12, -26)], pull=0.08),
                disc(-4.6, -97, 3.2),
            )
        if kind == 4:
            block.cut(ink, pill(5, -46, 15, 12, 2))
            block.line(ink, 1.4, curve([(7, -45), (12, -52), (17, -45)], False))
        if kind in (0, 4):
            block.cut(ink, disc(0, -96.2, 5.9, 4.2))
