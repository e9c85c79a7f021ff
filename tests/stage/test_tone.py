"""The bell of the sound test sounds on the side it is meant for, softly, and ends."""

import numpy as np
import pytest

from kiosk.stage.playing.audiodevice import RATE
from kiosk.stage.playing.tone import Side, Tone


@pytest.mark.parametrize(("side", "left", "right"), [("left", 1, 0), ("right", 0, 1), ("both", 1, 1)])
def test_a_tone_sounds_on_its_side(side: Side, left: int, right: int) -> None:
    tone = Tone(side, 0.5)
    pieces = []
    while (piece := tone.read()) is not None:
        pieces.append(piece)
    samples = np.concatenate(pieces)
    assert samples.shape == (RATE // 2, 2)
    assert samples.dtype == np.float32
    assert (np.abs(samples).max(axis=0) > 0.2).tolist() == [bool(left), bool(right)]
    assert np.abs(samples).max() < 1.0
    assert np.abs(np.diff(samples, axis=0)).max() < 0.2, "nothing cracks"
    assert np.abs(samples[-5:]).max() < 0.01
    tone.seek(0.4)
    assert tone.read() is not None
