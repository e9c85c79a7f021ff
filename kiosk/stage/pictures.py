"""Pictures on the screen: asks the media workers for pixels of the right size and keeps them as textures."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture
from kiosk.media.derivative import Derivative, Pixels, Tile, Wanted
from kiosk.media.picturestore import PictureStore
from kiosk.stage.canvas import Canvas, Texture
from kiosk.stage.textures import Textures

WHOLE = (0.0, 0.0, 1.0, 1.0)
UPLOADS = 2
"""Pictures that become textures in one frame, at most: more would be seen as a stutter."""


def composed_for(picture: Picture, size: Size) -> str:
    """The file of `picture` whose composition suits a place of `size`."""
    return picture.tall if picture.tall and size.h > size.w * 1.1 else picture.src


class Pictures:
    """Textures of pictures; what is not ready yet is a small preview, then nothing, never a wait."""

    def __init__(
        self, canvas: Canvas, textures: Textures, store: PictureStore, patient: bool = False
    ) -> None:
        self._canvas = canvas
        self._textures = textures
        self._store = store
        self.patient = patient
        """Whether what is asked for is waited for."""
        self._failed: set[Wanted] = set()
        self._urgency = 0
        self.opening = True
        """Until the first frame is shown, pictures that lie ready in memory are taken at once."""

    def texture(self, wanted: Derivative) -> tuple[Texture | None, bool]:
        """The texture for `wanted`, and whether it is final; else its preview (or None), and False."""
        texture = self._textures.find(wanted)
        if texture:
            return texture, True
        if wanted in self._failed:
            return None, True
        if self.patient:
            return self._fetch(wanted), True
        if self.opening and (pixels := self._store.kept(wanted)):
            return self._upload(wanted, pixels), True
        self._store.want(wanted, self._urgency)
        return self._preview(wanted.src), False

    def tile(self, wanted: Tile) -> tuple[Texture | None, bool]:
        """The texture of a tile, which is asked for if it is not there; and whether that is final."""
        texture = self._textures.find(wanted)
        if texture or wanted in self._failed:
            return texture, True
        if self.patient:
            return self._fetch(wanted), True
        self._store.want(wanted, self._urgency)
        return None, False

    def held(self, wanted: Tile) -> Texture | None:
        """The texture of a tile if it happens to be there."""
        return self._textures.find(wanted)

    @property
    def budget(self) -> int:
        """Bytes that all textures together may take."""
        return self._textures.budget

    def _fetch(self, wanted: Wanted) -> Texture | None:
        """For pictures of screens: wait until it is there."""
        try:
            return self._upload(wanted, self._store.fetch(wanted))
        except Exception:
            self._failed.add(wanted)
            return None

    def _preview(self, src: str) -> Texture | None:
        texture = self._textures.find(src)
        if texture:
            return texture
        pixels = self._store.preview(src)
        return self._upload(src, pixels) if pixels else None

    def _upload(self, key: Wanted | str, pixels: Pixels) -> Texture:
        return self._textures.add(key, self._canvas.texture(pixels.size, pixels.data, pixels.opaque))

    @contextmanager
    def urgent(self, priority: int) -> Iterator[None]:
        """What is asked for meanwhile has this priority: 0 on screen, 1 the neighbours, 2 ahead."""
        self._urgency = priority
        try:
            yield
        finally:
            self._urgency = 0

    def expect(self, picture: Picture, size: Size) -> None:
        """Have a picture made ready that will be painted at `size`."""
        wanted = Derivative(composed_for(picture, size), size.w, size.h, "cover", picture.focus)
        if not self._textures.find(wanted):
            self._store.want(wanted, 1)

    def forget_asked(self) -> None:
        """What was asked for and has not been begun is no longer wanted: another scene has come."""
        self._store.forget(())
        self._failed.clear()

    def drop(self, wanted: Collection[Wanted]) -> None:
        """These are no longer wanted, if they have not been begun."""
        self._store.drop(wanted)

    def receive(self) -> bool:
        """Upload some of what the workers have finished; whether anything came."""
        arrived = self._store.arrived(UPLOADS)
        for wanted, result in arrived:
            if isinstance(result, Pixels):
                self._upload(wanted, result)
            else:
                self._failed.add(wanted)
        return bool(arrived)


def covering(texture: Texture, box: Box, focus: tuple[float, float]) -> Box:
    """The part of a texture to draw so that it fills `box` without distortion."""
    scale = min(texture.size.w / box.w, texture.size.h / box.h)
    w, h = max(1, round(box.w * scale)), max(1, round(box.h * scale))
    x = min(max(0, round(focus[0] * texture.size.w - w / 2)), texture.size.w - w)
    y = min(max(0, round(focus[1] * texture.size.h - h / 2)), texture.size.h - h)
    return Box(x, y, w, h)


def seen_part(size: Size, place: Box, within: Box) -> tuple[Box, Box]:
    """Of a texture of `size` that fills `place`: where to draw which part, to see what is `within`.

    The part is whole pixels of the texture and reaches over the edges of `within` by less than one of them.
    """
    seen = place.clip(within)
    left, right = (seen.x - place.x) * size.w // place.w, -(-(seen.right - place.x) * size.w // place.w)
    top, bottom = (seen.y - place.y) * size.h // place.h, -(-(seen.bottom - place.y) * size.h // place.h)
    x, y = place.x + round(left * place.w / size.w), place.y + round(top * place.h / size.h)
    to_right = place.x + round(right * place.w / size.w)
    to_bottom = place.y + round(bottom * place.h / size.h)
    return Box(x, y, to_right - x, to_bottom - y), Box(left, top, right - left, bottom - top)
