"""What all tests share: sentences are told in English, whatever the computer is set to."""

import pytest


@pytest.fixture(autouse=True)
def _told_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
