"""How loud a sound is from beginning to end, to be drawn: measured once and kept."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.media.fault import DAMAGED, unreadable
from kiosk.media.preparations import Preparations, name_of
from kiosk.media.recordings.recording import RecordingError
from kiosk.media.recordings.sound import RATE, SoundReader

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

PARTS = 480
"""Into so many parts a sound is divided."""
_STEP = RATE // 20
"""Samples that are measured at once."""


@dataclass(frozen=True)
class Waveform:
    """The loudness of `PARTS` equal parts."""

    seconds: float
    """How long the sound is, as it was heard to its end."""
    peaks: bytes
    """0–255 for each part; the loudest has 255, unless all is silence."""


def waveform(path: Path, prepared: Preparations, wanted: Callable[[], bool]) -> Waveform | None:
    """The waveform of a sound, kept or measured; None if it is not `wanted` any more meanwhile.

    Raises `RecordingError` for a sound that cannot be played.
    """
    try:
        name = name_of(path, "waveform", PARTS)
    except OSError as error:
        raise RecordingError(path, unreadable(error)) from error
    kept = prepared.find(name)
    if kept and (known := _read(kept)):
        return known
    measured = _measured(path, wanted)
    if measured is None:
        return None
    try:
        with prepared.making(name) as draft:
            draft.write_bytes(round(measured.seconds * 1000).to_bytes(8, "big") + measured.peaks)
    except OSError:
        pass  # a full disk: it is measured again next time
    return measured


def _read(kept: Path) -> Waveform | None:
    try:
        data = kept.read_bytes()
    except OSError:
        return None
    whole = len(data) == 8 + PARTS
    return Waveform(int.from_bytes(data[:8], "big") / 1000, data[8:]) if whole else None


def _measured(path: Path, wanted: Callable[[], bool]) -> Waveform | None:
    import numpy as np

    steps: list[float] = []
    count = 0
    rest = np.zeros((0, 2), np.float32)
    with closing(SoundReader(path)) as reader:
        while (samples := reader.read()) is not None:
            if not wanted():
                return None
            count += len(samples)
            rest = np.concatenate([rest, samples])
            whole = len(rest) // _STEP * _STEP
            steps += np.sqrt(np.square(rest[:whole]).reshape(-1, _STEP * 2).mean(axis=1)).tolist()
            rest = rest[whole:]
    if not count:
        raise RecordingError(path, DAMAGED)
    return Waveform(count / RATE, _peaks(np.asarray(steps or [0.0], np.float32)))


def _peaks(steps: "NDArray[float32]") -> bytes:
    """The loudest step of each part, of the loudest of all; quiet ones raised, as the ear does."""
    import numpy as np

    edges = np.linspace(0, len(steps), PARTS + 1)
    parts = [steps[int(a) : max(int(a) + 1, int(b))].max() for a, b in pairwise(edges)]
    peaks = np.asarray(parts, np.float32)
    loudest = float(peaks.max())
    raised = np.sqrt(peaks / loudest) if loudest > 1e-6 else np.zeros_like(peaks)
    return bytes(np.round(raised * 255).astype(np.uint8))
