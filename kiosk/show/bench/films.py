"""How smoothly a film runs: one of 1920×1080 with sound, made up for it, watched for twenty seconds."""

import logging
import math
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from kiosk.base.geometry import Size
from kiosk.blocks.contract import Kind
from kiosk.media.recordings.filmspecimens import film
from kiosk.show.bench import tours
from kiosk.show.bench.figures import Figure, is_large
from kiosk.show.bench.madeup import one_block
from kiosk.show.bench.visitor import Pause, Script
from kiosk.show.show import Show

SIZE = Size(1920, 1080)
SECONDS = 20
OFFSET = 40.0
"""Milliseconds that a picture may be off its sound."""


def with_film(folder: Path, kinds: Mapping[str, Kind], seconds: int) -> None:
    """An exhibition of one page with a film."""
    assets = folder / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    film(assets / "film.mp4", SIZE, seconds)
    sample = next(kind.SAMPLE for kind in kinds.values() if "\nfilm:" in kind.SAMPLE)
    block = {"kind": yaml.safe_load(sample)["kind"], "film": "film.mp4"}
    one_block(folder, block)


class _Scores(logging.Handler):
    """Takes what films say of how they ran."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.scores: list[Any] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the score."""
        if score := getattr(record, "score", None):
            self.scores.append(score)


def watch(show: Show, seconds: float, figures: list[Figure]) -> Script:
    """Play the film full-screen, and tell how it ran."""
    noted, logger = _Scores(), logging.getLogger("kiosk.stage.playing.film")
    logger.addHandler(noted)
    logger.setLevel(logging.DEBUG)
    yield from tours.welcome(show, at_once=True)
    show.open_chapter(show.exhibition.chapters[0].id)
    yield Pause(1.0)
    yield from tours.tap(show, "play")
    yield Pause(min(1.0, seconds / 4))
    yield from tours.tap(show, "film")
    yield from tours.tap(show, "size")
    cpu, wall = time.process_time(), time.perf_counter()
    yield Pause(seconds)
    share = 100 * (time.process_time() - cpu) / (time.perf_counter() - wall)
    show.go_home()
    yield Pause(0.5)
    logger.removeHandler(noted)
    figures += [
        *_figures(noted.scores, is_large(show.canvas.size)),
        Figure("film 1080p30, CPU", share, "% of a core"),
    ]


def _figures(scores: Sequence[Any], large: bool) -> list[Figure]:
    """Without budgets on a large screen: one without a GPU takes longer to present it than there is time."""
    score = scores[-1] if scores else None
    if score is None or not score.shown:
        return [Figure("film 1080p30, pictures shown", 0, "", least=1)]
    dropped = 100 * score.dropped / (score.dropped + score.shown)
    offsets = sorted(score.offsets)
    high = offsets[min(len(offsets), math.ceil(0.95 * len(offsets))) - 1]
    return [
        Figure("film 1080p30, pictures dropped", dropped, "%", None if large else 1),
        Figure("film 1080p30, picture off its sound, p95", high * 1000, "ms", None if large else OFFSET),
    ]
