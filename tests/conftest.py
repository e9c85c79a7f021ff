"""What all tests share: English, Ctrl-C for the kiosks they start, and those compiled once."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _told_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session", autouse=True)
def _interrupts_are_heard() -> None:
    """A shell has what it starts in the background ignore Ctrl-C, and so would all that tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


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
