"""What costs much and changes nothing where nobody looks: films are black, outlines are found only once."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.media.identity import identity
from kiosk.media.outlines import regionwork
from kiosk.media.outlines.regions import Outline, Regions
from kiosk.media.outlines.silhouettes import Engrave
from kiosk.media.recordings.film import Frame, PictureReader


def films_are_black(monkeypatch: pytest.MonkeyPatch) -> None:
    """Films are as large and long as ever, but nothing is decoded."""
    monkeypatch.setattr(PictureReader, "seek", lambda *_: None)
    monkeypatch.setattr(PictureReader, "read", _black)


def _black(reader: PictureReader, since: float = 0.0) -> Frame | None:
    size = reader.size
    frame = Frame(since + 1.0, size, 4 * size.w, bytes(4 * size.w * size.h))
    return frame if frame.time < reader.facts.seconds else None


def outlines_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The regions of one drawing are the same for every visitor, page and screen."""
    monkeypatch.setattr(regionwork, "Regions", _regions)


def _regions(path: Path, natural: Size, outlines: Sequence[Outline], _: Engrave) -> Regions:
    state = path.stat() if path.exists() else None
    return _found(path, state and identity(path, state), natural, tuple(outlines))


@cache
def _found(path: Path, content: object, natural: Size, outlines: tuple[Outline, ...]) -> Regions:
    return Regions(path, natural, outlines)
