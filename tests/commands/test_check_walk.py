"""`check --screen`, `--distance` and `--deep` measure what is laid out, and tell where and for whom."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kiosk.base.geometry import Size
from kiosk.commands.check import command
from kiosk.commands.inspection.walking import glass_of
from kiosk.commands.parameters import WIDTH, Width
from kiosk.content.model import Screen
from kiosk.show.survey.glass import Glass
from tests.commands.smallshow import write_small


@pytest.mark.parametrize(
    ("written", "size", "mm"),
    [
        ("24in", Size(1920, 1080), 531.3),
        ('24"', Size(1080, 1920), 298.9),
        ("55in", Size(3840, 2160), 1217.6),
        ("1210mm", Size(1920, 1080), 1210.0),
        ("121 cm", Size(1920, 1080), 1210.0),
    ],
)
def test_a_screen_by_its_diagonal_or_its_width(written: str, size: Size, mm: float) -> None:
    assert WIDTH.convert(written, None, None).mm(size) == pytest.approx(mm, abs=0.1)


@pytest.mark.parametrize("written", ["24", "0in", "big", "-3mm"])
def test_what_is_no_screen(written: str) -> None:
    with pytest.raises(click.BadParameter, match="is no screen"):
        WIDTH.convert(written, None, None)


def test_what_is_not_asked_for_is_as_the_exhibition_says() -> None:
    written = Screen(width=1210.0, distance=900.0)
    size = Size(1920, 1080)
    assert glass_of(written, size, None, None) == Glass(size, 1210.0, 900.0)
    assert glass_of(written, size, Width(across=527.0), None) == Glass(size, 527.0, 900.0)
    assert glass_of(written, size, None, 600) == Glass(size, 1210.0, 600.0)


def test_what_is_too_small_is_told_where_it_stands(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "show")
    result = CliRunner().invoke(command, [str(folder), "--screen", "200mm", "--distance", "1200"])
    (line,) = [line for line in result.stdout.splitlines() if "page `tide`, block `text`: “" in line]
    assert line.startswith("exhibits/sea.yaml:8:9: warning: ")
    assert "has letters 2.5 mm high" in line
    assert line.endswith("(English, text 100%)")
    assert "= expected: 9.6 mm at least\n" in result.stdout
    assert result.exit_code == 0
