"""How problems are told."""

import json
from pathlib import Path

from kiosk.content.drawing import Sheet
from kiosk.content.model import Place, Problem
from kiosk.content.nearest import nearest
from kiosk.content.problems import as_json, by_file, errors, in_order, one_line, report

SHOW = Path("/show")
LATE = Problem(
    Place(SHOW / "exhibits/a.yaml", 12, 3), "error", "there is no `tilte` here", "`title`", "title"
)
EARLY = Problem(Place(SHOW / "exhibits/a.yaml", 2, 1), "warning", "no sources")
OTHER = Problem(Place(SHOW / "exhibits/b.yaml"), "error", "the file is empty")


def test_in_order_and_each_once() -> None:
    assert in_order([OTHER, LATE, EARLY, LATE]) == (EARLY, LATE, OTHER)
    assert errors([OTHER, EARLY]) == (OTHER,)
    assert by_file([OTHER, LATE, EARLY]) == {
        SHOW / "exhibits/a.yaml": [EARLY, LATE],
        SHOW / "exhibits/b.yaml": [OTHER],
    }


def test_one_line() -> None:
    told = "there is no `tilte` here; expected `title`; did you mean `title`?"
    assert one_line(LATE, SHOW) == f"exhibits/a.yaml:12:3: error: {told}"
    assert one_line(OTHER, SHOW) == "exhibits/b.yaml: error: the file is empty"
    assert one_line(OTHER, Path("/elsewhere")).endswith("b.yaml: error: the file is empty")
    assert one_line(LATE, SHOW, "zh").startswith("exhibits/a.yaml:12:3: 错误：")


def test_report_of_files_that_are_gone() -> None:
    assert report([OTHER, LATE, EARLY], Sheet(SHOW), 2).splitlines() == [
        "exhibits/a.yaml:2:1: warning: no sources",
        "",
        "exhibits/a.yaml:12:3: error: there is no `tilte` here",
        "    = expected: `title`",
        "    = did you mean `title`?",
        "",
        "exhibits/b.yaml: error: the file is empty",
        "",
        "2 errors, 1 warning in 2 files",
    ]
    assert report([]) == "0 errors, 0 warnings"
    assert report([], Sheet(language="zh"), 1) == "1 个文件：0 处错误，0 处提醒"


def test_json() -> None:
    told = json.loads(json.dumps(as_json([LATE], SHOW)))
    assert told == [
        {
            "file": "exhibits/a.yaml",
            "line": 12,
            "column": 3,
            "severity": "error",
            "found": "there is no `tilte` here",
            "expected": "`title`",
            "nearest": "title",
            "text": None,
            "also": None,
        }
    ]


def test_nearest() -> None:
    names = ["photo", "time-line", "Café.jpg"]
    assert nearest("Photo", names) == "photo"
    assert nearest("time_line", names) == "time-line"
    assert nearest("cafe\u0301.JPG", names) == "Café.jpg"
    assert nearest("phtoo", names) == "photo"
    assert nearest("zebra", names) == ""
