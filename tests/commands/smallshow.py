"""A small exhibition in two languages, wholly right, for the verbs to work on."""

from pathlib import Path

from PIL import Image

EXHIBITION = """\
title: {zh: 海岸, en: The Shore}
languages: {zh: 中文, en: English}
chapters: [sea]
"""
SEA = """\
title: {zh: 海, en: The sea}
hero: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
pages:
  - id: tide
    title: {zh: 潮, en: The tide}
    sources: [F1]
    blocks:
      - kind: text
        body: {zh: 一天两次。, en: Twice a day.}
        picture: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
  - id: boats
    sources: [F2]
    blocks:
      - kind: text
        body: {zh: 船都回来了。, en: The boats are back.}
"""


def write_small(folder: Path) -> Path:
    """Write the exhibition below `folder` and give the folder."""
    write_yaml(folder, "exhibition", EXHIBITION)
    write_yaml(folder, "sea", SEA)
    picture = folder / "assets" / "sea" / "tide.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (64, 48), (44, 110, 115)).save(picture)
    return folder


def write_yaml(folder: Path, name: str, text: str) -> None:
    """Write `exhibits/<name>.yaml`."""
    path = folder / "exhibits" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
