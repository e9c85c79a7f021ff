"""Films and sounds as files, opened by PyAV, which takes half a second to be imported."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.base.errors import KioskError

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


class RecordingError(KioskError):
    """A film or sound that cannot be played; the text names the file and says why."""


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Whatever PyAV raises about a file comes out as `RecordingError`."""
    import av

    try:
        yield
    except (av.FFmpegError, OSError, ValueError, IndexError, MemoryError) as error:
        reason = str(getattr(error, "strerror", None) or error)
        raise RecordingError(f"{path}: damaged, or cut short ({reason})") from error


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
        raise RecordingError(f"{path}: cannot be read ({error.strerror})") from error
    if not length:
        raise RecordingError(f"{path}: an empty file of 0 bytes")


def check_container(path: Path, container: "InputContainer", suffixes: dict[str, str]) -> None:
    """Raises `RecordingError` where the content is of another kind than the name says."""
    named, real = suffixes.get(path.suffix.lower()), container.format.name
    if named is None:
        listed = ", ".join(suffixes)
        raise RecordingError(f"{path}: named {path.suffix or 'thus'}, where one of {listed} would be right")
    if named != real:
        found = NAMES.get(real, container.format.long_name)
        raise RecordingError(f"{path}: is {found} by its content, but {NAMES[named]} by its name")


def start_of(container: "InputContainer") -> float:
    """The time that counts as the beginning, in seconds."""
    return (container.start_time or 0) / 1_000_000
