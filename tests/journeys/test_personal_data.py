"""A person's data is read by those who handle the case and stands nowhere else: not in the ledger, a log, an address, a name."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from mingchuang.domains.disclosure import actions, files, queries
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.drill import records
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
FORM = "/luan-data/requests/new/person"
TOKENS = {
    "name": "欧阳小筑", "id_number": "11010519491231002X", "phone": "0564-7788991", "employer": "皖西竹器厂",
    "address": "六安市某某路7788号", "description": "七七八八号地块批复",
}  # fmt: skip
FILE = "欧阳小筑的身份证.pdf"


@pytest.fixture
def office(system: By) -> make.Office:
    return make.office(system)


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that any logger says, from the lowest level."""
    caplog.set_level(logging.DEBUG)
    yield caplog


def hand_in(visitor: Client, seen: list[str]) -> str:
    page = visitor.get(FORM).content.decode()
    hidden = {
        name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1]  # type: ignore[index]
        for name in ("csrfmiddlewaretoken", "form_key")
    }
    typed = {**make.PERSON, **TOKENS}
    del typed["applicant_kind"]
    proof = SimpleUploadedFile(FILE, make.PDF, "application/pdf")
    answer = visitor.post(FORM, {**hidden, **typed, "act": "send", "identity": proof}, follow=True)
    seen += [address for address, _ in answer.redirect_chain] + [
        answer.request["PATH_INFO"],
        answer.request["QUERY_STRING"],
    ]
    return re.search(r'class="code">([^<]+)<', answer.content.decode())[1]  # type: ignore[index]


def handled(office: make.Office, request: DisclosureRequest) -> None:
    """The whole course, with texts that quote the applicant."""
    day, public_id = request.received_on or date(2026, 3, 12), request.public_id
    actions.confirm_receipt(by=office.by("clerk", day, 12), request=public_id, subject="某地块批复")
    handler = office.handler.public_id
    actions.assign(by=office.by("clerk", day, 13), request=public_id, unit="office", handler=handler)
    actions.start_inquiry(
        by=office.by("handler", day, 14), request=public_id, recipient="third_party", party=TOKENS["employer"],
        matter=TOKENS["description"],
    )  # fmt: skip
    actions.record_opinion(
        by=office.by("handler", day, 15), request=public_id, ref="A", day=day, stance="agree", opinion=TOKENS["name"]
    )
    actions.draft_decision(
        by=office.by("handler", day, 16), request=public_id, code="D02", texts={"content": TOKENS["description"]},
        uploads=[files.Upload("reply", FILE, make.PDF)],
    )  # fmt: skip
    actions.sign_off(by=office.by("approver", day, 17), request=public_id, opinion=TOKENS["name"])
    actions.issue_reply(by=office.by("clerk", day, 18), request=public_id)
    actions.deliver(by=office.by("clerk", day, 19), request=public_id, way="online")


def everywhere_in_the_database() -> Iterator[tuple[str, str]]:
    """Every row of every table as text, as somebody with the database file in hand would read it."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                yield model._meta.label, " ".join(_text(value) for value in row)


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "ignore")
    return str(value)


def test_a_request_leaves_its_persons_data_nowhere(
    office: make.Office, heard: pytest.LogCaptureFixture, time_at_the_desk: None
) -> None:
    addresses: list[str] = []
    visitor = Client()
    code = hand_in(visitor, addresses)
    request = DisclosureRequest.objects.get()
    handled(office, request)
    tokens = [*TOKENS.values(), FILE, code, code.replace("-", "").lower()]

    case = queries.case(request.public_id, by=office.by("handler", date(2026, 3, 13)))
    assert TOKENS["name"] in repr(case), "those who handle the case read it"
    for line in Entry.objects.all():
        assert not [token for token in tokens if token in f"{line.facts} {line.subject} {line.agency}"], line
    said = "\n".join(
        f"{record.name} {record.getMessage()}" for record in heard.records if record.name != "django.db.backends"
    )
    assert not [token for token in tokens if token in said]
    assert not [token for token in tokens if token in "\n".join(addresses)]
    for label, row in everywhere_in_the_database():
        assert not [token for token in tokens if token in row], label
    for path in Path(settings.FILES).rglob("*"):
        assert not [token for token in tokens if token in str(path)], path
        if path.is_file() and "sealed" in path.parts:
            assert make.PDF not in path.read_bytes()
    counted, listed = collect("luan-data", 2026), records("luan-data", 2026, "T3.R1.natural", 1)
    assert not [token for token in tokens if token in repr((counted, listed))]


@pytest.fixture
def time_at_the_desk() -> Iterator[None]:
    """The applicant's pages read the clock: it is the morning of 12 March 2026."""
    import time_machine

    with time_machine.travel("2026-03-12T10:00:00+08:00", tick=True):
        yield


def test_an_inspector_reads_the_course_and_not_the_person(office: make.Office, system: By) -> None:
    from mingchuang.domains.agencies.roles import Role
    from tests.factories.agencies import staff

    request = make.in_hand(office, date(2026, 3, 12), **TOKENS)
    inspector = By(staff(system, office.agency, Role.INSPECTOR), system.at)
    seen = repr(queries.case(request.public_id, by=inspector))
    assert not [token for token in TOKENS.values() if token in seen]
    assert request.register_number in seen


@pytest.mark.parametrize("address", ["/luan-data/requests/status", "/luan-data/requests"])
def test_a_query_code_in_an_address_is_not_read(office: make.Office, address: str) -> None:
    """Codes travel in the body of a POST; one that somebody puts into an address opens nothing."""
    made = make.from_site(office, date(2026, 3, 12), **TOKENS)
    page = Client().get(f"{address}?code={made.query_code}").content.decode()
    assert not [token for token in (made.register_number, *TOKENS.values()) if token in page]
