"""`mingchuang serve`: what goes before serving is done in a process of its own."""

from pathlib import Path
from typing import Any

import granian
import pytest
from click.testing import CliRunner

from mingchuang.channels.cli import serve as module
from mingchuang.channels.cli import setup


@pytest.fixture(autouse=True)
def home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The prepared process opens what the environment names, not the suite's test database: give it an empty home."""
    monkeypatch.setenv("MINGCHUANG_HOME", str(tmp_path))
    monkeypatch.delenv("MINGCHUANG_DATABASE_URL", raising=False)


class Server:
    """Stands in for granian, and remembers that it was asked to serve."""

    served: list[str] = []

    def __init__(self, target: str, **_: Any) -> None:
        self.target = target

    def serve(self) -> None:
        self.served.append(self.target)


def test_nothing_is_prepared_in_the_process_that_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads of the typesetter and an open database do not survive a fork: a worker's first PDF would never come."""

    def here(**_: Any) -> None:
        raise AssertionError("prepared in the process whose workers are forked")

    monkeypatch.setattr(granian, "Granian", Server)
    monkeypatch.setattr(setup, "prepare", here)
    monkeypatch.setattr(setup, "welcome", here)
    monkeypatch.setattr(Server, "served", [])
    result = CliRunner().invoke(module.serve, ["--no-demo"])
    assert result.exit_code == 0, result.exception
    assert Server.served == ["mingchuang.config.wsgi:application"]


def test_what_could_not_be_prepared_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(granian, "Granian", Server)
    monkeypatch.setattr(Server, "served", [])
    monkeypatch.setenv("MINGCHUANG_DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
    result = CliRunner().invoke(module.serve, ["--no-demo"])
    assert result.exit_code == 1
    assert Server.served == []
