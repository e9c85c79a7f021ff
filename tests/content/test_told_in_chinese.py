"""Whatever can be wrong with a file is told in Chinese without a word of English, and what would be right.

A compact table of mistakes tells what is said of each; besides, every value of every kind's sample is
replaced by values of other sorts.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.base.sentences import Sentence, told
from kiosk.blocks import kinds
from kiosk.content.cache import _plain_problem, _problem
from kiosk.content.fields import Setting
from kiosk.content.library import open_library
from kiosk.content.model import Problem
from kiosk.content.problems import one_line
from kiosk.content.validation import Validator
from kiosk.content.yamltree import read_tree
from tests.content.tinykinds import EXHIBITION, HALLS, tiny_kinds, write_exhibition, write_yaml

NAMES = {"English", "GBK", "GB18030", "id", "YAML", "UTF-8", "SVG", "WebVTT", "HTML", "Tab", "Noto", "Debian"}
"""What is called the same in Chinese."""
IN_QUOTES = re.compile(r"`[^`]*`|“[^”]*”")
PROSE = re.compile(r"[A-Za-z][\w-]+")
NEEDS_NOTHING = ("这个文件是空的", "缺少这个文件", "不会展出")
"""What says by itself what would be right."""

MISTAKES = {
    "title: {zh: 大殿, en: Halls}": {
        "title: [大殿]": "这里应写一段文字，写的却是一个列表；应为：一段文字，"
        "或者每种语言各一段：`{zh: …, en: …}`",
        "title: {zh: 大殿, fr: Salles}": "`fr` 不是本展览的语言；应为：`zh`、`en`",
        "tilte: {zh: 大殿, en: Halls}": "这里没有 `tilte` 这一项；应为：`title`、`lead`、`hero`、`pages`；"
        "想写的是不是 `title`？",
        "title: {zh: 大殿}": "有一段文字缺少译文：English（`en`）；应为：`en: …`",
        "title: '{生僻|shēng'": "`{生僻|shēng` 不是正确的注音写法；应为：`{生僻|shēngpì}`",
    },
    "hero: {src: halls/roof.jpg,": {
        "hero: {src: Halls/roof.jpg,": "`assets/` 里没有 `Halls/roof.jpg` 这个文件：大小写不一致；"
        "想写的是不是 `halls/roof.jpg`？",
        "hero: {src: ../roof.jpg,": "`../roof.jpg` 跑到了 `assets/` 文件夹外面；"
        "应为：`assets/` 里的路径，用正斜杠分隔，例如 `halls/roof.jpg`",
        "hero: {src: halls,": "`halls` 是文件夹；应为：一个文件",
        "hero: {scr: halls/roof.jpg,": "图片没有 `scr` 这一项；应为：图片的路径，"
        "或 `{src: …, tall: …, alt: …, focus: [x, y]}`；想写的是不是 `src`？",
    },
    "pages:\n  - id: roof": {
        "pages:\n  - id: Roof": "`Roof` 不能用作 id；应为：小写英文字母和数字，词与词之间用连字符，"
        "例如 `old-town`；想写的是不是 `roof`？",
        "pages:\n  - id: years": "有两个页面的 id 都是 `years`；应为：每个页面各用一个不同的 `id`",
        "pages:\n  - 屋顶\n  - id: roof": "这里应写一个页面，写的却是`屋顶`；"
        "应为：`id`、`title` 和 `blocks`，各有内容",
    },
    "kind: photo": {
        "kind: foto": "没有`foto`这种类型的展块；应为：`line`、`photo`、`song`、`words`；"
        "想写的是不是 `photo`？",
        "frame: thin": "展块没有写 `kind`（类型）；应为：`line`、`photo`、`song`、`words`",
    },
    "text: {zh: 很**高**。, en: It is *high*.}": {
        "text: {zh: '# 高', en: High}": "文字里写了标题（`#`，或文字下面的一行 `=` 或 `-`）；"
        "应为：段落、列表、引文、`**加粗**` 或 `*强调*`",
    },
    "{year: 1406, text": {
        "{year: 明代, text": "`year` 这一项不能写`明代`；应为：整数",
        "{year: 14060, text": "`year` 这一项不能写`14060`；应为：不大于 3000",
        "{text": "缺少 `year`；应为：加上一行 `year: …`",
        "{year: , text": "`year` 后面没有内容；应为：在冒号后面写上内容",
    },
    "sources: [F2]": {"": "页面 `years` 没有写资料来源；应为：`sources: [F1, …]`"},
}
"""What is written in a good chapter, what is written instead, and what is then said."""

OTHERS: tuple[Any, ...] = (None, "x", "", "-1", "99999999999", "1e400", [], ["x"] * 50, {}, {"x": "y"})
"""Values of every sort; hardly a place takes all of them."""


def english(text: str) -> list[str]:
    """The words of English prose in a Chinese sentence."""
    return [word for word in PROSE.findall(IN_QUOTES.sub(" ", text)) if word not in NAMES]


def looked_over(problem: Problem) -> str:
    """What is said of a problem in Chinese; that of the cache is the same."""
    said = one_line(problem, None, "zh").partition(": ")[2]
    kept = json.loads(json.dumps(_plain_problem(problem, problem.place.file.parent)))
    again = _problem(kept, problem.place.file.parent, {})
    assert (one_line(again, None, "zh"), again) == (one_line(problem, None, "zh"), problem)
    assert not english(said), said
    is_clear = any(part in said for part in NEEDS_NOTHING)
    assert problem.expected or problem.nearest or is_clear or "`assets/` 里没有" in said, said
    return said


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [pytest.param(good, *each, id=each[0][:30]) for good, bads in MISTAKES.items() for each in bads.items()],
)
def test_a_mistake_is_told(tmp_path: Path, good: str, bad: str, said: str) -> None:
    write_exhibition(tmp_path)
    assert good in HALLS
    write_yaml(tmp_path, "halls", HALLS.replace(good, bad, 1))
    problems = open_library(tmp_path, tiny_kinds, None).problems
    assert said in [looked_over(problem)[3:] for problem in problems]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chapters: [halls, halls]", "`halls` 列了两次"),
        ("chapters: [hall]", "没有 `hall.yaml` 这个文件"),
        ("languages: {中文: 中文}", "`中文` 不是语言代码"),
        ("languages: {zh: 中文, en: }", "语言 `en` 没有写名称"),
        ("theme: {inks: {paper: red}}", "`red`不是颜色"),
        ("access: {text-size: 120}", "没有 `120` 这一档字号；应为：`100`、`150`或`200`"),
        ("limits: {panel: long}", "`long`不能表示长度"),
        ("mode: visitor", "`visitor`不在可选的内容之中"),
        ("idle: {after: 5}", "应为：不小于 10"),
    ],
)
def test_a_mistake_in_exhibition_yaml_is_told(tmp_path: Path, line: str, said: str) -> None:
    write_exhibition(tmp_path)
    name = line.partition(":")[0]
    others = [each for each in EXHIBITION.splitlines() if not each.startswith(f"{name}:")]
    write_yaml(tmp_path, "exhibition", "\n".join([*others, line]))
    problems = open_library(tmp_path, tiny_kinds, None).problems
    assert any(said in looked_over(problem) for problem in problems)


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    write_exhibition(tmp_path)
    for name, data in {"halls": b"", "clocks": "title: 中文".encode("gbk")}.items():
        (tmp_path / "exhibits" / f"{name}.yaml").write_bytes(data)
    for name in ("Not an id", "spare"):
        write_yaml(tmp_path, name, HALLS)
    assert len([looked_over(each) for each in open_library(tmp_path, tiny_kinds, None).problems]) >= 4


def replaced(node: Any) -> Iterator[Any]:
    """A tree with one of its values replaced after the other by each of another sort, or left out."""
    yield from OTHERS
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in list(inner):
        rest = dict(node) if isinstance(node, dict) else list(node)
        for other in replaced(value):
            rest[step] = other
            yield rest
        if isinstance(rest, dict):
            yield {key: value for key, value in node.items() if key != step} | {"strange": "x"}


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_value_of_a_kind_replaced_by_others(name: str) -> None:
    fields = {name: kind.Fields for name, kind in kinds().items()}
    tree, _ = read_tree(kinds()[name].SAMPLE.encode(), Path("/show/sample.yaml"))
    assert tree
    told_of = set()
    for block in replaced(tree.root):
        chapter = {"title": "海", "pages": [{"id": "a", "sources": ["F1"], "blocks": [block]}]}
        again, problems = read_tree(json.dumps(chapter).encode(), Path("/show/sea.yaml"))
        if again:
            Validator(again, Setting(("zh", "en")), problems).chapter("sea", fields)
        for problem in problems:
            assert isinstance(problem.found, Sentence), problem
            told_of.add(told(problem.found, "zh"))
            looked_over(problem)
    assert len(told_of) > 5
