"""Made-up exhibitions in temporary folders: many photographs, very many pages, or a single block."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from kiosk.base.geometry import Size
from kiosk.blocks.contract import Kind
from kiosk.media.specimens import photograph

PHOTOGRAPH = Size(3840, 2160)
SMALL = Size(64, 36)
DIFFERENT = 16
"""So many small pictures differ; the others are copies under names of their own."""


def photographs(folder: Path, kinds: Mapping[str, Kind], chapters: int, pages: int) -> None:
    """An exhibition with a photograph of 3840×2160 on every page."""
    for chapter in range(chapters):
        for page in range(pages):
            _write_picture(folder, chapter, page, photograph(PHOTOGRAPH, chapter * pages + page))
    _write_exhibition(folder, kinds, chapters, pages)


def very_large(folder: Path, kinds: Mapping[str, Kind], chapters: int, pages: int) -> None:
    """An exhibition with very many pages, and a small picture on each."""
    small = [photograph(SMALL, number) for number in range(DIFFERENT)]
    for chapter in range(chapters):
        for page in range(pages):
            _write_picture(folder, chapter, page, small[(chapter + page) % DIFFERENT])
    _write_exhibition(folder, kinds, chapters, pages)


def one_block(folder: Path, block: dict[str, Any]) -> None:
    """An exhibition of one chapter, `made-up`, whose only page holds this block as written."""
    page = {"id": "page", "title": "A page", "sources": ["none"], "blocks": [block]}
    _write(folder, "made-up", {"title": "Made up", "pages": [page]})
    _write(
        folder, "exhibition", {"title": "Made up", "languages": {"en": "English"}, "chapters": ["made-up"]}
    )


def _name(chapter: int, page: int) -> str:
    return f"c{chapter}/p{page}.jpg"


def _write_picture(folder: Path, chapter: int, page: int, data: bytes) -> None:
    file = folder / "assets" / _name(chapter, page)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _write_exhibition(folder: Path, kinds: Mapping[str, Kind], chapters: int, pages: int) -> None:
    sample = _picture_block(kinds)
    names = [f"c{chapter}" for chapter in range(chapters)]
    _write(folder, "exhibition", {"title": "Made up", "languages": {"en": "English"}, "chapters": names})
    for chapter, name in enumerate(names):
        inside = [
            {
                "id": f"p{page}",
                "title": f"Page {page}",
                "sources": ["none"],
                "blocks": [{**sample, "picture": {"src": _name(chapter, page), "alt": "Clouds"}}],
            }
            for page in range(pages)
        ]
        hero = {"src": _name(chapter, 0), "alt": "Clouds"}
        _write(folder, name, {"title": f"Chapter {chapter}", "hero": hero, "pages": inside})


def _picture_block(kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The sample of the first kind of block that shows one picture, in English alone."""
    samples: list[dict[str, Any]] = [yaml.safe_load(kind.SAMPLE) for kind in kinds.values()]
    sample = next(sample for sample in samples if "picture" in sample)
    return {key: value["en"] if isinstance(value, dict) else value for key, value in sample.items()}


def _write(folder: Path, name: str, content: dict[str, Any]) -> None:
    file = folder / "exhibits" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=1), "utf-8")
