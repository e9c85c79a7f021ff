"""What `bench` prints, and how figures come of what was seen. No figure is judged: machines differ."""

import json
import sys
from pathlib import Path
from subprocess import run

import pytest
from click.testing import CliRunner

from kiosk.base.geometry import Size
from kiosk.blocks import kinds
from kiosk.commands import bench
from kiosk.commands.opening import open_exhibition
from kiosk.show.bench import films, panoramas, zooms
from kiosk.show.bench.figures import Figure, spread
from kiosk.show.bench.madeup import very_large
from kiosk.show.bench.reckoning import fade_figures, touch_figures, turn_figures
from kiosk.show.bench.table import table
from kiosk.show.bench.tours import Tapped
from kiosk.show.bench.visitor import Frame, Seen


def seen(*times: float, complete: bool = True) -> Seen:
    """A touch at 10 s of the clock, and frames so many seconds after it, each for 2 ms of CPU."""
    frames = [Frame(10.0 + t, 1.0 + 0.002 * i, 1.002 + 0.002 * i, complete) for i, t in enumerate(times)]
    return Seen(10.0, 1.0, frames)


def test_figures_are_held_against_their_budgets() -> None:
    assert Figure("gap", 25.0, "ms", most=25).kept is True
    assert Figure("turn", 57.9, "fps", least=58).kept is False
    assert Figure("memory", 100.0, "MB").kept is None
    assert Figure.from_plain(Figure("turn", 57.9, "fps", least=58).plain()) == Figure(
        "turn", 57.9, "fps", least=58
    )


def test_the_99th_percentile_of_a_few_is_the_slowest() -> None:
    middle, slowest = spread("touch", [0.001, 0.002, 0.009], (5, 17))
    assert (middle.name, middle.value, middle.most) == ("touch, p50", 2.0, 5)
    assert (slowest.name, slowest.value, slowest.most) == ("touch, p99", 9.0, 17)


def test_the_table_is_aligned_and_says_what_is_over() -> None:
    lines = table("1920×1080", [Figure("page turn", 59.94, "fps", least=58), Figure("start", 0.61, "s", 0.5)])
    assert lines.splitlines() == [
        "1920×1080",
        "           measured    budget",
        "page turn  59.9 fps  ≥ 58 fps  ok",
        "start        0.61 s   ≤ 0.5 s  OVER",
    ]


def test_what_a_tap_gives() -> None:
    figures = touch_figures([Tapped("next", seen(0.003), seen(0.004, 0.1, 0.41))])
    assert [(figure.name, round(figure.value, 6)) for figure in figures[::2]] == [
        ("touch to pressed, p50", 3.0),
        ("lift to first new frame, p50", 4.0),
        ("lift to finished page, p50", 410.0),
    ]


def test_a_turn_ends_where_the_page_has_arrived() -> None:
    moving = [0.004 + 0.02 * i for i in range(20)]
    afterwards = [0.5, 0.9]
    figures = turn_figures([Tapped("next", seen(0.003), seen(*moving, *afterwards))], Size(1920, 1080))
    values = {figure.name: round(figure.value, 6) for figure in figures}
    assert values["page turn"] == 50.0
    assert values["page turn, longest gap"] == 20.0
    assert values["page turn, CPU a frame"] == 2.0
    assert values["page turn, sharp on arrival"] == 100.0


def test_a_fading_page_is_reckoned_alike() -> None:
    frames = [Frame(number * 0.02, 0.0, 0.003 * number, True) for number in range(1, 40)]
    figures = fade_figures([Tapped("next", Seen(0.0, 0.0), Seen(0.0, 0.0, frames))], Size(1920, 1080))
    values = {figure.name: round(figure.value, 3) for figure in figures}
    assert values["page turn, fading"] == 50.0
    assert values["page turn, fading, longest gap"] == 20.0
    assert values["page turn, fading, CPU a frame"] == 3.0


@pytest.fixture
def exhibition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two chapters of two pages, and no cache but its own."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    very_large(tmp_path / "show", kinds(), 2, 2)
    return tmp_path / "show"


def test_everything_is_measured_in_processes_of_its_own(
    exhibition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "PARTS", ("touches", "turns"))
    monkeypatch.setattr(bench.Bench, "_photographs", lambda *_: [])
    monkeypatch.setattr(bench, "WALL", Size(1280, 240))
    monkeypatch.setattr(panoramas, "SPHERE", Size(2048, 1024))
    monkeypatch.setattr(zooms, "SMALL", 3000)
    monkeypatch.setattr(films, "SIZE", Size(640, 360))
    options = ["--quick", "--exhibition", str(exhibition), "--size", "640x360", "--format", "json"]
    result = CliRunner().invoke(bench.command, options)
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["machine"]["screen"] == "as SDL_VIDEODRIVER says: dummy"
    figures = {figure["name"]: figure["value"] for figure in told["figures"]["640×360"]}
    assert next(iter(figures)) == "start to first complete frame"
    for name in ("start to first complete frame", "touch to pressed, p50", "lift to finished page, p99"):
        assert figures[name] > 0
    assert {"page turn", "panorama, tap to first view", "deep zoom, tap to first frame"} <= set(figures)
    assert any(name.startswith("film 1080p30, ") for name in figures)


def test_the_first_screen_takes_neither_pydantic_nor_the_blocks() -> None:
    """They cost a fifth of a second, and are loaded behind the first screen."""
    code = (
        "import sys; import kiosk.commands.run, kiosk.commands.opening, kiosk.content.library;"
        "import kiosk.media.picturestore, kiosk.show.loop, kiosk.show.show, kiosk.stage.glass;"
        "print(sorted({'pydantic', 'yaml', 'markdown_it', 'kiosk.content.fields'} & set(sys.modules)))"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_made_up_is_right(tmp_path: Path) -> None:
    very_large(tmp_path, kinds(), 2, 2)
    assert open_exhibition(tmp_path, None).problems == ()
