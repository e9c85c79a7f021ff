"""`pack` makes one file of what is right, and a kiosk takes that file in: wholly, or not at all."""

import os
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from kiosk.base.geometry import Size
from kiosk.commands.pack import command
from kiosk.commands.publishing import packing, receivingprocess
from kiosk.commands.publishing.outcome import Outcome
from kiosk.commands.publishing.receiving import MOST_DRAWN, Receiver
from kiosk.commands.publishing.receivingprocess import ReceivingProcess
from kiosk.commands.publishing.reception import Closing, Interrupted
from kiosk.store.manifest import Manifest
from kiosk.store.packs.writing import write_pack
from kiosk.store.store import Store
from tests.commands.smallshow import SEA, write_small, write_yaml
from tests.store.hostile import damaged_inside
from tests.store.packed import good_pack, manifest_of

SHOWN = ["assets/sea/tide.png", "exhibits/exhibition.yaml", "exhibits/sea.yaml"]


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_small(tmp_path / "show")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [*map(str, arguments), "--language", "en"])


def packed(show: Path) -> Path:
    """The pack that `pack` makes of an exhibition that is right."""
    target = show.with_name("show.kiosk")
    result = run(show, "--out", target)
    assert result.exit_code == 0, result.output
    return target


def forced(show: Path) -> Path:
    """A pack of whatever lies in the folder, right or wrong."""
    files = {path.relative_to(show).as_posix(): path.read_bytes() for path in show.rglob("*.*")}
    target = show.with_name("forced.kiosk")
    write_pack(target, manifest_of(files), show)
    return target


def receive(path: Path, store: Store) -> Outcome:
    return Receiver(store, free=lambda _: 1 << 40).receive(path)


def test_what_is_shown_is_packed_and_nothing_else(show: Path, tmp_path: Path) -> None:
    (show / "assets/sea/unused.png").write_bytes(b"unused")
    (show / "exhibits/notes.txt").write_text("notes")
    result = run(show, "--out", tmp_path / "autumn")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0].startswith(f"{tmp_path / 'autumn.kiosk'} is ready: ")
    assert lines[0].endswith(" kB, 3 files.")
    assert lines[1].startswith("Copy it to a stick, eject the stick")
    assert ZipFile(tmp_path / "autumn.kiosk").namelist() == ["manifest.json", *SHOWN]


def test_it_is_told_in_chinese(show: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(show), "--out", str(tmp_path), "--language", "zh"])
    assert "已打包好" in result.output
    assert "请把它复制到U盘" in result.output


def test_without_a_name_it_is_named_after_the_folder_and_the_day(
    show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(show).exit_code == 0
    (made,) = tmp_path.glob("*.kiosk")
    assert made.name.startswith("show-20")
    made.rename("elsewhere")
    (tmp_path / "stick").mkdir()
    assert run(show, "--out", tmp_path / "stick").exit_code == 0
    assert (tmp_path / "stick" / made.name).exists()


def test_with_an_error_nothing_is_packed(show: Path, tmp_path: Path) -> None:
    write_yaml(show, "sea", SEA.replace("sea/tide.png", "sea/tied.png", 1))
    result = run(show, "--out", tmp_path / "autumn.kiosk")
    assert result.exit_code == 1
    assert "did you mean `sea/tide.png`?" in result.output
    assert result.output.endswith("Nothing was packed: mend the errors and pack again.\n")
    assert not list(tmp_path.glob("*autumn*"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_what_a_link_inside_the_folder_shows_is_packed_as_a_file(show: Path, store: Store) -> None:
    (show / "assets/sea/tide.png").rename(show / "assets/sea/real.png")
    (show / "assets/sea/tide.png").symlink_to("real.png")
    assert receive(packed(show), store).kind == "new"


def test_what_changes_meanwhile_is_read_again(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = iter([SEA.replace("Twice", "Often"), SEA.replace("Twice", "Four times")])
    usual = packing._entry

    def changing(folder: Path, path: str) -> object:
        if path.endswith("sea.yaml") and (text := next(changes, None)):
            write_yaml(show, "sea", text)
        return usual(folder, path)

    monkeypatch.setattr(packing, "_entry", changing)
    assert b"Four times" in ZipFile(packed(show)).read("exhibits/sea.yaml")


def test_a_version_is_packed_to_the_same_bytes_as_its_folder(
    show: Path, store: Store, tmp_path: Path
) -> None:
    pack = packed(show)
    receive(pack, store)
    current = store.current()
    assert current
    for source in (store.folder, current.folder):
        assert run(source, "--out", tmp_path / "again.kiosk").exit_code == 0
        assert (tmp_path / "again.kiosk").read_bytes() == pack.read_bytes()


def test_a_damaged_version_is_not_packed(show: Path, store: Store, tmp_path: Path) -> None:
    receive(packed(show), store)
    current = store.current()
    assert current
    picture = current.folder / "assets/sea/tide.png"
    picture.chmod(0o644)
    picture.write_bytes(picture.read_bytes()[::-1])
    result = run(current.folder, "--out", tmp_path / "again.kiosk")
    assert "`assets/sea/tide.png` of the version" in str(result.exception)
    assert not (tmp_path / "again.kiosk").exists()


def test_a_store_without_a_version_has_nothing_to_pack(tmp_path: Path) -> None:
    (tmp_path / "store/versions").mkdir(parents=True)
    assert "nothing was published" in str(run(tmp_path / "store").exception)


def test_a_place_that_is_not_there_is_told(show: Path, tmp_path: Path) -> None:
    result = run(show, "--out", tmp_path / "nowhere" / "autumn.kiosk")
    assert "cannot be written (No such file or directory). Name another place with --out." in str(
        result.exception
    )


def test_a_good_pack_is_the_current_version_at_the_end(show: Path, store: Store) -> None:
    outcome = receive(packed(show), store)
    current = store.current()
    assert current
    assert (outcome.kind, outcome.version) == ("new", current.name)
    assert outcome.title == {"zh": "海岸", "en": "The Shore"}
    assert [entry.path for entry in current.manifest.files] == SHOWN
    assert store.verify(current) == []


def test_what_is_shown_already_is_not_published_again_but_is_after_a_rollback(
    show: Path, store: Store
) -> None:
    first = packed(show)
    old = receive(first, store)
    assert receive(first, store).kind == "same"
    write_yaml(show, "sea", SEA.replace("Twice", "Often"))
    write_pack(show.with_name("second.kiosk"), *shown(show))
    assert receive(show.with_name("second.kiosk"), store).kind == "new"
    again = receive(first, store)
    assert again.kind == "new"
    assert again.version != old.version


def shown(show: Path) -> tuple[Manifest, Path]:
    return manifest_of({path: (show / path).read_bytes() for path in SHOWN}), show


def breaking(show: Path, what: str) -> None:
    picture = show / "assets/sea/tide.png"
    match what:
        case "a word":
            write_yaml(show, "sea", SEA.replace("body:", "boddy:", 1))
        case "a tag":
            write_yaml(show, "sea", "title: !!python/object/apply:os.system [reboot]\n")
        case "a bomb":
            write_yaml(show, "sea", "a: &a [x]\n" + "b: [*a, *a, *a]\n" * 9)
        case "a picture cut short":
            picture.write_bytes(picture.read_bytes()[:60])
        case "no picture":
            picture.write_bytes(b"#!/bin/sh\nreboot\n")
        case "a path":
            write_yaml(show, "sea", SEA.replace("sea/tide.png", "../../../etc/passwd"))


@pytest.mark.parametrize("what", ["a word", "a tag", "a bomb", "a picture cut short", "no picture", "a path"])
def test_what_is_wrong_in_a_folder_is_wrong_in_a_pack(show: Path, store: Store, what: str) -> None:
    receive(packed(show), store)
    before = store.current()
    breaking(show, what)
    outcome = receive(forced(show), store)
    assert outcome.kind == "refused"
    assert "error: " in outcome.drawn["en"]
    assert "错误" in outcome.drawn["zh"]
    assert "sea.yaml:" in outcome.drawn["zh"]
    assert str(store.folder) not in outcome.drawn["en"]
    assert store.current() == before
    assert len(store.versions()) == 1


def test_of_very_many_mistakes_the_first_are_drawn(show: Path, store: Store) -> None:
    write_yaml(show, "sea", SEA + "".join(f"odd{number}: 1\n" for number in range(200)))
    outcome = receive(forced(show), store)
    assert outcome.drawn["en"].count("error: ") == MOST_DRAWN
    assert "… and 150 more" in outcome.drawn["en"]


def test_a_damaged_pack_changes_nothing(tmp_path: Path, store: Store) -> None:
    for data in damaged_inside(good_pack(tmp_path)).values():
        (tmp_path / "a.kiosk").write_bytes(data)
        outcome = receive(tmp_path / "a.kiosk", store)
        assert outcome.kind == "refused"
        assert "in the pack is damaged. Copy it again" in outcome.said
    assert store.versions() == []


def test_without_room_the_kiosk_is_at_fault_and_not_the_pack(show: Path, store: Store) -> None:
    outcome = Receiver(store, free=lambda _: 0).receive(packed(show))
    assert outcome.kind == "failed"
    assert outcome.said.startswith("There is no room for the pack")


def test_what_is_prepared_is_prepared_before_it_is_shown(show: Path, store: Store) -> None:
    seen: list[tuple[list[str], object]] = []

    def prepare(folder: Path, tell: object) -> None:
        seen.append((sorted(each.name for each in folder.iterdir()), store.current()))

    assert Receiver(store, prepare).receive(packed(show)).kind == "new"
    assert seen == [(["assets", "exhibits"], None)]


def test_what_cannot_be_prepared_is_shown_all_the_same(show: Path, store: Store) -> None:
    def prepare(folder: Path, tell: object) -> None:
        raise RuntimeError(folder, tell)

    assert Receiver(store, prepare).receive(packed(show)).kind == "new"


def test_a_process_of_its_own_takes_a_pack(show: Path, store: Store) -> None:
    outcome = ReceivingProcess(store.folder, Size(640, 360)).receive(packed(show))
    assert outcome.kind == "new"
    assert store.current()
    assert any((store.cache / "pictures").iterdir()), "what the screen needs is there"


def end_abruptly(*_: object) -> Outcome:
    os._exit(3)


def test_a_process_that_dies_is_told_from_one_that_was_ended(
    show: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receivingprocess, "take", end_abruptly)
    process = ReceivingProcess(store.folder)
    with pytest.raises(Interrupted):
        process.receive(show)
    process.close()
    with pytest.raises(Closing):
        process.receive(show)


def test_a_process_that_does_not_end_is_ended(show: Path, store: Store) -> None:
    outcome = ReceivingProcess(store.folder, longest=0.0).receive(packed(show))
    assert outcome.kind == "refused"
    assert outcome.said == "Checking and preparing the pack took more than 0 hours."
    assert store.current() is None
