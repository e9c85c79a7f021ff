"""The panel for staff: how the kiosk is, and what can be done about it."""

from collections.abc import Callable, Sequence

from kiosk.base.errors import KioskError
from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.staff.confirm import Confirm
from kiosk.show.staff.desk import Fact
from kiosk.show.staff.errand import Errand
from kiosk.show.staff.facts import FactColumn, ToldFact, TroubleList
from kiosk.show.staff.gauge import Gauge
from kiosk.show.staff.page import StaffPage
from kiosk.show.staff.screentest import ScreenTest
from kiosk.show.staff.sounding import Sounding
from kiosk.show.staff.soundtest import SoundTest
from kiosk.show.staff.staffscene import Room
from kiosk.show.staff.tiles import HIGH, Deed, Tile, tiled
from kiosk.show.staff.touchtest import TouchTest
from kiosk.show.staff.versions import Versions
from kiosk.stage.controls import Control
from kiosk.stage.painter import Painter
from kiosk.stage.widgets.scroller import Scroller

AGAIN = 10.0
"""Seconds after which everything is asked anew."""
DARKEST = 0.1
"""Below it nobody would find the way to make it brighter."""


class Panel(StaffPage):
    """Facts above, deeds below, where they are within reach of who is seated."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        desk = room.desk
        self._account = desk.account()
        self._today: Sequence[Fact] = ()
        self._asked: Errand[Sequence[Fact]] | None = room.send(desk.today)
        self._again = room.now() + AGAIN
        self._light: float | None = None
        self._lit: Errand[float | None] | None = room.send(desk.brightness)
        self._done: Errand[str] | None = None
        self._columns: list[tuple[FactColumn, Box]] = []
        self._troubles: TroubleList | None = None
        self._scroller = Scroller("staff-troubles")
        self._volume = Gauge("staff-volume", "sound", self._set_volume)
        self._brightness = Gauge("staff-brightness", "bright", self._set_brightness, DARKEST)
        self._gauges: list[Gauge] = []
        self._tiles: list[Tile] = []
        self._sound = Sounding(room)

    def title(self) -> str:
        """What stands at its head."""
        return self.say(Sentence("Staff"))

    def way_out(self) -> Sentence:
        """Back to the visitors."""
        return Sentence("Back to the exhibition")

    def out(self) -> None:
        """Close it."""
        self.room.leave()

    def fill(self, place: Box) -> None:
        """Facts above; below them gauges and tiles."""
        theme, tall = self.reading.theme, place.h > place.w
        across = 4 if tall else 7
        rows = -(-len(self._deeds()) // across)
        tiles, place = place.cut_bottom(rows * theme.px(HIGH) + (rows - 1) * theme.between, theme.px(24))
        self._tiles = tiled(self._deeds(), tiles, across, self.reading)
        self._gauges = [self._volume, *([self._brightness] if self._light is not None else [])]
        high = theme.px(76)
        needed = high if not tall else len(self._gauges) * (high + theme.between) - theme.between
        gauges, facts = place.cut_bottom(needed, theme.px(30))
        boxes = gauges.rows(len(self._gauges), theme.between) if tall else gauges.columns(2, theme.px(72))
        self._volume.arrange(boxes[0], self.room.desk.volume, self.say(Sentence("Volume")), self.reading)
        if self._light is not None:
            self._brightness.arrange(boxes[1], self._light, self.say(Sentence("Brightness")), self.reading)
        self._lay_facts(facts)

    def _lay_facts(self, place: Box) -> None:
        reading, room = self.reading, self._lay_columns(place)
        facts = self._account.troubles
        head = FactColumn(self.say(Sentence("Problems and last errors")), (), room.w, reading)
        self._columns.append((head, room))
        room = room.cut_top(head.height)[1]
        none = Fact("", Sentence("None: all is well."))
        if facts:
            self._troubles = TroubleList(self._told(facts), room.w, reading)
        else:
            head = FactColumn("", self._told([none]), room.w, reading)
            self._troubles = None
            self._columns.append((head, room))
        self._scroller.arrange(room, self._troubles.height if self._troubles else 0, reading)

    def _lay_columns(self, place: Box) -> Box:
        """Beside one another, or below one another where it is tall; gives the room that is left."""
        reading, gap = self.reading, self.reading.theme.px(56)
        wide, tall = place.w > reading.theme.px(1300), place.h > place.w
        places = place.columns(3, gap) if wide else list(place.cut_left(place.w * 3 // 5, gap))
        said = ((Sentence("This kiosk"), self._account.kiosk), (Sentence("Today"), self._today))
        self._columns, rest = [], place
        for (heading, facts), beside in zip(said, places, strict=False):
            box = rest if tall else beside
            column = FactColumn(self.say(heading), self._told(facts), box.w, reading)
            self._columns.append((column, box))
            rest = box.cut_top(column.height, gap // 2)[1]
        if wide or tall:
            return places[2] if wide else rest
        return place.cut_top(max(column.height for column, _ in self._columns), gap // 2)[1]

    def _told(self, facts: Sequence[Fact]) -> list[ToldFact]:
        return [ToldFact(self.say(fact.name), self.say(fact.said), fact.amiss) for fact in facts]

    def _deeds(self) -> list[Deed]:
        room, say = self.room, self.say
        return [
            Deed("staff-touch", "targets", say(Sentence("Touch test")), self._opener(TouchTest)),
            Deed("staff-screen", "screen", say(Sentence("Screen test")), self._opener(ScreenTest)),
            Deed("staff-sound", "sound", say(Sentence("Sound test")), self._opener(SoundTest)),
            Deed("staff-reload", "again", say(Sentence("Reload")), lambda: self._do(room.desk.reload)),
            Deed("staff-versions", "replay", say(Sentence("Go back")), self._show_versions),
            Deed("staff-dark", "dark", say(Sentence("Dark")), self._ask_dark),
            Deed("staff-quit", "power", say(Sentence("Quit")), self._ask_quit),
        ]

    def _opener(self, test: type[TouchTest] | type[ScreenTest] | type[SoundTest]) -> Callable[[], None]:
        return lambda: self.room.show(test(self.room))

    def _show_versions(self) -> None:
        desk = self.room.desk
        self.room.show(Versions(self.room, lambda name: self._do(lambda: desk.go_back(name))))

    def _ask_dark(self) -> None:
        self._ask(
            Sentence("Leave the screen dark?"),
            Sentence("No touch wakes it: hold two corners for 5 seconds, as you did to come here."),
            Sentence("Dark"),
            self.room.darken,
        )

    def _ask_quit(self) -> None:
        self._ask(
            Sentence("Quit the exhibition?"),
            Sentence("Nothing is shown until the computer, or somebody at it, starts it again."),
            Sentence("Quit"),
            self.room.desk.quit,
        )

    def _ask(self, title: Sentence, line: Sentence, do: Sentence, act: Callable[[], None]) -> None:
        self.room.show(Confirm(self.room, title, line, do, act))

    def _do(self, work: Callable[[], str]) -> None:
        """One thing at a time, beside the loop."""
        if self._done is None:
            self._done = self.room.send(work)
            self.tell(Sentence("One moment …"))

    def _set_volume(self, volume: float) -> None:
        self.room.desk.set_volume(volume)
        self.room.loudspeaker.begin_with(volume)
        self._sound.play("both", 0.5)
        self.lay_out()

    def _set_brightness(self, light: float) -> None:
        desk, self._light = self.room.desk, light
        self.room.send(lambda: desk.dim(light))
        self.lay_out()

    def tick(self, now: float) -> bool:
        """What was asked for may have come."""
        news = False
        if self._asked and self._asked.over:
            self._today, self._asked, news = self._asked.result or (), None, True
        if self._lit and self._lit.over:
            self._light, self._lit, news = self._lit.result, None, True
        if self._done and self._done.over:
            done, self._done, news = self._done, None, True
            self.message = _outcome(done)
        if now >= self._again:
            self._again, news = now + AGAIN, True
            self._account = self.room.desk.account()
            self._asked = self._asked or self.room.send(self.room.desk.today)
        if news:
            self.lay_out()
        return news

    def wake_at(self, now: float) -> float | None:
        """When everything is asked anew."""
        del now
        return self._again

    def moving(self, now: float) -> bool:
        """Whether the column of problems glides."""
        return self._scroller.moving(now)

    def paint_inside(self, painter: Painter) -> None:
        """Facts, gauges, tiles."""
        for column, place in self._columns:
            column.paint(painter, place)
        if self._troubles:
            with self._scroller.window(painter) as top:
                self._troubles.paint(painter, self._scroller.box.x, top)
        for gauge in self._gauges:
            gauge.paint(painter)
        for tile in self._tiles:
            tile.paint(painter)

    def inside_controls(self) -> list[Control]:
        """Gauges, tiles, and the column of problems."""
        buttons = [button for gauge in self._gauges for button in gauge.buttons()]
        return [*self._scroller.controls(), *buttons, *(tile.button for tile in self._tiles)]


def _outcome(done: Errand[str]) -> str:
    if isinstance(done.error, KioskError):
        return done.error.sentence
    return done.result or Sentence("That did not work: see the last errors.")
