"""How long it takes from the command to the first frame, and for an exhibition to be checked."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from statistics import median

from kiosk.base.errors import KioskError
from kiosk.base.sentences import Sentence


def first_frame_seconds(arguments: Sequence[str], environment: Mapping[str, str], times: int) -> float:
    """The median of `times` starts: from spawning `python -m kiosk` to its first complete frame."""
    return median(_first_frame(arguments, environment) for _ in range(times))


def _first_frame(arguments: Sequence[str], environment: Mapping[str, str]) -> float:
    command = [sys.executable, "-m", "kiosk", "run", "--quit-after", "0", *arguments]
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        told = child.stdout.readline()
        seconds = time.perf_counter() - began
    if told.strip() != "shown" or child.returncode:
        raise KioskError(Sentence("The exhibition did not start; run it by itself to see why."))
    return seconds


def verb_seconds(arguments: Sequence[str], environment: Mapping[str, str]) -> float:
    """How long a verb takes, whatever it finds. KioskError where it cannot be carried out."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "kiosk", *arguments]
    done = subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    if done.returncode > 1:
        raise KioskError(Sentence("`{command}` could not be carried out.", command=" ".join(arguments)))
    return time.perf_counter() - began
