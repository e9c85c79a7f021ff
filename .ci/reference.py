"""Make again what is made from the program: the reference of blocks with pictures, the schemas for editors.

`.venv/bin/python .ci/reference.py` writes all of it; with `text` behind it, all but the pictures.
"""

import sys
import tempfile
import tomllib
from io import BytesIO
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kiosk.base.geometry import Size  # noqa: E402
from kiosk.commands.authoring.beginning import Beginning  # noqa: E402
from kiosk.commands.authoring.reference import Reference  # noqa: E402
from kiosk.commands.authoring.schemafiles import write_schemas  # noqa: E402
from kiosk.commands.opening import block_kinds, open_exhibition  # noqa: E402
from kiosk.content.library import Library  # noqa: E402
from kiosk.show.pilot import Pilot  # noqa: E402

PAGES = {"en": "blocks.md", "zh": "blocks.zh.md"}
SCHEMAS = {"exhibits": "zh", "examples/seven-languages/exhibits": "en"}
"""The folders of shipped YAML, and the language in which their schemas explain."""
SCREEN, PRINT = Size(1280, 720), (960, 540)


def write_texts() -> None:
    """The reference in both languages, and the schemas."""
    for language, name in PAGES.items():
        text = Reference(block_kinds(), language).text()
        (ROOT / "docs" / name).write_text(text, "utf-8", newline="\n")
    for folder, language in SCHEMAS.items():
        write_schemas(ROOT / folder / "schema", block_kinds(), language)


def take_pictures() -> None:
    """A picture of every kind in both languages: of a chosen page that ships, else of one just begun."""
    chosen = tomllib.loads((ROOT / "docs" / "blocks" / "pages.toml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        others = [kind for kind in block_kinds() if kind not in chosen]
        begun = _begun(Path(folder), others) if others else None
        for language in PAGES:
            for kind in block_kinds():
                library = begun or _shipped()
                place = ["begun", f"the-{kind}"]
                if kind in chosen:
                    library, place = _shipped(), chosen[kind].split("/")
                _print(_picture(library, language, place), ROOT / f"docs/blocks/{kind}.{language}.webp")


def _shipped() -> Library:
    return open_exhibition(ROOT, None)


def _begun(folder: Path, kinds: list[str]) -> Library:
    """An exhibition with a page of each of the kinds."""
    beginning = Beginning(folder, block_kinds(), "en")
    beginning.exhibition("")
    beginning.chapter("begun", kinds[0], "")
    for kind in kinds:
        beginning.page("begun", f"the-{kind}", kind, "")
    return open_exhibition(folder, None)


def _picture(library: Library, language: str, place: list[str]) -> Image.Image:
    """The screen at `chapter/page`, or `chapter/page/state` with the state counted from 1."""
    chapter, page, *state = place
    ids = [each.id for each in library.chapter(chapter).pages]
    with Pilot(library, block_kinds, SCREEN, language=language) as pilot:
        pilot.show.open_chapter(chapter, ids.index(page))
        pilot.settle()
        for moment in list(pilot.show.page_moments())[: int(state[0]) if state else 0]:
            moment.show()
            pilot.show.repaint()
            pilot.settle()
        return Image.frombytes("RGB", (SCREEN.w, SCREEN.h), pilot.canvas.pixels())


def _print(picture: Image.Image, path: Path) -> None:
    data = BytesIO()
    picture.resize(PRINT, Image.Resampling.LANCZOS).save(data, "WEBP", quality=82, method=6)
    path.write_bytes(data.getvalue())


if __name__ == "__main__":
    write_texts()
    if sys.argv[1:] != ["text"]:
        take_pictures()
