"""Looks into every media file that an exhibition uses, once each, in threads: decoders let go of the GIL."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.commands.inspection.findings import Finding, Steps
from kiosk.commands.opening import progress_bar

if TYPE_CHECKING:
    from kiosk.content.model import Chapter


@dataclass(frozen=True)
class Sort:
    """A sort of media file, and how to look into it."""

    name: str
    fault: Callable[[Path], str | None]
    """Why it cannot be shown, or None where it can."""
    remarks: Callable[[Path], list[str]] = lambda _: []
    """What may have been overlooked in one that can."""


@dataclass(frozen=True)
class Verdict:
    """What was found in a file."""

    fault: str | None
    remarks: list[str]


class MediaFiles:
    """The files that are used."""

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._verdicts: dict[str, tuple[Sort, Future[Verdict]]] = {}
        self._uses: dict[str, list[tuple[str, Steps]]] = {}

    def __enter__(self) -> "MediaFiles":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def collect(self, chapter: "Chapter") -> None:
        """Have the files of a chapter looked at."""
        from kiosk.content.model import Picture
        from kiosk.content.survey import leaves

        for steps, leaf in leaves(chapter):
            if isinstance(leaf, Picture):
                self._collect(leaf.src, chapter, (*steps, "src"), _pictures())
                if leaf.tall:
                    self._collect(leaf.tall, chapter, (*steps, "tall"), _pictures())
            elif sort := _sort(leaf):
                self._collect(leaf, chapter, steps, sort)

    def _collect(self, src: str, chapter: "Chapter", steps: Steps, sort: Sort) -> None:
        self._uses.setdefault(src, []).append((f"{chapter.outline.id}.yaml", steps))
        if src not in self._verdicts:
            self._verdicts[src] = (sort, self._pool.submit(_look, sort, self._assets / src))

    def findings(self, telling: bool) -> Iterator[Finding]:
        """What is wrong with the files, each told where it is used first."""
        with progress_bar(len(self._verdicts), "Media", telling) as bar:
            for src, (sort, coming) in self._verdicts.items():
                verdict = coming.result()
                bar.update(1)
                uses = self._uses[src]
                often = f" (used in {len(uses)} places)" if len(uses) > 1 else ""
                told = f"the {sort.name} `{src}`{often}: "
                if verdict.fault:
                    fault = verdict.fault.removeprefix(f"{self._assets / src}: ")
                    yield Finding(*uses[0], "error", told + fault)
                for remark in verdict.remarks:
                    yield Finding(*uses[0], "warning", told + remark)


def _look(sort: Sort, path: Path) -> Verdict:
    fault = sort.fault(path)
    return Verdict(fault, [] if fault else sort.remarks(path))


def _pictures() -> Sort:
    from kiosk.media.pictures import inspect

    return Sort("picture", inspect)


def _sort(leaf: Any) -> Sort | None:
    """How to look into a file that is no picture; each reader is imported where there is such a file only."""
    from kiosk.content.model import Captions, Film, Panorama, Sound

    if isinstance(leaf, Panorama):
        from kiosk.media.panoramas import panorama

        return Sort("panorama", panorama.inspect)
    if isinstance(leaf, Film):
        from kiosk.media.recordings import screening

        return Sort("film", screening.inspect_film, screening.remarks_on_film)
    if isinstance(leaf, Sound):
        from kiosk.media.recordings import screening

        return Sort("sound", screening.inspect_sound, screening.remarks_on_sound)
    if isinstance(leaf, Captions):
        from kiosk.media.recordings import captions

        return Sort("file of captions", captions.inspect)
    return None
