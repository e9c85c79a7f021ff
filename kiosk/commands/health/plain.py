"""A snapshot as values for JSON, and back."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from kiosk.base.sentences import from_plain, plain
from kiosk.commands.health.snapshot import (
    Burden,
    DiskRoom,
    Frames,
    JournalSize,
    Logged,
    OnShow,
    PlainShown,
    Snapshot,
)

PLAIN_PAGE = "plain_page"
"""True in the values of a `PlainShown`."""


def as_plain(snapshot: Snapshot | PlainShown) -> dict[str, Any]:
    """Numbers, texts and lists; times as ISO 8601, sentences as templates and what is filled in."""
    values = asdict(snapshot)
    values["taken"], values["started"] = snapshot.taken.isoformat(), snapshot.started.isoformat()
    values[PLAIN_PAGE] = isinstance(snapshot, PlainShown)
    if isinstance(snapshot, PlainShown):
        return values
    values["problems"] = [plain(each) for each in snapshot.problems]
    values["shown"]["since"] = snapshot.shown.since.isoformat()
    for told, each in zip(values["logged"], snapshot.logged, strict=True):
        told["first"], told["last"] = each.first.isoformat(), each.last.isoformat()
    return values


def of_plain(values: dict[str, Any]) -> Snapshot | PlainShown:
    """What `as_plain` made values of. ValueError, TypeError, KeyError: it made no such."""
    values = dict(values)
    if values.pop(PLAIN_PAGE):
        return PlainShown(**_timed(values, "taken", "started"))
    return Snapshot(
        **{
            **_timed(values, "taken", "started"),
            "shown": OnShow(**_timed(values["shown"], "since")),
            "frames": Frames(**values["frames"]),
            "problems": tuple(from_plain(each) for each in values["problems"]),
            "burden": values["burden"] and Burden(**values["burden"]),
            "disks": tuple(DiskRoom(**each) for each in values["disks"]),
            "journal": values["journal"] and JournalSize(**values["journal"]),
            "logged": tuple(Logged(**_timed(each, "first", "last")) for each in values["logged"]),
        }
    )


def _timed(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**values, **{name: datetime.fromisoformat(values[name]) for name in names}}
