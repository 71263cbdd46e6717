"""A document's page against a one-query view that sends as many bytes, uncached and as a 304, on one server.

Rounds of both alternate, so that whatever else the machine does falls on both; the figure is the ratio of their speeds.
"""

import gzip
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import bench_acts

ROUNDS, REQUESTS = 15, 60
BUDGET = 0.6
LARGEST_KB = 60
ROOT = Path(__file__).resolve().parents[1]


def run() -> dict[str, dict[str, Any]]:
    """Ratios of requests a second, ours to the peer's, and the size of the page as it is sent."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    document = _released()
    with _server() as port:
        ask = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        ours = f"/bench-acts/d/{document}"
        status, etag, body = _get(ask, ours, {})
        if status != 200:
            raise RuntimeError(f"{ours} answered {status}")
        peer = f"/peer/{document}/{len(body)}"
        _, peer_etag, _ = _get(ask, f"/peer/{document}", {})
        whole = _ratio(ask, (ours, {}, 200), (peer, {}, 200))
        not_modified = _ratio(
            ask,
            (ours, {"If-None-Match": etag}, 304),
            (f"/peer/{document}", {"If-None-Match": peer_etag}, 304),
        )
    return {
        "page_to_one_query_view": {**whole, "unit": "ratio", "budget": BUDGET, "bytes": len(body)},
        "not_modified_to_one_query_view": {**not_modified, "unit": "ratio", "budget": BUDGET},
        "page_compressed": {"value": round(len(gzip.compress(body)) / 1024, 1), "unit": "KB", "budget": LARGEST_KB},
    }


def _released() -> str:
    _, people, section = bench_acts.people()
    document = bench_acts.written(people, section)
    for act, by in zip(bench_acts.ACTS, people[1:], strict=True):
        act(by=by, document=document)
    return document


@contextmanager
def _server() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.peer_settings", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += [
        "--workers",
        "1",
        "--blocking-threads",
        "1",
        "--log-level",
        "error",
        "mingchuang.config.wsgi:application",
    ]
    server = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(240):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("the server did not come up within a minute")


def _get(ask: http.client.HTTPConnection, address: str, headers: dict[str, str]) -> tuple[int, str, bytes]:
    ask.request("GET", address, headers=headers)
    answer = ask.getresponse()
    return answer.status, answer.headers.get("ETag", ""), answer.read()


def _ratio(ask: http.client.HTTPConnection, *two: tuple[str, dict[str, str], int]) -> dict[str, float]:
    speeds: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        for mine, (address, headers, expected) in zip(speeds, two, strict=True):
            began = time.perf_counter()
            for _ in range(REQUESTS):
                status, _, _ = _get(ask, address, headers)
                if status != expected:
                    raise RuntimeError(f"{address} answered {status}")
            mine.append(REQUESTS / (time.perf_counter() - began))
    ratios = [ours / peer for ours, peer in zip(*speeds, strict=True)]
    return {
        "value": round(median(ratios), 2),
        "ours_per_s": round(median(speeds[0])),
        "peer_per_s": round(median(speeds[1])),
    }
