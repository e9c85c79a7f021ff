"""Three small versions, and how they are published."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from kiosk.store.store import Store
from kiosk.store.version import Version

FIRST = {
    "exhibits/exhibition.yaml": b"title: first\n",
    "exhibits/sea.yaml": b"title: sea\n",
    "assets/sea/tide.png": b"picture of the tide",
}
SECOND = {
    "exhibits/exhibition.yaml": b"title: other\n",
    "exhibits/sea.yaml": b"title: sea\n",
    "assets/sea/tide.png": b"picture of the tide",
    "assets/twin.png": b"picture of the tide",
    "assets/sea/deep/boat.png": b"boat",
}
THIRD = {"exhibits/exhibition.yaml": b"title: third\n", "assets/sea/deep/boat.png": b"boat"}


def publish(store: Store, files: Mapping[str, bytes], made: datetime | None = None) -> Version:
    """Publish these files."""
    with store.draft() as draft:
        for path, data in files.items():
            draft.add(path, BytesIO(data))
        return store.publish(draft, {"zh": "海"}, made)


def contents(version: Version) -> dict[str, bytes]:
    """What the files of a version hold, without the manifest."""
    files = (path for path in version.folder.rglob("*") if path.is_file())
    found = {path.relative_to(version.folder).as_posix(): path.read_bytes() for path in files}
    del found["manifest.json"]
    return found
