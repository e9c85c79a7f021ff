"""What an exhibition is, once read: plain frozen values that every upper room may hold.

Nothing here needs pydantic, so that the first screen can open from the cache without importing it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kiosk.content.limits import Limits
from kiosk.content.openinghours import Hours


class Asset(str):
    """The path of a file under the exhibition's `assets/`, with forward slashes."""


class Panorama(Asset):
    """A picture that surrounds the viewer: equirectangular, a whole sphere or part of one."""


class Film(Asset):
    """A film, with or without sound."""


class Sound(Asset):
    """Narration or music."""


class Captions(Asset):
    """What is said and heard, with its times, in one language: WebVTT."""


class Lead(str):
    """Where a touch leads: a chapter's id, or `chapter/page`."""


class Text(dict[str, str]):
    """One text in some languages, by language code; a text without a language stands under `""`."""

    sort: str = "label"
    """What it is for: a name of `limits.STANDARD`, or `code` for what nobody reads."""

    def pick(self, languages: Iterable[str]) -> str:
        """The text in the first of `languages` that it has, else in whichever it has, else `""`."""
        for language in languages:
            if language in self:
                return self[language]
        return next(iter(self.values()), "")

    def meant_as(self, sort: str) -> "Text":
        """The same text, for what `sort` says."""
        text = Text(self)
        text.sort = sort
        return text


@dataclass(frozen=True)
class Picture:
    """A picture file and how to show it."""

    src: str
    """Path relative to the exhibition's `assets/`, the format for screens wider than tall."""
    tall: str | None = None
    """The same picture composed for tall places; `src` serves where there is none."""
    alt: Text = field(default_factory=Text)
    """What it shows, for those who cannot see it."""
    focus: tuple[float, float] = (0.5, 0.5)
    """The point that stays in view when edges are cropped, as fractions of width and height."""


@dataclass(frozen=True)
class Place:
    """Where something was written: line and column count from 1; 0 means the file as a whole."""

    file: Path
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Problem:
    """One mistake in the content, told completely."""

    place: Place
    severity: Literal["error", "warning"]
    found: str
    """What is wrong, as a sentence without a full stop."""
    expected: str = ""
    """What would be right."""
    nearest: str = ""
    """The nearest right name, where one was misspelt."""
    also: Place | None = None
    """The other place that has part in it, such as where a name was written first."""


@dataclass(frozen=True)
class Block:
    """One block of a page: `fields` is the instance of its kind's `Fields`, or None where it is broken."""

    kind: str
    id: str
    fields: Any


LONGEST_CODE = 300
"""Bytes that a code holds at most, to be read with ease from a screen: a hundred Chinese characters."""


@dataclass(frozen=True)
class Link:
    """Something to take home by telephone."""

    code: Text
    """What the code holds: a web address, or words to keep."""
    opens: Text
    """A word on what it opens."""


@dataclass(frozen=True)
class Page:
    """One page of a chapter. A page without blocks is broken and shown as the failsafe panel."""

    id: str
    title: Text = field(default_factory=Text)
    blocks: tuple[Block, ...] = ()
    sources: tuple[str, ...] = ()
    link: Link | None = None
    narration: dict[str, Sound] = field(default_factory=dict)
    """The page read aloud, by language code."""


@dataclass(frozen=True)
class Outline:
    """What home and attract need to know of a chapter without opening it."""

    id: str
    title: Text = field(default_factory=Text)
    lead: Text = field(default_factory=Text)
    hero: Picture | None = None
    page_ids: tuple[str, ...] = ()
    narrated: bool = False
    """Whether any of its pages can be heard."""


@dataclass(frozen=True)
class Chapter:
    """A chapter, opened."""

    outline: Outline
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class FaceFiles:
    """Font files under `assets/`, for all languages or, by their codes, for some."""

    serif: str | None = None
    sans: str | None = None
    languages: dict[str, "FaceFiles"] = field(default_factory=dict)


@dataclass(frozen=True)
class Idle:
    """When a visit ends by itself, in seconds."""

    after: float = 60.0
    countdown: float = 20.0


TEXT_SIZES = (1.0, 1.5, 2.0)
"""The steps of the text size."""


@dataclass(frozen=True)
class Access:
    """What a visitor needs to read, reach and follow the exhibition."""

    text_size: float = 1.0
    """One of `TEXT_SIZES`."""
    high_contrast: bool = False
    """Text stands out from its ground by 7:1 at least."""
    reduced_motion: bool = False
    """Nothing slides, counts up or moves by itself."""
    low_reach: bool = False
    """Everything that is touched lies in the lower part of the screen."""
    read_aloud: bool = False
    """A page that has narration speaks when it is opened."""


@dataclass(frozen=True)
class Screen:
    """The screen as it hangs on the wall, in millimetres."""

    width: float = 527.0
    """Of the picture: 527 mm is a 24-inch screen of 16:9."""
    distance: float = 600.0
    """From the glass to the eyes of a visitor who touches it."""
    low_reach: float | None = None
    """Height of the lower part that all can reach; 60 % of the screen where it is not told."""


@dataclass(frozen=True)
class Exhibition:
    """The exhibition as a whole: everything but the insides of its chapters."""

    folder: Path
    title: Text = field(default_factory=Text)
    subtitle: Text = field(default_factory=Text)
    languages: tuple[tuple[str, str], ...] = (("zh", "中文"),)
    """(code, own name) in order of precedence; the first is the lead language."""
    chapters: tuple[Outline, ...] = ()
    credit: Text = field(default_factory=Text)
    idle: Idle = field(default_factory=Idle)
    screen: Screen = field(default_factory=Screen)
    access: Access = field(default_factory=Access)
    """What every visit begins with."""
    mode: Literal["visitors", "unattended"] = "visitors"
    inks: dict[str, str] = field(default_factory=dict)
    """Names of the theme's inks to `#RRGGBB`, where the exhibition sets its own."""
    faces: FaceFiles = field(default_factory=FaceFiles)
    """Where the exhibition brings typefaces of its own."""
    vertical_titles: bool = False
    """Whether titles in Chinese stand, from top to bottom, where there is room beside a picture."""
    limits: Limits = field(default_factory=Limits)
    """How long texts may be."""
    hours: Hours | None = None
    """When it is open; None: always."""

    @property
    def lead_language(self) -> str:
        """The language that every text has."""
        return self.languages[0][0]
