"""A bureau with something to read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import at_desk, settled
from tests.factories import documents
from tests.factories.agencies import city


@dataclass(frozen=True)
class Published:
    """A bureau's documents: one in force, one withdrawn as an error, one consolidated into the first, one no longer current."""

    people: documents.Three
    shown: str
    wrong: str
    merged: str
    outdated: str

    @property
    def code(self) -> str:
        return self.people.agency.code


@pytest.fixture
def published(system: By, at: datetime) -> Published:
    """Documents in every public state."""
    people = documents.three(system)
    normative = documents.NORMATIVE | {
        "title": "公共数据共享管理办法",
        "document_number": "六数资〔2026〕1号",
        "slug": "normative",
    }
    shown = documents.released(people, at, **normative)
    return Published(
        people,
        shown,
        documents.withdrawn(people, at, title="写错了的通知"),
        documents.withdrawn(people, at, "consolidated", redirect_to=shown, title="已合并的通知"),
        documents.withdrawn(people, at, "withdrawn", title="不再适用的通知"),
    )


@pytest.fixture
def people(system: By) -> documents.Three:
    """A bureau's people, each past their first password."""
    found = documents.three(system)
    for person in (found.drafter, found.reviewer, found.final, found.openness):
        settled(person)
    return found


@pytest.fixture
def desk(client: Client, people: documents.Three) -> Callable[[str], Client]:
    """Somebody of the people, by the name of their part, sits down."""

    def sit(name: str) -> Client:
        client.force_login(getattr(people, name))
        return client

    return sit


@pytest.fixture
def drafter(client: Client, people: documents.Three) -> Client:
    """The drafter at the desk."""
    client.force_login(people.drafter)
    return client


@pytest.fixture
def files_apart(settings: Any, tmp_path: Path) -> None:
    """Stored files in a folder of the test's own, and nothing remembered from another test."""
    settings.FILES = tmp_path / "files"
    cache.clear()


@pytest.fixture
def auditor(client: Client, system: By) -> Client:
    """An inspector of the city at the desk."""
    at_desk(client, system, city(system), Role.INSPECTOR, name="罗岚")
    return client
