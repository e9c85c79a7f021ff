"""The show: the stack of scenes, the visit and its end, and what one frame and one touch do."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial

from kiosk.base.clock import Clock
from kiosk.base.geometry import Box
from kiosk.blocks.contract import Kind, Moment
from kiosk.content.library import Library
from kiosk.content.model import Access, Chapter
from kiosk.media.pictures import natural_size
from kiosk.media.picturestore import PictureStore
from kiosk.media.preparations import Preparations
from kiosk.show.access import AccessPanel
from kiosk.show.attract import Attract
from kiosk.show.autoplay import Autoplay, Stop
from kiosk.show.bookmark import Bookmark
from kiosk.show.chapter import ChapterScene
from kiosk.show.chronicle import Nobody
from kiosk.show.diary import Diary
from kiosk.show.factory import make_page
from kiosk.show.failsafe import Failsafe, failsafe
from kiosk.show.frames import Frames
from kiosk.show.hall import ShowHall
from kiosk.show.handover import Handover
from kiosk.show.home import Home
from kiosk.show.keypad import Keypad
from kiosk.show.languages import Languages
from kiosk.show.mishaps import Mishaps
from kiosk.show.opening import Opening
from kiosk.show.presence import Presence
from kiosk.show.question import Question
from kiosk.show.rehearsal import Rehearsal
from kiosk.show.scene import Scene
from kiosk.show.stack import Stack
from kiosk.show.staff.door import Around, StaffDoor
from kiosk.show.usher import Usher
from kiosk.show.visit import Visit
from kiosk.show.ways import Ways
from kiosk.show.wishes import DEFAULT, Wishes
from kiosk.stage.canvas import Canvas
from kiosk.stage.controls import Control
from kiosk.stage.fingers import Touch
from kiosk.stage.gestures import Hands
from kiosk.stage.keys import Key
from kiosk.stage.mirroring import laid_out, mirrored
from kiosk.stage.painter import Painter
from kiosk.stage.pictures import Pictures
from kiosk.stage.playing.loudspeaker import Loudspeaker
from kiosk.stage.reading import Reading, reading_of
from kiosk.stage.textures import Textures
from kiosk.stage.typecase import faces_of
from kiosk.stage.typesetting import Typesetter
from kiosk.visits.facts import How

SCREENS_OF_TEXTURES = 4
"""Texture budget, in screenfuls."""


class Show:
    """Everything a visitor meets. It neither waits nor reads events: others call `handle`, `step`, `rest`."""

    def __init__(
        self,
        canvas: Canvas,
        library: Library,
        kinds: Callable[[], Mapping[str, Kind]],
        store: PictureStore,
        prepared: Preparations,
        clock: Clock,
        wishes: Wishes = DEFAULT,
    ) -> None:
        self.canvas = canvas
        self.library = library
        self.exhibition = library.exhibition
        self.visit = Visit(self.exhibition, wishes.language)
        self._kinds = kinds
        self._clock = clock
        self._store = store
        self._screen = Box(0, 0, *canvas.size)
        textures = Textures(SCREENS_OF_TEXTURES * canvas.size.w * canvas.size.h * 4)
        self._typesetter = Typesetter(faces_of(self.exhibition))
        self._reading = self._read()
        self.pictures = Pictures(canvas, textures, store, wishes.patient)
        self._painter = Painter(canvas, textures, self.pictures, self._typesetter, self._reading.theme)
        self._loudspeaker = Loudspeaker(wishes.desk.volume) if wishes.desk else Loudspeaker()
        self._hall = ShowHall(self, clock, prepared, self._loudspeaker, wishes.patient)
        self._strip = wishes.strip
        self._stack = Stack(canvas, self._strip)
        self._diary = Diary(self, self._stack, wishes.chronicle or Nobody())
        self._hands = Hands(self._controls, self._reading.theme.unit, self._diary.touched)
        self._keypad = Keypad(self, self._diary.touched)
        self.mishaps = Mishaps()
        self.failsafe = Failsafe(self, self._stack, self.mishaps, self._replace, self._hands.release_all)
        self._ways = Ways(self, self._stack, self._chapter_scene, self._replace)
        self._frames = Frames(canvas, self._painter, self._stack, self._keypad, self._hands)
        alone = wishes.unattended or self.exhibition.mode == "unattended"
        autoplay = Autoplay(self) if alone and self.exhibition.chapters else None
        self._presence = Presence(self.exhibition.idle, self.now(), autoplay, self._ask, self.end_visit)
        self._handover = Handover(self, self._stack, self._presence, self._ways)
        self.opening = Opening(self, self._presence, self._stack, wishes.calendar, wishes.power)
        between = (self._screen, self._hands, self._presence, self._loudspeaker)
        self._staff = StaffDoor(
            self, wishes.desk, Around(*between, self._push, self._replace, wishes.patient)
        )
        self._usher = Usher(self, self._hands, self._keypad, self._presence, self._strip, self._staff)
        self._arrange()
        self._warm = wishes.warm
        self._rehearsal = Rehearsal(Home(self), self._chapter_scene, self._screen, self._reading)
        self.end_visit()

    def close(self) -> None:
        """End what scenes have begun, and the sound."""
        self._stack.close()
        self._loudspeaker.close()

    def forget_texts(self) -> None:
        """Let go of what was set in type, once it is closed: from any thread."""
        self._typesetter.forget()

    # What scenes ask for.

    def now(self) -> float:
        """The show's clock, in seconds."""
        return self._clock.now()

    def go_home(self) -> None:
        """Show the doors."""
        self._ways.home()

    def go_back(self) -> None:
        """Return to the place the visitor came from: a page, or the doors."""
        self._ways.back()

    def remember(self, chapter: str, page: int) -> None:
        """Note where the visitor was, for `go_back`."""
        self._ways.remember(chapter, page)

    def open_chapter(self, chapter: str, page: int = 0) -> None:
        """Open a chapter at a page."""
        self._ways.open(chapter, page)

    def _chapter_scene(self, chapter: str, page: int = 0) -> ChapterScene:
        make = partial(make_page, kinds=self._kinds(), hall=self._hall, answered=self._diary.answered)
        return ChapterScene(self, self.read_chapter(chapter), page, partial(make, mishaps=self.mishaps))

    def read_chapter(self, chapter: str) -> Chapter:
        """A chapter's pages."""
        return self._diary.opened(self.library.chapter(chapter))

    def choose_language(self, code: str) -> None:
        """Show everything in another language, at the same place."""
        self.visit.language = code
        self._stack.hold(self.now())
        self._arrange()

    def offer_languages(self) -> None:
        """Let the visitor choose among all languages."""
        self._push(Languages(self, self.go_on))

    def choose_access(self, access: Access) -> None:
        """Show everything as somebody with these needs reads and reaches it, at the same place."""
        self.visit.access = access
        self._stack.hold(self.now())
        self._arrange()

    def offer_access(self) -> None:
        """Let the visitor say what they need."""
        self._push(AccessPanel(self, self.visit.access, self.go_on))

    # The stack of scenes.

    @property
    def scene(self) -> Scene | None:
        """What the visitor sees, or None before the first."""
        return self._stack.top

    @property
    def reading(self) -> Reading:
        """How the present visitor reads."""
        return self._reading

    def _read(self) -> Reading:
        assets, visit = self.exhibition.folder / "assets", self.visit
        return reading_of(
            self.exhibition,
            visit.languages,
            visit.access,
            self._screen.size,
            self._typesetter,
            lambda src: natural_size(assets / src),
        )

    def _arrange(self) -> None:
        self._reading = self._read()
        self._painter.theme = self._reading.theme
        if self.canvas.mirrored != self._reading.mirrored:
            self._hands.release_all()  # what they hold is elsewhere now
        self.canvas.mirrored = self._reading.mirrored
        self._stack.arrange(self._reading)
        self._frames.call()

    def _replace(self, scene: Scene) -> None:
        """One scene instead of all: fingers and pictures start afresh."""
        self._stack.replace(scene, self.now())
        self.pictures.forget_asked()
        self._present(scene)

    def _push(self, scene: Scene) -> None:
        self.dissolve()
        self._stack.push(scene)
        self._present(scene)

    def _present(self, scene: Scene) -> None:
        self._hands.release_all()
        scene.arrange(self._screen, self._reading)
        self._frames.call()

    def go_on(self) -> None:
        """Take away what lies on top, and show what was under it."""
        self.dissolve()
        self._hands.release_all()
        self._stack.pop()
        self._frames.call()

    def _controls(self) -> list[Control]:
        return [each for part in self._layers(lambda scene: [scene.controls()]) for each in part]

    def _layers(self, parts: Callable[[Scene], Sequence[Sequence[Control]]]) -> list[Sequence[Control]]:
        """Parts of the scene, and of what lies over it."""
        scene = None if self._strip and self._strip.covers else self.scene
        return [part for each in (scene, self._strip) if each for part in parts(each)]

    def controls(self) -> list[Control]:
        """What can be touched at this moment, as it is laid out: `on_screen` tells where it is seen."""
        return self._controls()

    def on_screen(self, box: Box) -> Box:
        """Where a box of the layout is seen: mirrored, in a language that is written from the right."""
        return mirrored(box, self._screen) if self._reading.mirrored else box

    def parts(self) -> Sequence[Sequence[Control]]:
        """The same for those who use keys: part by part."""
        return self._layers(lambda scene: scene.parts())

    @property
    def place(self) -> Hashable:
        """What the visitor sees, or None while it is on its way."""
        place = self.scene.place if self.scene else None
        return (place, self._strip.place) if self._strip and place is not None else place

    # The visit.

    @property
    def attended(self) -> bool:
        """Whether a visitor is there."""
        return self._presence.here

    @property
    def alone(self) -> bool:
        """Whether it plays by itself while no visitor is there."""
        return self._presence.alone

    @property
    def staffed(self) -> bool:
        """Whether staff are there, or have left the screen dark."""
        return self._staff.open

    def end_visit(self, how: How = "away") -> None:
        """Everything the visitor changed goes back; then the attract loop, or the unattended display."""
        self._diary.end(how)
        self._ways.forget()
        self.visit.reset()
        self._keypad.reset()
        self._loudspeaker.reset()
        self._arrange()
        ground = self.opening.ground()
        self._presence.leave(self.now())
        if not self._presence.alone:
            self._replace(ground)

    def play_page(self, stop: Stop) -> None:
        """For the unattended display: show a page in a language."""
        self.dissolve()
        if self.visit.language != stop.language:
            self.choose_language(stop.language)
        self._ways.play(stop)

    def page_moments(self) -> list[Moment]:
        """For the unattended display: the states of the page that is shown."""
        return self.scene.moments() if isinstance(self.scene, ChapterScene) else []

    def page_plays(self) -> bool:
        """For the unattended display: whether a film or a sound plays."""
        return self._stack.playing(self.now())

    def _ask(self) -> None:
        self._push(Question(lambda: self._presence.asking(self.now()) or 0))

    # Another version of the exhibition.

    @property
    def busy(self) -> bool:
        """Whether a finger is on the screen, or what it has set in motion has not come to rest."""
        scene = self._stack.ground
        turning = isinstance(scene, ChapterScene) and not scene.resting
        held = self._hands.busy or self._keypad.pressed or self._staff.busy
        return bool(held or self._stack.fading or turning)

    @property
    def between_pages(self) -> bool:
        """Whether nothing would be torn away: an unattended display has just turned a page."""
        return self._presence.between_pages

    @property
    def last_sign(self) -> float:
        """When somebody last touched something, or something last played; seconds of the show's clock."""
        return self._presence.last_sign

    def bookmark(self) -> Bookmark | None:
        """Where the visitor is, or the unattended display; None while it invites."""
        return self._handover.bookmark()

    @failsafe(Failsafe.leave)
    def succeed(self, old: "Show") -> None:
        """Take the place of another show, whose picture fades: the visitor is where they were in it."""
        self.opening.succeed(old.opening)
        if bookmark := old.bookmark():
            self.visit.go_on(bookmark.language, bookmark.access)
            self._arrange()
            self._handover.resume(bookmark)
        self._stack.cover(self.canvas.keep(), self.now())

    # Those who measure what is seen.

    @property
    def painter(self) -> Painter:
        """Who paints."""
        return self._painter

    def paint_again(self, painter: Painter) -> None:
        """Have the present frame painted by somebody else; it is not presented."""
        painter.now, painter.pressed, painter.theme = self.now(), None, self._painter.theme
        self._stack.paint(painter)

    # Touches and frames.

    @failsafe(Failsafe.leave)
    def handle(self, touch: Touch) -> None:
        """Take one touch. The first one of a visit, and one that answers the question, presses nothing."""
        if self._usher.handle(laid_out(touch, self._screen) if self._reading.mirrored else touch):
            self._frames.call()

    @failsafe(Failsafe.leave)
    def press_key(self, key: Key) -> None:
        """Take one key of a keypad. One that begins a visit or answers the question does nothing else."""
        self._usher.press(key)
        self._frames.call()

    def focused(self) -> Control | None:
        """What the ring is around; None where there is none."""
        return self._keypad.ringed()

    def dissolve(self) -> None:
        """Where motion is reduced, what is seen now fades over all that has just changed or is about to."""
        if self.visit.access.reduced_motion:
            self._stack.dissolve(self.now())
            self._frames.call()

    @property
    def complete(self) -> bool:
        """Whether every picture in the last frame was there, none stood in for."""
        return self._painter.complete

    @property
    def rehearsed(self) -> bool:
        """Whether everything was made ready behind the attract loop."""
        return self._rehearsal.over

    def repaint(self) -> None:
        """What is shown has changed, or the window has lost it."""
        self._frames.call()

    @failsafe(Failsafe.rescue, False)
    def step(self) -> bool:
        """Bring everything up to now, and paint and present a frame if anything to be seen has changed."""
        now = self.now()
        watched = self._strip is not None  # while a curator writes, the place that is looked at stays
        self._staff.tick(now)
        self._presence.watch(now, watched or self._stack.playing(now), isinstance(self.scene, Question))
        if any([self._keypad.tick(now), self._hands.tick(now), self._stack.tick(now)]):
            self._frames.call()
        if self._may_upload() and self.pictures.receive():
            self._frames.call()
            self._stack.pictures_arrived()
        self._diary.look(now)
        painted = self._frames.step(now)
        self.opening.tick(now)
        self.pictures.opening = self.pictures.opening and not painted
        return painted

    def _may_upload(self) -> bool:
        """Uploading takes milliseconds: not while a page turns."""
        scene = self.scene
        return not (isinstance(scene, ChapterScene) and not scene.resting and not self._stack.fading)

    @failsafe(Failsafe.rescue, 0.0)
    def rest(self) -> float | None:
        """Seconds until the next frame is due if no one touches the screen: 0 is at once, None never."""
        now = self.now()
        if self._frames.at_once(now):
            return 0.0
        times = [
            self._frames.wake_at,
            self._keypad.due,
            self._presence.wake_at(now),
            self.opening.wake_at(now),
            self._staff.wake_at(),
        ]
        due = [time for time in times if time is not None]
        return max(0.0, min(due) - now) if due else None

    @failsafe(Failsafe.note, False)
    def prepare(self) -> bool:
        """While nothing happens: make something ready for the next touch; whether anything was."""
        scene = self.scene
        if self._hands.busy or self._keypad.pressed or self._stack.fading:
            return False
        if isinstance(scene, ChapterScene):
            with self.pictures.urgent(1):
                return scene.prepare(self._painter)
        if isinstance(scene, Attract) and self._painter.complete and self._warm():
            with self.pictures.urgent(2):
                self._rehearsal.step(self._painter, self.now())
        return False
