"""Markdown read by markdown-it-py into the few blocks that prose has, and what of it was refused."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token

from kiosk.base.sentences import Sentence
from kiosk.content.prose import ListItem, Paragraph, ProseBlock, Quotation, Span, is_wide, join_lines

_REFUSED = {
    "heading_open": Sentence("a heading in the text (`#`, or a line of `=` or `-` under a text)"),
    "hr": Sentence("a ruled line in the text (`---`)"),
    "fence": Sentence("program code in the text (three backticks)"),
    "code_block": Sentence("a paragraph indented by four spaces in the text"),
    "code_inline": Sentence("program code in the text (between two backticks)"),
    "html_block": Sentence("HTML in the text"),
    "html_inline": Sentence("HTML in the text"),
    "link_open": Sentence("a link in the text"),
    "image": Sentence("a picture inside the text"),
}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").disable("reference")
    parser.inline.ruler.at("emphasis", _emphasis)
    return parser


def _emphasis(state: StateInline, silent: bool) -> bool:
    """CommonMark's rule for `*` and `_`, but `**“故宫”**是` is strong although no space follows ”.

    https://github.com/commonmark/commonmark-spec/issues/650 tells why CommonMark's own rule fails in Chinese.
    """
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    end = state.pos + scanned.length
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    wide = marker == "*" and (is_wide(before) or is_wide(after))
    opens = scanned.can_open or (wide and not after.isspace())
    closes = scanned.can_close or (wide and not before.isspace())
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), scanned.length, at, -1, opens, closes))
    state.pos = end
    return True


def read_markdown(text: str) -> tuple[tuple[ProseBlock, ...], tuple[str, ...]]:
    """The blocks of `text`, and a sentence for each thing in it that is refused (shown as plain text)."""
    reader = _Reader()
    for token in _parser().parse(text):
        reader.take(token)
    return tuple(reader.blocks), tuple(dict.fromkeys(reader.faults))


class _Reader:
    """Walks the tokens; `_lists` are the open lists, each with its next number or None."""

    def __init__(self) -> None:
        self.blocks: list[ProseBlock] = []
        self.faults: list[str] = []
        self._lists: list[int | None] = []
        self._quotations = 0
        self._item_is_fresh = False

    def take(self, token: Token) -> None:
        """Read the next token of the text."""
        if token.type in _REFUSED:
            self.faults.append(_REFUSED[token.type])
        if token.type == "inline":
            self._add(self._spans(token.children or []))
        elif token.type in ("fence", "code_block", "html_block"):
            self._add((Span(token.content.strip()),) if token.content.strip() else ())
        elif token.type == "blockquote_open":
            self._open_quotation()
        elif token.type == "blockquote_close":
            self._quotations -= 1
        else:
            self._take_list(token)

    def _open_quotation(self) -> None:
        self._quotations += 1
        if self._quotations > 1 or self._lists:
            self.faults.append(Sentence("a quotation inside a list or a quotation"))

    def _take_list(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._open_list(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._item_is_fresh = True
        elif token.type == "list_item_close":
            self._close_item()

    def _open_list(self, token: Token) -> None:
        if self._lists or self._quotations:
            self.faults.append(Sentence("a list inside a list or a quotation"))
        ordered = token.type == "ordered_list_open"
        self._lists.append(int(token.attrs.get("start", 1)) if ordered else None)

    def _close_item(self) -> None:
        if (number := self._lists[-1]) is not None:
            self._lists[-1] = number + 1
        self._item_is_fresh = False

    def _add(self, spans: tuple[Span, ...]) -> None:
        if not spans:
            return
        if self._lists:
            if not self._item_is_fresh:
                self.faults.append(Sentence("a list item of several paragraphs"))
            self._item_is_fresh = False
            self.blocks.append(ListItem(spans, self._lists[-1]))
        else:
            self.blocks.append(Quotation(spans) if self._quotations else Paragraph(spans))

    def _spans(self, tokens: list[Token]) -> tuple[Span, ...]:
        spans: list[Span] = []
        strong = emphasis = 0
        for token in _with_joined_lines(tokens):
            if token.type in _REFUSED:
                self.faults.append(_REFUSED[token.type])
            strong += token.nesting if token.tag == "strong" else 0
            emphasis += token.nesting if token.tag == "em" else 0
            if text := _text(token):
                _append(spans, Span(text, strong > 0, emphasis > 0))
        if any("**" in span.text for span in spans):
            self.faults.append(Sentence("`**` without its other half"))
        return tuple(spans)


def _text(token: Token) -> str:
    if token.type == "hardbreak":
        return "\n"
    return token.content


def _append(spans: list[Span], span: Span) -> None:
    """Add a span, or lengthen the last one where it has the same style."""
    if spans and (spans[-1].strong, spans[-1].emphasis) == (span.strong, span.emphasis):
        span = Span(spans.pop().text + span.text, span.strong, span.emphasis)
    spans.append(span)


def _with_joined_lines(tokens: list[Token]) -> list[Token]:
    """Soft line breaks become a space, or nothing between two Chinese characters, whatever their style."""
    for at, token in enumerate(tokens):
        if token.type != "softbreak":
            continue
        before = next((other.content[-1] for other in reversed(tokens[:at]) if other.content), " ")
        after = next((other.content[0] for other in tokens[at + 1 :] if other.content), " ")
        token.content = "" if join_lines(f"{before}\n{after}") == before + after else " "
    return tokens
