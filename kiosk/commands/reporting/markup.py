"""Elements of a page: whatever is put into them is text, and never becomes markup."""

import unicodedata
from collections.abc import Iterable
from xml.etree import ElementTree as Tree

Element = Tree.Element


def element(tag: str, *inside: "str | Element | None", **attributes: str | float | None) -> Element:
    """An element with texts and other elements in it; those that are None are left out, attributes too.

    `class_` stands for `class`, `stroke_width` for `stroke-width`; numbers are rounded to a tenth.
    """
    made = Tree.Element(
        tag,
        {
            name.rstrip("_").replace("_", "-"): _value(value)
            for name, value in attributes.items()
            if value is not None
        },
    )
    fill(made, inside)
    return made


def fill(parent: Element, inside: "Iterable[str | Element | None]") -> None:
    """Put more into an element, after what is there."""
    for piece in inside:
        if isinstance(piece, str):
            last = parent[-1] if len(parent) else None
            if last is None:
                parent.text = (parent.text or "") + clean(piece)
            else:
                last.tail = (last.tail or "") + clean(piece)
        elif piece is not None:
            parent.append(piece)


def clean(text: str) -> str:
    """A text without what no page may hold: control characters, and halves of characters."""
    return "".join(each for each in text if each == "\n" or unicodedata.category(each) not in ("Cc", "Cs"))


def written(page: Element) -> str:
    """The whole page as HTML."""
    return "<!doctype html>\n" + Tree.tostring(page, encoding="unicode", method="html") + "\n"


def _value(value: str | float) -> str:
    return clean(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
