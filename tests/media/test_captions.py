"""Captions are read by the grammar of the W3C, and a mistake is told with its line."""

import re
from pathlib import Path

import pytest

from kiosk.base import sentences
from kiosk.media.recordings.captions import CaptionsError, Cue, cue_at, inspect, parse_captions, read_captions

GOOD = """\
WEBVTT - 大篷车

NOTE written
for this exhibition

STYLE
::cue { color: papayawhip }

00:00.000 --> 00:02.500 align:start line:0
<v 讲述>一辆<b>红色</b>大篷车</v>
驶出 &amp; 开远

second
00:02.500 --> 01:00:04.000
Its side <00:03.000>opens.
"""


def test_cues_have_times_and_words_without_markup() -> None:
    assert parse_captions(GOOD) == (
        Cue(0.0, 2.5, "一辆红色大篷车\n驶出 & 开远"),
        Cue(2.5, 3604.0, "Its side opens."),
    )


def test_line_ends_of_every_system_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    for number, end in enumerate((b"\n", b"\r\n", b"\r")):
        path = tmp_path / f"{number}.vtt"
        path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode().replace(b"\n", end))
        assert len(read_captions(path)) == 2
        assert inspect(path) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1\n00:00.000 --> 00:01.000\na", "line 1: should be `WEBVTT`"),
        ("WEBVTT\n00:00.000 --> 00:01.000\na", "line 2: an empty line"),
        ("WEBVTT\n\n", "line 1: no cue"),
        ("WEBVTT\n\n0:00 --> 0:01\na", "line 3: times should be written"),
        ("WEBVTT\n\n00:00,000 --> 00:01,000\na", "line 3: times should be written"),
        ("WEBVTT\n\nx\n00:61.000 --> 01:02.000\na", "line 4: times should be written"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\na", "line 3: the cue ends before it starts"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n\nlost", "line 3: a cue without words"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\na\n\nlost\nwords", "line 6: neither a cue"),
        (
            "WEBVTT\n\n00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb",
            "line 3: this cue starts later",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "a.vtt").write_text(text, "utf-8")
    with pytest.raises(CaptionsError, match=told) as error:
        read_captions(tmp_path / "a.vtt")
    assert error.value.fault.startswith("line ")
    assert re.match("第 [0-9]+ 行：[^a-z]", sentences.told(error.value.fault, "zh"))


def test_captions_of_another_kind_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text("1\n00:00:01,000 --> 00:00:02,000\n潮\n", "utf-8")
    assert "SRT" in (inspect(tmp_path / "a.vtt") or "")
    (tmp_path / "a.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n潮\n", "utf-16")
    assert "UTF-16" in (inspect(tmp_path / "a.vtt") or "")


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    empty, latin, lost = tmp_path / "empty.vtt", tmp_path / "latin.vtt", tmp_path / "lost.vtt"
    empty.write_bytes(b"")
    latin.write_bytes("WEBVTT\n\n00:00.000 --> 00:01.000\nné".encode("latin-1"))
    assert "0 bytes" in (inspect(empty) or "")
    assert "line 4: not UTF-8" in (inspect(latin) or "")
    assert "cannot be read" in (inspect(lost) or "")


def test_of_cues_that_overlap_the_later_is_said() -> None:
    cues = (Cue(0, 5, "a"), Cue(2, 3, "b"), Cue(7, 8, "c"))
    assert [cue_at(cues, t) for t in (0, 2, 2.99, 3, 5, 7, 8)] == [0, 1, 1, 0, None, 2, None]
