"""The hours that the journal counts in: of the museum's own time, and nothing finer."""

from datetime import datetime, tzinfo

from kiosk.content.model import Exhibition

_EPOCH = datetime(1970, 1, 1).toordinal()


def hour_of(now: datetime, zone: tzinfo | None) -> int:
    """The hour of a time in `zone` (None: the machine's), in hours since 1970-01-01 00:00 there."""
    local = now.astimezone(zone)
    return (local.toordinal() - _EPOCH) * 24 + local.hour


def zone_of(exhibition: Exhibition) -> tzinfo | None:
    """The time zone of the exhibition's opening hours; None for the machine's."""
    if exhibition.hours is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(exhibition.hours.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the machine's list of zones is an old one
        return None
