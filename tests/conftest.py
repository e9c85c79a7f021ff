"""What all tests share: sentences are told in English, and the kiosks they start are compiled once."""

import os
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _told_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where nothing compiled may lie beside the modules, what tests start keeps it with their files."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        if sys.dont_write_bytecode:
            own = tmp_path_factory.getbasetemp()
            shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
            monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(shared / "compiled"))
            monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield
