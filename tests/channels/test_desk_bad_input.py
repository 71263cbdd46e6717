"""Bad input at the desk: a sentence, what was typed stays, and nothing is written."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingchuang.channels.desk.once import new_token
from mingchuang.channels.desk.seat import today
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.domains.documents.models import Document
from tests.channels.desk_helpers import settled, text
from tests.channels.test_desk_requests import sit
from tests.factories import disclosure as requests
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(system):
    return sit(settled(requests.office(system).clerk))


def entered(client, **changes):
    key = re.search(r'name="form_key" value="([^"]+)"', text(client.get("/desk/requests/enter/")))[1]
    typed = {
        **requests.PERSON, "channel": "in_person", "submitted": today().isoformat(), "subject": "某项目批复", "form_key": key,
    }  # fmt: skip
    return client.post("/desk/requests/enter/", typed | changes)


@pytest.mark.parametrize("day", ["2026-02-30", "1998-03-02", "2099-01-01", "二月三十日"])
def test_a_day_that_cannot_be_is_refused_at_the_entry(clerk, day):
    answer = entered(clerk, submitted=day)
    assert answer.status_code == 422
    page = text(answer)
    assert "error-summary" in page and requests.PERSON["description"] in page and "Traceback" not in page
    assert not DisclosureRequest.objects.exists()


def test_a_file_that_is_not_what_it_says_is_refused_at_the_entry(clerk):
    wrong = SimpleUploadedFile("申请表.pdf", b"MZ not a pdf", content_type="application/pdf")
    answer = entered(clerk, uploads=wrong)
    assert answer.status_code == 422
    assert "申请表.pdf" in text(answer) and requests.PERSON["description"] in text(answer)
    assert not DisclosureRequest.objects.exists()


def test_a_document_number_of_another_document_is_refused_in_the_editor(client, system, at):
    people = factory.three(system)
    factory.released(people, at, **factory.NORMATIVE | {"document_number": "六数资〔2026〕1号", "slug": "normative"})
    before = Document.objects.count()
    client.force_login(settled(people.drafter))
    typed = {
        "title": "另一份办法", "body": "<p>另一份办法的正文。</p>", "publicity": "proactive",
        "document_number": "六数资〔2026〕1号", "form_key": new_token(),
    }  # fmt: skip
    answer = client.post("/desk/documents/new/normative/", typed)
    assert answer.status_code == 422
    page = text(answer)
    assert "六数资〔2026〕1号" in page and "另一份办法的正文" in page and "error-summary" in page
    assert Document.objects.count() == before
