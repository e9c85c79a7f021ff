"""The cache may be deleted at any time: visitors see what they would see anyway, and nothing raises."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.base.geometry import Size
from kiosk.commands.opening import block_kinds, open_exhibition
from kiosk.media.derivative import Derivative, Pixels, Tile
from kiosk.media.panoramas import unrolling
from kiosk.media.picturestore import PictureStore
from kiosk.media.preparations import Preparations
from kiosk.media.recordings import filmspecimens
from kiosk.media.recordings.filmstrip import filmstrip
from kiosk.media.recordings.waveform import waveform
from kiosk.media.tiling.tilefile import TileFile
from kiosk.show.pilot import Pilot
from tests.commands.smallshow import write_small, write_yaml

SIZE = Size(640, 360)
AROUND = 1
SEA = """\
title: {zh: 海, en: The sea}
hero: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
pages:
  - id: wall
    blocks:
      - kind: gallery
        items:
          - picture: {src: sea/large.jpg, alt: {zh: 大, en: Large}}
          - picture: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}
  - id: around
    blocks:
      - {kind: panorama, picture: sea/round.png}
  - id: film
    blocks:
      - {kind: film, film: sea/film.mp4, poster: {src: sea/tide.png, alt: {zh: 潮, en: The tide}}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wall with a picture in tiles, a panorama, a film."""
    folder = tmp_path_factory.mktemp("swept") / "show"
    write_yaml(write_small(folder), "sea", SEA)
    assets = folder / "assets" / "sea"
    Image.linear_gradient("L").resize((1700, 900)).save(assets / "large.jpg")
    Image.radial_gradient("L").resize((600, 300)).save(assets / "round.png")
    filmspecimens.film(assets / "film.mp4", Size(64, 36), 2.0)
    return folder


def seen(pilot: Pilot) -> Iterator[tuple[int, bytes]]:
    """The screen, wherever a visitor can come to; with the page, or -1 at home."""
    pilot.tap(5, 5)
    yield -1, pilot.canvas.pixels()
    for page in range(3):
        pilot.show.open_chapter("sea", page)
        pilot.settle()
        yield page, pilot.canvas.pixels()
        for moment in pilot.show.page_moments():
            moment.show()
            pilot.show.repaint()
            pilot.settle()
            yield page, pilot.canvas.pixels()


@pytest.fixture(scope="module")
def usual(folder: Path) -> list[tuple[int, bytes]]:
    with Pilot(open_exhibition(folder, None), block_kinds, SIZE) as pilot:
        return list(seen(pilot))


def test_deleted_after_every_frame(folder: Path, usual: list[tuple[int, bytes]], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    library = open_exhibition(folder, cache)
    with Pilot(library, block_kinds, SIZE, cache) as pilot:
        pilot.watch = lambda: shutil.rmtree(cache, ignore_errors=True)
        assert list(seen(pilot)) == usual


def test_on_a_disk_that_refuses_everything_all_is_made_in_memory_but_panoramas(
    folder: Path, usual: list[tuple[int, bytes]], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = tmp_path / "file" / "cache"
    with Pilot(open_exhibition(folder, cache), block_kinds, SIZE, cache) as pilot:
        found = [each for each in seen(pilot) if each[0] != AROUND]
    assert found == [each for each in usual if each[0] != AROUND]


# What a worker has just found, and is about to open.


class Sweeping(Preparations):
    """Everything is deleted the moment something was found."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.place, self.swept = folder, 0

    def find(self, name: str) -> Path | None:
        """As ever; then it is gone."""
        found = super().find(name)
        if found:
            self.swept += 1
            shutil.rmtree(self.place)
        return found


def test_a_strip_and_a_waveform_are_made_again(folder: Path, tmp_path: Path) -> None:
    film, tone = folder / "assets" / "sea" / "film.mp4", tmp_path / "a.flac"
    filmspecimens.sound(tone, 1.0, "flac")
    prepared = Sweeping(tmp_path / "kept")
    strips = [filmstrip(film, prepared, lambda: True) for _ in range(2)]
    waves = [waveform(tone, prepared, lambda: True) for _ in range(2)]
    assert strips[0]
    assert strips[1]
    assert strips[0].size == strips[1].size
    assert waves[0] == waves[1]
    assert prepared.swept == 2


def test_an_open_panorama_stays_and_the_next_one_is_unrolled_again(folder: Path, tmp_path: Path) -> None:
    path, prepared = folder / "assets" / "sea" / "round.png", Preparations(tmp_path / "kept")
    surround = unrolling.prepare(path, 512, prepared)
    rows = surround.levels[0].rows.tobytes()
    shutil.rmtree(tmp_path / "kept")
    surround.release()
    assert surround.levels[0].rows.tobytes() == rows
    assert unrolling.kept(path, 512, prepared) is None
    assert unrolling.prepare(path, 512, prepared).levels[0].rows.tobytes() == rows


def test_a_panorama_deleted_while_it_is_unrolled_comes_sharp_all_the_same(
    folder: Path, tmp_path: Path
) -> None:
    kept, told = tmp_path / "kept", threading.Event()

    def wake() -> None:
        if work.surround and not told.is_set():  # the small one is there, the whole is being written
            told.set()
            shutil.rmtree(kept, ignore_errors=True)

    gate = threading.Lock()
    with gate:
        work = unrolling.Unrolling(
            folder / "assets" / "sea" / "round.png", 512, Preparations(kept), lambda: _after(gate, wake)
        )
    work._thread.join(30)
    assert told.is_set()
    assert work.over
    assert work.error is None
    assert work.surround
    assert work.surround.levels[0].size == (512, 256)
    assert len(work.surround.levels) == 2, "not the small one"
    work.close()


def _after(gate: threading.Lock, act: object) -> None:
    with gate:
        assert callable(act)
        act()


def test_tiles_deleted_under_an_open_picture_are_cut_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once between the look at the index and the read of the tile, then while nothing is asked for."""
    kept, woken = tmp_path / "kept", threading.Event()
    read, sweeps = TileFile.tile, iter((True, False))

    def tile(file: TileFile, level: int, column: int, row: int) -> bytes:
        if next(sweeps, False):
            shutil.rmtree(kept)
        return read(file, level, column, row)

    monkeypatch.setattr(TileFile, "tile", tile)
    wanted = Tile("sea/large.jpg", 0, 1, 1)
    with PictureStore(folder / "assets", None, woken.set, prepared=Preparations(kept)) as store:
        for _ in range(2):
            store.want(wanted)
            assert isinstance(_arrival(store, woken), Pixels)
            shutil.rmtree(kept)


def test_pictures_deleted_between_two_pages_are_made_again(folder: Path, tmp_path: Path) -> None:
    cache, woken = tmp_path / "cache", threading.Event()
    with PictureStore(folder / "assets", cache, woken.set) as store:
        made = []
        for _ in range(3):
            store.want(Derivative("sea/tide.png", 60, 40))
            made.append(_arrival(store, woken))
            shutil.rmtree(cache, ignore_errors=True)
    first, *others = (bytes(each.data) for each in made if isinstance(each, Pixels))
    assert others == [first, first]


def _arrival(store: PictureStore, woken: threading.Event) -> object:
    while True:
        assert woken.wait(30)
        woken.clear()
        for _, result in store.arrived():
            return result
