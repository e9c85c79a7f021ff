"""Which files in assets/ no page shows: told by folder, the largest first, as somebody would tidy them up."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kiosk.base.room import in_bytes
from kiosk.base.sentences import Sentence
from kiosk.commands.inspection.mentioned import mentioned

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.model import Problem

NAMED = 5
"""So many files of a folder are named; of more, the largest."""
LARGEST = 3
FOLDERS = 12
"""So many folders are told one by one, those first in which most lies; the others together."""
_WRITINGS = frozenset((".md", ".txt", ".rst", ".license"))
_KEPT = frozenset(
    ("readme", "license", "licence", "credits", "copyright", "notice", "thumbs.db", "desktop.ini")
)
"""What lies beside pictures without being shown: words about them, and what systems leave there."""

Sizes = Mapping[str, int]
"""Bytes of files, by their paths below assets/."""


def unused(library: "Library") -> Iterator["Problem"]:
    """A warning for each folder in which files lie that no page shows, and for each that is nearly shown.

    Hidden files, folders that begin with `_` and words about pictures are no assets.
    """
    from kiosk.content.model import Place, Problem

    folder = library.exhibition.folder
    listed = ["exhibition.yaml", *(f"{outline.id}.yaml" for outline in library.exhibition.chapters)]
    shown = mentioned(folder / "exhibits", listed)
    there = dict(_files(folder / "assets"))
    idle = {path: size for path, size in there.items() if path not in shown}
    nearly = dict(_nearly(shown, there, idle))
    idle = {path: size for path, size in idle.items() if path not in nearly.values()}
    others = _unlisted(folder / "exhibits", listed, idle)
    expected = Sentence("a page that shows them, or a folder that begins with `_` to keep them in")
    for group, said in _by_folder(idle, there, others):
        yield Problem(Place(folder / "assets" / group), "warning", said, expected)
    for missing, near in nearly.items():
        said = Sentence("used by no page; one shows `{missing}`, which is not there", missing=missing)
        yield Problem(Place(folder / "assets" / near), "warning", said, Sentence("the same name in both"))


def _by_folder(idle: Sizes, there: Sizes, others: Mapping[str, str]) -> Iterator[tuple[str, Sentence]]:
    """Folders, the one in which most lies first, and what is said of each."""
    groups = _groups(idle, there)
    largest = sorted(groups, key=lambda group: -sum(groups[group].values()))
    for group in largest[:FOLDERS]:
        said = _said(group, groups[group], there)
        for name, count in Counter(others[path] for path in groups[group] if path in others).items():
            said = Sentence(
                "{said}; `{name}` uses {count} of them, but is not in the list of chapters",
                said=said,
                name=name,
                count=count,
            )
        yield group, said
    if rest := [path for group in largest[FOLDERS:] for path in groups[group]]:
        yield (
            ".",
            Sentence(
                "in {count} more folders {files} files are used by no page ({size})",
                count=len(largest) - FOLDERS,
                files=len(rest),
                size=in_bytes(sum(idle[path] for path in rest)),
            ),
        )


def _files(assets: Path) -> Iterator[tuple[str, int]]:
    """The assets there are, and their bytes."""
    for root, folders, names in os.walk(assets):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        below = Path(root).relative_to(assets).as_posix()
        for name in sorted(names):
            stem, suffix = os.path.splitext(name.lower())
            if name.startswith((".", "~$")) or suffix in _WRITINGS or _KEPT & {stem, name.lower()}:
                continue
            try:
                yield (name if below == "." else f"{below}/{name}"), os.stat(os.path.join(root, name)).st_size
            except OSError:
                continue


def _unlisted(exhibits: Path, listed: Iterable[str], idle: Sizes) -> dict[str, str]:
    """Of files that are shown only by chapters that are not shown: which."""
    names = sorted(path.name for path in exhibits.glob("*.yaml") if path.name not in listed)
    uses = ((path, name) for name in names for path in mentioned(exhibits, [name]))
    return {path: name for path, name in uses if path in idle}


def _groups(idle: Sizes, there: Sizes) -> dict[str, dict[str, int]]:
    """Those files by the outermost folder below assets/ that holds no others, or else by their own."""
    live = {str(folder) for path in there if path not in idle for folder in PurePosixPath(path).parents}
    groups: dict[str, dict[str, int]] = defaultdict(dict)
    for path, size in idle.items():
        own, *above = (str(folder) for folder in PurePosixPath(path).parents)
        dead = [folder for folder in (own, *above) if folder not in live and folder != "."]
        groups[dead[-1] if dead else own][path] = size
    return groups


def _said(folder: str, sizes: Sizes, there: Sizes) -> Sentence:
    inside = "" if folder == "." else f"{folder}/"
    largest = sorted(sizes, key=lambda path: -sizes[path])[: NAMED if len(sizes) <= NAMED else LARGEST]
    named = (Sentence("`{file}` ({size})", file=f[len(inside) :], size=in_bytes(sizes[f])) for f in largest)
    files = reduce(lambda left, right: Sentence("{left}, {right}", left=left, right=right), named)
    if len(sizes) <= NAMED:
        return Sentence("used by no page: {files}", files=files)
    size, total = in_bytes(sum(sizes.values())), sum(path.startswith(inside) for path in there)
    if len(sizes) == total:
        return Sentence(
            "none of the {count:,} files is used by a page ({size}); the largest: {files}",
            count=total,
            size=size,
            files=files,
        )
    return Sentence(
        "{count:,} of {total:,} files are used by no page ({size}); the largest: {files}",
        count=len(sizes),
        total=total,
        size=size,
        files=files,
    )


def _nearly(shown: Iterable[str], there: Sizes, idle: Sizes) -> Iterator[tuple[str, str]]:
    """The files that a page shows and that are not there, and the unused ones of nearly the same name."""
    from kiosk.content.nearest import nearest

    kinds = {os.path.splitext(path)[1].lower() for path in idle}
    for path in sorted(shown):
        is_awaited = path not in there and os.path.splitext(path)[1].lower() in kinds - {""}
        if is_awaited and (near := nearest(path, idle)):
            yield path, near
