"""`publish` takes what is right, whole, and only that; `versions` and `rollback` tell and go back."""

import json
import os
import shutil
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from click import Command
from click.testing import CliRunner, Result
from PIL import Image

from kiosk.base.clock import ManualClock
from kiosk.base.errors import KioskError
from kiosk.base.geometry import Size
from kiosk.commands import publish, rollback, versions
from kiosk.commands.inspection import memory
from kiosk.commands.inspection.examination import Tell, examine
from kiosk.commands.inspection.mediafiles import MediaFiles
from kiosk.commands.opening import exhibition_folder
from kiosk.commands.preparing import ahead
from kiosk.commands.preparing.ahead import prepare_ahead
from kiosk.commands.publishing import publisher as publishing
from kiosk.commands.publishing import returning
from kiosk.commands.publishing.publisher import Published, Publisher, Refusal
from kiosk.media import pictures
from kiosk.store.disk import Disk
from kiosk.store.store import Store
from kiosk.store.version import Version
from tests.commands.smallshow import EXHIBITION, SEA, write_small, write_yaml

SMALL = Size(640, 360)
OTHER = SEA.replace("Twice a day", "Two times a day")


@pytest.fixture
def show(tmp_path: Path) -> Path:
    folder = write_small(tmp_path / "show")
    for path in folder.rglob("*.*"):
        os.utime(path, (1e9, 1e9))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def publisher(store: Store) -> Publisher:
    return Publisher(store, rest=lambda _: None)


@pytest.fixture
def unprepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made ahead."""
    monkeypatch.setattr(ahead, "prepare_ahead", lambda *_: None)


def files(version: Version) -> set[str]:
    return {entry.path for entry in version.manifest.files}


def published(publisher: Publisher, show: Path) -> Published:
    result = publisher.publish(show)
    assert isinstance(result, Published)
    return result


def test_only_what_is_shown_is_taken(publisher: Publisher, show: Path, store: Store) -> None:
    (show / "assets" / "sea" / "unused.png").write_bytes(b"whatever")
    (show / "exhibits" / "notes.txt").write_text("to do")
    write_yaml(show, "unlisted", SEA)
    result = published(publisher, show)
    assert files(result.version) == {"exhibits/exhibition.yaml", "exhibits/sea.yaml", "assets/sea/tide.png"}
    assert result.version.title == {"zh": "海岸", "en": "The Shore"}
    assert [problem.severity for problem in result.problems] == ["warning"]
    assert store.verify(result.version) == []


def test_films_captions_and_sounds_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MediaFiles, "findings", lambda *_: [])
    monkeypatch.setattr(MediaFiles, "collect", lambda *_: None)
    shown = examine(exhibition_folder(None), lambda *_: None).files
    assert {".yaml", ".svg", ".jpg", ".mp4", ".vtt", ".ogg"} <= {Path(path).suffix for path in shown}
    assert not [path for path in shown if path.startswith("assets/_sources")]


def test_a_font_of_its_own_is_taken(publisher: Publisher, show: Path) -> None:
    from pylopdf_fonts_ar import sans_path

    (show / "assets" / "own.ttf").write_bytes(Path(sans_path()).read_bytes())
    text = (show / "exhibits" / "exhibition.yaml").read_text("utf-8")
    write_yaml(show, "exhibition", f"{text}theme: {{faces: {{languages: {{en: {{sans: own.ttf}}}}}}}}\n")
    assert "assets/own.ttf" in files(published(publisher, show).version)


def test_errors_refuse_all_at_once_and_change_nothing(publisher: Publisher, show: Path, store: Store) -> None:
    before = published(publisher, show).version
    write_yaml(show, "sea", SEA.replace("body: {zh: 一", "boody: {zh: 一").replace("id: boats", "id: Boats"))
    result = publisher.publish(show)
    assert isinstance(result, Refusal)
    assert len([problem for problem in result.problems if problem.severity == "error"]) >= 2
    assert store.versions() == [before]


def test_a_damaged_picture_refuses(publisher: Publisher, show: Path, store: Store) -> None:
    path = show / "assets" / "sea" / "tide.png"
    path.write_bytes(path.read_bytes()[:-30])
    assert isinstance(publisher.publish(show), Refusal)
    assert store.current() is None


def test_what_is_published_already_is_not_published_anew(
    publisher: Publisher, show: Path, store: Store
) -> None:
    first = published(publisher, show)
    assert first.is_new
    again = published(publisher, show)
    assert (again.is_new, again.version) == (False, first.version)
    os.utime(show / "exhibits" / "sea.yaml")
    assert not published(publisher, show).is_new, "its date alone is no change"
    assert store.versions() == [first.version]


def test_what_has_not_changed_is_neither_read_nor_decoded_again(
    show: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(monkeypatch)
    published(Publisher(store), show)
    write_yaml(show, "sea", OTHER)
    monkeypatch.setattr(pictures, "inspect", lambda _: pytest.fail("decoded again"))
    whole = Path.open

    def opened(path: Path, *arguments: Any, **settings: Any) -> object:
        assert path.suffix != ".png", "read again"
        return whole(path, *arguments, **settings)

    monkeypatch.setattr(Path, "open", opened)
    result = published(Publisher(store), show)
    assert result.new_bytes == len(OTHER.encode())


class Interrupting(Disk):
    """Does something once, before the n-th time that a file is begun."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.left, self.act = at, act

    def create(self, path: Path) -> FileIO:
        if path.name != "manifest.json":
            self.left -= 1
            if self.left == 0:
                self.act()
        return super().create(path)


@pytest.mark.parametrize("at", range(1, 5))
def test_what_changes_meanwhile_is_never_mixed(at: int, show: Path, tmp_path: Path) -> None:
    """Old texts and the old picture, or the new: whenever both change while files are copied."""

    def change() -> None:
        (show / "assets" / "sea" / "tide.png").write_bytes(new_picture)
        write_yaml(show, "sea", OTHER)

    old_picture = (show / "assets" / "sea" / "tide.png").read_bytes()
    new_picture = drawn(tmp_path / "new.png")
    store = Store(tmp_path / "store", Interrupting(at, change))
    version = published(Publisher(store, rest=lambda _: None), show).version
    text = (version.folder / "exhibits" / "sea.yaml").read_text("utf-8")
    picture = (version.folder / "assets" / "sea" / "tide.png").read_bytes()
    assert (text, picture) in [(SEA, old_picture), (OTHER, new_picture)]
    assert store.versions() == [version]
    assert store.verify(version) == []


def test_changes_that_do_not_end_are_told(show: Path, tmp_path: Path) -> None:
    class Writing(Disk):
        count = 0

        def create(self, path: Path) -> FileIO:
            self.count += 1
            write_yaml(show, "sea", SEA + "#" * self.count)
            return super().create(path)

    store = Store(tmp_path / "store", Writing())
    rests: list[float] = []
    with pytest.raises(KioskError, match="keep changing"):
        Publisher(store, rest=rests.append).publish(show)
    assert len(rests) == publishing.ATTEMPTS - 1
    assert store.current() is None


def test_a_file_that_goes_meanwhile_begins_it_anew(show: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "store", Interrupting(1, (show / "assets" / "sea" / "tide.png").unlink))
    result = Publisher(store, rest=lambda _: None).publish(show)
    assert isinstance(result, Refusal), "then it is not there"


def test_the_newest_are_kept(show: Path, store: Store) -> None:
    for count in range(4):
        write_yaml(show, "sea", SEA + "#" * count)
        published(Publisher(store, kept=2), show)
    assert [version.manifest.number for version in store.versions()] == [4, 3]


def test_the_verb_tells_what_was_published_and_how_to_go_back(
    show: Path, tmp_path: Path, unprepared: None
) -> None:
    to = tmp_path / "store"
    first = run(show, "--to", str(to))
    assert first.exit_code == 0
    name = Store(to).versions()[0].name
    assert first.output.startswith(f"Published {name}, the first version: 3 files, ")
    again = run(show, "--to", str(to))
    assert again.output == f"Nothing has changed since {name} was published: it is shown on.\n"
    write_yaml(show, "sea", OTHER)
    second = run(show, "--to", str(to))
    assert second.output.endswith(f"Back to {name}: kiosk rollback --store {to}\n")
    chinese = run(show, "--to", str(to), "--language", "zh")
    assert chinese.output.startswith("自 ")


def test_the_verb_refuses_with_every_sentence(show: Path, tmp_path: Path) -> None:
    write_yaml(show, "sea", SEA.replace("id: boats", "id: Boats"))
    result = run(show, "--to", str(tmp_path / "store"))
    assert result.exit_code == 1
    assert "exhibits/sea.yaml:11:9: error: `Boats` is not an id" in result.output
    assert result.output.endswith("\nNothing was published: mend the errors and publish again.\n")


def test_a_store_that_cannot_be_written_to_is_told_before_anything_is_looked_at(
    show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "store").write_text("no folder")
    monkeypatch.setattr(publishing, "examine", lambda *_: pytest.fail("looked at"))
    with pytest.raises(KioskError, match=str(tmp_path / "store")):
        Publisher(Store(tmp_path / "store")).publish(show)


def test_what_is_published_is_prepared_for_a_screen_once(show: Path, store: Store) -> None:
    seen: list[Path] = []

    def prepare(draft: Path, tell: Tell) -> None:
        assert (draft / "exhibits" / "sea.yaml").is_file()
        assert store.current() is None, "it is not shown before it is prepared"
        seen.append(draft)

    for _ in range(2):
        Publisher(store, prepare=prepare).publish(show)
    assert len(seen) == 1


def test_only_chapters_that_are_new_are_walked_through(
    show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[list[str]] = []

    def see_pages(*_: object, chapters: list[str]) -> None:
        (tmp_path / "store" / "cache" / "pictures").mkdir(parents=True, exist_ok=True)
        walked.append(chapters)

    monkeypatch.setattr(ahead, "see_pages", see_pages)
    store = Store(tmp_path / "store")
    publisher = Publisher(store, prepare=lambda draft, tell: prepare_ahead(draft, store.cache, SMALL, tell))
    write_yaml(show, "exhibition", EXHIBITION.replace("[sea]", "[sea, land]"))
    write_yaml(show, "land", SEA.replace("The sea", "The land"))
    assert isinstance(publisher.publish(show), Published)
    write_yaml(show, "land", SEA.replace("The sea", "The shore"))
    assert isinstance(publisher.publish(show), Published)
    shutil.rmtree(store.cache / "pictures")
    write_yaml(show, "land", SEA.replace("The sea", "The coast"))
    assert isinstance(publisher.publish(show), Published)
    assert walked == [["sea", "land"], ["land"], ["sea", "land"]]


def test_versions_are_listed_the_newest_first(publisher: Publisher, show: Path, store: Store) -> None:
    assert "nothing was published" in listed(store)
    first = published(publisher, show).version
    write_yaml(show, "sea", OTHER)
    second = published(publisher, show).version
    lines = listed(store).splitlines()
    assert lines[0].startswith(f"→ {second.name}  3 files, 0.7 kB  The Shore")
    assert lines[1].startswith(f"  {first.name}  3 files")
    assert lines[3] == f"Back to {first.name}: kiosk rollback --store {store.folder}"
    assert "海岸" in listed(store, "--language", "zh")
    (first.folder / "exhibits" / "sea.yaml").unlink()
    assert "damaged: 1 file lacking" in listed(store)
    plain = json.loads(listed(store, "--format", "json"))
    assert plain["current"] == second.name
    assert [each["name"] for each in plain["versions"]] == [second.name, first.name]
    assert plain["versions"][1]["lacking"] == ["exhibits/sea.yaml"]


def test_going_back_and_forth(publisher: Publisher, show: Path, store: Store) -> None:
    first = published(publisher, show).version
    write_yaml(show, "sea", OTHER)
    second = published(publisher, show).version
    result = invoke(rollback.command, store)
    back = f"Back to {second.name}: kiosk rollback {second.name} --store {store.folder}"
    assert result.output == f"{first.name} is shown again. {back}\n"
    assert store.current() == first
    with pytest.raises(KioskError, match="no version before"):
        returning.chosen(store, None)
    assert invoke(rollback.command, store, second.name).exit_code == 0
    assert store.current() == second
    assert "is shown already" in invoke(rollback.command, store, second.name).output


@pytest.mark.parametrize("pace", [0.0, 1.0])
def test_a_damaged_version_is_not_gone_back_to(
    pace: float, publisher: Publisher, show: Path, store: Store
) -> None:
    """Whether there is time to read it before the switch or only after it."""

    class Passing(ManualClock):
        def now(self) -> float:
            self.advance(pace)
            return super().now()

    first = published(publisher, show).version
    write_yaml(show, "sea", OTHER)
    second = published(publisher, show).version
    damaged = first.folder / "exhibits" / "sea.yaml"
    damaged.chmod(0o644)
    damaged.write_bytes(damaged.read_bytes().replace(b"Twice", b"Thric"))
    shown: list[Version | None] = []

    def switched(complete: bool) -> None:
        assert not complete
        shown.append(store.current())

    with pytest.raises(KioskError, match=r"is damaged \(exhibits/sea\.yaml\)"):
        returning.go_back(store, first, Passing(), switched)
    assert shown == ([first] if pace else [])
    assert store.current() == second


def listed(store: Store, *options: str) -> str:
    return invoke(versions.command, store, *options).output


def invoke(verb: Command, store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(
        verb, ["--language", "en", "--store", str(store.folder), *arguments], catch_exceptions=False
    )


def run(show: Path, *options: str) -> Result:
    return CliRunner().invoke(publish.command, [str(show), "--language", "en", *options])


def drawn(path: Path) -> bytes:
    Image.new("RGB", (64, 48), (144, 10, 15)).save(path)
    return path.read_bytes()


def settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files known by their stamps however new they are."""
    monkeypatch.setattr(memory, "SETTLED", -(10**12))
