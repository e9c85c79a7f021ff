"""A text on its way into lines: paragraphs of pieces that are spaced, and of segments that stay together."""

import re

from kiosk.stage.faces import Face, Faces
from kiosk.stage.linebreaking import (
    HAN_KANA,
    break_opportunities,
    chinese_marks,
    chinese_stretches,
    right_to_left,
)
from kiosk.stage.type.marks import Marks
from kiosk.stage.type.pieces import CLUSTER, SPACES, Piece, Run, Segment, Style

_GAP = 0.25  # em between Chinese and Latin, W3C CLREQ 3.2.2
_CHINESE = re.compile(rf"[{HAN_KANA}]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏͰ-ӿ0-9%‰$£€+#]")


class Composer:
    """Measures and spaces the pieces of one text in its style."""

    def __init__(self, faces: Faces, marks: Marks, style: Style, language: str) -> None:
        self.style = style
        self.tracking = style.tracking * style.size
        self._faces, self._marks, self._language = faces, marks, language

    def paragraphs(self, runs: tuple[Run, ...]) -> list[list[Segment]]:
        """The segments of each paragraph; none at all for an empty text."""
        text = "".join(run.text for run in runs).replace("\t", " ").replace("\r", " ")
        owners = [i for i, run in enumerate(runs) for _ in run.text]
        paragraphs, start = [], 0
        for paragraph in text.split("\n") if text else ():
            end = start + len(paragraph)
            paragraphs.append(self._segments(paragraph, owners[start:end], runs))
            start = end + 1
        return paragraphs

    def _segments(self, text: str, owners: list[int], runs: tuple[Run, ...]) -> list[Segment]:
        chinese = [False] * len(text)
        for start, end in () if right_to_left(text) else chinese_stretches(text, self._language):
            chinese[start:end] = [True] * (end - start)
        ends = {*break_opportunities(text), len(text)}
        squeezed = set(self._marks.adjoining(text, chinese))
        changes = {
            i for i in range(1, len(text)) if (chinese[i], owners[i]) != (chinese[i - 1], owners[i - 1])
        }
        segments: list[Segment] = []
        pieces: list[Piece] = []
        start = 0
        for end in sorted(ends | changes | squeezed) if text else ():
            piece = self._piece(text[start:end], owners[start], runs, chinese[start])
            if start in squeezed:
                gap = -float(self._marks.squeeze(text[start - 1], text[start], piece.face))
            else:
                gap = _GAP * self.style.size if start and _scripts_meet(text[start - 1], text[start]) else 0.0
            pieces.append(piece._replace(gap=gap) if gap else piece)
            if end in ends:
                segments.append(self.segment(tuple(pieces)))
                pieces = []
            start = end
        return segments

    def _piece(self, text: str, owner: int, runs: tuple[Run, ...], chinese: bool) -> Piece:
        run, style = runs[owner], self.style
        face = Face(style.role, style.size, run.strong, chinese, self._language)
        return Piece(text, face, owner, run.ink or style.ink, self.width(text, face), 0.0)

    def width(self, text: str, face: Face) -> float:
        """How wide a piece is, in px, with the tracking after each of its characters."""
        width = self._faces.advance(text, face)
        return width + self.tracking * len(CLUSTER.findall(text)) if self.tracking else width

    def segment(self, pieces: tuple[Piece, ...]) -> Segment:
        """Pieces joined to stay together."""
        width = sum(piece.width for piece in pieces) + sum(piece.gap for piece in pieces[1:])
        lead = self._lead(pieces[0].text[0], pieces[0].face)
        trimmed = width - self.tracking
        for piece in reversed(pieces):
            shown = piece.text.rstrip(SPACES)
            if shown != piece.text:
                trimmed -= piece.width - self.width(shown, piece.face)
            if shown:
                return Segment(pieces, width, trimmed, lead, self._tail(shown[-1], piece.face))
        return Segment(pieces, width, max(0.0, trimmed), lead, 0.0)

    def _lead(self, character: str, face: Face) -> float:
        return self._faces.overhang(character, face)[0] - self._marks.before(character, face)

    def _tail(self, character: str, face: Face) -> float:
        return self._faces.overhang(character, face)[1] - self._marks.after(character, face)

    def ellipsis(self, after: Piece | None) -> Segment:
        """The … of a text that is cut off after a piece."""
        ink, run = (after.ink, after.run) if after else (self.style.ink, 0)
        face = Face(
            self.style.role,
            self.style.size,
            after.face.strong if after else False,
            chinese_marks(self._language),
            self._language,
        )
        return self.segment((Piece("…", face, run, ink, self.width("…", face), 0.0),))


def _scripts_meet(before: str, after: str) -> bool:
    """Whether a quarter of an em stands between the two: one Chinese, the other Latin or a figure."""
    chinese, latin = _CHINESE.match, _LATIN.match
    return bool((chinese(before) and latin(after)) or (latin(before) and chinese(after)))
