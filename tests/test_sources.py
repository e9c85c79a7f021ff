"""What lies in assets/ is what its sources make: the drawings that take a moment are made again here."""

from importlib import import_module
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parent.parent / "assets"


@pytest.mark.parametrize("name", ["district_map", "grid", "compare_pairs"])
def test_a_drawing_is_made_again_byte_for_byte(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ASSETS / "_sources"))
    monkeypatch.setattr(import_module("press"), "ASSETS", tmp_path)
    import_module(name).make()
    made = [path.relative_to(tmp_path) for path in tmp_path.rglob("*.svg")]
    assert made
    for path in made:
        assert (tmp_path / path).read_bytes() == (ASSETS / path).read_bytes(), path


def test_every_source_is_named_by_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ASSETS / "_sources"))
    modules: tuple[str, ...] = import_module("make").MODULES
    makers = {
        path.stem
        for path in (ASSETS / "_sources").glob("*.py")
        if "\ndef make() -> None:" in path.read_text("utf-8")
    }
    assert makers == set(modules)
