"""The instruments of the suite, built from arithmetic alone: each plays one note or stroke in stereo."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
"""Samples a second."""

Sound = NDArray[np.float64]
"""Samples: of shape (n,) for one channel, (2, n) for left and right."""

Curve = Callable[[Sound], Sound]
"""How loud a frequency in hertz comes through, as a factor."""

_CYCLE = 4096


@dataclass(frozen=True)
class Section:
    """Players of one kind of bowed string who sit together: where, how many, and how they bow."""

    place: float
    width: float = 0.25
    desks: int = 5
    attack: float = 0.30
    release: float = 0.55
    vibrato: float = 11.0


def time(seconds: float) -> Sound:
    """The instants of the samples of so many seconds."""
    instants: Sound = np.arange(round(seconds * RATE)) / RATE
    return instants


def placed(sound: Sound, place: float) -> Sound:
    """One channel set between left (-1) and right (1), equally loud everywhere."""
    angle = (np.clip(place, -1, 1) + 1) * np.pi / 4
    return np.stack([sound * np.cos(angle), sound * np.sin(angle)])


def coloured(sound: Sound, curve: Curve) -> Sound:
    """A sound whose frequencies are weighed by a curve, without a shift in time."""
    length = sound.shape[-1]
    spectrum = np.fft.rfft(sound, length + RATE // 4)
    pitches = np.fft.rfftfreq(length + RATE // 4, 1 / RATE).astype(np.float64)
    heard: Sound = np.fft.irfft(spectrum * curve(pitches))[..., :length]
    return heard


def noise(seconds: float, curve: Curve, chance: np.random.Generator) -> Sound:
    """Hiss of one channel, weighed by a curve, at an effective level of 1."""
    hiss = coloured(chance.standard_normal(round(seconds * RATE)), curve)
    level = float(np.sqrt(np.mean(hiss**2)))
    return hiss / level


def swell(instants: Sound, attack: float, sounding: float, release: float) -> Sound:
    """An envelope that rises and falls along half a cosine each, so that nothing clicks."""
    rise = np.clip(instants / attack, 0, 1)
    fall = np.clip((instants - sounding) / release, 0, 1)
    shape: Sound = (1 - np.cos(np.pi * rise)) / 2 * (1 + np.cos(np.pi * fall)) / 2
    return shape


def bowed(hertz: float, seconds: float, force: float, who: Section, chance: np.random.Generator) -> Sound:
    """A note of several string players, each a little late, a little off, with a vibrato of their own."""
    instants = time(seconds + who.release + 0.1)
    dark, bright = _string_cycle(hertz, 700), _string_cycle(hertz, 2400)
    attack = min(who.attack, seconds * 0.6)
    both = np.zeros((2, len(instants)))
    for desk in range(who.desks):
        shape = swell(instants - chance.uniform(0, 0.12) * attack, attack, seconds, who.release)
        turns = _turns(hertz, instants, who.vibrato, chance)
        bow = np.clip(0.15 + 0.75 * force * shape, 0, 1)
        tone = (1 - bow) * _read(dark, turns) + bow * _read(bright, turns)
        place = who.place + who.width * (desk / max(who.desks - 1, 1) - 0.5)
        both += placed(tone * shape, place)
    breath = noise(len(instants) / RATE, _bow_noise, chance) * swell(instants, attack, seconds, who.release)
    return (both / float(who.desks**0.5) + placed(0.012 * breath, who.place)) * force


def horn(hertz: float, seconds: float, force: float, place: float, chance: np.random.Generator) -> Sound:
    """A note of two horns: round when soft, brassy when loud, with a small scoop at the start."""
    instants = time(seconds + 0.45)
    soft, loud = _horn_cycle(hertz, 420), _horn_cycle(hertz, 1300)
    both = np.zeros((2, len(instants)))
    for player in (-1, 1):
        late = instants - chance.uniform(0, 0.02)
        shape = swell(late, 0.11, seconds, 0.40) * (0.86 + 0.14 * np.exp(-np.clip(late, 0, None) * 3))
        scoop = -35 * np.exp(-instants * 28) + chance.normal(0, 2.5)
        cents = scoop + 3 * np.sin(2 * np.pi * 4.6 * instants + chance.uniform(0, 6))
        turns = np.cumsum(hertz * 2 ** (cents / 1200)) / RATE
        lips = np.clip(force * shape * 0.9, 0, 1)
        tone = (1 - lips) * _read(soft, turns) + lips * _read(loud, turns)
        both += placed(tone * shape, place + 0.08 * player)
    return both * force * 0.7


def plucked(hertz: float, force: float, place: float, chance: np.random.Generator, ring: float) -> Sound:
    """A plucked string after Karplus and Strong: a burst of noise that goes round a loop and grows dull.

    `ring` is the time in seconds after which the note is 60 dB weaker.
    """
    period = max(round(RATE / hertz - 0.5), 2)
    loops = int(ring * 1.3 * hertz) + 2
    keep = 10 ** (-3 / (ring * hertz))
    burst = chance.uniform(-1, 1, period)
    for _ in range(3 if force > 0.6 else 5):
        burst = (burst + np.roll(burst, 1)) / 2
    burst -= np.roll(burst, period // 7)
    string = np.empty((loops, period))
    string[0] = burst - burst.mean()
    for turn in range(1, loops):
        before = string[turn - 1]
        last = string[turn - 2][-1] if turn > 1 else before[-1]
        string[turn] = keep * (before + np.concatenate(([last], before[:-1]))) / 2
    line = string.ravel()
    step = hertz * (period + 0.5) / RATE
    tone = np.interp(np.arange(0, len(line) - 1, step), np.arange(len(line)), line)
    return placed(_settled(tone, 0.0015) * force, place)


def drum(hertz: float, force: float, place: float, chance: np.random.Generator) -> Sound:
    """A stroke on a kettledrum: the modes of its skin, and the felt of the stick."""
    instants = time(2.6)
    skin = np.zeros_like(instants)
    for ratio, level, decay in ((1, 1, 1.5), (1.5, 0.55, 2.2), (1.98, 0.33, 3.0), (2.44, 0.2, 4.0)):
        glide = 1 + 0.012 * np.exp(-instants * 9)
        turns = np.cumsum(hertz * ratio * glide) / RATE
        skin += level * np.sin(2 * np.pi * turns) * np.exp(-instants * decay * 1.6)
    stick = noise(2.6, lambda f: (f > 20) / (1 + (f / 260) ** 2), chance) * np.exp(-instants * 42)
    return placed(_settled(skin + 0.5 * stick, 0.004) * force, place)


def block(hertz: float, force: float, place: float, chance: np.random.Generator) -> Sound:
    """A stroke on a hollow wooden block."""
    instants = time(0.35)
    wood = np.zeros_like(instants)
    for ratio, level, decay in ((1, 1, 26), (1.52, 0.42, 42), (2.71, 0.16, 70)):
        pitch = hertz * ratio * chance.normal(1, 0.003)
        wood += level * np.sin(2 * np.pi * pitch * instants) * np.exp(-instants * decay)
    tick = noise(0.35, lambda f: (f > 200) / (1 + (f / 2600) ** 4), chance) * np.exp(-instants * 190)
    return placed(_settled(wood + 0.18 * tick, 0.0012) * force, place)


def sea(seconds: float, chance: np.random.Generator) -> Sound:
    """Waves on a shore: a low swell that draws near, breaks as a hiss and runs back, again and again."""
    instants = time(seconds)
    both = np.zeros((2, len(instants)))
    moment = -1.5
    while moment < seconds:
        height, place = chance.uniform(0.7, 1.0), chance.uniform(-0.55, 0.55)
        both += placed(_wave(instants - moment, chance), place) * height
        moment += chance.uniform(4.2, 5.6)
    for side in (0, 1):
        both[side] += 0.22 * noise(seconds, _surf_low, chance)
    return both


def _wave(instants: Sound, chance: np.random.Generator) -> Sound:
    wave = np.zeros_like(instants)
    here = (instants >= 0) & (instants < 8.5)
    if not here.any():
        return wave
    since = instants[here]
    length = len(since) / RATE
    draw = swell(since, 3.2, 3.4, 4.0)
    run = swell(since - 2.1, 1.5, 1.7, 4.4)
    wave[here] = 0.55 * draw * noise(length, _surf_low, chance)
    wave[here] += 0.34 * run**1.5 * noise(length, _surf_high, chance)
    return wave


def _surf_low(hertz: Sound) -> Sound:
    return (hertz > 35) / (1 + (hertz / 260) ** 2) ** 0.8


def _surf_high(hertz: Sound) -> Sound:
    high = (hertz / 900) ** 2 / (1 + (hertz / 900) ** 2)
    return high / (1 + (hertz / 2400) ** 4)


def _bow_noise(hertz: Sound) -> Sound:
    return (hertz / 900) ** 2 / (1 + (hertz / 900) ** 2) / (1 + (hertz / 3200) ** 4)


def _turns(hertz: float, instants: Sound, vibrato: float, chance: np.random.Generator) -> Sound:
    """The path of one player's pitch, in turns of the string's cycle."""
    ready = np.clip((instants - 0.25) / 0.8, 0, 1)
    pace = chance.uniform(4.9, 5.7)
    shake = vibrato * ready * np.sin(2 * np.pi * pace * instants + chance.uniform(0, 6.3))
    drift = 2.5 * np.sin(2 * np.pi * chance.uniform(0.2, 0.5) * instants + chance.uniform(0, 6.3))
    cents = chance.normal(0, 4.5) + shake + drift
    return np.cumsum(hertz * 2 ** (cents / 1200)) / RATE + chance.uniform(0, 1)


def _string_cycle(hertz: float, corner: float) -> Sound:
    """One cycle of a bowed string, dull above a corner frequency, with the resonances of a wooden body."""
    overtones = np.arange(1, max(int(7000 / hertz), 2) + 1)
    pitches = overtones * hertz
    levels = overtones**-0.9 / (1 + (pitches / corner) ** 2) * np.clip((7000 - pitches) / 4000, 0, 1)
    for peak, width, gain in ((285, 0.20, 0.7), (470, 0.22, 0.8), (1150, 0.30, 0.5), (2500, 0.35, 0.6)):
        levels = levels * (1 + gain * np.exp(-((np.log(pitches / peak) / width) ** 2)))
    return _cycle(levels, 11)


def _horn_cycle(hertz: float, corner: float) -> Sound:
    """One cycle of a horn, whose overtones fall away above a corner frequency."""
    overtones = np.arange(1, max(int(4200 / hertz), 3) + 1)
    pitches = overtones * hertz
    levels = 1 / (1 + (pitches / corner) ** 3) * (1 + 0.6 * np.exp(-((np.log(pitches / 400) / 0.5) ** 2)))
    return _cycle(levels, 5)


def _cycle(levels: Sound, seed: int) -> Sound:
    starts = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(levels))
    angle = np.arange(_CYCLE + 1) * 2 * np.pi / _CYCLE
    cycle = np.zeros(_CYCLE + 1)
    for overtone, (level, start) in enumerate(zip(levels, starts, strict=True), 1):
        cycle += level * np.sin(overtone * angle + start)
    return cycle / float(np.sqrt(np.mean(cycle**2)))


def _read(cycle: Sound, turns: Sound) -> Sound:
    """Values of a cycle at fractional turns, between its two nearest samples."""
    spot = (turns % 1) * _CYCLE
    index = np.minimum(spot.astype(np.int64), _CYCLE - 1)
    part = spot - index
    value: Sound = cycle[index] * (1 - part) + cycle[index + 1] * part
    return value


def _settled(sound: Sound, attack: float) -> Sound:
    """A stroke with a short rise and an end at nothing."""
    instants = np.arange(len(sound)) / RATE
    return sound * swell(instants, attack, len(sound) / RATE - 0.06, 0.055)
