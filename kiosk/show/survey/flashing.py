"""Flashes on the screen, frame by frame: at every turn of a page, every control and state; and in films."""

from collections.abc import Iterator

from kiosk.base.geometry import Size
from kiosk.base.sentences import Sentence
from kiosk.blocks.contract import Moment
from kiosk.content.model import Access, Chapter, Exhibition, Film
from kiosk.content.survey import leaves
from kiosk.media.light.flashes import MOST, Flashing, FlashWatch, cells
from kiosk.show.chapter import ChapterScene
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.filmflashes import worst_of
from kiosk.show.survey.surveying import AROUND, Visitor
from kiosk.show.survey.viewing import Viewing
from kiosk.show.survey.walk import Met, Round, Stretch
from kiosk.stage.controls import Button

SMALL = 360
"""Px of the shorter side at which frames are rendered: flashes are large."""
CELL = 5
"""Px of the side of a cell: 4 mm on a screen of 24 inches."""
LONGEST = 2.5
"""Seconds that are watched of what moves after a touch."""
ALONE = 90.0
"""Seconds that the attract loop is watched."""


def watchers(exhibition: Exhibition) -> list[Visitor]:
    """All for whom frames follow one another differently: usual, with high contrast, with fades for moves."""
    needs = (Access(), Access(high_contrast=True), Access(reduced_motion=True))
    return [Visitor(exhibition.lead_language, access) for access in needs]


def watched(way: Round, stretch: Stretch) -> list[Met]:
    """Everything on a stretch that flashes more often than is safe."""
    shorter = min(way.glass.size)
    size = Size(*(round(side * SMALL / shorter) for side in way.glass.size))
    with Viewing(way, stretch.visitor, size) as viewing:
        watching = _Watching(viewing, way.glass.mm(shorter / SMALL * CELL), way.glass.distance)
        steps = watching.chapter(stretch.chapter) if stretch.chapter else watching.scenes()
        met = [Met(stretch, page, state, told(worst)) for page, state in steps for worst in watching.taken()]
        if stretch.chapter and stretch.visitor == watchers(viewing.show.exhibition)[0]:
            met += _films(way, stretch, viewing.show.read_chapter(stretch.chapter))
    return met


def _films(way: Round, stretch: Stretch, chapter: Chapter) -> Iterator[Met]:
    """The films of a chapter."""
    for steps, leaf in leaves(chapter):
        if isinstance(leaf, Film) and (worst := worst_of(way.folder / "assets" / leaf, way.glass)):
            page, block = chapter.pages[int(steps[1])], int(steps[3])
            yield Met(stretch, int(steps[1]), "", told(worst, leaf, page.blocks[block].id))


def told(worst: Flashing, film: str = "", block: str = "") -> Fault:
    """As a survey tells it, of a film with the time at which it is worst."""
    found = (
        Sentence("flashes red {count} times within a second", count=worst.count)
        if worst.red
        else Sentence("flashes {count} times within a second", count=worst.count)
    )
    if film:
        minutes = f"{int(worst.seconds) // 60}:{worst.seconds % 60:04.1f}"
        found = Sentence("{found} at {minutes}", found=found, minutes=minutes)
    what = film or Sentence("the screen")
    return Fault("flash", what, found, Sentence("at most {most}", most=MOST), block, 1 - MOST / worst.count)


class _Watching:
    """Touches everything, and sees every frame that follows."""

    def __init__(self, viewing: Viewing, cell: float, distance: float) -> None:
        self._viewing = viewing
        self._watch = FlashWatch(cell, distance)
        self._worst: Flashing | None = None
        viewing.watch = self._see

    def _see(self) -> None:
        viewing = self._viewing
        light = cells(viewing.canvas.pixels(), viewing.size, CELL)
        found = self._watch.see(viewing.clock.now(), light)
        if found and (self._worst is None or found.count > self._worst.count):
            self._worst = found

    def taken(self) -> list[Flashing]:
        """The worst since it was last taken, if anything flashed too often."""
        worst, self._worst = self._worst, None
        return [worst] if worst else []

    def scenes(self) -> Iterator[tuple[int, str]]:
        """The attract loop, home, each door and back, the access panel with all that is on it, the end."""
        viewing, show = self._viewing, self._viewing.show
        viewing.advance(ALONE)
        yield 0, "attract"
        viewing.tap(5, 5)
        show.choose_access(viewing.visitor.access)
        self._calm()
        yield 0, "home"
        for outline in show.exhibition.chapters:
            show.open_chapter(outline.id)
            self._calm()
            show.go_home()
            self._calm()
            yield 0, "home"
        self._press("access")
        for name in [each.id for each in viewing.controls() if each.id not in ("beside", "access-close")]:
            self._press(name)
            self._press(name)
            yield 0, "access"
        viewing.advance(show.exhibition.idle.after + show.exhibition.idle.countdown + 2)
        yield 0, "question"

    def chapter(self, chapter: str) -> Iterator[tuple[int, str]]:
        """Every page, its buttons one after the other, its states; turned on, back and on again."""
        viewing, show = self._viewing, self._viewing.show
        viewing.begin()
        show.open_chapter(chapter)
        self._calm()
        yield 0, ""
        for page in range(len(show.read_chapter(chapter).pages) + 1):
            for name in self._own():
                self._stand(chapter, page)
                self._press(name)
                yield page, Sentence("`{name}` touched", name=name)
            for state, moment in enumerate(self._moments(chapter, page), 1):
                moment.show()
                show.repaint()
                self._calm()
                yield page, Sentence("state {number}", number=state)
            self._stand(chapter, page)
            for way in ("next", "previous", "next"):
                self._press(way)
                yield page, Sentence("`{name}` touched", name=way)

    def _moments(self, chapter: str, page: int) -> list[Moment]:
        self._stand(chapter, page)
        return self._viewing.show.page_moments()

    def _stand(self, chapter: str, page: int) -> None:
        """Have this page in view without anything over it, if it is not."""
        scene = self._viewing.show.scene
        here = isinstance(scene, ChapterScene) and scene.outline.id == chapter and scene.at == page
        if not here or (isinstance(scene, ChapterScene) and scene.overlay()):
            self._viewing.show.open_chapter(chapter, page)
            self._calm()

    def _own(self) -> list[str]:
        """The buttons of the page's blocks."""
        buttons = [each.id for each in self._viewing.controls() if isinstance(each, Button)]
        return [name for name in buttons if name not in AROUND and not name.startswith("rail-")]

    def _press(self, name: str) -> None:
        """Touch a button, if it is there, as a finger does."""
        viewing = self._viewing
        for each in viewing.controls():
            if each.id == name and isinstance(each, Button):
                x, y = viewing.show.on_screen(each.box).centre
                viewing.down(x, y)
                viewing.advance(0.08)
                viewing.up(x, y)
                self._calm()
                return

    def _calm(self) -> None:
        """Let what moves move, for a while, and a second pass: each transition is judged by itself."""
        for _ in range(round(LONGEST * 60)):
            self._viewing.advance(1 / 60)
            if self._viewing.show.rest() != 0.0:
                break
        self._viewing.advance(1.0)
