"""Metrics are told on a loopback port when asked; nobody who asks can hold up anything."""

import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from subprocess import run
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kiosk.base.clock import ManualClock
from kiosk.commands.health import exposition
from kiosk.commands.health.exposition import Exposition
from kiosk.commands.health.metrics import Vitalities
from kiosk.commands.health.snapshot import Snapshot
from tests.commands.health.test_status import WELL


def families(snapshot: Snapshot | None, since: float = 0.0) -> dict[str, dict[str, float]]:
    """Values by the name of the metric and what its labels say."""
    clock = ManualClock(since)
    collector = Vitalities(lambda: (snapshot, 0.0) if snapshot else None, clock)
    return {
        metric.name: {"/".join(sample.labels.values()): sample.value for sample in metric.samples}
        for metric in collector.collect()
    }


def test_all_that_is_known_is_told() -> None:
    found = families(replace(WELL, errors_logged=2), since=1.5)
    assert found["kiosk"] == {"0.1.0/2026-11-23-091742-3f2a": 1.0}
    assert found["kiosk_heartbeat_age_seconds"] == {"": 1.5}
    assert found["kiosk_last_frame_age_seconds"][""] == pytest.approx(1.9)
    assert found["kiosk_frames"] == {"": 1200.0}
    assert found["kiosk_frame_rate_hertz"] == {"": 59.9}
    assert found["kiosk_resident_memory_bytes"] == {"own": 180e6, "children": 20e6}
    assert found["kiosk_disk_free_bytes"] == {"state": 5e9}
    assert found["kiosk_journal_rows"] == {"": 12_000.0}
    assert found["kiosk_logged"] == {"error": 2.0, "warning": 0.0}
    assert found["kiosk_content_problems"] == {"error": 0.0, "warning": 1.0}
    assert found["kiosk_start_time_seconds"] == {"": WELL.started.timestamp()}


def test_what_is_not_known_is_not_told() -> None:
    assert families(None) == {}
    frames = replace(WELL.frames, age=None, fps=None, slowest=None)
    found = families(replace(WELL, burden=None, journal=None, disks=(), frames=frames))
    left_out = {
        "kiosk_frame_rate_hertz",
        "kiosk_threads",
        "kiosk_journal_rows",
        "kiosk_last_frame_age_seconds",
    }
    assert not left_out & set(found)


def test_names_and_units_are_as_prometheus_has_them() -> None:
    for metric in Vitalities(lambda: (WELL, 0.0), ManualClock()).collect():
        assert metric.name.startswith("kiosk")
        assert metric.documentation.endswith("."), metric.name
        assert not metric.name.endswith(("_total", "_ms", "_mb")), metric.name


@pytest.fixture
def exposed() -> Iterator[Exposition]:
    with closing(Exposition(0, lambda: Vitalities(lambda: (WELL, 0.0), ManualClock()))) as exposed:
        exposed.start()
        assert exposed.settled.wait(30)
        yield exposed


def ask(port: int | None) -> str:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
        return str(answer.read().decode())


def test_prometheus_can_read_it(exposed: Exposition) -> None:
    found = {metric.name: metric for metric in text_string_to_metric_families(ask(exposed.port))}
    assert found["kiosk_frames"].type == "counter"
    assert found["kiosk_disk_free_bytes"].samples[0].labels == {"folder": "state"}
    assert not [name for name in found if name.startswith(("python_", "process_"))]


def test_it_is_told_on_this_machine_alone(exposed: Exposition) -> None:
    assert exposed._server is not None
    assert exposed._server.server_address[0] == "127.0.0.1"


def test_who_asks_nothing_keeps_others_waiting_for_a_moment_at_most(
    exposed: Exposition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exposition, "LONGEST", 0.2)
    monkeypatch.setattr(exposition._Handler, "timeout", 0.2)
    idle = [socket.create_connection(("127.0.0.1", exposed.port or 0)) for _ in range(3)]
    idle[0].sendall(b"GET /metr")
    assert "kiosk_frames_total" in ask(exposed.port)
    for each in idle:
        each.close()


def test_what_is_sent_in_place_of_a_question_harms_nobody(exposed: Exposition) -> None:
    for said in (b"\x00" * 100, b"GET " + b"x" * 70_000 + b"\r\n\r\n", b"POST /metrics HTTP/9.9\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", exposed.port or 0)) as line, closing(line):
            try:
                line.sendall(said)
                line.shutdown(socket.SHUT_WR)
                while line.recv(65536):
                    pass
            except OSError:
                continue
    assert "kiosk_frames_total" in ask(exposed.port)


def test_a_port_that_is_taken_is_told_once_and_tried_again(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries, free, bound = iter(range(3)), threading.Event(), threading.Event()
    third = threading.Event()
    bind = exposition._Server.server_bind

    def noted(server: exposition._Server) -> None:
        if next(tries) == 2:
            third.set()
            assert free.wait(30)
        bind(server)
        server.server_activate()
        bound.set()

    monkeypatch.setattr(exposition._Server, "server_bind", noted)
    monkeypatch.setattr(exposition, "AGAIN", 0.0)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        exposed = Exposition(port, lambda: Vitalities(lambda: (WELL, 0.0), ManualClock()))
        exposed.start()
        assert exposed.settled.wait(30)
        assert exposed.port is None
        assert third.wait(30)
    free.set()
    with closing(exposed):
        assert bound.wait(30)
        assert "kiosk_frames_total" in ask(port)
    assert caplog.text.count(f"no metrics are told on port {port}") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there a port is free again at once")
def test_it_listens_again_right_after_a_restart(exposed: Exposition) -> None:
    port = exposed.port or 0
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"GET /metrics HTTP/1.0\r\n\r\n")
        while line.recv(65536):  # the kiosk hangs up first, which keeps the port for a minute
            pass
    server = exposed._server
    assert server
    server.shutdown()
    server.server_close()
    with closing(Exposition(port, lambda: Vitalities(lambda: None, ManualClock()))) as again:
        again.start()
        assert again.settled.wait(30)
        assert again.port == port


def test_nothing_is_loaded_for_it_unless_it_is_asked_for() -> None:
    code = (
        "import sys; import kiosk.commands.run, kiosk.commands.health.watch, kiosk.commands.health.gathering;"
        "print(sorted(name for name in ('prometheus_client', 'psutil', 'wsgiref') if name in sys.modules))"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("page", ["health.md", "health.zh.md"])
def test_the_guide_names_them(page: str) -> None:
    clock = ManualClock()
    told = {metric.name for metric in Vitalities(lambda: (WELL, 0.0), clock).collect()}
    guide = (Path(__file__).parents[3] / "docs" / page).read_text("utf-8")
    named = {name.removesuffix("_total").removesuffix("_info") for name in re.findall(r"\bkiosk_\w+", guide)}
    assert named <= told
    if page == "health.md":
        assert named == told
