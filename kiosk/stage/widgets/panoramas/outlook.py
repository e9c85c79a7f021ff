"""A panorama to look around in, with everything that stands upon it: signs, compass, helm and a note."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.base.geometry import Box, Size
from kiosk.media.panoramas.surround import Extent, Surround
from kiosk.stage.controls import Control, Pan, Zoom
from kiosk.stage.hall import Hall
from kiosk.stage.mirroring import mirrored, straightened
from kiosk.stage.painter import Painter
from kiosk.stage.panoramas.panorama import WALL_SHAPE, Way, way_for, width_for
from kiosk.stage.panoramas.panoramasource import Source
from kiosk.stage.panoramas.projection import Lens, Look, Manner, Sight, turn
from kiosk.stage.reading import Reading, Words
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.panoramas.compass import Compass
from kiosk.stage.widgets.panoramas.gaze import Gaze
from kiosk.stage.widgets.panoramas.helm import Helm
from kiosk.stage.widgets.panoramas.placenote import PlaceNote
from kiosk.stage.widgets.panoramas.scenery import Scene
from kiosk.stage.widgets.panoramas.signposts import Sign, Signposts
from kiosk.stage.widgets.panoramas.steering import Steering
from kiosk.stage.widgets.panoramas.stroll import Stroll

NOTE_NEEDS = 430
"""Px at 1080p of height without which a note stands where compass and helm are."""
WITHIN_REACH = 2.3
"""On a wider wall, what is read and touched stands in its middle, as the title does."""
SAME = 1.5
"""Degrees within which a look counts as that of a viewpoint."""
_WAYS = {(-1, 0): "left", (1, 0): "right", (0, -1): "up", (0, 1): "down"}
SLOWLY = 2.5
"""Seconds in which an unattended display turns to its next view."""


class Outlook:
    """One panorama in its box. Paints a settled view before it is entered; unrolls nothing before that."""

    def __init__(self, scene: Scene, around: Hall, words: Words) -> None:
        self._scene, self._around, self._words = scene, around, words
        path = around.assets / scene.file
        self._source = Source(path, around.prepared, around.wake, around.patient)
        self._gaze = Gaze(scene.start)
        self._stroll = Stroll([look for _, look in scene.views])
        titles = [title for title, _ in scene.views]
        self._steering = steering = Steering(self._gaze, self._stroll, around, self.close)
        self._helm = Helm(titles, steering.press, lambda n: steering.turn(scene.views[n][1]))
        self._compass = Compass(self._turn_to, steering.take)
        self._compass.mark([look.yaw for _, look in scene.views], [place.yaw for place in scene.places])
        signs = [Sign(each.yaw, each.pitch, each.title, not each.tells) for each in scene.places]
        self._signposts = Signposts(signs, self.open)
        self._note = PlaceNote(scene.places, around, words, self.close)
        self._box = self._room = self._everywhere = self._helm_box = Box(0, 0, 1, 1)
        self._label: Box | None = None
        self._lens = Lens(Size(16, 9))
        self._reading: Reading | None = None
        self._way: Way | None = None
        self._surround: Surround | None = None
        self._settled = True
        self._at: int | None = None
        self._said: list[Setting] = []
        self._short = False

    # Where things lie.

    def keep_clear(self, label: Box) -> None:
        """Something lies upon it there."""
        self._label = label
        self._helm.ceiling = label.bottom

    def arrange(self, box: Box, reading: Reading) -> None:
        """Lie in `box`."""
        theme = reading.theme
        self._box, self._reading = box, reading
        self._steering.keep_calm(reading.access.reduced_motion)
        wide: Manner = "cylindrical" if box.w > WALL_SHAPE * box.h else "perspective"
        manner = wide if self._scene.projection == "auto" else self._scene.projection
        wall = self._scene.angles[2]
        self._lens = Lens(box.size, manner, wall)
        screen = theme.screen if manner == "perspective" else box.size
        self._source.ask(width_for(screen, manner == "cylindrical", wall))
        middle = box.centred(Size(min(box.w, round(box.h * WITHIN_REACH)), box.h))
        inner = middle.inset(theme.margin, theme.px(24))
        strip, above = inner.cut_bottom(theme.target, theme.between)
        self._compass.arrange(strip, self._extent(), theme)
        self._helm_box = above
        self._at = self._viewpoint()
        top = self._helm.arrange(above, reading, self._words, self._at)
        high = top - theme.px(20) - inner.y
        self._room = Box(inner.x, inner.y, inner.w, high)
        self._everywhere = Box(box.x + theme.margin, inner.y, box.w - 2 * theme.margin, high)
        self._signposts.arrange(reading)
        style = replace(theme.lead(), align="centre")
        self._said = [
            reading.set(reading.word(self._words, key), style, inner.w, balance=True)
            for key in ("unrolling", "missing")
        ]
        self._gaze.put(self._extent(), self._lens)
        self._short = high < theme.px(NOTE_NEEDS)
        self._note.arrange(inner if self._short else self._room, self._label, reading)

    def _extent(self) -> Extent:
        known = self._surround.extent if self._surround else Extent()
        across, upright, _ = self._scene.angles
        if self._surround and across and not upright:
            w, h = self._surround.levels[0].size
            upright = min(180.0, across * h / w)
        return replace(known, horizontal=across or known.horizontal, vertical=upright or known.vertical)

    # What is seen.

    def _look_again(self) -> Surround | None:
        """The best picture there is by now."""
        found = self._source.surround()
        if found is not self._surround:
            self._surround = found
            if found:
                found.extent = self._extent()
            if self._reading:
                self._compass.arrange(self._compass.box, self._extent(), self._reading.theme)
            self._gaze.put(self._extent(), self._lens)
        return found

    def paint(self, painter: Painter) -> None:
        """What is seen at `painter.now`, and what stands upon it."""
        surround = self._look_again()
        if surround is None:
            self._paint_nothing(painter)
            return
        if painter.focused and not self._stroll.under_way:
            self._wait_for_keys(painter.focused)
        self._stroll.tick(painter.now, self._gaze)
        look = self._gaze.look(painter.now)
        self._way = self._way or way_for(painter.canvas)
        self._settled = self._around.patient or not self._gaze.moving
        with painter.straight(self._box):
            self._way.paint(painter.canvas, self._box, Sight(surround, self._lens, look), self._settled)
        self._stand(look)
        self._signposts.paint(painter)
        self._steer()
        self._helm.strolling = self._stroll.under_way
        if not self._covered:
            self._compass.paint(painter, look.yaw, self._lens.across(look.fov))
            self._helm.paint(painter, self._at)
        with painter.clip(self._box):
            self._note.paint(painter)

    def _wait_for_keys(self, focused: str) -> None:
        """It does not set out while a key is about to be pressed: what has the ring would go."""
        if any(each.id == focused for each in self.controls()):
            self._stroll.begin(self._around.now())

    def _paint_nothing(self, painter: Painter) -> None:
        """Paper, and a word on why."""
        self._settled = True
        painter.missing(self._box, broken=self._source.failed)
        said = self._said[1 if self._source.failed else 0]
        x, y = self._box.centre
        painter.text(said, x - said.width // 2, y + painter.theme.px(72))

    def _stand(self, look: Look) -> None:
        taken = [box for box in (self._label, self._note.box) if box]
        self._signposts.stand(self._lens, look, self._box, self._everywhere, taken)

    def _viewpoint(self) -> int | None:
        """The viewpoint that is looked from, or turned to."""
        end = self._gaze.end
        for number, (_, look) in enumerate(self._scene.views):
            if abs(turn(look.yaw, end.yaw)) < SAME and abs(look.pitch - end.pitch) < SAME:
                return number
        return self._stroll.at if self._gaze.drifting else None

    def _steer(self) -> None:
        at = self._viewpoint()
        if at != self._at and self._reading:
            self._at = at
            self._helm.arrange(self._helm_box, self._reading, self._words, at)

    def controls(self) -> Sequence[Control]:
        """The picture, and what stands upon it."""
        if self._surround is None or self._reading is None:
            return ()
        turned, box = self._reading.mirrored, self._box
        self._stand(self._gaze.end if not self._gaze.moving else self._gaze.seen)
        return [
            *straightened(self._surfaces(turned), box, turned),
            *straightened([self._zoom(self._reading)], box, turned),
            *([] if self._covered else [self._compass_control(self._reading)]),
            *self._signposts.controls(),
            *([] if self._covered else self._helm.controls()),
            *self._note.controls(),
        ]

    @property
    def _covered(self) -> bool:
        """Whether a note stands where compass and helm are: in a low place there is no room above them."""
        return self._short and self._note.box is not None

    def _compass_control(self, reading: Reading) -> Pan:
        return self._compass.control(reading.word(self._words, "compass"), reading.mirrored)

    def _zoom(self, reading: Reading) -> Zoom:
        """All of it, for two fingers and for keys."""
        return Zoom(
            "zoom",
            self._box,
            lambda factor, x, y: self._steering.pinch(factor, x - self._box.x, y - self._box.y),
            lambda *_: self._steering.double_tap(),
            reading.word(self._words, "look"),
            lambda by: self._steering.press("closer" if by > 0 else "farther"),
            lambda across, down: self._steering.press(_WAYS[across, down]),
        )

    def _surfaces(self, turned: bool) -> list[Pan]:
        """All of it but the label, which is paper: whoever drags that turns the page."""
        box, label, least = self._box, self._label, self._helm.least
        label = mirrored(label, box) if label and turned else label
        pieces = {"look": box}
        if label:
            column = Box(label.x, box.y, label.w, box.h)
            pieces = {
                "look": Box(label.right, box.y, box.right - label.right, box.h),
                "look-left": Box(box.x, box.y, label.x - box.x, box.h),
                "look-above": column.cut_top(label.y - box.y)[0],
                "look-below": column.cut_bottom(box.bottom - label.bottom)[0],
            }
        return [
            Pan(name, piece, "both", self._steering.grab, self._gaze.move, self._steering.drop)
            for name, piece in pieces.items()
            if min(piece.size) >= least
        ]

    # What is gone to.

    def _turn_to(self, yaw: float) -> None:
        """Where a place is, so that it comes to the middle."""
        pitch = next((place.pitch for place in self._scene.places if place.yaw == yaw), self._gaze.end.pitch)
        self._steering.turn(self._gaze.end._replace(yaw=yaw, pitch=pitch))

    def open(self, number: int) -> None:
        """Touch a place: its note opens and it comes into view beside it, or it is gone to."""
        self._steering.touched()
        if not self._scene.places[number].tells:
            self._note.follow(number)
            return
        self._note.show(number, self._label)
        look = self._note.look(self._lens, self._gaze.end.fov)
        self._gaze.jump(look) if self._around.patient else self._gaze.go(look)

    def close(self) -> None:
        """Close the note."""
        self._note.hide()

    def show(self, look: Look) -> None:
        """For an unattended display: turn there, without a note."""
        self.close()
        if self._around.patient:
            self._gaze.jump(look)
        else:
            self._steering.touched()
            self._gaze.go(look, SLOWLY)

    # Coming and going.

    def enter(self, now: float) -> None:
        """The visitor has come."""
        self._source.begin()
        if not self._around.patient:
            self._steering.wait(now)

    def pause(self) -> None:
        """Stand still: the page begins to leave."""
        self._stroll.end()
        self._gaze.jump(self._gaze.seen)

    def leave(self) -> None:
        """Back to the beginning; picture and textures are let go."""
        self._stroll.forget()
        self._gaze.reset()
        self._note.hide(at_once=True)
        self._source.close()
        self._surround = None
        if self._way:
            self._way.forget()

    def moving(self, now: float) -> bool:
        """Whether it needs the very next frame."""
        if self._source.news(self._surround):
            return True
        turning = self._gaze.moving and not self._gaze.drifting
        unfinished = not self._gaze.moving and not self._settled
        loading = self._way is not None and not self._way.ready
        return turning or unfinished or loading or self._note.moving(now)

    def wake_at(self, now: float) -> float | None:
        """While it turns slowly, 30 times a second; else when it sets out."""
        return self._stroll.wake_at(now, self._gaze) if self._surround else None
