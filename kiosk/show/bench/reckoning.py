"""From what a visitor saw to figures."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from kiosk.base.geometry import Size
from kiosk.show.bench.figures import Figure, is_large, spread
from kiosk.show.bench.tours import Tapped
from kiosk.show.bench.visitor import Frame, Seen
from kiosk.show.strip import FADE, TURN

Run = tuple[Seen, list[Frame]]
"""What followed a tap, and of that the frames of a page on its way."""
ANSWER = (5.0, 17.0)
"""Milliseconds from a touch to the first frame that answers it: median and 99th percentile."""


def touch_figures(taps: Sequence[Tapped]) -> list[Figure]:
    """How soon a touch is answered."""
    nothing = (None, None)
    return [
        *spread("touch to pressed", [t for tap in taps if (t := _first(tap.down)) is not None], ANSWER),
        *spread("lift to first new frame", [t for tap in taps if (t := _first(tap.up)) is not None], nothing),
        *spread("lift to finished page", [t for tap in taps if (t := _last(tap.up)) is not None], nothing),
    ]


def _first(seen: Seen) -> float | None:
    return seen.frames[0].at - seen.at if seen.frames else None


def _last(seen: Seen) -> float | None:
    return seen.frames[-1].at - seen.at if seen.frames else None


def turn_figures(taps: Sequence[Tapped], size: Size) -> list[Figure]:
    """How smoothly pages turn: of each turn, the frames until the page has arrived."""
    large = is_large(size)
    runs = _runs(taps, TURN)
    if not runs:
        return []
    cpu = [(frames[-1].cpu - up.cpu) / len(frames) for up, frames in runs]
    main = [(frames[-1].main - frames[0].main) / (len(frames) - 1) for _, frames in runs]
    sharp = [_arrived(up).complete for up, _ in runs]
    return [
        *_smoothness("page turn", runs, size),
        Figure("page turn, CPU a frame", mean(cpu) * 1000, "ms", 14 if large else 3),
        Figure("page turn, CPU a frame on the main thread", mean(main) * 1000, "ms"),
        Figure("page turn, sharp on arrival", 100 * mean(sharp), "%", least=100),
    ]


def fade_figures(taps: Sequence[Tapped], size: Size) -> list[Figure]:
    """How smoothly pages fade where motion is reduced."""
    runs = _runs(taps, FADE)
    if not runs:
        return []
    cpu = [(frames[-1].cpu - up.cpu) / len(frames) for up, frames in runs]
    return [
        *_smoothness("page turn, fading", runs, size),
        Figure("page turn, fading, CPU a frame", mean(cpu) * 1000, "ms"),
    ]


def _runs(taps: Sequence[Tapped], seconds: float) -> list[Run]:
    """Of each turn the frames in the `seconds` it takes; only of those that have some."""
    runs = [(tap.up, _of_turn(tap.up, seconds)) for tap in taps]
    return [(up, frames) for up, frames in runs if len(frames) > 2]


def _smoothness(name: str, runs: Sequence[Run], size: Size) -> list[Figure]:
    seconds = sum(frames[-1].at - frames[0].at for _, frames in runs)
    count = sum(len(frames) - 1 for _, frames in runs)
    gaps = [b.at - a.at for _, frames in runs for a, b in pairwise(frames)]
    return [
        Figure(name, count / seconds, "fps", least=55 if is_large(size) else 58),
        Figure(f"{name}, longest gap", max(gaps) * 1000, "ms", 25),
    ]


def _of_turn(seen: Seen, seconds: float) -> list[Frame]:
    """The frames while the page is on its way."""
    if not seen.frames:
        return []
    arrives = seen.frames[0].at + seconds
    return [frame for frame in seen.frames if frame.at <= arrives]


def _arrived(seen: Seen) -> Frame:
    """The frame in which the page has arrived."""
    arrives = seen.frames[0].at + TURN
    return next((frame for frame in seen.frames if frame.at > arrives), seen.frames[-1])
