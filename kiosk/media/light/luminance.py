"""Pixels as light: relative luminance, and the ratio of two, as WCAG defines them."""

from functools import cache
from typing import Any

Rgb = tuple[int, int, int]


@cache
def _linear() -> Any:
    """The light of each of the 256 values of a channel of sRGB, 0–1.

    https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    import numpy as np

    value = np.arange(256) / 255
    light = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


def channels(rgb: bytes | memoryview, width: int) -> Any:
    """Rows of RGB bytes as light: an array of height × width × 3, 0–1."""
    import numpy as np

    return _linear()[np.frombuffer(rgb, np.uint8).reshape(-1, width, 3)]


def luminance(light: Any) -> Any:
    """Relative luminance, 0–1, of an array whose last axis is red, green and blue as light."""
    return light @ _weights()


@cache
def _weights() -> Any:
    import numpy as np

    return np.array([0.2126, 0.7152, 0.0722], np.float32)


def of_ink(ink: Rgb) -> float:
    """Relative luminance of one colour."""
    return float(luminance(_linear()[list(ink)]))


def ratio(one: Any, other: Any) -> Any:
    """Contrast of two luminances, 1–21; of arrays, element by element.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    import numpy as np

    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
