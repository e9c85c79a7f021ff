"""Goes back to another version: at once, and only to one that is whole."""

from collections.abc import Callable

from kiosk.base.clock import Clock
from kiosk.base.errors import KioskError
from kiosk.base.listing import listed
from kiosk.base.sentences import Sentence
from kiosk.store.soundness import Soundness
from kiosk.store.store import Store
from kiosk.store.version import Version

PATIENCE = 0.3
"""Seconds in which files are read before the switch; the others are read after it."""


def go_back(store: Store, target: Version, clock: Clock, switched: Callable[[bool], None]) -> None:
    """Make `target` current. Raises KioskError, and all is as it was, where a file of it is damaged.

    `switched` is called once it is current, and told whether all its files were read by then: a version too
    large for that is read to its end afterwards.
    """
    before = store.current()
    end = clock.now() + PATIENCE
    look = Soundness(target)
    if damaged := look.damaged(lambda: clock.now() >= end):
        raise _refused(target, damaged)
    store.switch(target)
    switched(look.complete)
    if damaged := look.damaged():
        if before:
            store.switch(before)
        raise _refused(target, damaged)


def chosen(store: Store, name: str | None) -> Version:
    """The version of that name, or the one before the current. Raises KioskError where there is none."""
    if name:
        return store.version(name)
    if previous := store.previous():
        return previous
    if store.current() is None:
        raise KioskError(Sentence("nothing was published into {folder} yet", folder=store.folder))
    raise KioskError(Sentence("there is no version before the current one"))


def _refused(target: Version, damaged: list[str]) -> KioskError:
    return KioskError(
        Sentence(
            "the version {name} is damaged ({files}), so it is not shown; what was shown before is shown on",
            name=target.name,
            files=listed(damaged),
        )
    )
