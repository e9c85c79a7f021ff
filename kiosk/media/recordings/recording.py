"""Films and sounds as files, opened by PyAV, which takes half a second to be imported."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.sentences import Sentence
from kiosk.media.fault import DAMAGED, EMPTY, NO_ROOM, MediaError, unreadable

if TYPE_CHECKING:
    from av.container import InputContainer

_LOCAL = {"protocol_whitelist": "file"}
"""A playlist in disguise must not lead to the network."""
NAMES = {
    "mov,mp4,m4a,3gp,3g2,mj2": "MP4",
    "matroska,webm": "Matroska or WebM",
    "ogg": "Ogg",
    "mp3": "MP3",
    "flac": "FLAC",
    "wav": "WAV",
}
"""What PyAV calls the containers that are played, and what people call them."""


class RecordingError(MediaError):
    """A film or sound that cannot be played."""


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Whatever PyAV raises about a file comes out as `RecordingError`."""
    import av

    try:
        yield
    except MemoryError as error:
        raise RecordingError(path, NO_ROOM) from error
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise RecordingError(path, DAMAGED) from error


def open_recording(path: Path) -> "InputContainer":
    """The container at `path`, to be closed by whoever asks. Raises `RecordingError`."""
    import av

    check_readable(path)
    with understood(path):
        return av.open(str(path), options=dict(_LOCAL), metadata_errors="ignore")


def check_readable(path: Path) -> None:
    """Raises `RecordingError` where there is nothing in the file, or no file."""
    try:
        length = path.stat().st_size
    except OSError as error:
        raise RecordingError(path, unreadable(error)) from error
    if not length:
        raise RecordingError(path, EMPTY)


def check_container(path: Path, container: "InputContainer", suffixes: dict[str, str]) -> None:
    """Raises `RecordingError` where the content is of another kind than the name says."""
    named, real = suffixes.get(path.suffix.lower()), container.format.name
    if named is None:
        said = Sentence(
            "named {suffix}, where one of {listed} would be right; save it as one of these",
            suffix=path.suffix or path.name,
            listed=", ".join(suffixes),
        )
        raise RecordingError(path, said)
    if named != real:
        said = Sentence(
            "{found} by its content, but {named} by its name; give it its right name, or save it as {named}",
            found=NAMES.get(real, container.format.long_name),
            named=NAMES[named],
        )
        raise RecordingError(path, said)


def start_of(container: "InputContainer") -> float:
    """The time that counts as the beginning, in seconds."""
    return (container.start_time or 0) / 1_000_000
