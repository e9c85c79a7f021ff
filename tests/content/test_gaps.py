"""What is missing for those who do not see or hear, whatever the kind of block."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import Field

from kiosk.content.fields import BlockFields, CaptionsField, FilmPath, PanoramaPath, SoundPath
from kiosk.content.gaps import gaps, without_captions
from kiosk.content.labels import AltField
from kiosk.content.library import Library, open_library
from kiosk.content.model import Block, Captions, Chapter, Outline, Page, Text
from tests.content.tinykinds import write_yaml


class Reel(BlockFields):
    """A film."""

    film: FilmPath
    captions: CaptionsField = Field(default_factory=dict[str, Captions])


class Song(BlockFields):
    """A sound."""

    sound: SoundPath
    transcript: CaptionsField = Field(default_factory=dict[str, Captions])


class Bell(BlockFields):
    """A sound that says nothing: there is no place for a transcript."""

    sound: SoundPath


class View(BlockFields):
    """A panorama."""

    picture: PanoramaPath
    alt: AltField = Text()


def kinds() -> Mapping[str, type[BlockFields]]:
    """What the loader is given."""
    return {"reel": Reel, "song": Song, "bell": Bell, "view": View}


def opened(folder: Path, block: str, languages: str = "{zh: 中文, en: English}") -> Library:
    """An exhibition with one block."""
    (folder / "assets").mkdir(parents=True)
    for name in ("a.mp4", "a.ogg", "a.jpg", "zh.vtt", "en.vtt"):
        (folder / "assets" / name).write_bytes(b"")
    write_yaml(folder, "exhibition", f"title: '1'\nlanguages: {languages}\nchapters: [one]\n")
    page = f"title: '1'\npages:\n  - id: page\n    sources: [F1]\n    blocks:\n      - {block}\n"
    write_yaml(folder, "one", page)
    return open_library(folder, kinds, None)


SOUNDS = [
    ("{kind: song, sound: a.ogg}", "no `transcript` in 中文 (`zh`), English (`en`)", 29),
    ("{kind: song, sound: a.ogg, transcript: {zh: zh.vtt}}", "no `transcript` in English (`en`)", 48),
    ("{kind: song, sound: a.ogg, transcript: zh.vtt}", "no `transcript` in English (`en`)", 48),
    ("{kind: song, sound: a.ogg, transcript: {zh: zh.vtt, en: en.vtt}}", "", 0),
    ("{kind: bell, sound: a.ogg}", "", 0),
    ("{kind: view, picture: a.jpg}", "the picture `a.jpg` has no `alt`", 9),
    ("{kind: view, picture: a.jpg, alt: {zh: 大厅, en: A hall}}", "", 0),
]


@pytest.mark.parametrize(("block", "said", "column"), SOUNDS)
def test_sounds_without_a_transcript_and_panoramas_without_alt(
    tmp_path: Path, block: str, said: str, column: int
) -> None:
    problems = opened(tmp_path, block).problems
    assert len(problems) == bool(said)
    for problem in problems:
        assert problem.severity == "warning"
        assert problem.found.startswith(f"page `page`, block `{block[7:11]}`: ")
        assert said in problem.found
        assert (problem.place.line, problem.place.column) == (6, column)


FILMS = [
    ("{kind: reel, film: a.mp4}", ["中文 (`zh`), English (`en`)"]),
    ("{kind: reel, film: a.mp4, captions: {en: en.vtt}}", ["中文 (`zh`)"]),
    ("{kind: reel, film: a.mp4, captions: {zh: zh.vtt, en: zh.vtt}}", []),
]


@pytest.mark.parametrize(("block", "lacking"), FILMS)
def test_films_without_captions(tmp_path: Path, block: str, lacking: list[str]) -> None:
    library = opened(tmp_path, block)
    assert library.problems == ()
    found = list(without_captions(library.chapter("one"), library.exhibition.languages))
    told = [f"page `page`, block `reel`: the film `a.mp4` has no `captions` in {names}" for names in lacking]
    assert [(film, found) for _, film, found, _ in found] == [("a.mp4", each) for each in told]


def test_in_one_language_one_file_is_enough(tmp_path: Path) -> None:
    library = opened(tmp_path, "{kind: reel, film: a.mp4, captions: zh.vtt}", "{zh: 中文}")
    assert list(without_captions(library.chapter("one"), library.exhibition.languages)) == []


def test_sources_that_say_nothing_are_none() -> None:
    page = Page("tide", blocks=(Block("text", "text", None),), sources=("", " "))
    told = [found for _, found, _ in gaps(Chapter(Outline("sea"), (page,)), (("zh", "中文"),))]
    assert told == ["the page `tide` names no sources"]
