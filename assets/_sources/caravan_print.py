"""How the caravan film's drawings become pictures: printed with wear and stamped on a frame."""

import math
from collections.abc import Callable

import cv2
import numpy as np
import resvg_py
from numpy.typing import NDArray
from press import grain, rgb

Picture = NDArray[np.uint8]
Clock = Callable[[float], float]

WIDTH, HEIGHT, FPS = 1920, 1080, 30


def never(_t: float) -> float:
    """A clock that stands still at 0."""
    return 0.0


def always(_t: float) -> float:
    """A clock that stands still at 1."""
    return 1.0


def bgr(ink: str) -> tuple[int, int, int]:
    """An ink in OpenCV's order."""
    r, g, b = rgb(ink)
    return b, g, r


def printed(
    body: str, view: tuple[float, float, float, float], scale: float = 1.0, worn: bool = True
) -> Picture:
    """A drawing pulled as a print, premultiplied BGRA; if `worn`, with flecks of paper and specks of ink."""
    x, y, w, h = view
    size = f'width="{math.ceil(w * scale)}" height="{math.ceil(h * scale)}" viewBox="{x} {y} {w} {h}"'
    png = resvg_py.svg_to_bytes(
        svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>', skip_system_fonts=True
    )
    sheet = _read(png).astype(np.float32)
    sheet[..., :3] *= sheet[..., 3:] / 255
    for mark in (_marks("speck"), _marks("fleck")) if worn else ():
        tall, wide = (-(-sheet.shape[0] // 300)), (-(-sheet.shape[1] // 300))
        veil = np.tile(mark, (tall, wide, 1))[: sheet.shape[0], : sheet.shape[1]]
        sheet[..., :3] += (
            (veil[..., :3] - sheet[..., :3] * (255 / np.maximum(sheet[..., 3:], 1)))
            * veil[..., 3:]
            * (sheet[..., 3:] / 255)
        )
    return np.asarray(np.clip(sheet + 0.5, 0, 255), np.uint8)


def _read(png: bytes) -> Picture:
    sheet = cv2.imdecode(np.frombuffer(bytes(png), np.uint8), cv2.IMREAD_UNCHANGED)
    if sheet is None:
        raise ValueError("not a picture")
    return np.asarray(sheet, np.uint8)


def _marks(name: str) -> NDArray[np.float32]:
    defs = f"<defs>{grain()}</defs>"
    size = 'width="300" height="300"'
    rect = f'<rect {size} fill="url(#{name})"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{defs}{rect}</svg>'
    tile = _read(resvg_py.svg_to_bytes(svg_string=svg))
    alpha = tile[..., 3:].astype(np.float32) / 255 * (0.5 if name == "speck" else 0.46)
    ink = np.array(bgr("ink" if name == "speck" else "ivory"), np.float32)
    return np.concatenate([np.broadcast_to(ink, (300, 300, 3)), alpha], axis=2)


def stamp(frame: Picture, sprite: Picture, move: NDArray[np.float32]) -> None:
    """Lay a premultiplied BGRA sprite through an affine move, touching only what it covers."""
    h, w = sprite.shape[:2]
    corners = move @ np.array([[0, w, 0, w], [0, 0, h, h], [1, 1, 1, 1]], np.float32)
    x0, y0 = max(0, math.floor(corners[0].min()) - 1), max(0, math.floor(corners[1].min()) - 1)
    x1, y1 = min(WIDTH, math.ceil(corners[0].max()) + 1), min(HEIGHT, math.ceil(corners[1].max()) + 1)
    if x1 <= x0 or y1 <= y0:
        return
    shifted = move.copy()
    shifted[:, 2] -= (x0, y0)
    laid = cv2.warpAffine(sprite, shifted, (x1 - x0, y1 - y0), flags=cv2.INTER_CUBIC)
    band = frame[y0:y1, x0:x1]
    clear = cv2.cvtColor(255 - laid[..., 3], cv2.COLOR_GRAY2BGR)
    band[:] = cv2.add(cv2.multiply(band, clear, scale=1 / 255), laid[..., :3])


def ellipse(
    frame: Picture, centre: tuple[float, float], size: tuple[float, float], ink: tuple[str, float]
) -> None:
    """A flat oval of ink at an opacity, smooth to a sixteenth of a pixel."""
    x0, y0 = max(0, int(centre[0] - size[0]) - 2), max(0, int(centre[1] - size[1]) - 2)
    x1, y1 = min(WIDTH, int(centre[0] + size[0]) + 3), min(HEIGHT, int(centre[1] + size[1]) + 3)
    if x1 <= x0 or y1 <= y0:
        return
    mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
    middle = round((centre[0] - x0) * 16), round((centre[1] - y0) * 16)
    cv2.ellipse(
        mask,
        middle,
        (round(size[0] * 16), round(size[1] * 16)),
        0,
        0,
        360,
        round(255 * ink[1]),
        -1,
        cv2.LINE_AA,
        4,
    )
    laid = np.empty((*mask.shape, 3), np.uint8)
    laid[:] = bgr(ink[0])
    veil = cv2.cvtColor(mask, cv2.COLOR_GRAY2BGR)
    band = frame[y0:y1, x0:x1]
    band[:] = cv2.add(cv2.multiply(band, 255 - veil, scale=1 / 255), cv2.multiply(laid, veil, scale=1 / 255))
