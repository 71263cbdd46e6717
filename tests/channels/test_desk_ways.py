"""No page of the desk leads a person to what that person may not open."""

import html
import re

import pytest
from django.urls import reverse

from mingchuang.domains.agencies.roles import Role
from tests.channels.desk_helpers import at_desk, text
from tests.factories import documents
from tests.factories.agencies import city

pytestmark = pytest.mark.django_db


def test_a_ledger_line_leads_to_a_draft_only_whoever_may_read_it(client, system, people, at):
    draft = documents.draft(people, at)
    page = reverse("desk_documents:document", args=[draft])
    asked = {"subject": f"document:{draft}", "agency": people.agency.code}
    for role, status in ((Role.INSPECTOR, 200), (Role.OPENNESS, 200), (Role.MANAGER, 409)):
        at_desk(client, system, city(system), role)
        for place in (reverse("desk_ledger:lines"), reverse("desk_ledger:history", args=["document", draft])):
            shown = text(client.get(place, asked))
            assert (f'href="{page}"' in shown) == (status == 200), (role, place)
        assert client.get(page).status_code == status
    client.force_login(people.drafter)
    assert f'href="{page}"' in text(client.get(reverse("desk_ledger:history", args=["document", draft])))


def test_a_list_leads_to_a_draft_only_whoever_may_read_it(client, system, people, at):
    draft = documents.draft(people, at, title="关于做好归集工作的通知")
    page = reverse("desk_documents:document", args=[draft])
    for agency, role, may in (
        (city(system), Role.INSPECTOR, True),
        (city(system), Role.MANAGER, False),
        (people.agency, Role.MANAGER, True),
    ):
        at_desk(client, system, agency, role)
        shown = text(client.get(reverse("desk_documents:list"), {"agency": people.agency.code}))
        assert "关于做好归集工作的通知" in shown
        assert (f'href="{page}"' in shown) == may
        assert (client.get(page).status_code == 200) == may


def test_an_inspector_sees_the_choices_of_an_agency_and_no_way_to_change_them(client, system, people):
    for role, may in ((Role.INSPECTOR, False), (Role.MANAGER, True)):
        at_desk(client, system, city(system), role)
        shown = text(client.get(reverse("desk_people:choices")))
        assert ("/desk/people/choices/index-numbers/" in shown) == may
        answer = client.get(reverse("desk_people:choose", args=["index-numbers"]))
        assert answer.status_code == (200 if may else 403)


LISTS = (
    "desk_documents:list",
    "desk_documents:clean_up",
    "desk_life:list",
    "desk_life:campaigns",
    "desk_life:interpretations",
    "desk_life:details",
    "desk_topics:list",
    "desk_outward:list",
)


def test_no_list_leads_a_manager_from_above_into_a_refusal(client, system, people, at):
    """The manager of a city uses an agency below it: what a list links can be opened, a document's page cannot."""
    document = documents.released(
        people, at, **documents.NORMATIVE | {"slug": "normative", "document_number": "六数〔2026〕1号"}
    )
    documents.draft(people, at)
    at_desk(client, system, city(system), Role.MANAGER)
    for name in LISTS:
        answer = client.get(reverse(name), {"agency": people.agency.code})
        assert answer.status_code == 200, name
        main = text(answer).partition("<main")[2]
        leads = set(re.findall(r'href="(/desk/[^"#]+)"', main))
        refused = {one for one in leads if client.get(html.unescape(one)).status_code in (403, 409)}
        assert not refused, (name, refused)
    assert client.get(reverse("desk_documents:document", args=[document])).status_code in (403, 409)
