"""What becomes of the show when something fails that no page has caught: a quiet panel, then the doors."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from kiosk.show.chapter import ChapterScene
from kiosk.show.home import Home
from kiosk.show.mishaps import Mishaps
from kiosk.show.question import Question
from kiosk.show.rearranged import Rearranged
from kiosk.show.scene import Scene
from kiosk.show.stack import Stack
from kiosk.visits.facts import How

MOST = 3
"""So often within `WITHIN` seconds it is tried to go on in spite of all; then only a new start helps."""
WITHIN = 2.0

P = ParamSpec("P")
T = TypeVar("T")
Then = Callable[["Failsafe", Exception], None]


class House(Protocol):
    """The show, as seen from here."""

    def now(self) -> float:
        """The show's clock."""
        ...

    def go_home(self) -> None:
        """Show the doors."""
        ...

    def end_visit(self, how: How = "away") -> None:
        """Everything goes back to its beginning."""
        ...


class Failsafe:
    """Puts the failsafe panel in the place of whatever has failed, from where it goes on to the doors.

    Where the doors or the panel itself cannot be shown, the error is raised: only a new start helps then.
    """

    def __init__(
        self,
        house: House,
        stack: Stack,
        mishaps: Mishaps,
        replace: Callable[[Scene], None],
        release: Callable[[], None],
    ) -> None:
        """`replace` shows a scene instead of all, `release` has all fingers let go."""
        self._house, self._stack, self._mishaps = house, stack, mishaps
        self._replace, self._release = replace, release
        self._failed: deque[float] = deque(maxlen=MOST)  # when it has

    def note(self, error: Exception) -> None:
        """What failed was not on screen yet: it is left undone."""
        self._mishaps.report(_where(self._stack.top), error, "is not made ready")

    def leave(self, error: Exception) -> None:
        """What the visitor wanted could not be done."""
        self._mishaps.report(_where(self._stack.top), error, "is replaced by a panel")
        self._put_by()

    def rescue(self, error: Exception) -> None:
        """There may be no next frame. Raises the error where that cannot be helped."""
        now = self._house.now()
        often = len(self._failed) == MOST and now - self._failed[0] < WITHIN
        self._failed.append(now)
        if often or isinstance(self._stack.top, Home | Rearranged):
            self._mishaps.report(_where(self._stack.top), error, "cannot be helped: the kiosk ends")
            raise error
        self.leave(error)

    def _put_by(self) -> None:
        asked = isinstance(self._stack.top, Question)
        with suppress(Exception):  # they hold what has failed
            self._release()
        self._stack.strike()
        if asked:  # it would be asked again at once
            self._house.end_visit("failed")
        else:
            self._replace(Rearranged(self._house.go_home, self._house.now()))


def _where(scene: Scene | None) -> str:
    """As the log has it: a page by its chapter's id and its own, anything else by what it is."""
    if isinstance(scene, ChapterScene):
        ids = (*scene.outline.page_ids, "its end")
        return f"page {scene.outline.id}/{ids[scene.at]}"
    return f"scene {type(scene).__name__}"


class Failing(Protocol):
    """What has a failsafe."""

    failsafe: Failsafe


S = TypeVar("S", bound=Failing)


def failsafe(
    then: Then, instead: Any = None
) -> Callable[[Callable[Concatenate[S, P], T]], Callable[Concatenate[S, P], T]]:
    """A method that does `then` with whatever it raises, and gives `instead`."""

    def guard(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
        @wraps(method)
        def guarded(show: S, /, *given: P.args, **named: P.kwargs) -> T:
            try:
                return method(show, *given, **named)
            except Exception as error:
                then(show.failsafe, error)
                return instead  # type: ignore[no-any-return]

        return guarded

    return guard
