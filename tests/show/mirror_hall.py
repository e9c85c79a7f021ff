"""A small exhibition in Chinese and Arabic with a page of every kind; what is drawn of it."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.base.geometry import Box, Size
from kiosk.commands.opening import block_fields, block_kinds
from kiosk.content.library import Library, open_library
from kiosk.media.recordings.filmspecimens import Coding
from kiosk.media.recordings.filmspecimens import film as make_film
from kiosk.media.recordings.filmspecimens import sound as make_sound
from kiosk.show.pilot import Pilot
from kiosk.stage.canvas import Canvas

MIRROR_SIZE = Size(960, 540)
Visit = Callable[..., Pilot]
"""Opens a room, in Arabic unless told otherwise."""
RED, TEAL = (179, 38, 30), (44, 110, 115)
HALVES = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="100"><rect width="160" height="100" '
    'fill="#2C6E73"/><rect width="80" height="100" fill="#B3261E"/></svg>'
)
"""A picture whose left half is red, and its right half teal."""
VTT = "WEBVTT\n\n00:00.000 --> 00:05.000\n海\n\n00:05.000 --> 00:20.000\nالبحر\n"
SECONDS = 20.0
SPOTS = [
    {"id": "west", "title": {"zh": "西", "ar": "الغرب"}, "body": {"zh": "西边。"}, "at": [0.2, 0.3]},
    {"id": "east", "title": {"zh": "东", "ar": "الشرق"}, "body": {"zh": "东边。"}, "at": [0.85, 0.7]},
]
DOOR = {"yaw": 20, "title": {"zh": "门", "ar": "باب"}, "body": {"zh": "一扇门。"}}
SIDES = {"before": {"picture": "halves.svg"}, "after": {"picture": "plain.png"}}
ROOMS: dict[str, list[dict[str, Any]]] = {
    "hotspots": [{"kind": "hotspots", "picture": "halves.svg", "spots": SPOTS}],
    "compare": [{"kind": "compare", **SIDES}],
    "gallery": [{"kind": "gallery", "items": [{"picture": "halves.svg"}, {"picture": "plain.png"}]}],
    "panorama": [{"kind": "panorama", "picture": "round.jpg", "hotspots": [DOOR]}],
    "sound": [{"kind": "sound", "sound": "song.ogg"}],
    "film": [{"kind": "film", "film": "film.mp4"}],
}


def page(name: str, blocks: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"id": name, "title": {"zh": "页", "ar": "صفحة"}, "sources": ["F1"], "blocks": blocks, **more}


def samples() -> str:
    """A chapter with the sample of every kind, each on a page of its own."""
    pages = "".join(
        f"  - id: {name}\n    title: 页\n    sources: [F1]\n    blocks:\n      - "
        + kind.SAMPLE.strip().replace("\n", "\n        ")
        + "\n"
        for name, kind in block_kinds().items()
    )
    return f"title: {{zh: 样, ar: نماذج}}\nhero: halves.svg\npages:\n{pages}"


def make_asset(path: Path) -> None:
    """A file of the sort that its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".svg":
        path.write_text(HALVES, "utf-8")
    elif path.suffix == ".vtt":
        path.write_text(VTT, "utf-8")
    elif path.suffix == ".ogg":
        make_sound(path, SECONDS, "libopus")
    elif path.suffix == ".mp4":
        make_film(path, Size(64, 36), SECONDS, Coding(rate=5))
    elif path.suffix == ".jpg":
        Image.effect_noise((512, 256), 80).convert("RGB").save(path)
    else:
        Image.new("RGB", (160, 100), "#C9A24B").save(path)


def write_mirror_hall(folder: Path) -> Path:
    """Chapters `rooms` and `samples`, and their assets."""
    link = {"code": "https://example.org/a", "opens": {"zh": "目录"}}
    rooms = [page(name, blocks) for name, blocks in ROOMS.items()]
    rooms.append(page("code", [{"kind": "text", "body": {"zh": "字。"}}], link=link))
    title = {"zh": "厅", "ar": "قاعات"}
    languages = {"zh": "中文", "en": "English", "ar": "العربية"}
    files = {
        "exhibition": json.dumps({"title": title, "languages": languages, "chapters": ["rooms", "samples"]}),
        "rooms": json.dumps({"title": title, "hero": "halves.svg", "pages": rooms}),
        "samples": samples(),
    }
    (folder / "exhibits").mkdir(parents=True)
    for name, text in files.items():
        (folder / "exhibits" / f"{name}.yaml").write_text(text, "utf-8")
        for asset in re.findall(r"[\w./-]+\.(?:svg|png|jpg|ogg|mp4|vtt)", text):
            if not (folder / "assets" / asset).exists():
                make_asset(folder / "assets" / asset)
    return folder


def opened_mirror_hall(folder: Path) -> Library:
    """The exhibition, without an error."""
    library = open_library(folder, block_fields, None)
    assert [problem.found for problem in library.problems if problem.severity == "error"] == []
    return library


def view_on(pilot: Pilot) -> Any:
    """The first view of the page that is shown."""
    scene: Any = pilot.show.scene
    return scene._pages.get(scene.at).views[0]._view


def pixel(pilot: Pilot, x: float, y: float) -> tuple[int, ...]:
    """The colour of the screen there."""
    start = 3 * (int(y) * pilot.size.w + int(x))
    return tuple(pilot.canvas.pixels()[start : start + 3])


def cut(pilot: Pilot, box: Box) -> bytes:
    """The pixels of a part of the screen."""
    image = Image.frombytes("RGB", pilot.size, pilot.canvas.pixels())
    return image.crop((box.x, box.y, box.right, box.bottom)).tobytes()


@contextmanager
def _noting(places: list[Box]) -> Iterator[None]:
    """Note every place on the screen at which something is drawn."""
    with pytest.MonkeyPatch.context() as patch:
        seen = Canvas._seen

        def noted(canvas: Canvas, box: Box) -> Any:
            rect = seen(canvas, box)
            if rect and canvas._bounds.size == canvas.size:
                places.append(canvas._imposed.box(box))
            return rect

        patch.setattr(Canvas, "_seen", noted)
        yield


def drawn(pilot: Pilot) -> Counter[Box]:
    """Where everything of the next frame stands."""
    places: list[Box] = []
    with _noting(places):
        pilot.show.repaint()
        pilot.show.step()
    return Counter(places)


def touched(pilot: Pilot) -> Counter[tuple[str, Box]]:
    """Where on the screen all controls are."""
    return Counter((each.id, pilot.show.on_screen(each.box)) for each in pilot.controls())


def seen(pilot: Pilot, name: str) -> Box:
    """Where a control is on the screen."""
    return pilot.show.on_screen(next(each.box for each in pilot.controls() if each.id == name))


def drag(pilot: Pilot, x: float, y: float, dx: float) -> None:
    """Drag a finger slowly, and let it rest before it is lifted."""
    pilot.down(x, y)
    pilot.move(x + (20 if dx > 0 else -20), y)  # from here on it is a drag
    for step in range(1, 11):
        pilot.move(x + (20 if dx > 0 else -20) + dx * step / 10, y)
    pilot.advance(0.3)
    pilot.move(x + (20 if dx > 0 else -20) + dx, y)
