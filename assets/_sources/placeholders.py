"""What stands in a new exhibition until the curator's own pictures come: a calm morning at sea."""

import io
from dataclasses import dataclass
from fractions import Fraction
from math import cos, pi, sin
from pathlib import Path

import av
import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

FOLDER = Path(__file__).resolve().parents[2] / "kiosk" / "commands" / "authoring" / "placeholders"
SECONDS = 10
RATE = 48_000
PICTURES = 12
"""Of the film, a second."""


@dataclass(frozen=True)
class Light:
    """The colours of an hour: of the sky downwards, of the hills from far to near, of sun and sea."""

    sky: tuple[str, str, str]
    hills: tuple[str, str, str, str]
    sun: str
    sea: tuple[str, str]


DAY = Light(
    ("#C9D8D4", "#E6E2D2", "#F6E7CB"),
    ("#C3CDC3", "#9FB6B1", "#74979A", "#45777C"),
    "#FFF6E2",
    ("#C8D3C9", "#6FA0A2"),
)
NIGHT = Light(
    ("#10262E", "#1D3D45", "#3F5F62"),
    ("#2E4C53", "#23414A", "#18323B", "#0F252D"),
    "#F2E6C8",
    ("#35565B", "#0E242C"),
)


def make() -> None:
    """Write all of them into the package."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, size, light in (
        ("placeholder", (1600, 1000), DAY),
        ("placeholder-night", (1600, 1000), NIGHT),
        ("placeholder-tall", (1000, 1600), DAY),
    ):
        (FOLDER / f"{name}.svg").write_text(scene(size, light), "utf-8", newline="\n")
    round_about().save(FOLDER / "placeholder.jpg", quality=76, optimize=True, subsampling=0)
    film(FOLDER / "placeholder.mp4")
    with av.open(str(FOLDER / "placeholder.ogg"), "w") as container:
        write_sound(container, container.add_stream("libopus", rate=RATE), bells())


def scene(size: tuple[int, int], light: Light, time: float = 0.0) -> str:
    """The morning as SVG, `time` 0–1 of the way through the film."""
    w, h = size
    horizon, unit = round(0.66 * h), scale(size)
    gradients = (
        gradient("above", zip((0, 60, 100), light.sky, strict=True))
        + gradient("below", zip((0, 100), light.sea, strict=True))
        + '<radialGradient id="halo">'
        + "".join(
            f'<stop offset="{at}%" stop-color="{light.sun}" stop-opacity="{opacity}"/>'
            for at, opacity in ((0, 0.75), (35, 0.28), (100, 0))
        )
        + "</radialGradient>"
    )
    sun_x, sun_y = w / 2, (0.32 - 0.06 * time) * h
    body = f'<rect width="{w}" height="{h}" fill="url(#above)"/>'
    body += f'<circle cx="{sun_x:.0f}" cy="{sun_y:.1f}" r="{310 * unit:.0f}" fill="url(#halo)"/>'
    body += f'<circle id="sun" cx="{sun_x:.0f}" cy="{sun_y:.1f}" r="{72 * unit:.0f}" fill="{light.sun}"/>'
    for layer, ink in enumerate(light.hills):
        body += f'<path id="hill-{layer + 1}" fill="{ink}" d="{hill(size, horizon, layer)}"/>'
    body += f'<rect id="sea" y="{horizon}" width="{w}" height="{h - horizon}" fill="url(#below)"/>'
    body += glitter(size, horizon, light, time) + boat(size, light, time)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
    return f"{head}<defs>{gradients}</defs>{body}</svg>\n"


def scale(size: tuple[int, int]) -> float:
    """How large things are; in a tall picture larger, as one stands closer."""
    w, h = size
    return min(w, h) / 1000 * (1.45 if h > w else 1)


def gradient(name: str, stops: "zip[tuple[int, str]]") -> str:
    """From top to bottom."""
    inside = "".join(f'<stop offset="{at}%" stop-color="{ink}"/>' for at, ink in stops)
    return f'<linearGradient id="{name}" x2="0" y2="1">{inside}</linearGradient>'


def ridge(yaw: float, layer: int) -> float:
    """How high the hills of a layer are, 0–1, in a direction given in turns; seamless all round."""
    turn = 2 * pi * yaw
    waves = ((3, 0.2, 0.42), (5, 1.7, 0.25), (9, 0.6, 0.14), (17, 2.4, 0.05), (31, 0.9, 0.025))
    height = 0.5 + sum(part * sin(count * turn + phase + 1.9 * layer) for count, phase, part in waves)
    valley = 1 - 0.62 * cos(turn / 2) ** 8
    return max(0.04, height) * valley


def hill(size: tuple[int, int], horizon: int, layer: int) -> str:
    """The outline of a layer of hills down to the horizon."""
    w = size[0]
    tall, span = (300, 240, 170, 100)[layer] * scale(size), 0.42 * w / 1600 / scale(size)
    points = []
    for step in range(81):
        yaw = (step / 80 - 0.5) * span
        points.append(f"{w * step / 80:.0f} {horizon - tall * ridge(yaw, layer):.0f}")
    return f"M0 {horizon}L" + "L".join(points) + f"L{w} {horizon}z"


def glitter(size: tuple[int, int], horizon: int, light: Light, time: float) -> str:
    """The sun's path on the water."""
    w, h = size
    strokes: list[str] = []
    for row in range(16):
        depth = (row + 0.5) / 16
        y = horizon + (h - horizon) * depth**1.5
        sway = sin(row * 2.1 + 2 * pi * (time * 3 + row / 5))
        half = 1000 * scale(size) * (0.035 + 0.13 * depth) * (0.72 + 0.28 * sway)
        middle = w / 2 + 20 * scale(size) * depth * sin(row * 1.3 + 2 * pi * time * 2)
        thick = scale(size) * (2 + 6 * depth)
        strokes.append(
            f'<rect x="{middle - half:.1f}" y="{y:.1f}" width="{2 * half:.1f}" height="{thick:.1f}" '
            f'rx="{thick / 2:.1f}" fill="{light.sun}" fill-opacity="{0.62 - 0.3 * depth:.2f}"/>'
        )
    return "".join(strokes)


def boat(size: tuple[int, int], light: Light, time: float) -> str:
    """A small boat under sail, in the middle of the water."""
    w, h = size
    unit = scale(size)
    x, y = w * (0.5 + 0.05 * (time - 0.5) * (time > 0)), h * 0.765 + 3 * unit * sin(2 * pi * time * 4)
    dark = light.hills[3] if light is DAY else "#081A21"
    sail = "#FBF3E2" if light is DAY else "#B9B59F"
    return (
        f'<g id="boat" transform="translate({x:.1f} {y:.1f}) scale({unit:.3f})">'
        f'<path fill="{sail}" d="M4-118C44-92 58-52 60-12L4-12zM-6-100C-34-78-44-46-46-12L-6-12z"/>'
        f'<path stroke="{dark}" stroke-width="4" d="M-1-126V0"/>'
        f'<path fill="{dark}" d="M-70-6H76C66 16 50 22 34 22H-36C-54 22-64 10-70-6z"/>'
        f'<path fill="{dark}" fill-opacity=".22" d="M-56 28H62L40 36H-36zM-40 44H46L26 50H-22z"/></g>'
    )


def rgb(ink: str) -> NDArray[np.float64]:
    """`#RRGGBB` as three numbers 0–255."""
    return np.array([int(ink[at : at + 2], 16) for at in (1, 3, 5)], float)


def mixed(part: NDArray[np.float64], *inks: str) -> NDArray[np.float64]:
    """The inks from 0 to 1, evenly spread."""
    marks = np.linspace(0, 1, len(inks))
    return np.stack([np.interp(part, marks, [rgb(ink)[each] for ink in inks]) for each in range(3)], -1)


def round_about(width: int = 4096) -> Image.Image:
    """The morning all round, as a sphere rolled out."""
    yaw = (np.arange(width) + 0.5) / width - 0.5
    rise = 90 - (np.arange(width // 2) + 0.5) * 360 / width
    picture = np.where(
        (rise > 0)[:, None, None],
        mixed(1 - np.clip(rise / 70, 0, 1), *DAY.sky)[:, None, :],
        mixed(np.clip(-rise / 60, 0, 1), *DAY.sea)[:, None, :],
    ) * np.ones((1, width, 1))
    away = np.hypot(yaw[None, :] * 360 * np.cos(np.radians(rise))[:, None], rise[:, None] - 15)
    glow = 0.75 * np.exp(-((away / 17) ** 2)) + np.clip((6.5 - away) / 0.4, 0, 1)
    picture = over(picture, DAY.sun, np.clip(glow, 0, 1))
    for layer, ink in enumerate(DAY.hills):
        heights = np.array([ridge(each, layer) for each in yaw]) * (17, 13, 9, 5)[layer]
        edge = np.clip((heights[None, :] - rise[:, None]) * 4, 0, 1) * (rise > 0)[:, None]
        picture = over(picture, ink, edge)
    down = np.clip(-rise, 0, None)[:, None]
    wave = np.sin(down**0.8 * 5 + 3 * np.sin(2 * pi * 7 * yaw)[None, :] + np.sin(2 * pi * 23 * yaw)[None, :])
    path = np.exp(-((yaw[None, :] * 360 / (3 + 0.35 * down)) ** 2)) * np.clip(wave, 0, 1) * (down > 0)
    picture = over(picture, DAY.sun, 0.7 * path * np.exp(-down / 40))
    return Image.fromarray(np.clip(picture + 0.5, 0, 255).astype(np.uint8))


def over(picture: NDArray[np.float64], ink: str, part: NDArray[np.float64]) -> NDArray[np.float64]:
    """The picture with an ink laid over it, `part` 0–1 at each place."""
    return picture + (rgb(ink) - picture) * part[..., None]


def film(path: Path) -> None:
    """The morning for ten seconds: the sun rises, the boat sails."""
    with av.open(str(path), "w") as container:
        pictures = container.add_stream("libx264", rate=PICTURES)
        pictures.width, pictures.height, pictures.pix_fmt = 960, 540, "yuv420p"
        pictures.gop_size = PICTURES
        pictures.options = {"crf": "27", "preset": "veryslow"}
        sound = container.add_stream("aac", rate=RATE)
        count = SECONDS * PICTURES
        for number in range(count):
            svg = scene((1600, 900), DAY, number / count)
            png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=960, height=540))
            frame = av.VideoFrame.from_ndarray(
                np.asarray(Image.open(io.BytesIO(png)).convert("RGB")), format="rgb24"
            )
            frame.pts, frame.time_base = number, Fraction(1, PICTURES)
            container.mux(pictures.encode(frame))
        container.mux(pictures.encode())
        write_sound(container, sound, bells())


def bells() -> NDArray[np.float32]:
    """A few soft bells and the sea behind them: stereo, ten seconds."""
    time = np.arange(SECONDS * RATE) / RATE
    noise = np.random.default_rng(7).standard_normal((2, len(time)))
    smooth = np.exp(-np.arange(200) / 40)
    sea = np.stack([np.convolve(each, smooth / smooth.sum(), "same") for each in noise])
    sound = 0.05 * sea * (0.55 + 0.45 * np.sin(2 * pi * time / 5 - 1.2))
    for beat, (start, pitch) in enumerate(
        (
            (0.4, 392.0),
            (1.5, 523.25),
            (2.6, 587.33),
            (3.9, 783.99),
            (5.4, 659.25),
            (6.5, 523.25),
            (7.6, 392.0),
        )
    ):
        since = np.clip(time - start, 0, None)
        fade = np.exp(-since * 1.1) * np.clip(since * 60, 0, 1)
        tone = sum(
            np.sin(2 * pi * pitch * part * since) * loud for part, loud in ((1, 1), (2, 0.3), (3.01, 0.12))
        )
        place = 0.5 + 0.3 * sin(beat * 2.4)
        sound += 0.13 * fade * tone * np.array([[1 - place], [place]])
    sound *= np.clip(time * 3, 0, 1) * np.clip((SECONDS - time) / 1.5, 0, 1)
    return np.ascontiguousarray(sound.astype(np.float32))


def write_sound(
    container: "av.container.OutputContainer", stream: "av.AudioStream", sound: NDArray[np.float32]
) -> None:
    """Encode stereo samples."""
    codec = stream.codec_context
    if stream.name in ("opus", "libopus"):
        codec.bit_rate = 48_000
    resampler = av.AudioResampler(codec.format, codec.layout, codec.sample_rate, codec.frame_size or 960)
    for start in range(0, sound.shape[1], 960):
        frame = av.AudioFrame.from_ndarray(
            sound[:, start : start + 960].copy(), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        for fitting in resampler.resample(frame):
            container.mux(stream.encode(fitting))
    for fitting in resampler.resample(None):
        container.mux(stream.encode(fitting))
    container.mux(stream.encode())
