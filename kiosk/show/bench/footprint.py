"""How much memory this process holds."""

import os
import sys
from pathlib import Path


def resident() -> float:
    """Resident memory in MB (10⁶ bytes); where the system does not say, the most there ever was; else 0."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError, AttributeError):
        return _most_ever()


def _most_ever() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6
