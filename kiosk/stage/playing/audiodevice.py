"""What samples go out by: SDL's queue, called through ctypes, so that no Python runs in SDL's own thread."""

import ctypes
import sys
from typing import TYPE_CHECKING, Protocol

from kiosk.stage.sdl import bundled_sdl

if TYPE_CHECKING:
    from kiosk.media.recordings.sound import Samples

RATE = 48_000
_CHANNELS = 2
_FRAME_BYTES = 4 * _CHANNELS
_BUFFER = 1024
_FLOAT = 0x8120 if sys.byteorder == "little" else 0x9120
_AUDIO = 0x10
_STOPPED = 0


class AudioDevice(Protocol):
    """Something that plays what is queued on it, at 48,000 samples a second, left and right."""

    buffer: int
    """So many samples have left the queue and are not heard yet."""

    def queue(self, samples: "Samples") -> None:
        """Have these heard after all that is queued."""
        ...

    def left(self) -> int:
        """So many samples are still queued."""
        ...

    def pause(self, still: bool) -> None:
        """Stand still, or go on."""
        ...

    def clear(self) -> None:
        """Forget what is queued."""
        ...

    def working(self) -> bool:
        """Whether it is still there."""
        ...

    def close(self) -> None:
        """Let go of it; twice is fine."""
        ...


class _Spec(ctypes.Structure):
    """SDL_AudioSpec."""

    _fields_ = (
        ("freq", ctypes.c_int),
        ("format", ctypes.c_uint16),
        ("channels", ctypes.c_uint8),
        ("silence", ctypes.c_uint8),
        ("samples", ctypes.c_uint16),
        ("padding", ctypes.c_uint16),
        ("size", ctypes.c_uint32),
        ("callback", ctypes.c_void_p),
        ("userdata", ctypes.c_void_p),
    )


class SdlDevice:
    """The system's default device."""

    def __init__(self, sdl: ctypes.CDLL, number: int, buffer: int) -> None:
        self.buffer = buffer
        self._sdl, self._number = sdl, number

    def queue(self, samples: "Samples") -> None:
        """Have these heard after all that is queued; float32, contiguous."""
        self._sdl.SDL_QueueAudio(self._number, samples.ctypes.data, len(samples) * _FRAME_BYTES)

    def left(self) -> int:
        """So many samples are still queued."""
        return int(self._sdl.SDL_GetQueuedAudioSize(self._number)) // _FRAME_BYTES

    def pause(self, still: bool) -> None:
        """Stand still, or go on."""
        self._sdl.SDL_PauseAudioDevice(self._number, int(still))

    def clear(self) -> None:
        """Forget what is queued."""
        self._sdl.SDL_ClearQueuedAudio(self._number)

    def working(self) -> bool:
        """Whether it is still there."""
        return bool(self._sdl.SDL_GetAudioDeviceStatus(self._number) != _STOPPED)

    def close(self) -> None:
        """Let go of it, and of SDL's sound altogether: at rest nothing of it shall run.

        Closed, it takes nothing any more, and counts as gone: from any thread, and twice is fine.
        """
        number, self._number = self._number, 0
        if number:
            self._sdl.SDL_CloseAudioDevice(number)
            self._sdl.SDL_QuitSubSystem(_AUDIO)


def open_audio_device() -> AudioDevice | None:
    """The system's default device, playing; None where there is none, or no SDL to be called."""
    sdl = _declared(bundled_sdl())
    if sdl is None or sdl.SDL_InitSubSystem(_AUDIO) != 0:
        return None
    wanted = _Spec(freq=RATE, format=_FLOAT, channels=_CHANNELS, samples=_BUFFER)
    obtained = _Spec()
    number = sdl.SDL_OpenAudioDevice(None, 0, ctypes.byref(wanted), ctypes.byref(obtained), 0)
    if number == 0:
        sdl.SDL_QuitSubSystem(_AUDIO)
        return None
    sdl.SDL_PauseAudioDevice(number, 0)
    return SdlDevice(sdl, number, obtained.samples or _BUFFER)


def _declared(sdl: ctypes.CDLL | None) -> ctypes.CDLL | None:
    """SDL with the types of its functions told."""
    if sdl is None:
        return None
    device, spec = ctypes.c_uint32, ctypes.POINTER(_Spec)
    sdl.SDL_InitSubSystem.argtypes = sdl.SDL_QuitSubSystem.argtypes = (ctypes.c_uint32,)
    sdl.SDL_OpenAudioDevice.argtypes = (ctypes.c_char_p, ctypes.c_int, spec, spec, ctypes.c_int)
    sdl.SDL_OpenAudioDevice.restype = device
    sdl.SDL_QueueAudio.argtypes = (device, ctypes.c_void_p, ctypes.c_uint32)
    sdl.SDL_PauseAudioDevice.argtypes = (device, ctypes.c_int)
    sdl.SDL_GetQueuedAudioSize.restype = ctypes.c_uint32
    sdl.SDL_GetQueuedAudioSize.argtypes = sdl.SDL_ClearQueuedAudio.argtypes = (device,)
    sdl.SDL_GetAudioDeviceStatus.argtypes = sdl.SDL_CloseAudioDevice.argtypes = (device,)
    return sdl
