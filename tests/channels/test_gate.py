"""What is withheld is on no public page: every public address is read, with everything there is to be withheld."""

import ast
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from mingchuang.channels.site import gate
from mingchuang.domains.agencies.reserved import RESERVED
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document
from mingchuang.press.extraction import text_of
from tests.channels.conftest import Published
from tests.factories import documents

TOKEN = "泄露标记"
STAFF = ("desk/", "accounts/")
# Addresses that need something a visitor was given: a token, a code, an upload. Their own tests walk them.
GIVEN = ("token",)


def addresses(patterns: list, prefix: str = "") -> Iterator[str]:
    """Every address of the site as a pattern: "<agency>/d/<document>"."""
    for one in patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, route)
        elif isinstance(one, URLPattern):
            yield route


def public_addresses() -> list[str]:
    """All that a visitor without an account can read."""
    found = {route.removeprefix("en/").removeprefix("zh-hans/") for route in addresses(get_resolver().url_patterns)}
    return sorted(route for route in found if not route.startswith(STAFF))


def filled(route: str, names: dict[str, list[str]]) -> list[str]:
    """The address with every value of every parameter it takes; none when a parameter is not known here."""
    paths = [route]
    while any("<" in path for path in paths):
        start = paths[0].index("<")
        parameter = paths[0][start : paths[0].index(">") + 1]
        name = parameter.strip("<>").split(":")[-1]
        values = names.get(name, [])
        paths = [path.replace(parameter, value, 1) for path in paths for value in values]
        if not paths:
            return []
    return ["/" + path for path in paths]


def readable(body: bytes, media_type: str) -> str:
    """What a visitor can read in an answer: an office file or a PDF is opened."""
    opened = text_of(body, media_type.partition(";")[0]) if body.startswith((b"PK", b"%PDF")) else ""
    return body.decode("utf8", "replace") + opened


def correct(people: documents.Three, at: datetime, document: str) -> None:
    """Release a second edition without the token; the first is kept and shown to nobody."""
    drafter = documents.hand(people.drafter, at, 10)
    actions.correct(by=drafter, document=document, change_note="更正内容")
    version = Document.objects.get(public_id=document).lock_version
    fixed = documents.content(people.agency, title="更正前后同题", body="<p>更正后的正文。</p>")
    actions.save(by=drafter, document=document, content=fixed, lock_version=version)
    later = at + timedelta(minutes=20)
    documents.approve(people, later, document)
    actions.release(by=documents.hand(people.final, later, 5), document=document)


@pytest.fixture
def withheld(published: Published, at: datetime) -> dict[str, list[str]]:
    """Texts that nobody outside may read, in every state before and after release."""
    people = published.people
    body = f"<p>{TOKEN}</p>"
    draft = documents.draft(people, at, title=f"{TOKEN}草稿", body=body)
    approved = documents.approved(people, at, title=f"{TOKEN}待发布", body=body)
    wrong = documents.withdrawn(people, at, title=f"{TOKEN}有误", body=body, summary=TOKEN)
    merged = documents.withdrawn(
        people, at, "consolidated", redirect_to=published.shown, title=f"{TOKEN}合并", body=body
    )
    superseded = documents.released(people, at, title="更正前后同题", body=body)
    correct(people, at, superseded)
    return {
        "agency": [published.code],
        "document": [published.shown, draft, approved, wrong, merged, superseded],
        "section": ["news", "normative", "statutory", "portal"],
        "year": ["2020", "2026"],
        "public_id": [published.shown, draft],
        "file": ["nothing"],
        "number": ["0", "1", "99"],
        "fingerprint": ["0" * 64],
        "kind": ["term"],
        "cell": ["T3.R1.natural"],
    }


@pytest.mark.django_db
def test_no_public_address_shows_what_is_withheld(withheld: dict[str, list[str]]) -> None:
    visitor, read = Client(), 0
    for route in public_addresses():
        for path in filled(route, withheld):
            for prefix in ("", "/en"):
                answer = visitor.get(prefix + path)
                assert answer.status_code < 500, prefix + path
                body = b"".join(answer.streaming_content) if answer.streaming else answer.content
                assert TOKEN not in readable(body, answer.headers["Content-Type"]), prefix + path
                assert TOKEN not in str(answer.headers), prefix + path
                read += 1
    assert read > 50


@pytest.mark.django_db
def test_every_public_address_is_walked(withheld: dict[str, list[str]]) -> None:
    """A new address with a parameter this walk does not know must be given a value here."""
    unknown = [
        route
        for route in public_addresses()
        if not filled(route, withheld) and not any(f"{one}>" in route for one in GIVEN)
    ]
    assert not unknown


def test_the_pages_read_documents_through_the_gate_only() -> None:
    for path in sorted(Path(gate.__file__).parent.glob("pages/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mingchuang.domains.documents"):
                called = [one.name for one in node.names if not one.name[0].isupper()]
                assert not called, f"{path.name} asks for {called} past the gate"


def test_no_agency_can_take_an_address_of_the_site() -> None:
    first = {route.split("/")[0] for route in public_addresses() if route and not route.startswith("<")}
    assert {part for part in first if "." not in part} <= RESERVED
