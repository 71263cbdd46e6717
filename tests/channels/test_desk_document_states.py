"""What the desk's list says of a document whose newest edition is not what the public sees."""

import pytest
from django.utils import timezone

from mingchuang.domains.documents import actions
from tests.channels.desk_helpers import settled, text
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    found = factory.three(system)
    settled(found.drafter)
    return found


def row(client, people, query=""):
    """Title and state of the only document in the list, and the page."""
    client.force_login(people.drafter)
    answer = client.get(f"/desk/documents/{query}")
    (found,) = answer.context["table"].rows
    return found[0].text, found[2].status.text, found[2].note, text(answer)


def test_a_correction_that_was_given_up_leaves_the_released_text_in_force(client, people):
    now = timezone.now()
    document = factory.released(people, now, title="已经公开的通知")
    assert row(client, people)[:3] == ("已经公开的通知", "已发布", "")
    actions.correct(by=factory.hand(people.drafter, now, 30), document=document, change_note="更正联系电话")
    title, state, note, page = row(client, people)
    assert (title, state, note) == ("已经公开的通知", "编写中", "更正稿，原发布内容仍公开")
    assert "更正稿，原发布内容仍公开" in page
    export = b"".join(client.get("/desk/documents/export/").streaming_content).decode()
    assert "编写中 · 更正稿，原发布内容仍公开" in export
    actions.discard(by=factory.hand(people.drafter, now, 31), document=document)
    assert row(client, people)[:3] == ("已经公开的通知", "已发布", "")
    assert row(client, people, "?state=released")[1] == "已发布"
    export = b"".join(client.get("/desk/documents/export/").streaming_content).decode()
    assert "已发布" in export and "作废" not in export


def test_a_first_draft_that_was_given_up_says_so(client, people):
    now = timezone.now()
    document = factory.draft(people, now)
    given_up = row(client, people)[1]
    actions.discard(by=factory.hand(people.drafter, now, 1), document=document)
    assert given_up == "编写中" and row(client, people)[1] not in ("编写中", "已发布")


def test_the_correction_of_a_withdrawn_document_does_not_say_it_is_public(client, people):
    now = timezone.now()
    document = factory.withdrawn(people, now, title="写错了的通知")
    actions.correct(by=factory.hand(people.drafter, now, 60), document=document, change_note="更正数字")
    assert row(client, people)[1:3] == ("编写中", "更正稿")
