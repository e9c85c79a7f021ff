"""Looks into one media file, by its sort; each reader is imported where there is such a file only."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.base.sentences import Sentence


@dataclass(frozen=True)
class Verdict:
    """What was found in a file."""

    fault: str | None = None
    """Why it cannot be shown or played, and what to do; None where it can."""
    remarks: list[str] = field(default_factory=list)
    """What may have been overlooked in one that can."""
    passing: bool = False
    """Whether the machine may be to blame, so that another look is worth it."""


def look(sort: str, path: Path) -> Verdict:
    """What is to be said of a file of a `sort`: `picture`, `panorama`, `film`, `sound` or `captions`."""
    fault, remarks = _LOOKS[sort]()
    found = fault(path)
    return Verdict(found) if found else Verdict(None, list(remarks(path)))


def _picture() -> tuple[Any, Any]:
    from kiosk.media import inspection

    return inspection.inspect, inspection.remarks


def _panorama() -> tuple[Any, Any]:
    from kiosk.media.panoramas import panorama

    return panorama.inspect, _nothing


def _film() -> tuple[Any, Any]:
    from kiosk.media.recordings import screening

    return screening.inspect_film, screening.remarks_on_film


def _sound() -> tuple[Any, Any]:
    from kiosk.media.recordings import screening

    return screening.inspect_sound, screening.remarks_on_sound


def _captions() -> tuple[Any, Any]:
    from kiosk.media.recordings import captions

    return captions.inspect, _nothing


def _nothing(_: Path) -> list[Sentence]:
    return []


_LOOKS: dict[str, Callable[[], tuple[Any, Any]]] = {
    "picture": _picture,
    "panorama": _panorama,
    "film": _film,
    "sound": _sound,
    "captions": _captions,
}
