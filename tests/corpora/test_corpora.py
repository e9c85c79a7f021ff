"""A small corpus, of files that installed packages bring: all of it is shown or refused in a sentence."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.corpora.__main__ import faults, told
from tests.corpora.showcase import SORTS, sort_of
from tests.corpora.visitor import visit

DATA = (
    Path((find_spec("pygame") or pytest.skip("pygame is not installed")).origin or "").parent
    / "examples/data"
)
SAMPLE = ["animated_sample.gif", "asprite.bmp", "house_lo.opus", "static.webp", "tomato.xcf", "turquoise.tif"]


@pytest.mark.parametrize("name", SAMPLE)
def test_a_file_of_an_installed_package_is_shown_or_refused(name: str) -> None:
    came = visit(DATA / name, sort_of(Path(name)))
    assert faults(came) == []
    assert bool(came.get("shown")) != bool(came["refused"])


def test_what_is_told_of_a_corpus() -> None:
    came = [
        {"file": "a.png", "shown": [8, 8], "main": 0.1, "memory": 3, "seconds": {"look": 0.2}},
        {"file": "b.png", "refused": ["cut short"], "main": 2.0, "memory": 300, "seconds": {}},
    ]
    assert "2 files, 1 shown, 1 refused in a sentence" in told(Path("set"), came)
    assert faults(came[0]) == []
    assert len(faults(came[1])) == 2


def test_how_files_are_shown() -> None:
    assert [sort_of(Path(f"a.{suffix}")) for suffix in ("PNG", "webm", "wav", "vtt", "yml", "what")] == [
        "picture",
        "film",
        "sound",
        "captions",
        "yaml",
        "picture",
    ]
    assert set(SORTS) == {"picture", "film", "sound", "captions", "yaml"}
