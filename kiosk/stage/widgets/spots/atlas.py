"""A picture with places, the list of their names, the card of the one that is open, and steps of light."""

from collections.abc import Callable, Sequence
from functools import partial

from kiosk.base.geometry import Box, Size
from kiosk.content.model import Picture, Text
from kiosk.media.derivative import PictureError
from kiosk.media.outlines.regions import Outline
from kiosk.media.outlines.regionwork import Lit, RegionWork
from kiosk.stage.controls import Control
from kiosk.stage.hall import Hall
from kiosk.stage.painter import Painter
from kiosk.stage.pictures import composed_for
from kiosk.stage.reading import Reading, Words
from kiosk.stage.widgets.credit import Credit
from kiosk.stage.widgets.glide import Glide
from kiosk.stage.widgets.spots import callout
from kiosk.stage.widgets.spots.directory import Directory, Entry
from kiosk.stage.widgets.spots.places import Light, Place
from kiosk.stage.widgets.spots.spotcard import SpotCard, Told
from kiosk.stage.widgets.spots.spotmap import SpotMap
from kiosk.stage.widgets.spots.steprow import StepRow

BESIDE = 1.3
"""A box this many times wider than high has the words beside the picture, else below it."""
NARROWEST = 500
"""Px at 1080p that the words beside the picture take at least, at the ordinary text size."""
HIGHEST = 0.5
"""Part of a high box that the picture takes at most."""
UNROLL = 0.35
"""Seconds in which a card unrolls."""


class Atlas:
    """Which place is open, and which step of light is taken: 0 is before the first."""

    def __init__(
        self,
        picture: Picture,
        places: Sequence[Place],
        lights: Sequence[Light],
        words: Words,
        hall: Hall,
    ) -> None:
        """`words` has `choose`, `whole`, `lead` with a `{place}`, and the names of the buttons."""
        self.places, self.lights = places, lights
        self.body, self.note = Text(), Text()
        self._picture, self._words, self._hall = picture, words, hall
        self._at, self._open = 0, -1
        self._map = SpotMap([_is_point(place.outline) for place in places])
        self._steps = StepRow(self.light)
        self._list = Directory(self._choose)
        self._card = SpotCard()
        self._credit = Credit()
        self._unrolled = Glide(0.0, UNROLL)
        self._panel = Box(0, 0, 1, 1)
        self._rim = 0
        self._beside = True
        self._reading: Reading | None = None
        self._work: RegionWork | None = None
        self._of: tuple[str, Size] = ("", Size(1, 1))

    # Layout.

    def arrange(self, box: Box, reading: Reading) -> None:
        """The picture as large as it goes, the words in what is left."""
        theme = reading.theme
        self._reading, self._beside = reading, box.w > box.h * BESIDE
        self._rim = theme.px(2)
        self._unrolled.pace(reading.seconds(UNROLL))
        shown = self._composed(box.size)
        natural = _natural(shown.src, reading)
        if (shown.src, natural) != self._of and self._work:
            self._let_go()
        self._of = (shown.src, natural)
        picture, panel = self._divide(box, natural, reading)
        self._map.arrange(picture, shown, reading)
        self._credit.arrange(self.note, picture, reading)
        self._panel = panel
        self._arrange_words(reading)

    def _divide(self, box: Box, natural: Size, reading: Reading) -> tuple[Box, Box]:
        """Where the picture stands and where the words do; the steps are placed over either.

        They stand over the words beside a picture, and else over the picture: the line from a place to its
        card must not cross them.
        """
        theme = reading.theme
        if not self._beside:
            _, box = self._place_steps(box, reading)
            size = natural.contain(Size(box.w, round(box.h * HIGHEST)))
            return Box(box.x, box.y, *size), box.cut_top(size.h, theme.px(44))[1]
        gap = theme.px(56)
        words = round(theme.px(NARROWEST) * (1 + (theme.text_size - 1) * 0.5))
        size = natural.contain(Size(box.w - min(words, round(box.w * 0.5)) - gap, box.h))
        _, panel = self._place_steps(box.cut_left(size.w, gap)[1], reading)
        return Box(box.x, box.y, *size), panel

    def _place_steps(self, box: Box, reading: Reading) -> tuple[Box, Box]:
        """At the top of a box; gives the row, and what is left."""
        if not self.lights:
            return box.cut_top(0)
        labels = [reading.word(self._words, "whole")]
        labels += [f"{n} {reading.say(light.title)}" for n, light in enumerate(self.lights, 1)]
        high = self._steps.set(labels, box.w, reading)
        self._steps.place(box.x, box.y)
        return box.cut_top(high, reading.theme.px(32))

    def _composed(self, place: Size) -> Picture:
        """The composition that suits the place: the other one only where every region is a shape in both."""
        if all(place.outline.shape and place.outline.at is None for place in self.places):
            return Picture(composed_for(self._picture, place), alt=self._picture.alt)
        return Picture(self._picture.src, alt=self._picture.alt)

    def _arrange_words(self, reading: Reading) -> None:
        """What stands beside the picture now: the list, and the card over it."""
        light = self.lights[self._at - 1] if self._at else None
        heading, body = (light.title, light.body) if light else (Text(), self.body)
        said = reading.say(body) or ("" if light else reading.word(self._words, "choose"))
        entries = [
            Entry(place.id, n + 1, reading.say(place.title))
            for n, place in enumerate(self.places)
            if n in self._chosen
        ]
        self._list.arrange(self._panel, reading.say(heading), said, entries, reading)
        if self._open >= 0:
            self._card.arrange(self._panel, self._told(reading), reading, self._beside)

    def _told(self, reading: Reading) -> Told:
        place = self.places[self._open]
        name = self._hall.title_of(place.lead) if place.lead else None
        lead = reading.word(self._words, "lead").format(place=reading.say(name)) if name else ""
        return Told(self._open + 1, reading.say(place.title), reading.say(place.body), place.picture, lead)

    # State.

    @property
    def _chosen(self) -> Sequence[int]:
        """The places that the present step is about, in order."""
        everything = range(len(self.places))
        return [n for n in everything if n in self.lights[self._at - 1].lit] if self._at else everything

    def light(self, step: int) -> None:
        """Take a step, with nothing open; 0 is all in the light."""
        self._at = step
        self._list.scroller.reset()
        self.close()

    def show_all(self) -> None:
        """Nothing open, all in the light."""
        self.light(0)

    def open(self, place: int) -> None:
        """Open the card of a place, or turn to it."""
        if self._open < 0:
            self._unrolled.jump(0.0)
            self._unrolled.to(1.0)
        self._open = place
        self._card.prose.scroller.reset()
        self._refresh()

    def close(self) -> None:
        """No place is open."""
        self._open = -1
        self._unrolled.jump(0.0)
        self._refresh()

    @property
    def standing(self) -> tuple[int, int]:
        """The step of light that is taken, and the place that is open, -1 for none."""
        return self._at, self._open

    def stand(self, step: int, place: int) -> None:
        """Take a step and open a place at once, as far as there are such."""
        if 0 <= step <= len(self.lights):
            self.light(step)
        if 0 <= place < len(self.places):
            self.open(place)
            self._unrolled.jump(1.0)

    def reset(self) -> None:
        """As at first; what is large is let go."""
        self.show_all()
        self._map.reset()
        self._let_go()

    def _refresh(self) -> None:
        if self._reading:
            self._arrange_words(self._reading)

    def _let_go(self) -> None:
        if self._work:
            self._work.close()
            self._work = None

    def _choose(self, place: str) -> None:
        self.open([each.id for each in self.places].index(place))

    def _tap(self, x: float, y: float) -> None:
        hit = self._map.hit(x, y, self._regions())
        if hit is None or hit == self._open:
            self.close()
        else:
            self.open(hit)

    def _turn(self, way: int) -> None:
        """The card of the place before or after the open one."""
        chosen = list(self._chosen)
        at = chosen.index(self._open) + way if self._open in chosen else 0
        self.open(chosen[at % len(chosen)])

    # Regions.

    def _regions(self) -> RegionWork:
        if self._work is None:
            src, natural = self._of
            hall = self._hall
            outlines = [place.outline for place in self.places]
            self._work = RegionWork(hall.assets / src, natural, outlines, hall.prepared, hall.wake)
            if hall.patient:
                self._work.finish()
            else:
                self._work.begin([light.lit for light in self.lights], self._map.box.w)
        return self._work

    def _lit(self, work: RegionWork) -> Lit | None:
        lit = frozenset([self._open]) if self._open >= 0 else frozenset(self._chosen) if self._at else None
        if lit is None or all(work.middles[n] is None for n in lit):
            return None
        return lit

    # Fingers and frames.

    def controls(self) -> list[Control]:
        """The picture, the steps, and the list or the card."""
        if self._reading is None:
            return []
        steps = self._steps.controls() if self.lights else []
        surface = self._map.surface("spots", self._tap)
        if self._open < 0:
            return [surface, *steps, *self._list.controls()]
        return [surface, *steps, *self._card.controls(self._acts(), self._label)]

    def _acts(self) -> dict[str, Callable[[], None]]:
        lead = self.places[self._open].lead
        acts: dict[str, Callable[[], None]] = {"close": self.close}
        if len(self._chosen) > 1 or self._open not in self._chosen:
            acts |= {"previous": partial(self._turn, -1), "next": partial(self._turn, 1)}
        if lead:
            acts["lead"] = partial(self._hall.go, lead)
        return acts

    def _label(self, name: str) -> str:
        assert self._reading is not None
        if name == "lead":
            return self._told(self._reading).lead
        return self._reading.word(self._words, name)

    def moving(self, now: float) -> bool:
        """While light, card or words move, or something has become known of the picture."""
        words = self._card.prose.scroller if self._open >= 0 else self._list.scroller
        news = self._work is not None and self._work.news
        return self._map.moving or self._unrolled.moving or words.moving(now) or news

    def paint(self, painter: Painter) -> None:
        """As it is at `painter.now`."""
        work = self._regions()
        work.news = False
        self._map.paint(painter, work, self._lit(work))
        if self.lights:
            self._steps.paint(painter, self._at)
        part = self._unrolled.value(painter.now)
        spot = self._map.spot(work.middles[self._open]) if self._open >= 0 else None
        if spot:
            callout.paint(
                painter, callout.line(spot, self._card.head, self._map.box, self._beside, painter.theme)
            )
        self._credit.paint(painter)
        self._map.paint_numbers(painter, work, self._shown, self._open)
        if self._open < 0:
            self._list.paint(painter)
        else:
            with painter.clip(self._unrolling(part)):
                self._card.paint(painter, self._acts().__contains__)

    @property
    def _shown(self) -> Lit:
        """The places whose numbers stand on the picture."""
        return frozenset(self._chosen)

    def _unrolling(self, part: float) -> Box:
        """What is seen of the card when a part 0–1 of it is unrolled from the picture's side."""
        wide = self._panel.inset(-2 * self._rim)
        if self._beside:
            return wide.cut_left(round(wide.w * part))[0]
        return wide.cut_top(round(wide.h * part))[0]


def _is_point(outline: Outline) -> bool:
    return not (outline.circle or outline.polygon or outline.shape)


def _natural(src: str, reading: Reading) -> Size:
    """Px of the picture; of one that cannot be read some shape."""
    try:
        return reading.natural_size(src)
    except PictureError:
        return Size(16, 10)
