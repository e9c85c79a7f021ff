"""The names of time zones, and the one that was probably meant by another name."""

import re
from functools import cache
from zoneinfo import available_timezones

from kiosk.content.nearest import fold, nearest

_CHINA = "Asia/Shanghai"
_ALSO_CALLED = dict.fromkeys(
    ("beijing", "asia/beijing", "peking", "china", "prc", "北京", "北京时间", "上海", "中国", "广州", "深圳"),
    _CHINA,
)
"""The whole of China keeps one time, which is named after its largest city."""


@cache
def zones() -> frozenset[str]:
    """All names of a region and a city. Others mislead: Etc/GMT+8 is eight hours behind Greenwich."""
    return frozenset(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))


def nearest_zone(written: str) -> str:
    """The zone that was probably meant; "" where that is not known, as of `UTC+8`, which many have."""
    name = fold(written).replace(" ", "-")
    if name in _ALSO_CALLED:
        return _ALSO_CALLED[name]
    if re.search("[0-9]", name):
        return ""
    cities = {each.rpartition("/")[2]: each for each in sorted(zones())}
    return nearest(written, zones()) or cities.get(nearest(name, cities), "")
