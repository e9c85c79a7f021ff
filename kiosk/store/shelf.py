"""The folder in which versions lie: each manifest is read once, for as long as its file stays the same."""

from pathlib import Path

from kiosk.store.manifest import FILE
from kiosk.store.version import Version, read_version


class Shelf:
    """Finds versions by their names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, tuple[tuple[int, ...], Version]] = {}

    def version(self, name: str) -> Version | None:
        """The version of that name; None where there is none with a good manifest."""
        if not name or name.startswith(".") or Path(name).name != name:
            return None
        try:
            state = (self._folder / name / FILE).stat()
        except OSError:
            return None
        stamp = (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        known = self._known.get(name)
        if known and known[0] == stamp:
            return known[1]
        version = read_version(self._folder / name)
        if version:
            self._forget_removed()
            self._known[name] = stamp, version
        return version

    def versions(self) -> list[Version]:
        """All of them, in no order."""
        try:
            names = [path.name for path in self._folder.iterdir()]
        except OSError:
            return []
        return [version for name in names if (version := self.version(name))]

    def _forget_removed(self) -> None:
        """Let go of the manifests of versions that are no more: most often another process removed them."""
        for name in [*self._known]:
            if not (self._folder / name / FILE).exists():
                self._known.pop(name, None)
