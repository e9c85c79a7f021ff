"""The pad on which staff enter the PIN."""

import math

from kiosk.base.geometry import Box
from kiosk.base.sentences import Sentence
from kiosk.show.bar import Pill, pill, pill_size
from kiosk.show.staff.desk import Judgement
from kiosk.show.staff.errand import Errand
from kiosk.show.staff.staffscene import Room, StaffScene
from kiosk.stage.controls import Button
from kiosk.stage.painter import Painter
from kiosk.stage.typesetting import Setting

MOST = 12
"""Digits that a PIN has at most."""
KEY = 112
"""Px at 1080p of the height of a key."""
KEYS = (*"123456789", "erase", "0", "check")


class PinPad(StaffScene):
    """A card at the foot of the page, within reach of who is seated. What is entered is shown as dots."""

    veiled = True

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._digits = ""
        self._said: Judgement | None = None
        self._asked: Errand[Judgement] | None = room.send(room.desk.lock)
        self._card = self._dots = Box(0, 0, 1, 1)
        self._lines: list[tuple[Setting, int, int]] = []
        self._message: tuple[Setting, int, int] | None = None
        self._keys: list[tuple[str, Box, Setting | None]] = []
        self._pills: list[Pill] = []

    @property
    def _open(self) -> bool:
        """Whether a PIN can be entered."""
        return self._asked is None and (self._said is None or self._said.state in ("ready", "wrong"))

    def lay_out(self) -> None:
        """Beside one another on a wide screen, below one another on a tall one."""
        theme, screen = self.reading.theme, self.screen
        edge, gap, foot = theme.px(56), theme.px(16), theme.px(40)
        high = 4 * theme.px(KEY) + 3 * gap
        if screen.w > screen.h:
            width, height = theme.px(1080), high + 2 * edge
        else:
            width, height = min(screen.w - 2 * theme.px(40), theme.px(760)), high + 2 * edge + theme.px(410)
        self._card = Box((screen.w - width) // 2, screen.h - height - foot, width, height)
        inside = self._card.inset(edge)
        if screen.w > screen.h:
            keys, words = inside.cut_right(theme.px(500), theme.px(64))
        else:
            keys, words = inside.cut_bottom(high, theme.px(36))
        self._lay_words(words)
        rows = [place for row in keys.rows(4, gap) for place in row.columns(3, gap)]
        self._keys = [
            (key, box, self.reading.set(key, theme.numeral(46)) if key.isdigit() else None)
            for key, box in zip(KEYS, rows, strict=True)
        ]

    def _lay_words(self, place: Box) -> None:
        theme, reading = self.reading.theme, self.reading
        title = reading.set(self.say(Sentence("Staff")), theme.heading(), place.w)
        line = reading.set(self.say(Sentence("Please enter the PIN.")), theme.caption(), place.w)
        self._lines = [(title, place.x, place.y), (line, place.x, place.y + title.height)]
        top = place.y + title.height + line.height + theme.px(22)
        self._dots = Box(place.x, top, place.w, theme.px(72))
        said = self._message_now()
        self._message = None
        if said:
            setting = reading.set(said, theme.caption("ink"), place.w, max_lines=3)
            self._message = (setting, place.x, self._dots.bottom + theme.px(18))
        self._pills, x = [], place.x
        other = "English" if self.room.language == "zh" else "中文"
        cancel = self.say(Sentence("Cancel"))
        for name, act, word, icon in (
            ("staff-cancel", self.room.back, cancel, "close"),
            ("staff-language", self.room.change_language, other, None),
        ):
            size = pill_size(reading, word, icon)
            box = Box(x, place.bottom - size.h, *size)
            button = Button(name, box, act, word, way_out=name == "staff-cancel")
            self._pills.append(pill(reading, button, word, icon))
            x = box.right + theme.between

    def _message_now(self) -> str | None:
        said = self._said
        if self._asked:
            return self.say(Sentence("Checking …")) if self._digits else None
        if said is None or said.state == "ready":
            return None
        if said.state == "wrong":
            return self.say(Sentence("That is not the PIN. Tries left: {count}.", count=said.left))
        if said.state == "full":
            minutes = max(1, math.ceil(said.wait / 60))
            return self.say(Sentence("Too many tries. The next one in {minutes} min.", minutes=minutes))
        if said.state == "none":
            return self.say(Sentence("There is no PIN yet: `kiosk pin --new` on this computer makes one."))
        return self.say(Sentence("The PIN cannot be read: `kiosk pin --new` on this computer makes another."))

    def tick(self, now: float) -> bool:
        """Whether the lock has answered."""
        del now
        if self._asked is None or not self._asked.over:
            return False
        answer, self._asked, self._digits = self._asked.result, None, ""
        self._said = answer or Judgement("damaged")
        if self._said.state == "right":
            self.room.enter()
        else:
            self.lay_out()
        return True

    def _type(self, key: str) -> None:
        if not self._open:
            return
        if key == "erase":
            self._digits = self._digits[:-1]
        elif key != "check":
            self._digits = (self._digits + key)[:MOST]
        elif self._digits:
            pin, desk = self._digits, self.room.desk
            self._asked = self.room.send(lambda: desk.judge(pin))
            self.lay_out()

    def paint_straight(self, painter: Painter) -> None:
        """The dimmed page, the card, and no digit of what was entered."""
        theme = self.reading.theme
        painter.fill(self.screen, "ink", 150)
        painter.panel(self._card, theme.px(20), "paper")
        for line in self._lines:
            painter.text(*line)
        if self._message:
            painter.text(*self._message)
        painter.panel(self._dots, theme.px(12), "sand")
        side = theme.px(18)
        for number in range(len(self._digits)):
            x = self._dots.x + theme.px(24) + number * (side + theme.px(11))
            painter.panel(Box(x, self._dots.y + (self._dots.h - side) // 2, side, side), side // 2, "ink")
        for key, box, setting in self._keys:
            self._paint_key(painter, key, box, setting)
        for each in self._pills:
            each.paint(painter)

    def _paint_key(self, painter: Painter, key: str, box: Box, setting: Setting | None) -> None:
        theme, down = self.reading.theme, painter.pressed == f"staff-key-{key}"
        filled = key == "check"
        ground = "ink" if down else "accent" if filled else "paper"
        faint = not self._open
        painter.panel(box, theme.px(16), "sand" if faint else ground, None if filled else "ink", theme.line)
        ink = "stone" if faint else "paper" if down or filled else "ink"
        if setting:
            at = box.centred(Box(0, 0, setting.width, setting.height).size)
            painter.text(setting, at.x, at.y, ink=ink)
        else:
            side = theme.px(44)
            painter.icon(key, box.centred(Box(0, 0, side, side).size), ink)

    def laid_out_controls(self) -> list[Button]:
        """Nothing but the card's own."""
        keys = [
            Button(f"staff-key-{key}", box, lambda key=key: self._type(key))  # type: ignore[misc]
            for key, box, _ in self._keys
            if self._open
        ]
        return [Button("staff-around", self.screen, _nothing, double=True), *keys, *self._buttons()]

    def _buttons(self) -> list[Button]:
        return [each.button for each in self._pills]


def _nothing() -> None:
    """What lies around the card is not pressed."""
