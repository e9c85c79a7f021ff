"""Every mistake in a YAML file has a sentence, at the place where it is to be mended, in each language.

Before a group stands what is found, in English and in Chinese, and what would be right; then each file with
the line and column at which it is told. Nothing else may be told of it.
"""

from pathlib import Path

import pytest

from kiosk.base.sentences import told
from kiosk.content.model import Problem
from kiosk.content.schema import AccessDefaults
from kiosk.content.yamltree import read_tree

Group = tuple[str, str, str]

UNREADABLE: dict[Group, dict[str, str]] = {
    ("a tab at the start of a line", "行首用了制表符", "spaces"): {
        "title:\n\tzh: c\n": "2:1",
        "a: b\n\tc: d\n": "2:1",
        "a:\n  - b: c\n\td: e\n": "3:1",
        "a:\n  b: c\n \td: e\n": "3:2",
        "-\ta: b\n": "1:2",
        "pages:\n  -\tid: b\n    title: x\n": "2:4",
    },
    (
        "spaces before it, unlike the lines it belongs to",
        "没有对齐",
        "spaces before it: 2, like `b` on line 2",
    ): {
        "a:\n  b: c\n   d: e\nf: g\n": "3:4",
        "a:\n  b: c\n      d: e\n      f: g\n": "3:7",
    },
    ("the line has one space before it", "前面有 1 个空格", "spaces before it: 2, like `b` on line 2"): {
        "a:\n  b: c\n d: e\n": "3:2",
        "a:\n  b: c\n d:\n   e: f\n   g: h\n": "3:2",
    },
    ("the line has 3 spaces before it", "前面有 3 个空格", "spaces before it: 4, like `zh` on line 2"): {
        "title:\n    zh: c\n   en: e\nlead: x\n": "3:4",
    },
    ("the line has 2 spaces before it", "前面有 2 个空格", "spaces before it: 4, like `b` on line 2"): {
        "a:\n  - b: c\n  d: e\n": "3:3",
    },
    ("the line has 3 spaces before it", "前面有 3 个空格", "spaces before it: 2, like `a` on line 1"): {
        "- a: b\n   c: d\n": "2:4",
    },
    ("the line has", "个空格", "spaces before it: 2, like `-` on line 2"): {
        "pages:\n  - id: a\n   - id: b\n": "3:4",
        "pages:\n  - id: a\n - id: b\n": "3:2",
    },
    ("the line has 5 spaces", "前面有 5 个空格", "spaces before it: 6, like `-` on line 4"): {
        "pages:\n  - id: a\n    blocks:\n      - kind: x\n        b: y\n     - kind: z\n       b: w\n": "6:6",
    },
    ("the line has one space", "前面有 1 个空格", "spaces before it: 0, like `title` on line 1"): {
        "title: x\n lead: y\npages: z\n": "2:2",
    },
    ("the line has one space", "前面有 1 个空格", "no spaces before it"): {" title: x\nlead: y\n": "1:2"},
    ("below `|` stands too far left", "`|` 下面的文字，这一行太靠左", "spaces before it: 2"): {
        "a: |\n  x\n y\n": "3:2",
        "a: |\ntext here\nb: c\n": "2:1",
    },
    ("below `>` stands too far left", "`>` 下面的文字", "spaces before it: 4, further right than line 2"): {
        "a:\n  zh: >-\n  故宫的历史\n  很长\n  en: x\n": "3:3",
        "a:\n  zh: >\n    故宫\n  的历史\n  en: x\n": "4:3",
    },
    ("there is no colon after `title`", "`title` 后面没有冒号", "`title: `"): {
        "title 故宫\nlead: x\n": "1:6",
        "title\n  zh: 故宫\n  en: P\n": "1:6",
        "lead: x\ntitle 故宫\n": "2:6",
    },
    ("there is no colon after `zh`", "`zh` 后面没有冒号", "`zh: `"): {"title:\n  zh 故宫\n  en: P\n": "2:5"},
    ("there is no colon after `kind`", "`kind`", "`kind: `"): {"pages:\n  - kind text\n    body: x\n": "2:9"},
    ("a line without a colon", "这一行没有冒号", "a name, a colon"): {"a: b\n故宫的历史\nc: d\n": "2:1"},
    ("a Chinese colon (：) after a name", "中文冒号", "`: `"): {
        "标题：故宫\npages: []\n": "1:3",
        "title：故宫\nlead: x\n": "1:6",
        "title： 故宫\nlead: x\n": "1:6",
        "title :\n  zh：故宫\n  en: P\n": "2:5",
        "title: x\nlead：y\n": "2:5",
        "- kind：text\n  body: x\n": "1:7",
    },
    ("a colon without a space", "冒号没有跟空格", "`: `"): {
        "title:故宫\nlead: x\n": "1:6",
        "a:b\nc: d\n": "1:2",
    },
    ("a full-width space (U+3000) after a colon", "冒号后面是全角空格", "`: `"): {
        "title:　故宫\nlead: x\n": "1:7"
    },
    ("a second colon in the line", "两个英文冒号", "'…'"): {
        "a: b: c\n": "1:5",
        "title: Hall: the story\nlead: x\n": "1:12",
        "a: {zh: b: c, en: d}\n": "1:10",
    },
    ("a quotation mark that is never closed", "引号没有收尾", '" at the end'): {
        'a: "b\nc: d\ne: f\n': "1:4",
        'zh: "故宫\nen: "Palace"\nlead: x\n': "1:5",
        'a: "b\nc: d\ne: f\ng: h\ni: j\nk: l\nm: n\no: p\nq: r\ns: t\nu: "v"\n': "1:4",
        'a: {zh: "故宫, en: x}\nb: c\n': "1:9",
        'a:\n  - "b\n': "2:5",
    },
    ("a quotation mark that is never closed", "引号没有收尾", "' at the end"): {"a: 'b\nc: d\ne: f\n": "1:4"},
    ('begins with " and ends with ”', "却以 ” 结尾", '" at the end'): {'zh: "故宫”\nen: x\n': "1:5"},
    ("goes on after the closing quotation mark", "引号已经收尾", "single quotes"): {
        'zh: "故宫"的历史\nb: c\n': "1:9",
        'zh: "He said "hello" to us"\nb: c\n': "1:15",
    },
    ("goes on after the closing quotation mark", "引号已经收尾", "('')"): {"zh: 'it's here'\nb: c\n": "1:9"},
    ("a backslash in a text", "反斜杠", "single quotes"): {'a: "C:\\pictures"\n': "1:7"},
    ("a text that begins with", "文字以", "'…'"): {
        f"a: b\nc: {text}\nd: e\n": "2:4"
        for text in (
            "@b",
            "`b`",
            "%b",
            "*重要* b",
            "*",
            "& b",
            "> 5 m",
            "| b",
            "[草稿] 大殿",
            "{b} c",
            "? b",
            ", b",
            "] b",
        )
    },
    ("a text that begins with @", "文字以 @ 开头", "'…'"): {"a: {zh: @b, en: d}\n": "1:9"},
    ("a list item on the line of its name", "写在了同一行", "a line of its own"): {"a: - b\n": "1:4"},
    ("a list in brackets that is never closed", "方括号里的列表没有收尾", "`]`"): {
        "a: [b, c\nd: e\n": "1:4",
        "a: [b,\n  c,\n  d\ne: f\n": "1:4",
        "a:\n  focus: [0.5, 0.5\n": "2:10",
        "a:\n  b: c\n  blocks: [\n": "3:11",
    },
    ("a mapping in braces that is never closed", "花括号没有收尾", "`}`"): {
        "a: {b: c\nd: e\n": "1:4",
        "- {year: 1406, text: {zh: b, en: c}\n- {year: 1420, text: {zh: b, en: c}}\n": "1:3",
    },
    ("a bracket too many", "多了一个括号", "as many"): {"a: [b, c]]\nd: e\n": "1:10"},
    ("no comma between two entries", "没有逗号", "`, `"): {"a: {zh: c en: e}\n": "1:10"},
    ("a Chinese comma (，)", "中文逗号", "`, `"): {"a: {zh: 故，en: P}\n": "1:10"},
    ("a Chinese sign (｝)", "中文符号（｝）", "`}`"): {"a: {zh: 故｝\nb: c\n": "1:10"},
    ("a Chinese sign (＃)", "中文符号（＃）", "`#`"): {"＃ 备注\ntitle: x\n": "1:1"},
    ("`－` before a list item", "列表项前面用了 `－`", "`- `"): {"a:\n  - id: x\n  － id: y\n": "3:3"},
    ("` #` counts as a remark", "算作备注", "'…'"): {
        "a: b #1 c\n  d\ne: f\n": "1:6",
        "a: [x #1, y]\nb: c\n": "1:7",
    },
    ("no part in what stands above", "接不上", "a name"): {"a: b\n...\nc: d\n": "3:1"},
    ("a byte order mark", "BOM", "spaces"): {"title: a\n\ufefflead: b\n": "2:1"},
    ("a zero byte", "空字节", "delete it"): {"a: b\nc: \0d\n": "2:4"},
    ("an invisible control character (U+0007)", "U+0007", "delete it"): {"a: b\r\nc: \x07d\r\n": "2:4"},
    ("a line separator", "换行符", "delete it"): {
        "a: b\u2028c\n": "1:5",
        "a: b\u2029c\n": "1:5",
        "a: b\x0bc\n": "1:5",
    },
    ("U+0085", "U+0085", "delete it"): {"a: b\x85c\n": "1:5"},
}

REFUSED: dict[Group, dict[str, str]] = {
    ("a Chinese colon (：) after a name", "中文冒号", "`: `"): {
        "title:\n  zh：故宫\n  en：P\n": "2:5",
        "a: {zh：故宫}\n": "1:7",
        "a: {zh：故宫，en：P}\n": "1:7",
        "a:\n  - kind：text\n": "2:9",
    },
    ("a colon without a space", "冒号没有跟空格", "`: `"): {
        "a: {zh:故}\n": "1:7",
        "title:\n  zh:故宫\n  en:P\n": "2:5",
    },
    ("a Chinese comma (，)", "中文逗号", "`, `"): {"a: [“b”，“c”]\n": "1:8", "a: [0.5，0.5]\n": "1:8"},
    ("has signs of full width or quotation marks", "全角字符或引号", "plain letters"): {
        "“a”: b\n": "1:1",
        "a: b\nｔｉｔｌｅ: x\n": "2:1",
        "a１: b\n": "1:1",
    },
    ("a full-width space (U+3000) beside a name", "名称旁边有全角空格", "plain spaces"): {
        "title:\n　　zh: a\n": "2:1",
        "title:\n  zh: b\n　en: a\n": "3:1",
        "title　: b\n": "1:6",
    },
    ("a no-break space (U+00A0) beside a name", "名称旁边有不换行空格", "plain spaces"): {
        "a:\n\xa0\xa0zh: a\n": "2:1"
    },
    ("a zero-width space (U+200B)", "零宽空格", "delete it"): {
        "\u200btitle: x\n": "1:1",
        "ti\u200btle: x\n": "1:3",
    },
    ("of the writing direction (U+200F)", "文字方向标记", "delete it"): {"a: b\ntitle\u200f: x\n": "2:6"},
    ("a name of 101 characters", "名称有 101 个字符", "at most 100"): {"x" * 101 + ": b\n": "1:1"},
    ("`b` is written twice: first on line 2", "`b` 写了两次，第一次在第 2 行", "each name once"): {
        "a:\n  b: c\n  d: e\n  b: f\n": "4:3",
    },
    ("an anchor (`&b`)", "`&b`", "'…'"): {"a: &b c\n": "1:4"},
    ("an alias", "文字以 * 开头", "'…'"): {"a: *b\n": "1:4"},
    ("a tag", "文字以 ! 开头", "'…'"): {"a: !b c\n": "1:4", "a: ! c\n": "1:4", "a: !!int 3\n": "1:4"},
    ("a merge key", "合并写法", "written out"): {"a:\n  <<: {b: c}\n": "2:3"},
    ("a second document", "又开始了一份内容", "one document"): {"a: b\n---\nc: d\n": "2:1"},
    ("a value without a name", "有内容却没有名称", "a name"): {"a: b\n'': c\n": "2:1"},
    ("where a name should stand", "应该写名称的地方", "a plain name"): {"? [a, b]\n: c\n": "1:3"},
}

DOUBTED: dict[Group, dict[str, str]] = {
    ("` #` counts as a remark", "算作备注", "'…'"): {
        "a: Welcome #1\n": "1:12",
        "a: Hall # 3\n": "1:9",
        "a: #C00000\n": "1:4",
        "- a #b\n": "1:5",
    },
    ("the quotation marks “” are shown", "引号 “” 会作为文字显示", "or, if they are meant"): {
        "a: “故宫”\n": "1:4",
        "a:\n  - “b”\n": "2:5",
        "a: {zh: “故宫”, en: c}\n": "1:9",
    },
    ("the quotation marks ‘’ are shown", "‘’", "or, if they are meant"): {"a: ‘b’\n": "1:4"},
    ("the quotation marks 「」 are shown", "「」", "or, if they are meant"): {"kind: 「text」\n": "1:7"},
    ('the quotation marks “" are shown', '“"', "or, if they are meant"): {'a: “故宫"\n': "1:4"},
    ("brackets of full width", "全角括号", "[ ] and { }"): {"a: ［b，c］\n": "1:4", "a: ｛b｝\n": "1:4"},
    ("`－` at the start of a line", "行首的 `－`", "`- `"): {"a:\n  － F1\n  － F2\n": "2:3"},
    ("`-` at the start of a line", "行首的 `-`", "`- `"): {"a:\n  -F1\n  -F2\n": "2:3"},
    ("there is no colon after `zh`", "`zh` 后面没有冒号", "`zh: `"): {"a:\n  zh 故宫\n  en Palace\n": "2:5"},
    ("a zero-width space (U+200B) in a text", "文字里有看不见的零宽空格", "type the text anew"): {
        "a: b\u200bc\n": "1:5",
        "a: |\n  b\n  c\u200bd\n": "3:4",
        "a: 'b\u200bc'\n": "1:6",
    },
    ("a character that was lost", "丢字", "type the text anew"): {"a: b\ufffdc\n": "1:5"},
    ("of the writing direction (U+202E)", "文字方向标记", "type the text anew"): {"a: b\u202ec\n": "1:5"},
    ("byte order mark", "BOM", "type the text anew"): {"a: b\ufeffc\n": "1:5"},
}


def rows(*tables: dict[Group, dict[str, str]]) -> list[tuple[str, str, Group]]:
    return [(*row, group) for table in tables for group, texts in table.items() for row in texts.items()]


def check(problem: Problem, at: str, group: Group) -> None:
    found, zh, expected = group
    assert found in problem.found
    assert zh in told(problem.found, "zh")
    assert expected in problem.expected
    assert told(problem.expected, "zh") != problem.expected
    assert f"{problem.place.line}:{problem.place.column}" == at


@pytest.mark.parametrize(("text", "at", "group"), rows(UNREADABLE))
def test_unreadable(text: str, at: str, group: Group) -> None:
    tree, (problem,) = read_tree(text.encode(), Path("a.yaml"))
    assert tree is None
    check(problem, at, group)
    assert problem.severity == "error"


@pytest.mark.parametrize(("text", "at", "group"), rows(REFUSED))
def test_refused_while_the_rest_is_read(text: str, at: str, group: Group) -> None:
    tree, (problem,) = read_tree(text.encode(), Path("a.yaml"))
    assert tree
    assert tree.spoilt
    check(problem, at, group)
    assert problem.severity == "error"


@pytest.mark.parametrize(("text", "at", "group"), rows(DOUBTED))
def test_read_but_hardly_meant(text: str, at: str, group: Group) -> None:
    tree, (problem,) = read_tree(text.encode(), Path("a.yaml"))
    assert tree
    assert not tree.spoilt
    check(problem, at, group)
    assert problem.severity == "warning"


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_wherever_lines_end_and_with_a_mark_before_them(ending: str) -> None:
    for text, at, _ in rows(UNREADABLE, REFUSED, DOUBTED):
        data = ("\ufeff" + text.replace("\r\n", "\n").replace("\n", ending)).encode()
        (problem,) = read_tree(data, Path("a.yaml"))[1]
        assert f"{problem.place.line}:{problem.place.column}" == at, text


RIGHT = {
    "title: 《故宫》：一部历史\n": "《故宫》：一部历史",
    "title: “故宫”与“颐和园”\n": "“故宫”与“颐和园”",
    "title: '“为人民服务”'\n": "“为人民服务”",
    "title: 「我先来！」\n": "「我先来！」",
    "title: x # a remark\n": "x",
    "title: C#\n": "C#",
    "title: 'Hall #1'\n": "Hall #1",
    "title: http://a.b/c#d\n": "http://a.b/c#d",
    "title: -5 °C\n": "-5 °C",
    "title: 看：这里\n": "看：这里",
    "title: |\n  　　段首空两格\n": "　　段首空两格\n",
    "title: 👨\u200d👩\u200d👧\n": "👨\u200d👩\u200d👧",
    "title: می\u200cخواهم\n": "می\u200cخواهم",
    "title: \u200fשלום\n": "\u200fשלום",
    "title:\n  — 老子\n": "— 老子",
    "title: 12:30\n": "12:30",
}


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    tree, problems = read_tree(text.encode(), Path("a.yaml"))
    assert problems == []
    assert tree
    assert tree.root == {"title": RIGHT[text]}


def test_several_mistakes_are_told_at_once() -> None:
    text = "title：故宫\nlead: x: y\npages:\n\t- id: a\n\t  blocks: [\nhero: \"b\nsources: ['c']\n"
    tree, problems = read_tree(text.encode(), Path("a.yaml"))
    assert tree is None
    assert [problem.place.line for problem in problems] == [1, 2, 4, 5, 6]


def test_a_line_out_of_line_names_the_one_it_belongs_to() -> None:
    (problem,) = read_tree(b"a:\n  b: c\n d: e\n", Path("a.yaml"))[1]
    assert problem.also
    assert (problem.also.line, problem.also.column) == (2, 3)


TWISTED = "no yes on off True 12:30 017 0x1F 1e3 1_000 ~ null 2024-05-01 .inf 1.10 0b1 =".split()  # noqa: SIM905


@pytest.mark.parametrize("written", TWISTED)
def test_texts_stay_as_they_are_written(written: str) -> None:
    tree, problems = read_tree(
        f"a: {written}\nb: {{c: {written}}}\nd: [{written}]\n".encode(), Path("a.yaml")
    )
    assert problems == []
    assert tree
    assert tree.root == {"a": written, "b": {"c": written}, "d": [written]}


@pytest.mark.parametrize("written", ["yes", "no", "on", "off", "true", "False"])
def test_switches_are_understood(written: str) -> None:
    assert AccessDefaults.model_validate({"low-reach": written}).low_reach is (
        written in ("yes", "on", "true")
    )
