"""A text on its way into lines: paragraphs of pieces that are spaced, and of segments that stay together."""

import re
from functools import lru_cache

from kiosk.stage.faces import Face, Faces
from kiosk.stage.linebreaking import HAN_KANA, chinese_marks
from kiosk.stage.type.dividing import Stretch, stretches
from kiosk.stage.type.marks import Marks
from kiosk.stage.type.pieces import CLUSTER, SPACES, Beside, Piece, Run, Segment, Style
from kiosk.stage.type.ruby import annotated, cell, over

_GAP = 0.25  # em between Chinese and Latin, W3C CLREQ 3.2.2
_CHINESE = re.compile(rf"[{HAN_KANA}]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏͰ-ӿ0-9%‰$£€+#]")


class Composer:
    """Measures and spaces the pieces of one text in its style; `standing`: its lines will be columns."""

    def __init__(self, faces: Faces, marks: Marks, style: Style, language: str, standing: bool) -> None:
        self.style, self._standing = style, standing
        self.tracking = style.tracking * style.size
        self._faces, self._marks, self._language = faces, marks, language

    def paragraphs(self, runs: tuple[Run, ...]) -> list[list[Segment]]:
        """The segments of each paragraph; none at all for an empty text."""
        runs = annotated(runs)
        text = "".join(run.text for run in runs).replace("\t", " ").replace("\r", " ")
        owners = [i for i, run in enumerate(runs) for _ in run.text]
        paragraphs, start = [], 0
        for paragraph in text.split("\n") if text else ():
            end = start + len(paragraph)
            paragraphs.append(self._segments(paragraph, owners[start:end], runs))
            start = end + 1
        return paragraphs

    def _segments(self, text: str, owners: list[int], runs: tuple[Run, ...]) -> list[Segment]:
        segments: list[Segment] = []
        pieces: list[Piece] = []
        for stretch in stretches(text, owners, runs, self._language, self._standing) if text else ():
            pieces.append(self._piece(stretch, runs[stretch.owner]))
            if stretch.last:
                segments.append(self.segment(tuple(pieces)))
                pieces = []
        return segments

    def _piece(self, stretch: Stretch, run: Run) -> Piece:
        style, text = self.style, stretch.text
        face = Face(style.role, style.size, run.strong, stretch.chinese, self._language)
        width = style.size + self.tracking if stretch.upright else self.width(text, face)
        piece = Piece(text, face, stretch.owner, run.ink or style.ink, width, upright=stretch.upright)
        if run.over:
            piece = self._under(piece, run.over, stretch.left, stretch.right)
        gap = self._gap(stretch, face)
        return piece._replace(gap=gap) if gap else piece

    def _gap(self, stretch: Stretch, face: Face) -> float:
        """The px between the stretch and the one before it in its line."""
        if stretch.squeezed:
            return -float(self._marks.squeeze(stretch.before, stretch.text[0], face))
        if not stretch.before or stretch.upright or not _scripts_meet(stretch.before, stretch.text[0]):
            return 0.0
        return _GAP * self.style.size

    def _under(self, piece: Piece, reading: str, left: Beside, right: Beside) -> Piece:
        """The piece with a reading over it, as wide as both need."""
        said = over(reading, self.style, self._language, self._faces)
        width, inset, x = cell(piece.width - self.tracking, said, left, right)
        return piece._replace(width=width + self.tracking, inset=inset, over=said._replace(x=x))

    def width(self, text: str, face: Face) -> float:
        """How wide a piece is, in px, with the tracking after each of its characters."""
        width = self._faces.advance(text, face)
        return width + self.tracking * len(CLUSTER.findall(text)) if self.tracking else width

    def segment(self, pieces: tuple[Piece, ...]) -> Segment:
        """Pieces joined to stay together."""
        width = pieces[0].width
        for piece in pieces[1:]:
            width += piece.gap + piece.width
        lead = self._lead(pieces[0])
        trimmed = width - self.tracking
        for piece in reversed(pieces):
            shown = piece.text.rstrip(SPACES)
            if shown != piece.text:
                trimmed -= piece.width - self.width(shown, piece.face)
            if shown:
                return Segment(pieces, width, trimmed, lead, self._tail(piece, shown[-1]))
        return Segment(pieces, width, max(0.0, trimmed), lead, 0.0)

    def _lead(self, piece: Piece) -> float:
        first, face = piece.text[0], piece.face
        lead = self._faces.overhang(first, face)[0] - self._marks.before(first, face)
        return max(lead - piece.inset, -piece.over.x) if piece.over else lead

    def _tail(self, piece: Piece, last: str) -> float:
        tail = self._faces.overhang(last, piece.face)[1] - self._marks.after(last, piece.face)
        if not piece.over:
            return tail
        wide = piece.width - self.tracking
        base = self._faces.advance(piece.text, piece.face) + self.tracking * (len(piece.text) - 1)
        return max(tail - (wide - piece.inset - base), piece.over.x + piece.over.width - wide)

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
        return self.segment((Piece("…", face, run, ink, self.width("…", face)),))


@lru_cache(maxsize=1024)
def _scripts_meet(before: str, after: str) -> bool:
    """Whether a quarter of an em stands between the two: one Chinese, the other Latin or a figure."""
    chinese, latin = _CHINESE.match, _LATIN.match
    return bool((chinese(before) and latin(after)) or (latin(before) and chinese(after)))
