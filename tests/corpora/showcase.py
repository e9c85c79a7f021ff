"""Puts one file of a corpus on show: a small exhibition around it, as a curator would have made it."""

import json
import shutil
from pathlib import Path

from kiosk.base.geometry import Size
from kiosk.media.recordings import filmspecimens

SORTS: dict[str, list[str]] = {
    "picture": [],
    "film": ["mp4", "m4v", "mov", "webm", "mkv", "avi", "mpg"],
    "sound": ["ogg", "oga", "opus", "mp3", "flac", "wav", "aif", "aiff", "au", "m4a"],
    "captions": ["vtt", "srt"],
    "yaml": ["yaml", "yml", "data", "in-yaml"],
}
"""How a file is shown, by what its name ends in; all else is taken for a picture."""
_EXHIBITION = "title: {zh: 展, en: Show}\nlanguages: {zh: 中文, en: English}\nchapters: [one]\n"
_PAGE = "title: {zh: 一, en: One}\npages:\n  - id: page\n    sources: [F1]\n    blocks:\n      - "
_BLOCKS = {
    "picture": "{kind: gallery, items: [{picture: {src: FILE, alt: {zh: 图, en: A picture}}}]}",
    "film": "{kind: film, film: FILE}",
    "sound": "{kind: sound, sound: FILE, transcript: {zh: words.vtt, en: words.vtt}}",
    "captions": "{kind: film, film: film.mp4, captions: {zh: FILE, en: FILE}}",
}
_TEXT = "{kind: text, body: {zh: 字, en: Words}}"


def sort_of(path: Path) -> str:
    """How a file is shown."""
    suffix = path.suffix.lower().removeprefix(".")
    return next((sort for sort, suffixes in SORTS.items() if suffix in suffixes), "picture")


def put_on_show(path: Path, sort: str, folder: Path) -> None:
    """Write an exhibition of the file into `folder`; YAML becomes its title page and its chapter at once."""
    (folder / "exhibits").mkdir(parents=True)
    (folder / "assets").mkdir()
    name = "file" + "".join(each for each in path.suffix if each.isascii())
    block = _BLOCKS.get(sort, _TEXT).replace("FILE", json.dumps(name))
    (folder / "exhibits/exhibition.yaml").write_text(_EXHIBITION, "utf-8")
    (folder / "exhibits/one.yaml").write_text(_PAGE + block + "\n", "utf-8")
    if sort == "yaml":
        shutil.copy(path, folder / "exhibits/one.yaml")
    else:
        shutil.copy(path, folder / "assets" / name)
    if sort == "sound":
        (folder / "assets/words.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\n字\n", "utf-8")
    if sort == "captions":
        filmspecimens.film(folder / "assets/film.mp4", Size(160, 90), 1.0)
