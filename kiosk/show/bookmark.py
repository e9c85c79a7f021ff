"""Where a visitor is, in words that outlive one version of the exhibition."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.content.model import Access, Exhibition, Outline


@dataclass(frozen=True)
class Bookmark:
    """A place in the exhibition, and how it is read there."""

    language: str
    access: Access
    chapter: str = ""
    """The chapter's id; empty at the doors."""
    page: str = ""
    """The page's id; empty after the last."""
    number: int = 0
    """Which page it was, counted from 0."""
    states: Sequence[object] = ()
    """What the visitor had brought the page's parts to."""
    attended: bool = True
    """Whether a visitor is there, or an unattended display has come to this page."""

    def find(self, exhibition: Exhibition) -> tuple[str, int] | None:
        """Chapter and page as they are now: the page itself, else the one in its place. None: the doors."""
        outline = next((each for each in exhibition.chapters if each.id == self.chapter), None)
        return (outline.id, self._page_in(outline)) if outline else None

    def _page_in(self, outline: Outline) -> int:
        if self.page in outline.page_ids:
            return outline.page_ids.index(self.page)
        last = len(outline.page_ids)
        return min(self.number, last - 1) if self.page else last
