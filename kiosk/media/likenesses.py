"""Tells by its first bytes what a file is that was taken for a picture, and what to do with it."""

from kiosk.base.sentences import Sentence

HEAD = 512
"""So many bytes of a file tell what it is."""
_STARTS = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
_FOREIGN = {
    b"8BPS": "Photoshop",
    b"%PDF": "PDF",
    b"%!PS": "PostScript",
    b"\xc5\xd0\xd3\xc6": "PostScript",
    b"\x00\x00\x00\x0cJXL ": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
    b"\x00\x00\x00\x0cjP  ": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"II+\0": "BigTIFF",
    b"MM\0+": "BigTIFF",
    b"\x00\x00\x01\x00": "icon",
    b"gimp xcf": "GIMP",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "Office",
    b"PK\x03\x04": "archive",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
    b"{\\rtf": "text",
    b"FUJIFILMCCD-RAW": "raw",
    b"IIU\0": "raw",
    b"IIRO": "raw",
    b"FOVb": "raw",
    b"\x1aE\xdf\xa3": "film",
    b"OggS": "sound",
    b"ID3": "sound",
    b"fLaC": "sound",
    b"MZ": "program",
    b"\x7fELF": "program",
}
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body")
_OFFICE = (b"word/", b"ppt/", b"xl/", b"[Content_Types].xml")


def format_of(head: bytes) -> str | None:
    """Pillow's name of the format that the first bytes of a file show, None for none that we open."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return "AVIF" if {b"avif", b"avis"} & _brands(head) else None
    if head[8:10] == b"CR" and head[:4] in (b"II*\0", b"MM\0*"):  # a TIFF to begin with, for its previews
        return None
    return next((name for start, name in _STARTS.items() if head.startswith(start)), None)


def foreign(head: bytes) -> Sentence:
    """What a file is that is no picture of a kind that can be shown, and what to do; by its first bytes."""
    return _said(_foreign_kind(head))


def _foreign_kind(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return "HEIC" if _brands(head) & set(_HEIC) else "raw" if b"crx " in _brands(head) else "film"
    if head[:4] == b"PK\x03\x04":
        return "Office" if any(mark in head for mark in _OFFICE) else "archive"
    if head[8:10] == b"CR":
        return "raw"
    if head[:4] == b"RIFF":
        return "sound" if head[8:12] == b"WAVE" else "film"
    kind = next((name for start, name in _FOREIGN.items() if head.startswith(start)), "")
    if kind:
        return kind
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith(_MARKUP):
        return "web page"
    return "text" if _is_text(head) else "zeros" if not head.strip(b"\0") else ""


def _brands(head: bytes) -> set[bytes]:
    """The kinds that a file of ISO boxes says it can be read as (ISO/IEC 14496-12, 4.3)."""
    end = min(int.from_bytes(head[:4], "big"), len(head))
    return {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}


def _is_text(head: bytes) -> bool:
    """Whether it reads as UTF-8, but perhaps for a character that is cut in two at its end."""
    for end in range(len(head), max(0, len(head) - 4), -1):
        try:
            return (
                head[:end].decode("utf-8").replace("\n", "").replace("\r", "").replace("\t", "").isprintable()
            )
        except UnicodeDecodeError:
            continue
    return False


def _said(kind: str) -> Sentence:
    """What to say of a kind of file; each sentence written out, so that it can be translated."""
    return {
        "HEIC": Sentence(
            "a HEIC photograph, as telephones take them, which cannot be shown; save it as JPEG, or set the"
            " telephone's camera to the most compatible format"
        ),
        "Photoshop": Sentence("a Photoshop document, not a picture; export it from Photoshop as JPEG or PNG"),
        "GIMP": Sentence("a GIMP document, not a picture; export it from GIMP as JPEG or PNG"),
        "PDF": Sentence("a PDF document, not a picture; export its page as PNG, or a drawing as SVG"),
        "PostScript": Sentence(
            "a PostScript drawing, which cannot be shown; export it as SVG or PNG from the program that"
            " drew it"
        ),
        "JPEG XL": Sentence("a JPEG XL picture, which cannot be shown; save it as JPEG or PNG"),
        "JPEG 2000": Sentence("a JPEG 2000 picture, which cannot be shown; save it as JPEG or PNG"),
        "BigTIFF": Sentence(
            "a TIFF of the form for more than 4 GB, which cannot be shown; save it as JPEG or PNG"
        ),
        "icon": Sentence("an icon, which cannot be shown; save it as PNG"),
        "raw": Sentence("a camera's raw data, which cannot be shown; develop it and save it as JPEG"),
        "Office": Sentence(
            "a document of Word, Excel or PowerPoint, not a picture; save the picture that is in it as"
            " JPEG or PNG"
        ),
        "archive": Sentence("a packed archive, not a picture; unpack it, and use the pictures in it"),
        "film": Sentence("a film, not a picture; show it with a block of the kind `film`"),
        "sound": Sentence("a sound, not a picture; play it with a block of the kind `sound`"),
        "program": Sentence("a program, not a picture; choose the picture that was meant"),
        "web page": Sentence(
            "a web page, not a picture; save the picture itself, with a right click on it in the browser"
        ),
        "text": Sentence("a text, not a picture; choose the picture that was meant"),
        "zeros": Sentence(
            "not a picture yet, it begins with nothing but zeros; if it is still being copied, wait,"
            " else copy it again from where it came from"
        ),
    }.get(
        kind,
        Sentence(
            "not a picture of a kind that can be shown; save it as JPEG, PNG, WebP, AVIF, TIFF, GIF, BMP"
            " or SVG"
        ),
    )
