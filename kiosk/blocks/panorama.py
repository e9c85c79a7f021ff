"""A picture all round the visitor: looked around in, with places that tell something or lead somewhere."""

from collections.abc import Callable, Sequence
from typing import Literal

from pydantic import Field

from kiosk.base.geometry import Box
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.fields import (
    BlockFields,
    LeadField,
    PanoramaPath,
    Part,
    PictureField,
    ProseField,
)
from kiosk.content.labels import AltField, NameField, NoteField, SentenceField
from kiosk.content.model import Text
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.panoramas.projection import Look
from kiosk.stage.reading import Reading
from kiosk.stage.typesetting import Setting
from kiosk.stage.widgets.panoramas.outlook import Outlook
from kiosk.stage.widgets.panoramas.scenery import Place, Scene
from kiosk.stage.widgets.prose import Prose
from kiosk.stage.widgets.reading_time import seconds_to_read
from kiosk.stage.wording import wording

SAMPLE = """\
kind: panorama
picture: preface/hall-360.jpg
alt: {zh: 这里写画面内容。, en: What can be seen all round.}
"""

WORDS = wording(__name__)

LOOKING = 5.0
"""Seconds that a view is looked at when no one touches the screen."""
UPWARDS = 55.0
"""Degrees up that an unattended display looks once."""


class Direction(Part):
    """Where to look."""

    yaw: float = Field(default=0.0, ge=-360, le=360, description="Degrees right of the picture's middle.")
    pitch: float = Field(default=0.0, ge=-90, le=90, description="Degrees above the horizon.")
    fov: float = Field(default=75.0, ge=30, le=100, description="Field of view in degrees: 30 is close.")

    def look(self) -> Look:
        """As the stage has it."""
        return Look(self.yaw, self.pitch, self.fov)


class Viewpoint(Direction):
    """A view with a name."""

    title: NameField = Field(description="Its name, a few characters.")


class Hotspot(Part):
    """A place in the picture."""

    yaw: float = Field(ge=-360, le=360, description="Degrees right of the picture's middle.", examples=[90])
    pitch: float = Field(default=0.0, ge=-90, le=90, description="Degrees above the horizon.")
    title: NameField = Field(description="Its name, which stands on its sign.")
    body: ProseField = Field(default=Text(), description="What is told of it when it is touched.")
    picture: PictureField | None = Field(default=None, description="A picture on its note.")
    lead: LeadField | None = Field(default=None, description="The chapter or page that it leads to.")


class Fields(BlockFields):
    """What may be written for a panorama."""

    picture: PanoramaPath = Field(description="An equirectangular picture, best 8192×4096 or larger.")
    alt: AltField = Field(default=Text(), description="What it shows, for those who cannot see it.")
    lead: SentenceField = Field(default=Text(), description="One sentence under the page's title.")
    credit: NoteField = Field(default=Text(), description="What the picture is, or who made it.")
    horizontal: float | None = Field(
        default=None,
        gt=0,
        le=360,
        description="Degrees it covers from side to side, if not what its file says.",
        examples=[360],
    )
    vertical: float | None = Field(
        default=None,
        gt=0,
        le=180,
        description="Degrees it covers from top to bottom, if not what its file says.",
        examples=[180],
    )
    projection: Literal["auto", "perspective", "cylindrical"] = Field(
        default="auto", description="`cylindrical` for a panoramic wall; `auto` where the place is that wide."
    )
    wall: float = Field(
        default=180.0, ge=60, le=360, description="Degrees that a panoramic wall shows from end to end."
    )
    start: Direction = Field(default=Direction(), description="Where one looks at first.")
    viewpoints: tuple[Viewpoint, ...] = Field(
        default=(), max_length=12, description="Views with names, turned through when nobody touches."
    )
    hotspots: tuple[Hotspot, ...] = Field(
        default=(), max_length=24, description="Places that tell something or lead somewhere."
    )


class View(BlockView):
    """The panorama, from edge to edge where it is alone on its page."""

    bleeds = "all"

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        places = [
            Place(each.yaw, each.pitch, each.title, each.body, each.picture, each.lead)
            for each in fields.hotspots
        ]
        views = [(each.title, each.look()) for each in fields.viewpoints]
        angles = (fields.horizontal, fields.vertical, fields.wall)
        scene = Scene(fields.picture, fields.projection, angles, fields.start.look(), views, places)
        self._outlook = Outlook(scene, hall, WORDS)
        self._reading: Reading | None = None

    def beside(self) -> BlockView | None:
        """Sentence and credit, where there are any."""
        return _Words(self.fields) if self.fields.lead or self.fields.credit else None

    def make_room(self, label: Box) -> None:
        """Keep signs clear of the title."""
        self._outlook.keep_clear(label)

    def measure(self, width: int, reading: Reading) -> int:
        """Half as high as wide, where it stands among other blocks."""
        del reading
        return round(width * 0.5)

    def arrange(self, box: Box, reading: Reading) -> None:
        """It fills its box."""
        self._reading = reading
        self._outlook.arrange(box, reading)

    def paint(self, painter: Painter) -> None:
        """What is seen now, and what stands upon it."""
        self._outlook.paint(painter)

    def controls(self) -> Sequence[Control]:
        """The picture to drag and pinch, and what stands upon it."""
        return self._outlook.controls()

    def enter(self, now: float) -> None:
        """It may turn by itself from now on, and is unrolled if it never was."""
        self._outlook.enter(now)

    def depart(self) -> None:
        """It stands still."""
        self._outlook.pause()

    def leave(self) -> None:
        """Looks where it looked at first; lets go of picture and textures."""
        self._outlook.leave()

    def moving(self, now: float) -> bool:
        """While it is turned, or has something better to show."""
        return self._outlook.moving(now)

    def wake_at(self, now: float) -> float | None:
        """While it turns slowly by itself."""
        return self._outlook.wake_at(now)

    def moments(self) -> Sequence[Moment]:
        """The first view, the viewpoints (else the hotspots), up to the sky, and one hotspot's note."""
        views = [each.look() for each in self.fields.viewpoints]
        views = views or [Look(each.yaw, each.pitch) for each in self.fields.hotspots]
        start = self.fields.start.look()
        shown = [start, *[view for view in views if view != start], start._replace(pitch=UPWARDS)]
        moments = [Moment(LOOKING, self._shower(view)) for view in shown]
        told = next((n for n, each in enumerate(self.fields.hotspots) if each.body), None)
        if told is not None and self._reading:
            said = self._reading.say(self.fields.hotspots[told].body)
            moments.append(Moment(seconds_to_read(said), lambda: self._outlook.open(told)))
        return moments

    def _shower(self, look: Look) -> Callable[[], None]:
        return lambda: self._outlook.show(look)


class _Words(BlockView):
    """The sentence under the title and, smaller, the credit."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self._prose = Prose("panorama-words")
        self._credit: Setting | None = None
        self._foot = (0, 0)

    def _set(self, width: int, reading: Reading) -> tuple[int, int]:
        """The heights of the sentence and of the credit with the gap above it."""
        theme = reading.theme
        lead = self._prose.set("", reading, width, lead=reading.say(self.fields.lead))
        credit = self.fields.credit
        self._credit = reading.set(credit, theme.caption(), width, max_lines=2) if credit else None
        return lead, self._credit.height + (theme.px(12) if lead else 0) if self._credit else 0

    def measure(self, width: int, reading: Reading) -> int:
        """As high as its words."""
        return sum(self._set(width, reading))

    def arrange(self, box: Box, reading: Reading) -> None:
        """A column as wide as its box, the credit at its foot."""
        _, foot = self._set(box.w, reading)
        self._prose.arrange(box.cut_bottom(foot)[1], reading)
        if self._credit:
            self._foot = (box.x, box.bottom - self._credit.height)

    def paint(self, painter: Painter) -> None:
        """The part of the column that is in view, and the credit."""
        self._prose.paint(painter)
        if self._credit:
            painter.text(self._credit, *self._foot)

    def controls(self) -> Sequence[Control]:
        """Those of the column."""
        return self._prose.controls()

    def moving(self, now: float) -> bool:
        """While the column glides."""
        return self._prose.scroller.moving(now)

    def leave(self) -> None:
        """Back to the top."""
        self._prose.scroller.reset()
