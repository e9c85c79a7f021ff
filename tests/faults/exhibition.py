"""An exhibition with everything in it that threads and processes work on: quick to make, wholly right."""

from pathlib import Path

from PIL import Image

from kiosk.base.geometry import Size
from kiosk.commands.opening import open_exhibition
from kiosk.content.library import Library
from kiosk.media.recordings import filmspecimens

WALL, MAP, FILM, SOUND, AROUND = range(5)
"""Its pages, by number."""
ATTRACT = -1
"""What is seen while nobody is there."""
EXHIBITION = """\
title: {zh: 海岸, en: The Shore}
languages: {zh: 中文, en: English}
chapters: [sea]
"""
SEA = """\
title: {zh: 海, en: The sea}
hero: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
pages:
  - id: wall
    title: {zh: 墙, en: The wall}
    sources: [F1]
    blocks:
      - kind: gallery
        items:
          - picture: {src: sea/boats.png, alt: {zh: 船, en: Boats}}
          - picture: {src: sea/map.svg, alt: {zh: 图, en: A map}}
          - picture: {src: sea/large.jpg, alt: {zh: 大, en: Large}}
  - id: map
    title: {zh: 图, en: The map}
    sources: [F1]
    blocks:
      - kind: hotspots
        picture: {src: sea/map.svg, alt: {zh: 图, en: A map}}
        spots:
          - {id: island, title: {zh: 岛, en: The island}, body: {zh: 有沙。, en: Sand.}, shape: island}
  - id: film
    title: {zh: 片, en: The film}
    sources: [F1]
    blocks:
      - {kind: film, film: sea/film.mp4, poster: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}}
  - id: sound
    title: {zh: 声, en: The sound}
    sources: [F1]
    blocks:
      - {kind: sound, sound: sea/waves.flac}
  - id: around
    title: {zh: 环顾, en: All around}
    sources: [F1]
    blocks:
      - {kind: panorama, picture: {src: sea/round.png, alt: {zh: 环顾, en: All around}}}
"""
MAP_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="400" height="200">
<rect width="200" height="100" fill="#2C6E73"/>
<g id="island"><rect x="110" y="20" width="40" height="60" fill="#C9A24B"/></g>
</svg>
"""


def write_shore(folder: Path) -> Path:
    """The exhibition, below `folder`."""
    assets = folder / "assets" / "sea"
    assets.mkdir(parents=True)
    (folder / "exhibits").mkdir()
    (folder / "exhibits" / "exhibition.yaml").write_text(EXHIBITION, "utf-8")
    (folder / "exhibits" / "sea.yaml").write_text(SEA, "utf-8")
    (assets / "map.svg").write_text(MAP_SVG, "utf-8")
    Image.new("RGB", (60, 80), "#C9A24B").save(assets / "tide.png")
    Image.linear_gradient("L").resize((300, 200)).convert("RGB").save(assets / "boats.png")
    Image.linear_gradient("L").resize((1700, 900)).save(assets / "large.jpg")
    Image.radial_gradient("L").resize((600, 300)).convert("RGB").save(assets / "round.png")
    filmspecimens.film(assets / "film.mp4", Size(64, 36), 30.0, filmspecimens.Coding(rate=10))
    filmspecimens.sound(assets / "waves.flac", 30.0, "flac")
    return folder


def opened(folder: Path, cache: Path | None = None) -> Library:
    """What lies in the folder."""
    return open_exhibition(folder, cache)
