"""Tells what is wrong with a film or a sound, for `check`: it is played to its end, not believed."""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.base.sentences import Sentence
from kiosk.media.fault import CUT_SHORT, ends_in_zeros
from kiosk.media.recordings.film import NOTHING_SEEN, PictureReader
from kiosk.media.recordings.recording import (
    RecordingError,
    check_container,
    check_readable,
    open_recording,
    start_of,
    understood,
)
from kiosk.media.recordings.sound import RATE, SoundReader

if TYPE_CHECKING:
    from av.container import InputContainer

_MP4, _MATROSKA = "mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm"
_FILMS = {".mp4": _MP4, ".m4v": _MP4, ".webm": _MATROSKA, ".mkv": _MATROSKA}
_SOUNDS = {".ogg": "ogg", ".oga": "ogg", ".opus": "ogg", ".mp3": "mp3", ".flac": "flac", ".wav": "wav"}
_CODECS = {"h264": "H.264", "vp9": "VP9", "av1": "AV1"}
_LACKING = 0.75
"""So many seconds less than it says of itself, and a recording counts as cut short."""
_APART = 1.05
"""Seconds between key pictures above which scrubbing becomes slow."""
_LARGEST = 4096 * 2304
_SILENT = 1e-4
_HDR = (16, 18)
"""PQ and HLG, as AVColorTransferCharacteristic numbers them (ITU-T H.273, table 3)."""
_OGG = (".ogg", ".oga", ".opus")
_NOTHING_HEARD = Sentence("there is no sound in it, it lasts 0 seconds; choose the recording that was meant")


def inspect_film(path: Path) -> Sentence | None:
    """A sentence saying why a film cannot be shown, or None where it can."""
    try:
        with closing(open_recording(path)) as container:
            check_container(path, container, _FILMS)
        with closing(PictureReader(path)) as reader:
            facts = reader.facts
        with closing(open_recording(path)) as container, understood(path):
            _check_codec(path, container)
            _check_length(path, _run(container, "video").seconds, facts.seconds)
        _check_key_pictures(path)
    except RecordingError as error:
        return _fault(path, error)
    return None


def inspect_sound(path: Path) -> Sentence | None:
    """A sentence saying why a sound cannot be played, or None where it can."""
    try:
        check_readable(path)
        with closing(open_recording(path)) as container:
            check_container(path, container, _SOUNDS)
        with closing(SoundReader(path)) as reader:
            count = sum(len(samples) for samples in _samples(reader))
            _check_length(path, count / RATE, reader.seconds)
        if not count:
            raise RecordingError(path, _NOTHING_HEARD)
        suffix = path.suffix.lower()
        whole = _is_whole_wave if suffix == ".wav" else _has_last_page if suffix in _OGG else None
        if whole and not whole(path):
            raise RecordingError(path, _cut_after(count / RATE))
    except RecordingError as error:
        return _fault(path, error)
    return None


def _fault(path: Path, error: RecordingError) -> Sentence:
    """What to say of a recording; one that is still being copied may look like anything."""
    with suppress(OSError):
        return CUT_SHORT if ends_in_zeros(path) else error.fault
    return error.fault


def remarks_on_film(path: Path) -> list[Sentence]:
    """What a curator may have overlooked in a film that can be shown."""
    remarks: list[Sentence] = []
    with closing(PictureReader(path)) as reader:
        facts = reader.facts
    with closing(open_recording(path)) as container, understood(path):
        bright = container.streams.video[0].codec_context.color_trc in _HDR
        apart = _run(container, "video").apart
    if not facts.sounding:
        remarks.append(Sentence("it has no sound"))
    elif remark := _silence(path):
        remarks.append(remark)
    if apart > _APART:
        remarks.append(
            Sentence(
                "key pictures lie {apart:.1f} seconds apart, at most 1 lets visitors scrub quickly",
                apart=apart,
            )
        )
    if bright:
        remarks.append(
            Sentence("it is coded in HDR and looks pale here; export it in standard colours (SDR, Rec. 709)")
        )
    if facts.size.w * facts.size.h > _LARGEST:
        remarks.append(
            Sentence(
                "{w}×{h} is larger than 4K, which is as much as can be seen", w=facts.size.w, h=facts.size.h
            )
        )
    return remarks


def is_heard(path: Path) -> bool:
    """Whether a film has a sound that can be played and is not silence all along."""
    try:
        with closing(PictureReader(path)) as reader:
            return reader.facts.sounding and _silence(path) is None
    except RecordingError:
        return False


def remarks_on_sound(path: Path) -> list[Sentence]:
    """What a curator may have overlooked in a sound that can be played."""
    return [remark] if (remark := _silence(path)) else []


@dataclass
class _Run:
    """What the packets of a stream tell."""

    seconds: float = 0.0
    """When the last of them ends."""
    keys: list[float] = field(default_factory=list)
    """When the pictures are seen that need no other."""

    @property
    def apart(self) -> float:
        """The longest way from one key picture to the next, in seconds."""
        times = [*sorted(self.keys), self.seconds]
        return max((b - a for a, b in pairwise(times)), default=0.0)


def _run(container: "InputContainer", sort: str) -> _Run:
    """Reads every packet without decoding one."""
    stream = next(stream for stream in container.streams if stream.type == sort)
    run, begin, unit = _Run(), start_of(container), float(stream.time_base or 1)
    for packet in container.demux(stream):
        if packet.pts is not None:
            time = packet.pts * unit - begin
            run.seconds = max(run.seconds, time + (packet.duration or 0) * unit)
            if packet.is_keyframe:
                run.keys.append(time)
    return run


def _check_codec(path: Path, container: "InputContainer") -> None:
    name = container.streams.video[0].codec_context.name
    name = {"libdav1d": "av1", "libvpx-vp9": "vp9"}.get(name, name)
    if name not in _CODECS:
        said = Sentence(
            "its pictures are coded as {codec}; save the film as H.264, VP9 or AV1 in mp4, webm or mkv",
            codec=name.upper(),
        )
        raise RecordingError(path, said)


def _check_length(path: Path, real: float, said: float) -> None:
    if real < said - _LACKING:
        raise RecordingError(
            path,
            Sentence(
                "cut short after {real:.1f} of {said:.1f} seconds; if it is still being copied, wait,"
                " else copy it again from where it came from",
                real=real,
                said=said,
            ),
        )


def _check_key_pictures(path: Path) -> None:
    """Decodes the pictures that need no other: what is damaged in between costs a second at most."""
    with closing(open_recording(path)) as container, understood(path):
        stream = container.streams.video[0]
        stream.codec_context.skip_frame = "NONKEY"
        if not sum(1 for _ in container.decode(stream)):
            raise RecordingError(path, NOTHING_SEEN)


def _samples(reader: SoundReader) -> Iterator[Any]:
    while (samples := reader.read()) is not None:
        yield samples


def _silence(path: Path) -> Sentence | None:
    try:
        with closing(SoundReader(path)) as reader:
            loud = any(float(abs(samples).max()) > _SILENT for samples in _samples(reader))
    except RecordingError:
        return Sentence("its sound cannot be played; save the film anew")
    return None if loud else Sentence("it is silent from beginning to end")


def _cut_after(seconds: float) -> Sentence:
    return Sentence(
        "cut short after {seconds:.1f} seconds; if it is still being copied, wait, else copy it again from"
        " where it came from",
        seconds=seconds,
    )


def _has_last_page(path: Path) -> bool:
    """Whether the last page of an Ogg file says that it is the last. RFC 3533, 6."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (1 << 17)))
        tail = file.read()
    at = tail.rfind(b"OggS")
    return at >= 0 and len(tail) > at + 5 and bool(tail[at + 5] & 4)


def _is_whole_wave(path: Path) -> bool:
    """Whether a RIFF file is as long as its header says; a size that was never filled in tells nothing."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8)[4:], "little")
    return size in (0, 0xFFFFFFFF) or size + 8 <= path.stat().st_size
