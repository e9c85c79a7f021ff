"""Kinds of command-line parameters."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from kiosk.base.geometry import Size
from kiosk.base.room import LEAST, LIMIT
from kiosk.base.sentences import LANGUAGES, usual_language


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


@dataclass(frozen=True)
class Wanted:
    """The window that is to be opened."""

    size: Size | None
    """None: all of the display."""
    display: int
    driver: str
    """A renderer of SDL, or `auto`."""


def window_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a verb that opens the window; it is given them as `wanted`."""

    @functools.wraps(command)
    def chosen(size: Size | None, display: int, render_driver: str, **others: Any) -> None:
        command(wanted=Wanted(size, display, render_driver), **others)

    for option in (
        click.option("--render-driver", default="auto", help="auto, software, opengl, opengles2 …"),
        click.option("--display", type=int, default=0, help="Number of the display, from 0."),
        click.option("--size", type=SIZE, help="A window of this size, such as 1920x1080, not fullscreen."),
    ):
        chosen = option(chosen)
    return chosen


@dataclass(frozen=True)
class Width:
    """How large a screen is: its diagonal in inches, or the width of its picture in mm."""

    diagonal: float = 0.0
    across: float = 0.0

    def mm(self, size: Size) -> float:
        """The width in mm of a picture of `size` px, whose pixels are square."""
        return self.across or self.diagonal * 25.4 * size.w / (size.w**2 + size.h**2) ** 0.5


class WidthParameter(click.ParamType[Width]):
    """How large a screen is, written 24in or 527mm."""

    name = "24in|527mm"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Width:
        """The width that was written."""
        if isinstance(value, Width):
            return value
        match = re.fullmatch(r"(\d{1,5}(?:\.\d+)?)\s*(in|inch|\"|″|mm|cm)", str(value))
        if not match or not float(match[1]):
            self.fail(f"{value!r} is no screen; write its diagonal as 24in or its width as 527mm", param, ctx)
        length = float(match[1])
        if match[2] in ("mm", "cm"):
            return Width(across=length * (10 if match[2] == "cm" else 1))
        return Width(diagonal=length)


WIDTH = WidthParameter()

_BYTES = {"": 10**9, "M": 10**6, "G": 10**9, "T": 10**12}


class BytesParameter(click.ParamType[int]):
    """A number of bytes, written 4G."""

    name = "4G"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The bytes that were written."""
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)\s*([MGT]?)i?B?", str(value).strip(), re.IGNORECASE)
        size = round(float(match[1]) * _BYTES[match[2].upper()]) if match else 0
        if not match or size < LEAST:
            self.fail(f"{value!r} is no limit; write 4G for four gigabytes, 1G at least", param, ctx)
        return size


CACHE_LIMIT = click.option(
    "--cache-limit",
    type=BytesParameter(),
    default=LIMIT,
    help="What is made of pictures and films may take so much of the disk; 10G by default.",
)
"""For the verbs that fill the cache."""

TOLD_IN = "kiosk.told_in"
"""Where a context of click keeps the language that was chosen with `LANGUAGE`."""


def _remember(context: click.Context, parameter: click.Parameter, language: str) -> str:
    """Keep it for whoever tells of a failure."""
    del parameter
    context.meta[TOLD_IN] = language
    return language


LANGUAGE = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=usual_language,
    callback=_remember,
    help="The language to tell it in; by default this computer's.",
)
"""The option of every verb that tells a curator something."""
