"""The files of an exhibition as they were when they were first looked at, to know whether they stayed so."""

from pathlib import Path

from kiosk.commands.inspection.memory import Stamp, stamp


class Seen:
    """Stamps of files by their paths below the exhibition's folder, each taken once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamps: dict[str, Stamp | None] = {}

    def stamp(self, path: str) -> Stamp | None:
        """The stamp of a file when it was first asked for: ask before the file is read."""
        if path not in self._stamps:
            self._stamps[path] = stamp(f"{self._folder}/{path}")
        return self._stamps[path]

    def see_exhibits(self) -> None:
        """Take the stamps of all files of YAML."""
        for path in sorted((self._folder / "exhibits").glob("*.yaml")):
            self.stamp(f"exhibits/{path.name}")

    def has_changed(self) -> bool:
        """Whether any of them is another now."""
        return any(stamp(f"{self._folder}/{path}") != known for path, known in self._stamps.items())
