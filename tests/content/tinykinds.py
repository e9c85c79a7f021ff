"""Block kinds of the tests' own, and a small exhibition that is wholly right."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from kiosk.content.fields import AssetPath, BlockFields, Mistake, Part, PictureField, ProseField, TextField


class Photo(BlockFields):
    """A picture."""

    picture: PictureField
    caption: TextField | None = None
    frame: Literal["thin", "thick"] = "thin"


class Words(BlockFields):
    """Running text."""

    text: ProseField


class Event(Part):
    """Something that happened."""

    year: int = Field(ge=-5000, le=3000)
    text: TextField


class Line(BlockFields):
    """Events in order."""

    events: tuple[Event, ...] = Field(min_length=1)
    open: bool = True

    @model_validator(mode="after")
    def _in_order(self) -> "Line":
        years = [event.year for event in self.events]
        if years != sorted(years):
            raise Mistake("the events are not in order", "the oldest first", "", ("events", 1, "year"))
        return self


class Song(BlockFields):
    """Something to hear."""

    sound: AssetPath


def tiny_kinds() -> Mapping[str, type[BlockFields]]:
    """What a loader is given as kinds."""
    return {"photo": Photo, "words": Words, "line": Line, "song": Song}


EXHIBITION = """\
title: {zh: 故宫, en: The Palace}
languages: {zh: 中文, en: English}
chapters: [halls, clocks]
"""

HALLS = """\
title: {zh: 大殿, en: Halls}
hero: {src: halls/roof.jpg, alt: {zh: 屋顶, en: A roof}}
pages:
  - id: roof
    title: {zh: 屋顶, en: The roof}
    sources: [F1]
    blocks:
      - kind: photo
        picture: {src: halls/roof.jpg, tall: halls/tall.jpg, alt: {zh: 屋顶, en: A roof}}
        caption: {zh: 黄瓦, en: Yellow tiles}
      - kind: words
        text: {zh: 很**高**。, en: It is *high*.}
  - id: years
    sources: [F2]
    blocks:
      - kind: line
        events:
          - {year: 1406, text: {zh: 始建, en: Begun}}
          - {year: 1420, text: {zh: 建成, en: Finished}}
"""

CLOCKS = """\
title: {zh: 钟表, en: Clocks}
pages:
  - id: song
    sources: [F3]
    blocks:
      - {kind: song, sound: clocks/bell.ogg}
"""


def write_exhibition(folder: Path) -> Path:
    """Write the small exhibition below `folder` and give its folder."""
    for name, text in (("exhibition", EXHIBITION), ("halls", HALLS), ("clocks", CLOCKS)):
        write_yaml(folder, name, text)
    for asset in ("halls/roof.jpg", "halls/tall.jpg", "clocks/bell.ogg"):
        path = folder / "assets" / asset
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return folder


def write_yaml(folder: Path, name: str, text: str) -> Path:
    """Write `exhibits/<name>.yaml`, byte for byte."""
    path = folder / "exhibits" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path
