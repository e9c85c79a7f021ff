"""How long texts may be for somebody who reads standing up: the standard numbers, and a curator's own."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.content.languagetags import lookup

STANDARD: Mapping[str, Mapping[str, int]] = {
    "sentence": {"en": 25, "zh": 50},
    "line": {"": 75, "zh": 40, "ja": 40, "ko": 40},
    "title": {"en": 12, "zh": 18},
    "lead": {"en": 25, "zh": 45},
    "name": {"en": 10, "zh": 18},
    "question": {"en": 25, "zh": 40},
    "answer": {"en": 12, "zh": 20},
    "caption": {"en": 50, "zh": 80},
    "label": {"en": 75, "zh": 120},
    "panel": {"en": 150, "zh": 240},
    "note": {"en": 25, "zh": 40},
    "alt": {"en": 50, "zh": 80},
}
"""At most so many words, in Chinese and Japanese characters; for a `line` letters, or characters.

Sentences: the Smithsonian Guidelines for Accessible Exhibition Design, III.A, allow 25 words and prefer
15. Lines: WCAG 2.2, 1.4.8, allows 80 letters, or 40 where they are Chinese, Japanese or Korean. `label`,
a paragraph beside what it is about: 75 words, the lower of the Smithsonian's two numbers. `panel`, the
text of a whole wall: 150, the most that B. Serrell, Exhibit Labels (2015), gives group labels. `caption`:
50, above which she found that readers are lost. What is one sentence has a sentence's length, a few words
have less.
"""

_OF_ENGLISH = {"zh": 1.6, "ja": 2.4, "ko": 0.8, "ru": 0.9, "ar": 0.8}
"""Characters (zh, ja) or words to which a word of English comes, where nothing else is known.

Counted in the translations of Debian's programs, 640 to 6,000 sentences a language: 1.6, 2.7, 0.8, 0.9, 0.8.
Japanese is taken shorter, so that a sentence has the 60 characters of 公用文作成の考え方 (文化審議会, 2022).
"""

UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})
"""Languages that put no spaces between words: their length is counted in characters."""


@dataclass(frozen=True)
class Limits:
    """The numbers of an exhibition."""

    own: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """What the curator has set: by the names of `STANDARD` and by language, `""` for every language."""

    def most(self, name: str, language: str) -> int | None:
        """How long something may be in a language such as `zh-Hant`; None where no number is known."""
        codes = (*lookup(language), "")
        for numbers in (self.own.get(name, {}), STANDARD[name]):
            for code in codes:
                if code in numbers:
                    return numbers[code]
        family = codes[-2]
        if family in UNSPACED and family not in _OF_ENGLISH:
            return None
        return math.ceil(STANDARD[name]["en"] * _OF_ENGLISH.get(family, 1.0))
