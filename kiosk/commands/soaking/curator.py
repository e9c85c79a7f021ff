"""A curator made of code: changes the exhibition while it is shown, spoils it, mends it, goes back."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Protocol

from kiosk.base.clock import Clock
from kiosk.base.errors import KioskError
from kiosk.commands.publishing.staffreport import NAME
from kiosk.store.store import Store

REST = (4.0, 12.0)
"""Seconds between two deeds: at least, and at most."""
LONGEST = 120.0
"""Seconds in which a deed is followed by what it leads to, or it is given up."""


class Publishing(Protocol):
    """A process that publishes."""

    def poll(self) -> int | None:
        """Its exit status, once it has ended."""
        ...

    def kill(self) -> None:
        """End it."""
        ...

    def wait(self) -> int:
        """Its exit status, when it has ended."""
        ...


class Curator:
    """Works whenever it is asked to, and waits for nothing."""

    def __init__(
        self, folder: Path, store: Store, rng: Random, clock: Clock, publish: Callable[[], Publishing]
    ) -> None:
        """`publish` begins to publish the folder into the store by hand, as `kiosk publish` does."""
        self._publish_it = publish
        self._publishing: Publishing | None = None
        self._folder, self._store, self._rng, self._clock = folder, store, rng, clock
        self.done: Counter[str] = Counter()
        """How often each deed led to what it should: `changed`, `published`, `refused`, `mended`, …"""
        self.missed: Counter[str] = Counter()
        """How often it did not, in time."""
        self._life = self._live()
        self._number = 0

    def work(self) -> None:
        """Go on, as far as can be at this moment."""
        next(self._life)

    def close(self) -> None:
        """Go home: what is being published is left."""
        self._end_publishing()

    def _end_publishing(self) -> None:
        if self._publishing:
            self._publishing.kill()
            self._publishing.wait()
            self._publishing = None

    def _live(self) -> Iterator[None]:
        yield from self._await(lambda: self._store.mark() is not None)
        while True:
            yield from self._rest()
            deed = self._rng.choice((self._change, self._change, self._publish, self._spoil, self._go_back))
            yield from deed()

    def _rest(self) -> Iterator[None]:
        until = self._clock.now() + self._rng.uniform(*REST)
        while self._clock.now() < until:
            yield

    def _await(self, come: Callable[[], bool], name: str = "") -> Iterator[None]:
        until = self._clock.now() + LONGEST
        while not come() and self._clock.now() < until:
            yield
        if name:
            (self.done if come() else self.missed)[name] += 1

    def _change(self) -> Iterator[None]:
        """A remark in a file of YAML, or in a drawing: new to the store, and the same to the eye."""
        mark = self._store.mark()
        self._remark()
        yield from self._await(lambda: self._store.mark() != mark, "changed")

    def _publish(self) -> Iterator[None]:
        """The same, and published by hand as well, whoever is first."""
        mark = self._store.mark()
        self._remark()
        publishing = self._publishing = self._publish_it()
        yield from self._await(lambda: publishing.poll() == 0 and self._store.mark() != mark, "published")
        self._end_publishing()

    def _remark(self) -> None:
        path = self._rng.choice([*self._written(), *self._drawn()])
        self._number += 1
        end = f"<!-- {self._number} -->\n" if path.suffix == ".svg" else f"# {self._number}\n"
        with path.open("a", encoding="utf-8") as file:
            file.write(end)

    def _spoil(self) -> Iterator[None]:
        """A slip in a file, or a file that is gone: nothing of it comes to the screen. Then it is mended."""
        path, mark = self._rng.choice(self._written()), self._store.mark()
        before = path.read_bytes()
        if self._rng.random() < 0.5:
            path.write_bytes(before + b"\n<[ a slip: {\n")
        else:
            path.unlink()
        report = self._folder / NAME
        yield from self._await(lambda: report.exists() and self._store.mark() == mark, "refused")
        yield from self._rest()
        path.write_bytes(before)
        yield from self._await(lambda: not report.exists(), "mended")

    def _go_back(self) -> Iterator[None]:
        """The version before is shown again, until the next change."""
        previous, mark = self._store.previous(), self._store.mark()
        if previous:
            try:
                self._store.switch(previous)
            except KioskError:  # removed just now
                return
            yield from self._await(lambda: self._store.mark() != mark, "rolled back")

    def _written(self) -> list[Path]:
        return sorted((self._folder / "exhibits").glob("*.yaml"))

    def _drawn(self) -> list[Path]:
        """A few drawings that are shown."""
        current = self._store.current()
        paths = [entry.path for entry in current.manifest.files] if current else []
        return [self._folder / path for path in paths if path.endswith(".svg")][:5]
