"""What the tests of the verbs share."""

import pytest

from kiosk.__main__ import main
from tests.commands.newly import New


@pytest.fixture
def new(capsys: pytest.CaptureFixture[str]) -> New:
    """Runs `kiosk new …`; gives what it said, to whom it failed a sentence with `kiosk:` in front."""

    def run(*arguments: object, language: str = "en") -> str:
        with pytest.raises(SystemExit) as end:
            main(["new", *map(str, arguments), "--language", language])
        told = capsys.readouterr()
        assert end.value.code in (0, 1), told.err
        assert bool(end.value.code) == told.err.startswith("kiosk: "), told.err
        return told.out + told.err

    return run
