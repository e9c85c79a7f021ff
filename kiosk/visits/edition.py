"""A version of the exhibition as the journal knows it: its languages, and its places in their order."""

import json
import re
from collections.abc import Mapping
from functools import cached_property

from kiosk.content.model import Exhibition

_NAME = re.compile(r"\d{4}-\d\d-\d\d-\d{6}-[0-9a-f]{4}")
"""A version's folder in a store."""


class Edition:
    """Which places there were on show, so that those are known which nobody reached."""

    def __init__(self, exhibition: Exhibition) -> None:
        folder = exhibition.folder.name
        self.name = folder if _NAME.fullmatch(folder) else ""
        """The version's name in its store; empty for a folder that was not published."""
        self.languages = [code for code, _ in exhibition.languages]
        self.places = [("", ""), *_places(exhibition)]
        """(chapter, page): the doors, then each chapter's pages and its way on, whose page is empty."""
        self.farewell = (self.places[-1][0], "")
        """The way on of the last chapter."""
        self.titles: dict[tuple[str, str], Mapping[str, str]] = {("", ""): exhibition.title}
        """By place, as far as they are known; a chapter's stands at its way on."""
        self.titles |= {(outline.id, ""): outline.title for outline in exhibition.chapters}

    @cached_property
    def plan(self) -> str:
        """Tells it from others of the same name: they have other places."""
        from hashlib import sha256  # takes OpenSSL, which the first screen does without

        return sha256(json.dumps(self.places).encode()).hexdigest()[:16]

    def title(self, chapter: str, titles: Mapping[str, Mapping[str, str]]) -> None:
        """Note the titles of a chapter's pages."""
        self.titles |= {(chapter, page): title for page, title in titles.items()}


def _places(exhibition: Exhibition) -> list[tuple[str, str]]:
    return [(each.id, page) for each in exhibition.chapters for page in (*each.page_ids, "")]
