"""What the floor shows: the versions in a store, and for want of any what lies in a folder."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.base.errors import KioskError, WrongOptionsError
from kiosk.base.sentences import Sentence
from kiosk.commands.opening import exhibition_folder, open_exhibition, shipped_exhibition, store_folder

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.store.store import Store
    from kiosk.store.version import Version


@dataclass(frozen=True)
class Source:
    """Where exhibitions come from: `folder` is where the curator works, if that is to be followed."""

    store: "Store"
    folder: Path | None
    inbox: Path | None = None
    """Where packs appear that are published into the store."""
    preview: bool = False
    """Whether it is a curator who looks at what she does."""
    last_good: "Version | None" = None
    """What is shown instead of the current version, which has crashed, until there is another one."""

    @property
    def watched(self) -> Path | None:
        """The folder in which every change is published: none with an inbox, whose packs are newer."""
        return None if self.inbox else self.folder

    def instead(self, state: Path) -> "Source":
        """The same with the last good version that is noted in `state`, if there is one."""
        from kiosk.commands.supervising.lastgood import last_good

        return replace(self, last_good=last_good(self.store, state))

    def open_first(self) -> "Library":
        """What there is to show at once: the current version, or else the folder, however good it is."""
        version = self.last_good or self.store.current()
        if version:
            return self.open(version)
        if self.folder is None:
            raise KioskError(
                Sentence(
                    "nothing was published into {store} yet: `kiosk publish --to {store}` does it",
                    store=self.store.folder,
                )
            )
        return open_exhibition(self.folder, self.store.cache)

    def open(self, version: "Version") -> "Library":
        """A version of the exhibition."""
        return open_exhibition(version.folder, self.store.cache)


def source(exhibition: Path | None, store: Path | None, inbox: Path | None, preview: bool) -> Source:
    """What options of `run` ask for. KioskError where they contradict each other.

    A folder has a store of its own, and another one for previews. Until the first pack has come, a store
    with an inbox shows the exhibition that comes with the engine.
    """
    if store and exhibition:
        raise WrongOptionsError(Sentence("either `--store` or `--exhibition` is shown, not both"))
    if preview and (store or inbox):
        raise WrongOptionsError(
            Sentence("`--preview` shows a folder: it takes neither `--store` nor `--inbox`")
        )
    from kiosk.store.store import Store

    if store:
        return Source(Store(store), exhibition_folder(None) if inbox else None, inbox)
    folder = (exhibition or shipped_exhibition()).absolute()
    own = store_folder(folder)
    versions = Store(own.with_name(f"{own.name}-preview") if preview else own)
    if not folder.is_dir() and not versions.current():  # a share that is away is no reason to show nothing
        exhibition_folder(exhibition)
    return Source(versions, folder, inbox, preview)


def source_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a verb that say what is shown; it is given them as `shown`."""

    @functools.wraps(command)
    def chosen(
        exhibition: Path | None, store: Path | None, inbox: Path | None, preview: bool, **others: Any
    ) -> None:
        command(shown=source(exhibition, store, inbox, preview), **others)

    folder = click.Path(path_type=Path)
    for option in (
        click.option(
            "--preview", is_flag=True, help="For curators: changes show at once, and so do mistakes."
        ),
        click.option("--inbox", type=folder, help="Take packs that appear in this folder."),
        click.option("--store", type=folder, help="Show what is published into this folder."),
        click.option("--exhibition", type=folder, help="Folder with exhibits/ and assets/."),
    ):
        chosen = option(chosen)
    return chosen
