"""One version of the exhibition as it stands on the floor: its pictures' workers, and its show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.base.clock import Clock
from kiosk.base.room import CONTENT, LIMIT, Room
from kiosk.blocks.contract import Kind
from kiosk.content.library import Library
from kiosk.media.picturestore import PictureStore
from kiosk.media.preparations import Preparations
from kiosk.show.show import Show
from kiosk.show.wishes import DEFAULT, Wishes
from kiosk.stage.canvas import Canvas
from kiosk.stage.waiting import wake


@dataclass(frozen=True)
class Installation:
    """What was installed, and how to strike it."""

    show: Show
    strike: Callable[[], None]
    """Ends what works for the show, which must be closed: may take seconds, on any thread."""


@dataclass(frozen=True)
class Installer:
    """Installs libraries on one canvas; what is made of their media is kept below `cache`, if anywhere."""

    canvas: Canvas
    kinds: Callable[[], Mapping[str, Kind]]
    cache: Path | None
    clock: Clock
    wishes: Wishes = DEFAULT
    limit: int = LIMIT
    """Bytes that the cache may take."""

    def __call__(self, library: Library) -> Installation:
        """The show of this library, at its beginning. Raises KioskError where it cannot be set in type."""
        assets = library.exhibition.folder / "assets"
        pictures, tiles, room = None, None, None
        if self.cache:
            pictures, tiles = self.cache / "pictures", self.cache / "prepared"
            room = Room(pictures, tiles, limit=self.limit - CONTENT)
        prepared = Preparations(tiles, room)
        store = PictureStore(assets, pictures, wake, room=room, prepared=prepared)
        try:
            show = Show(self.canvas, library, self.kinds, store, prepared, self.clock, self.wishes)
        except BaseException:
            store.close()
            raise

        def strike() -> None:
            show.forget_texts()
            store.close()

        return Installation(show, strike)
