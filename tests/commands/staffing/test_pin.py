"""`kiosk pin` makes a PIN, by chance or as asked, and never tells an old one."""

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.base.clock import ManualClock
from kiosk.commands.pin import command
from kiosk.commands.staffing import pincode
from kiosk.commands.staffing.lock import Lock
from kiosk.commands.staffing.pincode import LEAST, made_up, weakness


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    keep = pincode.keep
    monkeypatch.setattr(pincode, "keep", lambda pin, cost=4: keep(pin, 4))


def pin(state: Path, *arguments: str, typed: str = "", language: str = "en") -> tuple[str, str]:
    """What it says, and what it fails with."""
    given = [*arguments, "--state", str(state), "--language", language]
    done = CliRunner().invoke(command, given, input=typed)
    return done.output, str(getattr(done.exception, "sentence", ""))


def opens(state: Path, digits: str) -> bool:
    return Lock(state, ManualClock()).judge(digits).state == "right"


def test_a_new_one_is_printed_once_and_opens(tmp_path: Path) -> None:
    said, _ = pin(tmp_path, "--new")
    new = said.split()[3]
    assert len(new) == LEAST
    assert weakness(new) is None
    assert opens(tmp_path, new)
    again, _ = pin(tmp_path)
    assert again.startswith("There is a PIN.")
    assert new not in again


def test_without_one_it_says_so(tmp_path: Path) -> None:
    assert pin(tmp_path)[0].startswith("There is no PIN: nobody gets in.")
    assert pin(tmp_path, language="zh")[0].startswith("还没有密码")
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_asked_for_is_typed_unseen_and_twice(tmp_path: Path) -> None:
    said, _ = pin(tmp_path, "--set", typed="592653\n592653\n")
    assert "592653" not in said
    assert opens(tmp_path, "592653")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("59265\n", "6 to 12"),
        ("5926535897932\n", "6 to 12"),
        ("59265a\n", "digits only"),
        ("５９２６５３\n", "digits only"),
        ("777777\n", "guessed first"),
        ("123456\n", "guessed first"),
        ("890123\n", "guessed first"),
        ("987654\n", "guessed first"),
        ("592653\n592654\n", "not alike"),
    ],
)
def test_weak_ones_and_slips_are_refused_without_being_repeated(tmp_path: Path, typed: str, why: str) -> None:
    said, failed = pin(tmp_path, "--set", typed=typed)
    assert why in failed
    assert typed.split(maxsplit=1)[0] not in said + failed
    assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_be_kept_it_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    said, failed = pin(tmp_path / "state", "--new")
    assert "cannot be kept" in failed
    assert said == ""


def test_those_made_up_are_none_of_the_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter("111111" + "234567" + "654321" + "141421")
    monkeypatch.setattr("secrets.choice", lambda _: next(drawn))
    assert made_up() == "141421"


def test_no_digit_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    pin(tmp_path, "--set", typed="592653\n592653\n")
    lock = Lock(tmp_path, ManualClock())
    lock.judge("592653")
    lock.judge("141421")
    assert "592653" not in caplog.text
    assert "141421" not in caplog.text
