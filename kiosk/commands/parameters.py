"""Kinds of command-line parameters."""

import re

import click

from kiosk.base.geometry import Size


class SizeParameter(click.ParamType[Size]):
    """A size in pixels, written 1920x1080."""

    name = "WxH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Size:
        """The size that was written."""
        if isinstance(value, Size):
            return value
        match = re.fullmatch(r"(\d{3,5})[x×](\d{3,5})", str(value))
        if not match:
            self.fail(f"{value!r} is no size; write it as 1920x1080", param, ctx)
        return Size(int(match[1]), int(match[2]))


SIZE = SizeParameter()
