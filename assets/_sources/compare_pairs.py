"""Prints the two pairs of pictures that a divider is dragged over: shore then and now, two skins and one."""

from compare_fields import fields_now
from compare_flat import tidal_flat
from compare_skins import one_skin, two_skins
from press import deliver, sheet


def make() -> None:
    """Write the four pictures below assets/."""
    pictures = {
        "drive/tidal-flat.svg": (
            "The tidal flat: mud, creeks, a stilt hut, a small boat and the hills",
            tidal_flat(),
        ),
        "drive/fields-now.svg": (
            "The same shore now: dyke, sluice, fields, road, far port and aircraft",
            fields_now(),
        ),
        "leadership/two-skins.svg": ("Two skins hang apart on one frame in a workshop", two_skins()),
        "leadership/one-skin.svg": (
            "The two skins sewn into one and stretched on the same frame",
            one_skin(),
        ),
    }
    for path, (title, body) in pictures.items():
        deliver(path, sheet(1600, 1000, title, body))


if __name__ == "__main__":
    make()
