"""How much there is to read in a text, in words or characters, and where its sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.readability import length, longer_sentences, paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("", "en", 0),
        ("One of the district’s party-building schools", "en", 6),
        ("Dr. O’Neill paid 3.5 yuan — 1,177 times + more …", "en", 8),
        ("The suite (《你从那里走来》) is new.", "en", 5),
        ("黄瓦。", "zh", 2),
        ("「我先来！」是党员的口头禅。", "zh", 10),
        ("2021 年 7 月，共 1,929.5 万元。", "zh", 8),
        ("用 VR 全景屏、Wi-Fi 和影像。", "zh", 9),
        ("ＶＲ", "zh", 2),
        ("黃瓦。", "zh-Hant", 2),
        ("これは水だ。", "ja", 5),
        ("안녕하세요 여러분.", "ko", 2),
        ("Он родился в 1920 г.", "ru", 5),
        ("وُلد في الجزيرة.", "ar", 3),
        ("สวัสดี", "th", 4),
    ],
)
def test_length(text: str, language: str, count: int) -> None:
    assert length(text, language) == count


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("一行\n两行", ["一行两行"]),
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("**Where:** in *the* hall.", ["Where: in the hall."]),
        ("Among\n\n- firms\n- towers\n\n1. first\n\n> said", ["Among", "firms", "towers", "first", "said"]),
        ("{生僻|shēngpì}字与{罍|léi}", ["生僻字与罍"]),
        ("{not a pronunciation}", ["{not a pronunciation}"]),
    ],
)
def test_what_is_read(text: str, read: list[str]) -> None:
    assert list(paragraphs(text)) == read


SENTENCES = [
    ("en", "One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("en", "Dr. Wu came at 3 p.m. He left.", ["Dr. Wu came at 3 p.m.", "He left."]),
    ("en", "See tools, e.g. those of No. 3, and Fig. 4.", ["See tools, e.g. those of No. 3, and Fig. 4."]),
    ("en", "It cost 3.5 yuan. 18 cadres came.", ["It cost 3.5 yuan.", "18 cadres came."]),
    ("en", "It is a work of art. Look; then go: now.", ["It is a work of art.", "Look; then go: now."]),
    ("en", "“Let me go first!” they say. It is new.", ["“Let me go first!” they say.", "It is new."]),
    ("zh", "先有滩涂。后来有了港口！再后来呢？", ["先有滩涂。", "后来有了港口！", "再后来呢？"]),
    ("zh", "发现需求；解决问题。", ["发现需求；", "解决问题。"]),
    ("zh", "潮水退了……田来了。", ["潮水退了……", "田来了。"]),
    ("zh", "他说「来了；走了。」就这样。", ["他说「来了；", "走了。」", "就这样。"]),
    ("zh", "共 3.5 万元，见第 2.1 节", ["共 3.5 万元，见第 2.1 节"]),
    ("ja", "水だ。海だ。", ["水だ。", "海だ。"]),
    ("ru", "Он жил в 1920 г. в Москве. Да.", ["Он жил в 1920 г. в Москве.", "Да."]),
    ("ar", "من أنت؟ أنا هنا.", ["من أنت؟", "أنا هنا."]),
]


@pytest.mark.parametrize(("language", "text", "parts"), SENTENCES)
def test_sentences(language: str, text: str, parts: list[str]) -> None:
    assert list(sentences(text, language)) == parts


WRITTEN = st.text(alphabet="ab1 .!?;；。！？…“”「」（）中文\n*-", max_size=60)


@given(WRITTEN, st.sampled_from(["en", "zh", "ja", "xx"]))
def test_nothing_is_lost_between_sentences(text: str, language: str) -> None:
    for paragraph in paragraphs(text):
        joined = "".join("".join(sentences(paragraph, language)).split())
        assert joined == "".join(paragraph.split())


def test_only_what_is_longer() -> None:
    text = "One two three. One two three four.\n\nOne two three four five"
    assert list(longer_sentences(text, "en", 3)) == [
        ("One two three four.", 4),
        ("One two three four five", 5),
    ]
    assert list(longer_sentences(text, "en", 5)) == []
