"""Has every media file that an exhibition uses looked into, once each, by processes beside."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.base.sentences import Sentence, from_plain, plain
from kiosk.commands.inspection.findings import Finding, Steps
from kiosk.commands.inspection.memory import Memory, is_settled
from kiosk.commands.inspection.seen import Seen
from kiosk.media.examining.examiners import Examiners
from kiosk.media.examining.looking import Verdict

if TYPE_CHECKING:
    from kiosk.content.model import Chapter


@dataclass(frozen=True)
class Sort:
    """A sort of media file."""

    key: str
    """As `looking.look` knows it."""
    name: Sentence
    """As people call it."""


_PICTURE = Sort("picture", Sentence("picture"))


class MediaFiles:
    """The files that are used."""

    def __init__(self, assets: Path, seen: Seen, memory: Memory, examiners: Examiners | None) -> None:
        """`examiners` that are given stay open."""
        self._assets = assets
        self._seen = seen
        self._memory = memory
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._examiners = examiners or Examiners()
        self._are_own = examiners is None
        self._verdicts: dict[str, tuple[Sort, Future[Verdict]]] = {}
        self._uses: dict[str, list[tuple[str, Steps]]] = {}

    def __enter__(self) -> "MediaFiles":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self._are_own:
            self._examiners.close()
        self._pool.shutdown()

    def collect(self, chapter: "Chapter") -> None:
        """Have the files of a chapter looked at."""
        from kiosk.content.model import Picture
        from kiosk.content.survey import leaves

        for steps, leaf in leaves(chapter):
            if isinstance(leaf, Picture):
                self._collect(leaf.src, chapter, (*steps, "src"), _PICTURE)
                if leaf.tall:
                    self._collect(leaf.tall, chapter, (*steps, "tall"), _PICTURE)
            elif sort := _sort(leaf):
                self._collect(leaf, chapter, steps, sort)

    def _collect(self, src: str, chapter: "Chapter", steps: Steps, sort: Sort) -> None:
        self._uses.setdefault(src, []).append((f"{chapter.outline.id}.yaml", steps))
        if src not in self._verdicts:
            self._verdicts[src] = (sort, self._coming(sort, src))

    def findings(self, tell: Callable[[str, int, int], None]) -> Iterator[Finding]:
        """What is wrong with the files, each told where it is used first."""
        for done, (src, (sort, coming)) in enumerate(self._verdicts.items(), 1):
            verdict = coming.result()
            tell(Sentence("Media"), done, len(self._verdicts))
            uses = self._uses[src]
            if verdict.fault:
                yield Finding(*uses[0], "error", _said(sort, src, len(uses), verdict.fault))
            for remark in verdict.remarks:
                yield Finding(*uses[0], "warning", _said(sort, src, len(uses), remark))

    def _coming(self, sort: Sort, src: str) -> Future[Verdict]:
        """Have a file looked into, unless that was done before and it has stayed as it was."""
        path = self._assets / src
        seen = self._seen.stamp(f"assets/{src}")
        name, depends = f"media {src}", [sort.name, seen]
        if known := self._memory.recall(name, depends):
            done: Future[Verdict] = Future()
            done.set_result(_recalled(known))
            return done

        def look() -> Verdict:
            verdict = self._examiners.look(sort.key, path)
            if is_settled(seen) and not verdict.passing:
                self._memory.keep(name, depends, [plain(verdict.fault or ""), [*map(plain, verdict.remarks)]])
            return verdict

        return self._pool.submit(look)


def _said(sort: Sort, src: str, uses: int, said: str) -> Sentence:
    """What is said of a file, with its name, and how often it is used."""
    if uses == 1:
        return Sentence("the {sort} `{src}`: {said}", sort=sort.name, src=src, said=said)
    return Sentence(
        "the {sort} `{src}` (used in {uses} places): {said}", sort=sort.name, src=src, uses=uses, said=said
    )


def _recalled(known: Any) -> Verdict:
    fault, remarks = known
    return Verdict(from_plain(fault) or None, [from_plain(each) for each in remarks])


def _sort(leaf: Any) -> Sort | None:
    """What a file is, other than a picture."""
    from kiosk.content.model import Captions, Film, Panorama, Sound

    if isinstance(leaf, Panorama):
        return Sort("panorama", Sentence("panorama"))
    if isinstance(leaf, Film):
        return Sort("film", Sentence("film"))
    if isinstance(leaf, Sound):
        return Sort("sound", Sentence("sound"))
    if isinstance(leaf, Captions):
        return Sort("captions", Sentence("file of captions"))
    return None
