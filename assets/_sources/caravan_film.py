"""The film of the history caravan's journey: its shots in time, its wipes, its encoding, its poster."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Protocol

import av
import caravan_bus
import caravan_coast
import caravan_estate
import caravan_fields
import caravan_music
import caravan_port
import caravan_village
import cv2
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from caravan_camera import Caravan, Shot
from caravan_planes import Layer, Sprite, View
from caravan_print import FPS, HEIGHT, WIDTH, Clock, Picture, bgr
from caravan_road import LongRoad
from caravan_wayside import VIEW
from numpy.typing import NDArray
from press import ASSETS, deliver, grain

LENGTH = 49.8
"""Seconds."""

WIPES = ((6.2, 8.0, -1), (12.8, 14.4, 1), (24.2, 25.8, 1), (31.0, 32.6, -1), (41.2, 42.8, 1))
"""When one scene gives way to the next, and whether the edge goes right (1) or left (-1)."""

STARTS = (0.0, *(wipe[0] for wipe in WIPES))


class Scene(Protocol):
    """What the film is cut from."""

    def prepare(self) -> None:
        """Get ready to be filmed."""

    def frame(self, t: float) -> Picture:
        """The picture at a moment of the scene's own time."""


def ease(t: float, start: float, end: float) -> float:
    """From 0 to 1 between two moments, setting off and settling slowly."""
    s = min(1.0, max(0.0, (t - start) / (end - start)))
    return s * s * (3 - 2 * s)


def easing(start: float, end: float) -> Clock:
    """A clock that goes from 0 to 1 between two moments."""
    return lambda t: ease(t, start, end)


def travel(begin: float, paces: list[tuple[float, float]]) -> Clock:
    """Where a thing has got to that starts at `begin` and goes at these paces (second, px a second)."""
    times = np.arange(-1.0, 22.0, 1 / 240)
    pace = np.empty_like(times)
    for i, t in enumerate(times):
        after = next((k for k, knot in enumerate(paces) if knot[0] > t), len(paces))
        a, b = paces[max(after - 1, 0)], paces[min(after, len(paces) - 1)]
        pace[i] = a[1] + (b[1] - a[1]) * ease(float(t), a[0], max(b[0], a[0] + 1e-6))
    run = np.concatenate([[0.0], np.cumsum((pace[1:] + pace[:-1]) / 480)])
    run += begin - float(np.interp(0, times, run))
    return lambda t: float(np.interp(t, times, run))


Layers = tuple[list[Layer], list[Layer]]


def scenes() -> list[Scene]:
    """All six, in order; the first two are one drive through two landscapes."""
    drive = travel(470, [(0, 215), (9.2, 225), (12.2, 400), (14.7, 420)])
    pan = travel(0, [(0, 190), (8.7, 190), (12.2, 60), (14.7, 40)])
    start = STARTS[1]
    first = Caravan(VIEW, 0.66, drive)
    second = Caravan(VIEW, 0.66, lambda t: drive(t + start))
    coast = _shot(caravan_coast.coast(1560), first, pan)
    fields = _shot(caravan_fields.fields(1120), second, lambda t: pan(t + start), 1150)
    village = _stop(
        caravan_village.village,
        caravan_village.VIEW,
        0.86,
        (-780, [(0, 400), (3.4, 400), (6.6, 0)]),
        [(0, 90), (3.6, 90), (6.4, 0)],
        6.8,
    )
    harbour = Caravan(caravan_port.VIEW, 0.46, travel(-330, [(0, 300), (9, 310)]))
    port = _shot(caravan_port.port(1000), harbour, travel(0, [(0, 110), (9, 110)]))
    estate = _stop(
        caravan_estate.estate,
        caravan_estate.VIEW,
        0.84,
        (-720, [(0, 400), (3.2, 400), (6.0, 0)]),
        [(0, 60), (3.6, 60), (5.8, 0)],
        6.2,
    )
    road = LongRoad(easing(-2.2, 6.3), easing(1.5, 6.5), lambda t: -1500 * (1 - ease(t, -1.6, 2.6)))
    return [coast, fields, village, port, estate, road]


def _shot(layers: Layers, caravan: Caravan, camera: Clock, origin: float = 0.0) -> Shot:
    return Shot(layers[0], caravan, layers[1], camera, origin)


def _stop(
    draw: Callable[[float], Layers],
    view: View,
    scale: float,
    drive: tuple[float, list[tuple[float, float]]],
    pan: list[tuple[float, float]],
    opens: float,
) -> Shot:
    """A shot in which the caravan pulls up, opens its side, and the camera moves a little closer."""
    lift, deck, steps = (
        easing(opens, opens + 1.8),
        easing(opens + 1.2, opens + 2.7),
        easing(opens + 2.6, opens + 3.3),
    )
    caravan = Caravan(view, scale, travel(*drive), lift, deck, steps)
    layers = draw(460)
    closer = easing(opens - 1.0, opens + 5.4)
    return Shot(
        layers[0], caravan, layers[1], travel(0, pan), 0.0, lambda t: 0.05 * closer(t), (860.0, 720.0)
    )


def edge_of(share: float, way: int) -> NDArray[np.float32]:
    """Where the edge of a wipe stands in every row: a slow bow with the small unevenness of a cut."""
    y = np.arange(HEIGHT, dtype=np.float32)
    bow = 150 * np.sin(y / HEIGHT * 2.6 + 0.3) - 90 + 5 * np.sin(y / 47) + 3 * np.sin(y / 19 + 1)
    at = -260 + (WIDTH + 520) * share
    return np.asarray(at + bow if way > 0 else WIDTH - at - bow, np.float32)


def wiped(old: Picture, new: Picture, share: float, way: int, rim: float) -> Picture:
    """One picture drawn over another behind a moving edge; `rim` is the width of bare paper along it."""
    edge = edge_of(share, way)[:, None]
    x = np.arange(WIDTH, dtype=np.float32)[None, :]
    ahead = (edge - x) * way
    fresh = np.clip(ahead + 0.5, 0, 1)[..., None]
    mixed = old * (1 - fresh) + new * fresh
    if rim:
        bare = np.clip(np.minimum(ahead + 0.5, rim - ahead), 0, 1)[..., None]
        mixed = mixed * (1 - bare) + np.array(bgr("ivory"), np.float32) * bare
    return np.asarray(mixed + 0.5, np.uint8)


def pictures(first: float = 0.0, last: float = LENGTH, step: int = 1) -> Iterator[Picture]:
    """All pictures of the film, or every so-many-th between two moments."""
    parts, ready = scenes(), set[int]()

    def shown(which: int, t: float) -> Picture:
        if which not in ready:
            parts[which].prepare()
            ready.add(which)
        return parts[which].frame(t - STARTS[which])

    for n in range(round(first * FPS), round(last * FPS), step):
        t = n / FPS
        now = max(i for i, start in enumerate(STARTS) if start <= t)
        if now == 0 or t >= WIPES[now - 1][1]:
            if now:
                parts[now - 1] = parts[now]
            yield shown(now, t)
            continue
        start, end, way = WIPES[now - 1]
        share = ease(t, start - 0.2, end + 0.2)
        yield wiped(shown(now - 1, t), shown(now, t), share, way, 0 if now == 1 else 14)


def film(path: str, first: float = 0.0, last: float = LENGTH) -> None:
    """Encode pictures and sound into one file."""
    with av.open(path, "w", options={"movflags": "+faststart"}) as out:
        view, voice = _video(out), _audio(out)
        sounds = _heard(first, last)
        for n, picture in enumerate(pictures(first, last)):
            frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
            frame = frame.reformat(
                format="yuv420p", src_colorspace=1, dst_colorspace=1, src_color_range=2, dst_color_range=1
            )
            frame.pts, frame.time_base = n, Fraction(1, FPS)
            out.mux(view.encode(frame))
            while sounds and (sounds[0].pts or 0) * FPS <= n * caravan_music.RATE:
                out.mux(voice.encode(sounds.pop(0)))
        for sound in sounds:
            out.mux(voice.encode(sound))
        out.mux(view.encode(None))
        out.mux(voice.encode(None))


def _video(out: OutputContainer) -> VideoStream:
    options = {"crf": "25.5", "preset": "slow", "tune": "animation"}
    options["x264-params"] = (
        "keyint=30:min-keyint=30:scenecut=0:open-gop=0:ipratio=1.25:threads=1:lookahead-threads=1"
    )
    view = out.add_stream("libx264", rate=FPS, options=options)
    view.width, view.height, view.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    codec = view.codec_context
    codec.thread_count, codec.time_base = 1, Fraction(1, FPS)
    codec.color_primaries = codec.color_trc = codec.colorspace = codec.color_range = (
        1  # BT.709, limited range
    )
    return view


def _audio(out: OutputContainer) -> AudioStream:
    voice = out.add_stream("aac", rate=caravan_music.RATE, layout="stereo")
    voice.bit_rate = 160_000
    return voice


def _heard(first: float, last: float) -> list[av.AudioFrame]:
    """The sound track in the encoder's own portions."""
    rate, size = caravan_music.RATE, 1024
    sound = caravan_music.score(LENGTH, motor)[:, round(first * rate) : round(last * rate)].astype(np.float32)
    frames = []
    for at in range(0, sound.shape[1], size):
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(sound[:, at : at + size]), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
        frames.append(frame)
    return frames


def motor(t: float) -> float:
    """How fast the caravan drives, 0 to 1, for the sound of it."""
    runs = ((0.0, 16.4, 19.5), (24.6, 34.4, 37.1), (41.6, 45.6, 47.7))
    return max(ease(t, a - 1.2, a + 0.4) * (1 - ease(t, b, c)) for a, b, c in runs)


def poster() -> None:
    """The first scene at rest, as a drawing."""
    behind, before = caravan_coast.coast(0)
    view, scale = VIEW, 0.66
    x, y = 560 - 768 * scale, view.contact - caravan_bus.GROUND * scale
    art = "".join(_still(layer) for layer in behind)
    art += f'<g transform="translate({x:.1f} {y:.1f}) scale({scale})">{caravan_bus.standing(20)}</g>'
    art += "".join(_still(layer) for layer in before)
    art += '<path fill="url(#fleck)" d="M0 642h1920v110h-1920zM0 946h1920v134h-1920z"/>'
    art += '<rect width="1920" height="1080" fill="url(#speck)"/>'
    title = (
        "The history caravan on the coast road at dawn: a vermilion bus between palms and "
        "the sea, a junk before the sun"
    )
    size = 'viewBox="0 0 1920 1080" width="1600" height="900"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><title>{title}</title>'
    deliver("banner/caravan-film.svg", f"{head}<defs>{grain()}</defs>{art}</svg>\n")


def _still(layer: Layer) -> str:
    if isinstance(layer, Sprite):
        x, y = layer.path(0)
        return f'<g transform="translate({x:.1f} {y:.1f})">{layer.art}</g>'
    return "" if "<defs>" in layer.art else layer.art


def make() -> None:
    """Write the film and its poster into assets/banner."""
    cv2.setNumThreads(1)
    poster()
    film(str(ASSETS / "banner/caravan.mp4"))


if __name__ == "__main__":
    make()
