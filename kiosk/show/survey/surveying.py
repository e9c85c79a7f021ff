"""Looks at every scene of an exhibition as one visitor would meet it, at rest and one touch further."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kiosk.base.geometry import Box, Size
from kiosk.base.sentences import Sentence
from kiosk.blocks.contract import Kind
from kiosk.content.library import Library
from kiosk.content.model import Access
from kiosk.media.pictures import natural_size
from kiosk.media.preparations import Preparations
from kiosk.show.access import AccessPanel
from kiosk.show.attract import Attract
from kiosk.show.chapter import ChapterScene
from kiosk.show.factory import make_page
from kiosk.show.home import Home
from kiosk.show.languages import Languages
from kiosk.show.page import PageView
from kiosk.show.question import Question
from kiosk.show.scene import Scene
from kiosk.show.survey.sight import Sight
from kiosk.show.survey.standing import Standstill, StillHall
from kiosk.show.survey.surveyor import Surveyor
from kiosk.stage.controls import Button, Control
from kiosk.stage.faces import Faces
from kiosk.stage.reading import Reading, reading_of
from kiosk.stage.typesetting import Typesetter

AROUND = ("previous", "next", "back", "home", "access", "language", "go-on")
"""Buttons of the page and the bar, not of a block: they lead elsewhere."""
SETTLED = 20.0
"""Seconds after which everything has come to rest."""


@dataclass(frozen=True)
class Visitor:
    """How somebody reads: all that the layout depends on."""

    language: str
    access: Access = field(default_factory=Access)


class Surveying:
    """Everything that is shared by the visitors of one exhibition on one screen."""

    def __init__(
        self, library: Library, kinds: Mapping[str, Kind], prepared: Preparations, faces: Faces, screen: Size
    ) -> None:
        self.library, self.screen, self.faces = library, screen, faces
        self.width: float | None = None
        """Mm of the screen, where it is not the one that the exhibition tells."""
        self._kinds, self._prepared = kinds, prepared
        self._typesetter = Typesetter(faces)
        assets = library.exhibition.folder / "assets"
        self._natural_size = lru_cache(maxsize=None)(lambda src: natural_size(assets / src))

    def reading(self, visitor: Visitor) -> Reading:
        """How this visitor reads on this screen."""
        exhibition = self.library.exhibition
        others = tuple(code for code, _ in exhibition.languages if code != visitor.language)
        languages, size = (visitor.language, *others), self._natural_size
        hung = replace(exhibition.screen, width=self.width or exhibition.screen.width)
        shown = replace(exhibition, screen=hung)
        return reading_of(shown, languages, visitor.access, self.screen, self._typesetter, size)

    def pages(self) -> list[tuple[str, int]]:
        """Every page by chapter and number, the way on after the last one too."""
        chapters = self.library.exhibition.chapters
        return [(each.id, number) for each in chapters for number in range(len(each.page_ids) + 1)]

    def scenes(self, visitor: Visitor) -> Iterator[tuple[str, Sight]]:
        """Every scene but the pages, with its name; the attract loop as it stands before anybody chooses."""
        exhibition, reading = self.library.exhibition, self.reading(visitor)
        guide = Standstill(exhibition, self.library)
        around = {
            "home": Home(guide),
            "question": Question(lambda: int(exhibition.idle.countdown)),
            "access": AccessPanel(guide, Access(), _nothing),
            "languages": Languages(guide, _nothing),
        }
        if visitor.access == exhibition.access:
            around["attract"] = Attract(exhibition, 0.0)
        for name, scene in around.items():
            scene.arrange(Box(0, 0, *self.screen), reading)
            yield name, self._seen(scene, reading, guide)

    def chapter(self, chapter: str, visitor: Visitor) -> Iterator[tuple[int, str, Sight]]:
        """Every state of every page of a chapter, with the page's number."""
        for number in range(len(self.library.chapter(chapter).pages) + 1):
            yield from ((number, state, sight) for state, sight in self.page(chapter, number, visitor))

    def page(self, chapter: str, number: int, visitor: Visitor) -> Iterator[tuple[str, Sight]]:
        """A page at rest, with each of its own buttons pressed, and in each of its states.

        Each comes with what was done to it: the button's id, or the number of the state. The page after the
        last is the way on to the next chapter.
        """
        reading = self.reading(visitor)
        scene, guide = self._opened(chapter, number, reading)
        yield "", self._seen(scene, reading, guide)
        for name in [each.id for each in scene.controls() if _is_own(each)]:
            yield Sentence("`{name}` touched", name=name), self._after(chapter, number, reading, _press(name))
        for state in range(len(scene.moments())):
            after = self._after(chapter, number, reading, _show(state))
            yield Sentence("state {number}", number=state + 1), after

    def _after(
        self, chapter: str, number: int, reading: Reading, act: Callable[[ChapterScene], None]
    ) -> Sight:
        scene, guide = self._opened(chapter, number, reading)
        self._seen(scene, reading, guide)
        act(scene)
        return self._seen(scene, reading, guide)

    def _opened(self, chapter: str, number: int, reading: Reading) -> tuple[ChapterScene, Standstill]:
        guide = Standstill(self.library.exhibition, self.library)
        hall = StillHall(guide, self._prepared)
        scene = ChapterScene(
            guide,
            self.library.chapter(chapter),
            number,
            lambda each, number: make_page(each, number, self._kinds, hall),
        )
        scene.arrange(Box(0, 0, *self.screen), reading)
        scene.tick(guide.now())
        return scene, guide

    def _seen(self, scene: Scene, reading: Reading, guide: Standstill) -> Sight:
        """What it shows once all has come to rest; what covers the screen for the time being, alone."""
        surveyor = Surveyor(reading.theme, self._typesetter)
        for _ in range(3):
            guide.at += SETTLED / 2
            surveyor.now = guide.at
            scene.tick(guide.at)
            surveyor.marks = []
            scene.paint(surveyor)
            over = scene.overlay() if isinstance(scene, ChapterScene) else None
            if over:
                surveyor.marks = []
                over.paint(surveyor)
        areas = scene.areas() if isinstance(scene, ChapterScene) and not over else [Box(0, 0, *self.screen)]
        return Sight(surveyor.marks, scene.controls(), areas, reading.theme, _blocks(scene))


def _nothing() -> None:
    """What a choice on a surveyed sheet does."""


def _is_own(control: Control) -> bool:
    """Whether it is a button of a block."""
    return isinstance(control, Button) and control.id not in AROUND and not control.id.startswith("rail-")


def _press(name: str) -> Callable[[ChapterScene], None]:
    def press(scene: ChapterScene) -> None:
        next(each for each in scene.controls() if isinstance(each, Button) and each.id == name).act()

    return press


def _show(state: int) -> Callable[[ChapterScene], None]:
    return lambda scene: scene.moments()[state].show()


def _blocks(scene: Scene) -> dict[str, str]:
    """The blocks of the controls of a page or of what covers it."""
    if not isinstance(scene, ChapterScene):
        return {}
    page, over = scene.page(), scene.overlay()
    views = [over] if over else page.views if isinstance(page, PageView) else []
    return {each.id: getattr(view, "block", "") for view in views for each in view.controls()}
