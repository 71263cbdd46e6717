"""A throw-away PostgreSQL cluster for the tests: found, started on a free port, removed afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder that holds initdb and pg_ctl, newest version first, or None."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    # What stands on the path may be a wrapper without its neighbours: prefer a folder that holds both.
    candidates = [*packaged, *([Path(on_path).resolve().parent] if on_path else [])]
    return next((p for p in candidates if (p / "initdb").exists() and (p / "pg_ctl").exists()), None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def cluster(bin_folder: Path) -> Iterator[str]:
    """The address of a running cluster, without a database name. PostgreSQL refuses to run as root: then as `postgres`."""
    user = None
    if os.geteuid() == 0:
        user = "postgres"
        pwd.getpwnam(user)
    folder = Path(tempfile.mkdtemp(prefix="mingchuang-pg-"))
    data, port = folder / "data", _free_port()
    if user:
        shutil.chown(folder, user)

    def call(*words: str) -> None:
        # Its output goes to the log file: a server that inherits a pipe keeps the reader waiting for ever.
        with (folder / "log").open("a") as log:
            subprocess.run(words, check=True, user=user, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    try:
        # C.UTF-8: with plain C, the trigram similarity of Chinese text is always 0.
        call(
            str(bin_folder / "initdb"),
            "-D",
            str(data),
            "--locale=C.UTF-8",
            "-E",
            "UTF8",
            "-A",
            "trust",
            "-U",
            "postgres",
        )
        # No autovacuum: tests load thousands of rows in one transaction that is never committed. Statistics gathered
        # meanwhile say that the tables are empty, and a query of milliseconds then takes minutes, now and then.
        fast = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c jit=off -c autovacuum=off"
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200 {fast}"
        call(
            str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "server.log"), "-o", options, "start"
        )
        try:
            yield f"postgres://postgres@127.0.0.1:{port}"
        finally:
            call(str(bin_folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
