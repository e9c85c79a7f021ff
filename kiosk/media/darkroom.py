"""Develops one derivative or tile at a time, from cache or file, and remembers previews and failures."""

import os
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path, PurePosixPath

from kiosk.base.baton import Baton
from kiosk.base.room import Room
from kiosk.base.sentences import Sentence
from kiosk.media.cache import PixelCache, derivative_name, preview_name
from kiosk.media.derivative import Derivative, PassingPictureError, PictureError, Pixels, Tile, Wanted
from kiosk.media.fault import unreadable
from kiosk.media.tiling.tiles import Tiles
from kiosk.media.vectorprocess import VectorProcesses

_PREVIEWS = 4096
_FAILURES = 4096
_LONG = 60.0
"""Seconds after which one large picture is no longer awaited by the next."""


class Darkroom:
    """Turns what is wanted into pixels. Safe to use from several threads at once."""

    def __init__(
        self,
        assets: Path,
        cache: Path | None,
        fonts: tuple[Path, ...] = (),
        room: Room | None = None,
        tiles: Tiles | None = None,
    ) -> None:
        """`fonts` are what SVG drawings may set text in; there is so much `room` for the cache on disk.

        Without `tiles` there are none, nor pictures that can be shown from them alone.
        """
        self._assets = assets.absolute()
        self._cache = PixelCache(cache, room) if cache else None
        self._fonts = fonts
        self._vectors = VectorProcesses(fonts)
        self._tiles = tiles
        self._much = Baton(_LONG)
        self._previews: dict[str, tuple[int, Pixels]] = {}
        self._failures: dict[str, tuple[int | None, PictureError]] = {}

    def close(self) -> None:
        """Ends the children that draw."""
        self._vectors.close()

    def changed(self, src: str) -> int | None:
        """When the file last changed, in nanoseconds; None where there is none."""
        try:
            return self._path(src).stat().st_mtime_ns
        except (OSError, ValueError, PictureError):
            return None

    def awaits_tiles(self, src: str) -> bool:
        """Whether the picture is being cut into tiles."""
        return self._tiles is not None and self._tiles.awaited(self._path(src))

    def cut(self, src: str) -> None:
        """Have the picture cut into tiles, now. Raises `PictureError`."""
        if self._tiles:
            self._tiles.make(self._path(src))

    def develop(self, wanted: Wanted) -> tuple[Pixels, Callable[[], None]]:
        """The pixels, and what to do once they are delivered (keep them). Raises `PictureError`."""
        if isinstance(wanted, Tile):  # where one fails, the picture may still be shown otherwise
            return self._tile(wanted), _nothing
        failure = self._failures.get(wanted.src)
        if failure is not None and failure[0] == self.changed(wanted.src):
            raise failure[1]
        try:
            return self._develop(wanted)
        except PassingPictureError:
            raise
        except PictureError as error:
            if len(self._failures) >= _FAILURES:
                self._failures.clear()
            self._failures[wanted.src] = (self.changed(wanted.src), error.with_traceback(None))
            raise

    def give_up(self, src: str) -> PictureError:
        """Do not try the file again as it is, whose decoder does not come back; gives what to say of it."""
        error = PictureError(
            src, Sentence("whatever reads it does not come back; save it anew, or with another program")
        )
        self._failures[src] = (self.changed(src), error)
        return error

    def preview(self, src: str) -> Pixels | None:
        """The tiny picture of the whole file, if it was ever made and is in memory."""
        try:
            path = self._path(src)
            state = path.stat()
        except (OSError, ValueError, PictureError):
            return None
        return self._preview(src, path, state, at_once=True)

    def kept(self, wanted: Derivative) -> Pixels | None:
        """The pixels if they lie in the cache, and the system has them in memory."""
        try:
            path = self._path(wanted.src)
            name = derivative_name(path, path.stat(), wanted, self._fonts)
        except (OSError, ValueError, PictureError):
            return None
        return self._cache.get(name, at_once=True) if self._cache else None

    def _preview(self, src: str, path: Path, state: os.stat_result, at_once: bool) -> Pixels | None:
        known = self._previews.get(src)
        if known is not None and known[0] == state.st_mtime_ns:
            return known[1]
        found = self._cache.get(preview_name(path, state), at_once) if self._cache else None
        if found is not None:
            self._remember(src, state, found)
        return found

    def _develop(self, wanted: Derivative) -> tuple[Pixels, Callable[[], None]]:
        path = self._path(wanted.src)
        try:
            state = path.stat()
        except (OSError, ValueError) as error:
            raise PictureError(path, unreadable(error)) from error
        name = derivative_name(path, state, wanted, self._fonts)
        self._preview(wanted.src, path, state, at_once=False)  # which is seen while the rest is read
        kept = self._cache.get(name) if self._cache else None
        if kept is not None:
            return kept, _nothing
        from kiosk.media.pictures import from_tiles_alone, produce, takes_much

        if self._tiles and from_tiles_alone(path):
            from kiosk.media.tiling.tilereading import derived

            pixels, preview = derived(self._tiles.of(path), wanted)
        else:
            with self._much.held() if takes_much(path) else nullcontext():
                pixels, preview = produce(path, wanted, self._vectors)
        self._remember(wanted.src, state, preview)
        return pixels, lambda: self._keep(path, state, name, pixels, preview)

    def _tile(self, wanted: Tile) -> Pixels:
        from kiosk.media.tiling.tilereading import tile_pixels

        path = self._path(wanted.src)
        if self._tiles is None:
            raise PictureError(path, Sentence("too large, and there is nowhere to keep its tiles"))
        file = self._tiles.of(path)
        try:
            return tile_pixels(file, wanted)
        except PictureError:
            again = self._tiles.of(path)  # which raises, where they were deleted a moment ago
            if again is file:
                raise
            return tile_pixels(again, wanted)

    def _keep(self, path: Path, state: os.stat_result, name: str, pixels: Pixels, preview: Pixels) -> None:
        with suppress(OSError):
            now = path.stat()
            # Replaced while it was read: the pixels may be the new ones, under the old one's name.
            if self._cache and (now.st_mtime_ns, now.st_size) == (state.st_mtime_ns, state.st_size):
                self._cache.put(preview_name(path, state), preview)
                self._cache.put(name, pixels)

    def _remember(self, src: str, state: os.stat_result, preview: Pixels) -> None:
        if len(self._previews) >= _PREVIEWS:
            self._previews.clear()
        self._previews[src] = (state.st_mtime_ns, preview)

    def _path(self, src: str) -> Path:
        inside = PurePosixPath(src.replace("\\", "/"))
        if inside.is_absolute() or ".." in inside.parts or ":" in src or not inside.parts:
            raise PictureError(src, Sentence("does not name a file in assets/"))
        return self._assets / inside


def _nothing() -> None:
    """What remains to be done for pixels that came from the cache."""
