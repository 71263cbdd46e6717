"""A token in every personal field never appears in the ledger, the logs, addresses, plain columns or file names."""

import logging
from datetime import date

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from mingchuang.domains.disclosure import actions, files, handing_out
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
TOKEN = "机密标记甲"
ASCII = "Qx7LeakToken"


@pytest.fixture
def leaky(system: By, caplog: pytest.LogCaptureFixture) -> tuple[make.Office, DisclosureRequest]:
    """A request whose every personal text carries the token, through its whole course."""
    caplog.set_level(logging.DEBUG)
    office, day = make.office(system), date(2026, 3, 3)
    texts = {
        name: f"{TOKEN}{name}"
        for name in "name legal_representative contact_person address employer agent_name agent_contact help_needed title "
        "description other_features".split()
    }
    taken = actions.receive(
        by=office.by("applicant", day), agency="luan-data", channel="web", form_key=make.form_key(),
        values={**make.PERSON, **texts, "id_kind": "passport", "id_number": ASCII, "email": f"{ASCII}@example.cn"},
        uploads=[files.Upload("identity", f"{TOKEN}.pdf", make.PDF)],
    )  # fmt: skip
    public_id = taken.public_id
    clerk, handler, approver = (office.by(name, day, 12) for name in ("clerk", "handler", "approver"))
    actions.confirm_receipt(by=clerk, request=public_id, subject="某项目批复")
    actions.assign(by=clerk, request=public_id, unit="office", handler=office.handler.public_id)
    actions.ask_correction(
        by=handler, request=public_id, unclear=TOKEN, items=TOKEN, guidance=TOKEN, reply_until=date(2026, 3, 20)
    )
    actions.record_correction(
        by=office.by("applicant", day, 13), request=public_id, text=TOKEN,
        uploads=[files.Upload("correction", f"{TOKEN}2.pdf", make.PDF)],
    )  # fmt: skip
    actions.start_inquiry(
        by=handler, request=public_id, recipient="third_party", party=TOKEN, contact=TOKEN, matter=TOKEN
    )
    actions.record_opinion(by=handler, request=public_id, ref="A", day=day, stance="refuse", opinion=TOKEN)
    actions.propose_extension(by=handler, request=public_id, working_days=3, reason=TOKEN)
    actions.extend(by=approver, request=public_id)
    actions.draft_decision(
        by=handler, request=public_id, code="D02", texts={"content": TOKEN},
        uploads=[files.Upload("reply", f"{TOKEN}3.pdf", make.PDF)],
    )  # fmt: skip
    actions.sign_off(by=approver, request=public_id, opinion=TOKEN)
    actions.issue_reply(by=clerk, request=public_id)
    actions.deliver(by=clerk, request=public_id, way="mail", proof=TOKEN)
    return office, DisclosureRequest.objects.get(public_id=public_id)


def test_the_ledger_the_logs_and_every_column_are_clean(
    leaky: tuple[make.Office, DisclosureRequest], caplog: pytest.LogCaptureFixture
) -> None:
    request = leaky[1]
    assert request.applicant["name"].startswith(TOKEN)
    tokens = (TOKEN, ASCII, make.PERSON["phone"])
    lines = [f"{e.act}{e.subject}{e.facts}" for e in Entry.objects.all()]
    assert len(lines) > 12
    assert not [line for line in lines if any(token in line for token in tokens)]
    assert not [record.getMessage() for record in caplog.records if TOKEN in record.getMessage().replace("\\u", "")]
    for model in apps.get_models():
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                stored = b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
                assert not any(token.encode() in stored for token in tokens), table


def test_files_on_the_disk_and_names_of_downloads_are_clean(leaky: tuple[make.Office, DisclosureRequest]) -> None:
    office, request = leaky
    by = office.by("clerk", date(2026, 3, 4))
    names = [handing_out.to_staff(request.public_id, "file", one.public_id, by).name for one in request.files.all()]
    names += [
        handing_out.to_staff(request.public_id, "letter", one.public_id, by).name for one in request.letters.all()
    ]
    assert len(names) == 8
    assert not [name for name in names if TOKEN in name or not name.isascii()]
    sealed = [path for path in settings.FILES.rglob("*") if path.is_file()]
    assert not [path for path in sealed if TOKEN in path.name or TOKEN.encode() in path.read_bytes()]
