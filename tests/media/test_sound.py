"""Sounds of every kind are read sample by sample, sought, measured; what is wrong with one is told."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from kiosk.base.geometry import Size
from kiosk.media.preparations import Preparations
from kiosk.media.recordings.filmspecimens import film, sound
from kiosk.media.recordings.recording import RecordingError
from kiosk.media.recordings.screening import inspect_sound, remarks_on_sound
from kiosk.media.recordings.sound import RATE, SoundReader
from kiosk.media.recordings.waveform import PARTS, waveform

KINDS = {"a.ogg": "libopus", "a.mp3": "libmp3lame", "a.flac": "flac", "a.wav": "pcm_s16le"}
SECONDS = 3.0


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds, each beginning with a tone, in every kind; and a film."""
    folder = tmp_path_factory.mktemp("sounds")
    for name, codec in KINDS.items():
        sound(folder / name, SECONDS, codec)
    film(folder / "film.mp4", Size(64, 36), SECONDS)
    return folder


@pytest.mark.parametrize("name", [*KINDS, "film.mp4"])
def test_every_kind_is_read_to_its_end(shelf: Path, name: str) -> None:
    with closing(SoundReader(shelf / name)) as reader:
        assert reader.seconds == pytest.approx(SECONDS, abs=0.1)
        count = 0
        while (samples := reader.read()) is not None:
            assert samples.dtype == np.float32
            assert samples.shape[1] == 2
            count += len(samples)
    assert count / RATE == pytest.approx(SECONDS, abs=0.1)


@pytest.mark.parametrize("name", [*KINDS, "film.mp4"])
def test_seeking_is_exact_to_the_millisecond(shelf: Path, name: str) -> None:
    with closing(SoundReader(shelf / name)) as reader:
        for seconds in (1.5, 0.7):
            reader.seek(seconds)
            heard = np.zeros((0, 2), np.float32)
            while len(heard) < RATE and (samples := reader.read()) is not None:
                heard = np.concatenate([heard, samples])
            onset = int(np.argmax(np.abs(heard[:, 0]) > 0.1)) / RATE
            due = np.ceil(seconds) - seconds
            assert onset == pytest.approx(due, abs=0.004)


def test_a_picture_makes_no_sound(tmp_path: Path) -> None:
    (tmp_path / "a.ogg").write_bytes(b"no sound at all")
    for name in ("a.ogg", "lost.ogg"):
        with pytest.raises(RecordingError):
            SoundReader(tmp_path / name)


def test_what_is_wrong_with_a_sound_is_told(shelf: Path, tmp_path: Path) -> None:
    for name in KINDS:
        whole = (shelf / name).read_bytes()
        (tmp_path / name).write_bytes(whole[: len(whole) // 2])
        assert "cut short" in (inspect_sound(tmp_path / name) or "fine"), name
        assert inspect_sound(shelf / name) is None
        assert remarks_on_sound(shelf / name) == []
    (tmp_path / "zero.ogg").write_bytes(b"")
    (tmp_path / "label.mp3").write_bytes((shelf / "a.flac").read_bytes())
    (tmp_path / "a.mid").write_bytes((shelf / "a.flac").read_bytes())
    sound(tmp_path / "silent.flac", 1.0, "flac", loud=0.0)
    assert "0 bytes" in (inspect_sound(tmp_path / "zero.ogg") or "")
    assert "FLAC by its content, but MP3" in (inspect_sound(tmp_path / "label.mp3") or "")
    assert "one of .ogg" in (inspect_sound(tmp_path / "a.mid") or "")
    assert remarks_on_sound(tmp_path / "silent.flac") == ["it is silent from beginning to end"]


def test_a_waveform_rises_where_it_is_loud_and_is_measured_once(shelf: Path, tmp_path: Path) -> None:
    prepared = Preparations(tmp_path)
    made = waveform(shelf / "a.flac", prepared, lambda: True)
    assert made
    assert made == waveform(shelf / "a.flac", prepared, lambda: True)
    assert len(list(tmp_path.iterdir())) == 1
    third = PARTS // 3
    for second in range(3):
        assert made.peaks[second * third + 4] > 200
        assert max(made.peaks[second * third + third // 2 : (second + 1) * third - 8]) < 40
    assert waveform(shelf / "a.wav", prepared, lambda: False) is None
    with pytest.raises(RecordingError):
        waveform(tmp_path / "lost.ogg", prepared, lambda: True)


def test_silence_has_a_flat_waveform(tmp_path: Path) -> None:
    sound(tmp_path / "silent.flac", 1.0, "flac", loud=0.0)
    made = waveform(tmp_path / "silent.flac", Preparations(tmp_path / "kept"), lambda: True)
    assert made
    assert set(made.peaks) == {0}
