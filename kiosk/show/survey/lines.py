"""Lines of text so long that the eye loses the way back to the next one."""

import unicodedata
from collections.abc import Iterator

from kiosk.base.sentences import Sentence
from kiosk.content.languagetags import lookup
from kiosk.content.limits import UNSPACED, Limits
from kiosk.show.survey.fault import Fault
from kiosk.show.survey.sight import Sight


def line_faults(sight: Sight, limits: Limits) -> Iterator[Fault]:
    """Laid lines over the limit of their language, whether in view or scrolled away."""
    for mark in sight.marks:
        if mark.kind != "text" or mark.line is None:
            continue
        most = limits.most("line", mark.language)
        counted = line_length(mark.line.text, mark.language)
        if most and counted > most:
            size = (
                Sentence("{count} characters", count=counted)
                if _is_unspaced(mark.language)
                else Sentence("{count} letters", count=counted)
            )
            found = Sentence("has a line of {size}: “{text}…”", size=size, text=mark.line.text[:24])
            asked = Sentence("at most {most}", most=most)
            yield Fault("line", mark.what, found, asked, mark.block, 1 - most / counted)


def line_length(text: str, language: str) -> int:
    """Letters with the spaces between them; in Chinese and the like characters, two letters being one."""
    text = text.strip()
    if not _is_unspaced(language):
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return wide + (len(text) - wide + 1) // 2


def _is_unspaced(language: str) -> bool:
    return not UNSPACED.isdisjoint(lookup(language))
