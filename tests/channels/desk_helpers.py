"""Sitting down at the desk in tests."""

from typing import Any

from django.test import Client

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Person
from tests.factories.agencies import staff


def settled(person: Person) -> Person:
    """Somebody who has changed the first password."""
    person.must_change_password = False
    person.save(update_fields=["must_change_password"])
    return person


def at_desk(client: Client, system: By, agency: Agency, *roles: Role, name: str = "") -> Person:
    """A person with these roles, signed in with this client."""
    person = settled(staff(system, agency, *roles, name=name))
    client.force_login(person)
    return person


def text(answer: Any) -> str:
    """The page as text."""
    return answer.content.decode()
