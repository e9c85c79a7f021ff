"""The smallest good files beside the blocks' own samples: what drafts begin with."""

from pathlib import Path
from typing import Any

from kiosk.content.yamltree import read_tree

EXHIBITION = """\
title: {zh: 展览的名称, en: The exhibition's name}
subtitle: {zh: 名称下面的一行字, en: A line below the name}
credit: {zh: 主办单位，资料和图片的来源, en: Who made it; whose the pictures are}
languages: {zh: 中文, en: English}
chapters: [welcome]
"""

CHAPTER = """\
title: {zh: 新的篇章, en: A new chapter}
lead: {zh: 用一句话说出这个篇章讲什么。, en: Say in one sentence what this chapter is about.}
hero: {src: welcome/placeholder.svg, tall: welcome/placeholder-tall.svg}
pages: []
"""

PAGE = """\
id: opening
title: {zh: 这里写标题, en: The title goes here}
sources: [这里写出处]
blocks: []
"""


def sample(written: str) -> Any:
    """A sample as plain values, every scalar as text."""
    tree, problems = read_tree(written.encode(), Path("sample.yaml"))
    assert tree is not None
    assert not problems
    return tree.root
