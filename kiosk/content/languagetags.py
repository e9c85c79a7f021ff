"""What the code of a language (BCP 47) tells: in which codes to look for it."""

from functools import cache

_WRITTEN_TRADITIONALLY = frozenset({"zh-TW", "zh-HK", "zh-MO"})


@cache
def lookup(code: str) -> tuple[str, ...]:
    """The code and those to fall back to, from the narrow to the wide: pt-BR, pt.

    RFC 4647, section 3.4; where Chinese is written traditionally, zh-Hant stands before zh.
    """
    parts = code.split("-")
    codes = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    if _WRITTEN_TRADITIONALLY.intersection(codes):
        codes.insert(-1, "zh-Hant")
    return tuple(codes)
