"""The law room over HTTP: the command line's answers, with the installation's own calendar."""

import json
from typing import Any

import pytest
from django.test import Client

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.calendars import actions
from mingchuang.intake.questions import answer
from mingchuang.ledger.acts import By
from tests.domains.test_calendars import NEXT
from tests.factories.agencies import city, staff

from .test_cli_law import EXAMPLE

pytestmark = pytest.mark.django_db


def ask(client: Client, kind: str, question: Any) -> Any:
    body = question if isinstance(question, str | bytes) else json.dumps(question)
    return client.post(f"/api/v1/law/{kind}", body, content_type="application/json")


def test_the_answers_of_the_command_line(client: Client) -> None:
    response = ask(client, "clock", EXAMPLE)
    assert response.status_code == 200 and not response.cookies
    assert response.json() == json.loads(json.dumps(answer("clock", EXAMPLE)))
    assert ask(client, "fee", {"mode": "items", "month": "2023-05", "count": 45}).json()["yuan"] == 5500


def test_the_installations_calendar_counts(client: Client, system: By) -> None:
    question = {"start": "2026-12-24", "days": 40}
    assert ask(client, "term", question).json()["provisional"] is True
    actions.load_shipped(by=system)
    actions.enter_notice(by=By(staff(system, city(system), Role.MANAGER), system.at), agency="luan", notice=NEXT)
    found = ask(client, "term", question).json()
    assert found["provisional"] is False
    assert {day["date"]: day["notice"] for day in found["days"]}["2027-02-09"] == "测〔2026〕1号"
    assert answer("term", question)["provisional"] is True


def test_the_short_form(client: Client) -> None:
    assert client.get("/api/v1/due?start=2025-01-24&days=20").json()["due"] == "2025-02-27"
    assert client.get("/api/v1/due?start=2025-02-28&months=6").json()["due"] == "2025-08-28"
    assert client.get("/api/v1/due?start=2025-03-01&days=60&unit=calendar").json()["due"] == "2025-04-30"


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/api/v1/due", "start"),
        ("/api/v1/due?start=2025-02-30&days=20", "start"),
        ("/api/v1/due?start=2025-01-24&days=-1", "days"),
        ("/api/v1/due?start=2025-01-24&days=999999999999", "days"),
        ("/api/v1/due?start=2025-01-24", "days"),
        ("/api/v1/due?start=2025-01-24&days=1&unit=week", "unit"),
    ],
)
def test_the_short_form_refuses(client: Client, path: str, field: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert response.json()["refused"][0]["field"] == field and response.json()["refused"][0]["zh"]


@pytest.mark.parametrize("body", ["", "{", "7", b"\xff", "[" * 100_000, '{"start": {}}'])
def test_what_cannot_be_read(client: Client, body: str | bytes) -> None:
    response = ask(client, "term", body)
    assert response.status_code == 400 and response.json()["refused"][0]["en"]


def test_a_list_and_its_limits(client: Client) -> None:
    response = ask(client, "term", [{"start": "2025-01-24", "days": 20}, {}])
    assert response.status_code == 400
    assert [sorted(one)[0] for one in response.json()] == ["calendar", "refused"]
    assert ask(client, "term", [{}] * 21).status_code == 400
    assert ask(client, "term", "[" + " " * 1_000_001 + "]").status_code == 400


def test_methods_and_kinds(client: Client) -> None:
    assert ask(client, "weather", {}).status_code == 404
    assert client.get("/api/v1/law/clock").status_code == 405
    assert client.post("/api/v1/due").headers["Allow"] == "GET"
    assert Client(enforce_csrf_checks=True).post("/api/v1/law/term", "{}", "application/json").status_code == 400
    assert any(one["name"] == "receipt" for one in client.get("/api/v1/law/readings").json())
