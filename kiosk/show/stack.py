"""The stack of scenes: the topmost is touched, the veiled ones let those below shine through."""

from contextlib import suppress
from dataclasses import replace

from kiosk.base.geometry import Box
from kiosk.show.scene import Scene
from kiosk.stage.canvas import Canvas, Texture
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.tween import Tween

FADE = 0.35
"""Seconds in which one scene gives way to another."""


class Stack:
    """Scenes on top of one another, and the fading picture of those they replaced."""

    def __init__(self, canvas: Canvas, over: Scene | None = None) -> None:
        """`over` lies over all scenes and what fades, and stays: others close it."""
        self._canvas = canvas
        self._over = [over] if over else []
        self._screen = Box(0, 0, *canvas.size)
        self._scenes: list[Scene] = []
        self._veil: tuple[Texture, Tween] | None = None

    @property
    def top(self) -> Scene | None:
        """What the visitor touches, or None before the first."""
        return self._scenes[-1] if self._scenes else None

    @property
    def ground(self) -> Scene | None:
        """The scene that all others stand upon."""
        return self._scenes[0] if self._scenes else None

    @property
    def fading(self) -> bool:
        """Whether a scene is still giving way to another."""
        return self._veil is not None

    def replace(self, scene: Scene, now: float) -> None:
        """One scene instead of all; it is to be pushed next. What was seen fades over it."""
        self.dissolve(now)
        for old in self._scenes:
            old.close()
        self._scenes = [scene]

    def dissolve(self, now: float, seconds: float = FADE) -> None:
        """What is seen fades over whatever is painted from now on, unless it does already."""
        if self._scenes and not (self._veil and self._veil[1].at == now):
            self.cover(self._canvas.keep(), now, seconds)

    def hold(self, now: float) -> None:
        """What is seen stays until what has changed is ready, and is gone then, unless it was fading."""
        if self._scenes and not (self._veil and self._veil[1].at == now):
            self.cover(self._canvas.keep(), now, FADE if self._veil else 0.0)

    def cover(self, veil: Texture, now: float, seconds: float = FADE) -> None:
        """Have `veil`, which is as large as the screen, fade over everything."""
        self._veil = (veil, Tween(255, 0, now, seconds))

    def push(self, scene: Scene) -> None:
        """A scene on top of the others."""
        self._scenes.append(scene)

    def pop(self) -> None:
        """Take the topmost away."""
        self._scenes.pop().close()

    def close(self) -> None:
        """Take all of them away."""
        while self._scenes:
            self.pop()

    def strike(self) -> None:
        """Take all of them away at once, though some may have failed and fail again: there is none then."""
        scenes, self._scenes, self._veil = self._scenes, [], None
        for scene in scenes:
            with suppress(Exception):
                scene.close()

    def arrange(self, reading: Reading) -> None:
        """Lay all scenes out anew."""
        for scene in (*self._scenes, *self._over):
            scene.arrange(self._screen, reading)

    def tick(self, now: float) -> bool:
        """Go on to `now`; whether something to be seen has changed."""
        lifted = self._veil is not None and self._veil[1].over(now) and not self._unready()
        if lifted:
            self._veil = None
        return bool([scene for scene in (*self._scenes, *self._over) if scene.tick(now)]) or lifted

    def moving(self, now: float) -> bool:
        """Whether the very next frame is wanted."""
        return self.fading or any(scene.moving(now) for scene in (*self._seen(), *self._over))

    def playing(self, now: float) -> bool:
        """Whether a film or a sound plays, in view or behind a veiled scene."""
        return any(scene.playing(now) for scene in self._scenes)

    def wake_at(self, now: float) -> float | None:
        """The clock time of the next change, if no one touches anything before."""
        scenes = (*self._scenes, *self._over)
        return min((time for each in scenes if (time := each.wake_at(now)) is not None), default=None)

    def pictures_arrived(self) -> None:
        """Tell all scenes."""
        for scene in self._scenes:
            scene.pictures_arrived()

    def paint(self, painter: Painter) -> None:
        """From the topmost scene that hides all below it; over them what fades, once all are ready."""
        for scene in self._seen():
            scene.paint(painter)
        if self._veil:
            self._paint_veil(*self._veil, painter.now)
        for scene in self._over:
            scene.paint(painter)

    def _paint_veil(self, texture: Texture, tween: Tween, now: float) -> None:
        if self._unready():
            self._veil = texture, replace(tween, at=now)
            self._canvas.draw(texture, self._screen)
        else:
            self._canvas.draw(texture, self._screen, alpha=round(tween.value(now)))

    def _seen(self) -> list[Scene]:
        lowest = max((i for i, scene in enumerate(self._scenes) if not scene.veiled), default=0)
        return self._scenes[lowest:]

    def _unready(self) -> bool:
        return any(scene.unready for scene in self._seen())
