"""The Markdown that texts may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.markdown import read_markdown
from kiosk.content.prose import ListItem, Paragraph, ProseBlock, Quotation, Span, faults, parse

GOOD: list[tuple[str, tuple[ProseBlock, ...]]] = [
    ("", ()),
    ("a", (Paragraph((Span("a"),)),)),
    ("a\n\nb\n", (Paragraph((Span("a"),)), Paragraph((Span("b"),)))),
    ("a\nb", (Paragraph((Span("a b"),)),)),
    ("故\n宫", (Paragraph((Span("故宫"),)),)),
    ("**故**\n宫", (Paragraph((Span("故", strong=True), Span("宫"))),)),
    ("故\nb", (Paragraph((Span("故 b"),)),)),
    ("a\\\nb", (Paragraph((Span("a\nb"),)),)),
    ("　　故宫\n　　很大", (Paragraph((Span("故宫很大"),)),)),
    ("a *b* **c**", (Paragraph((Span("a "), Span("b", emphasis=True), Span(" "), Span("c", strong=True))),)),
    ("***a***", (Paragraph((Span("a", strong=True, emphasis=True),)),)),
    ("- a\n- b", (ListItem((Span("a"),)), ListItem((Span("b"),)))),
    ("3. a\n4. b", (ListItem((Span("a"),), 3), ListItem((Span("b"),), 4))),
    ("0. a", (ListItem((Span("a"),), 0),)),
    ("> a\n>\n> b", (Quotation((Span("a"),)), Quotation((Span("b"),)))),
    ("1\\. a &amp; b", (Paragraph((Span("1. a & b"),)),)),
    ("[注1]: 见下", (Paragraph((Span("[注1]: 见下"),)),)),
]


@pytest.mark.parametrize(("text", "blocks"), GOOD)
def test_good(text: str, blocks: tuple[ProseBlock, ...]) -> None:
    assert parse(text) == blocks
    assert faults(text) == ()


@pytest.mark.parametrize("text", ["**“故宫”**是", "是**“故宫”**", "是**（故宫）**是", "**故宫。**是"])
def test_strong_next_to_chinese_punctuation(text: str) -> None:
    (paragraph,) = parse(text)
    strong = [span.text for span in paragraph.spans if span.strong]
    assert strong == [text.split("**")[1]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# a", "a heading"),
        ("a\n---", "a heading"),
        ("***", "a ruled line"),
        ("[a](b)", "a link"),
        ("<http://a.b>", "a link"),
        ("![a](b)", "a picture"),
        ("a <b>c</b>", "HTML"),
        ("<div>\na\n</div>", "HTML"),
        ("`a`", "program code"),
        ("```\na\n```", "program code"),
        ("    a", "indented by four"),
        ("- a\n  - b", "a list inside a list"),
        ("> - a", "a list inside a list or a quotation"),
        ("> > a", "a quotation inside"),
        ("- a\n\n  b", "several paragraphs"),
        ("很**高", "without its other half"),
    ],
)
def test_refused_and_still_shown(text: str, said: str) -> None:
    assert any(said in fault for fault in faults(text))
    assert parse(text) or text == "***"


@given(st.text(alphabet="a故。“ \n.1-x", max_size=40))
def test_texts_without_markup_are_read_as_markdown_reads_them(text: str) -> None:
    assert (parse(text), faults(text)) == read_markdown(text)


@given(st.text(alphabet="a故”*_`#<>[]()!\\&~\n -+=1.|\t\u3000", max_size=40))
def test_never_raises(text: str) -> None:
    for block in parse(text):
        assert all(span.text for span in block.spans)
