"""A picture with places to ask about: each opens a card, and stages throw light on some of them."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field, ValidationInfo, model_validator

from kiosk.base.geometry import Box
from kiosk.base.listing import all_of, in_code, listed, one_of
from kiosk.base.sentences import Sentence
from kiosk.blocks.contract import Moment
from kiosk.blocks.contract import View as BlockView
from kiosk.content.assets import Assets
from kiosk.content.fields import (
    BlockFields,
    LeadField,
    Mistake,
    Part,
    PictureField,
    ProseField,
    Setting,
    TextField,
)
from kiosk.content.labels import NameField, NoteField
from kiosk.content.model import Text
from kiosk.content.nearest import nearest
from kiosk.content.schema import Id
from kiosk.media.derivative import PictureError
from kiosk.media.outlines.regions import Outline
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.reading import Reading
from kiosk.stage.widgets.reading_time import seconds_to_read
from kiosk.stage.widgets.spots.atlas import Atlas
from kiosk.stage.widgets.spots.places import Light, Place
from kiosk.stage.wording import wording

SAMPLE = """\
kind: hotspots
picture: preface/hero.svg
spots:
  - id: first
    title: {zh: 这里写名称, en: The name goes here}
    body: {zh: 说说这个地方。, en: Tell what there is to say of this place.}
    at: [0.5, 0.3]
  - id: second
    title: {zh: 另一处, en: Another place}
    body: {zh: 点在图上的位置由两个数决定。, en: Two numbers say where the point lies.}
    at: [0.5, 0.75]
"""

WORDS = wording(__name__)

LOOKING = 3.0
"""Seconds a state is looked at beside reading, when no one touches the screen."""

Fraction = Annotated[float, Field(ge=0, le=1)]
Point = tuple[Fraction, Fraction]


class Spot(Part):
    """A place on the picture."""

    id: Id = Field(description="A name for it, used by the stages.")
    title: NameField = Field(description="Its name, as it stands in the list and on its card.")
    body: ProseField = Field(default=Text(), description="What there is to say of it.")
    picture: PictureField | None = Field(default=None, description="A picture on its card.")
    lead: LeadField | None = Field(
        default=None, description="A chapter, or `chapter/page`, that a button on its card leads to."
    )
    at: Point | None = Field(
        default=None,
        description="A point, from the left and from the top, from 0 to 1. Beside one of the others: where "
        "the number stands.",
        examples=[[0.5, 0.5]],
    )
    circle: tuple[Fraction, Fraction, Fraction] | None = Field(
        default=None,
        description="A circle: its middle, and its radius as a part of the picture's width.",
        examples=[[0.5, 0.5, 0.1]],
    )
    polygon: tuple[Point, ...] = Field(
        default=(),
        max_length=400,
        description="A region: its corners, at least three.",
        examples=[[[0.1, 0.6], [0.5, 0.5], [0.5, 0.8]]],
    )
    shape: str = Field(
        default="",
        description="A region: the id of an element of the picture, if that is an SVG drawing.",
        examples=["sun"],
    )

    @model_validator(mode="after")
    def _one_region(self) -> "Spot":
        given = [name for name in ("circle", "polygon", "shape") if getattr(self, name)]
        if not given and self.at is None:
            found = Sentence("the spot `{id}` is nowhere", id=self.id)
            raise Mistake(found, one_of(in_code(("at", "circle", "polygon", "shape"))))
        if len(given) > 1:
            found = Sentence("the spot `{id}` has both {both}", id=self.id, both=all_of(in_code(given[:2])))
            raise Mistake(found, Sentence("one of the two"))
        if 0 < len(self.polygon) < 3:
            found = Sentence("{count} corners make no polygon", count=len(self.polygon))
            raise Mistake(found, Sentence("at least 3 points"), "", ("polygon",))
        return self

    @property
    def outline(self) -> Outline:
        """Where it is."""
        return Outline(self.at, self.circle, self.polygon, self.shape)


class Stage(Part):
    """A step that throws light on some of the spots."""

    title: NameField = Field(description="Its name, as it stands on its button: one word or two.")
    body: TextField = Field(default=Text(), description="What happens in it, in a sentence or two.")
    spots: tuple[str, ...] = Field(
        min_length=1, description="Ids of the spots that are lit.", examples=[["first", "second"]]
    )


class Fields(BlockFields):
    """What may be written for hotspots."""

    picture: PictureField = Field(description="The picture, usually an SVG drawing; seen whole.")
    spots: tuple[Spot, ...] = Field(min_length=1, max_length=40, description="The places, in order.")
    stages: tuple[Stage, ...] = Field(
        default=(), max_length=8, description="Steps to go through, each lighting some of the spots."
    )
    body: TextField = Field(default=Text(), description="A sentence or two over the list of places.")
    note: NoteField = Field(
        default=Text(), description="A few words on the picture: what sort it is, that it is not to scale."
    )

    @model_validator(mode="after")
    def _ids_are_known(self) -> "Fields":
        ids = [spot.id for spot in self.spots]
        for at, spot in enumerate(ids):
            if spot in ids[:at]:
                found = Sentence("two spots have the id `{id}`", id=spot)
                expected = Sentence("an `id` of its own for each spot")
                raise Mistake(found, expected, "", ("spots", at, "id"))
        for at, stage in enumerate(self.stages):
            for index, spot in enumerate(stage.spots):
                if spot not in ids:
                    steps = ("stages", at, "spots", index)
                    found = Sentence("there is no spot `{id}`", id=spot)
                    raise Mistake(found, listed(in_code(ids)), nearest(spot, ids), steps)
        return self

    @model_validator(mode="after")
    def _shapes_are_there(self, info: ValidationInfo) -> "Fields":
        assets = info.context.assets if isinstance(info.context, Setting) else None
        if assets is not None:
            mistakes = list(self._missing_shapes(assets))
            if mistakes:
                mistakes[0].others = tuple(mistakes[1:])
                raise mistakes[0]
        return self

    def _missing_shapes(self, assets: Assets) -> Iterator[Mistake]:
        """What is wrong with the ids of shapes; a drawing that is broken is told of elsewhere."""
        from kiosk.media.outlines.silhouettes import Silhouettes

        shapes = [(at, spot.shape) for at, spot in enumerate(self.spots) if spot.shape]
        for src in (self.picture.src, self.picture.tall):
            if not src or not shapes:
                continue
            if not src.lower().endswith(".svg"):
                found = Sentence("`{file}` is no SVG drawing, so it has no shapes", file=src)
                expected = one_of(in_code(("at", "circle", "polygon")))
                yield Mistake(found, expected, "", ("spots", shapes[0][0], "shape"))
                continue
            try:
                ids = Silhouettes(assets.path(src)).ids
            except PictureError:
                continue
            for at, shape in shapes:
                if shape not in ids:
                    found = Sentence("there is no shape `{shape}` in `{file}`", shape=shape, file=src)
                    expected = Sentence("the `id` of something drawn in it")
                    yield Mistake(found, expected, nearest(shape, ids), ("spots", at, "shape"))


class View(BlockView):
    """The atlas, told what there is to say."""

    def __init__(self, fields: Fields, hall: Hall) -> None:
        super().__init__(fields, hall)
        self._reading: Reading | None = None
        places = [
            Place(spot.id, spot.title, spot.body, spot.picture, spot.outline, spot.lead)
            for spot in fields.spots
        ]
        ids = [spot.id for spot in fields.spots]
        lights = [
            Light(stage.title, stage.body, frozenset(ids.index(spot) for spot in stage.spots))
            for stage in fields.stages
        ]
        self._atlas = Atlas(fields.picture, places, lights, WORDS, hall)
        self._atlas.body, self._atlas.note = fields.body, fields.note

    def measure(self, width: int, reading: Reading) -> int:
        """High enough for the picture beside its words, or above them."""
        return round(width * 0.5) + reading.theme.px(80)

    def arrange(self, box: Box, reading: Reading) -> None:
        """What is open and lit stays so."""
        self._reading = reading
        self._atlas.arrange(box, reading)

    def paint(self, painter: Painter) -> None:
        """As it is at `painter.now`."""
        self._atlas.paint(painter)

    def controls(self) -> Sequence[Control]:
        """The picture, and what stands beside it."""
        return self._atlas.controls()

    def moving(self, now: float) -> bool:
        """While light or card move, or something has become known of the picture."""
        return self._atlas.moving(now)

    def leave(self) -> None:
        """Nothing open, all in the light."""
        self._atlas.reset()

    def state(self) -> object:
        """The step of light, and the place that is open."""
        return self._atlas.standing

    def resume(self, state: object) -> None:
        """That step and that place, where there still are such."""
        match state:
            case int(step), int(place):
                self._atlas.stand(step, place)

    def moments(self) -> Sequence[Moment]:
        """Each stage, or where there is none each place; then the whole again."""
        if self._reading is None:
            return ()
        say, atlas = self._reading.say, self._atlas
        told = [(light.title, light.body) for light in atlas.lights] or [
            (place.title, place.body) for place in atlas.places
        ]
        show = atlas.light if atlas.lights else atlas.open
        first = 1 if atlas.lights else 0
        moments = [
            Moment(seconds_to_read(f"{say(title)} {say(body)}") + LOOKING, lambda n=n: show(n))  # type: ignore[misc]
            for n, (title, body) in enumerate(told, first)
        ]
        return [*moments, Moment(LOOKING, atlas.show_all)]
