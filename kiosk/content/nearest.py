"""The nearest right name to a misspelt one."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of `names` that was most probably meant by `name`, or `""`.

    Letter case, dashes for underscores and the two Unicode spellings of accents come before likeness.
    """
    folded = {fold(known): known for known in names}
    written = fold(name)
    if written in folded:
        return folded[written]
    # Of two letters, as language codes have, half may be wrong.
    close = get_close_matches(written, folded, n=1, cutoff=0.6 if len(written) > 2 else 0.5)
    return folded[close[0]] if close else ""


def fold(name: str) -> str:
    """`name` without what is easily confused: letter case, dashes and underscores, Unicode forms."""
    return unicodedata.normalize("NFC", name).casefold().replace("_", "-").strip()
