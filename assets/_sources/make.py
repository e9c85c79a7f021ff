"""Makes everything again: `python assets/_sources/make.py`, or only what is named after it."""

import sys
from importlib import import_module
from time import perf_counter

MODULES = (
    "hall",
    "caravan_film",
    "suite",
    "district_map",
    "grid",
    "compare_pairs",
    "hall_poster",
    "placeholders",
)
"""What there is to make: each is a module beside this one with a function `make`."""


def main(names: list[str]) -> int:
    """Make the named things, or all; say how long each took."""
    unknown = [name for name in names if name not in MODULES]
    if unknown:
        sys.stderr.write(f"nothing is called {', '.join(unknown)}; there is {', '.join(MODULES)}\n")
        return 2
    for name in names or MODULES:
        started = perf_counter()
        import_module(name).make()
        sys.stdout.write(f"{name:14}{perf_counter() - started:8.1f} s\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
