"""Pilots on a small exhibition with a door for staff."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds
from kiosk.show.pilot import Pilot
from kiosk.show.wishes import Wishes
from tests.show.conftest import opened, write_small
from tests.show.staff.fakedesk import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def pilot(tmp_path: Path, desk: FakeDesk) -> Iterator[Pilot]:
    library = opened(write_small(tmp_path / "small"))
    with Pilot(library, block_kinds, Size(960, 540), language="en", wishes=Wishes(desk=desk)) as pilot:
        yield pilot


@pytest.fixture
def alone(tmp_path: Path, desk: FakeDesk) -> Iterator[Pilot]:
    """An unattended display."""
    library = opened(write_small(tmp_path / "small"))
    with Pilot(
        library, block_kinds, Size(960, 540), language="en", wishes=Wishes(desk=desk, unattended=True)
    ) as pilot:
        yield pilot
