"""Every page of these rooms for every role, and nonsense sent to every form: a page with a sentence, never a fault."""

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from mingchuang.channels.desk.once import new_token
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import settled, text
from tests.factories import documents as factory
from tests.factories.agencies import staff

pytestmark = pytest.mark.django_db
R = Role
ALL = frozenset(Role)
DESK = frozenset({R.DRAFTER, R.REVIEWER, R.FINAL_REVIEWER, R.OPENNESS, R.INSPECTOR, R.MANAGER})
WRITERS = frozenset({R.DRAFTER, R.REVIEWER, R.FINAL_REVIEWER, R.OPENNESS})
KEEPERS = frozenset({R.OPENNESS, R.MANAGER})
OVERSEERS = frozenset({R.MANAGER, R.INSPECTOR})
PAGES = {
    "desk_home": ALL,
    "desk_account": ALL,
    "desk_search:search": ALL,
    "desk_bulk:documents": WRITERS,
    "desk_bulk:requests": frozenset({R.FOI_CLERK}),
    "desk_alerts:list": ALL,
    "desk_alerts:wishes": ALL,
    "desk_absences:list": ALL,
    "desk_absences:new": ALL,
    "desk_documents:list": DESK,
    "desk_documents:export": DESK,
    "desk_documents:choose_kind": frozenset({R.DRAFTER}),
    "desk_documents:document": DESK,
    "desk_documents:edit": frozenset({R.DRAFTER}),
    "desk_documents:links": WRITERS,
    "desk_documents:history": DESK,
    "desk_documents:broadcasts": DESK,
    "desk_documents:enter_broadcast": WRITERS,
    "desk_documents:templates": WRITERS,
    "desk_documents:new_template": WRITERS,
    "desk_documents:library": WRITERS,
    "desk_documents:clean_up": DESK,
    "desk_documents:decide_clean_up": frozenset({R.OPENNESS, R.FINAL_REVIEWER}),
    "desk_topics:list": DESK,
    "desk_topics:new": frozenset({R.DRAFTER}),
    "desk_outlets:list": WRITERS | {R.INSPECTOR},
    "desk_outlets:posts": WRITERS | {R.INSPECTOR},
    "desk_outlets:ask": WRITERS,
    "desk_outlets:open_account": frozenset({R.OPENNESS}),
    "desk_outward:list": DESK,
    "desk_mistakes:list": WRITERS | {R.INSPECTOR},
    "desk_life:list": DESK,
    "desk_life:details": DESK,
    "desk_life:filings": DESK,
    "desk_life:decisions": DESK,
    "desk_life:campaigns": DESK,
    "desk_life:interpretations": DESK,
    "desk_life:begin": frozenset({R.OPENNESS, R.FINAL_REVIEWER}),
    "desk_catalogue:sections": KEEPERS | {R.INSPECTOR},
    "desk_catalogue:freshness": DESK,
    "desk_catalogue:changes": KEEPERS | {R.INSPECTOR},
    "desk_catalogue:change": KEEPERS,
    "desk_documents:placed": WRITERS,
    "desk_catalogue:open": KEEPERS,
    "desk_catalogue:template": KEEPERS | {R.INSPECTOR},
    "desk_catalogue:add": KEEPERS,
    "desk_people:people": OVERSEERS,
    "desk_people:engage": frozenset({R.MANAGER}),
    "desk_people:units": OVERSEERS,
    "desk_people:agency": OVERSEERS,
    "desk_people:choices": OVERSEERS,
    "desk_people:agencies": OVERSEERS,
    "desk_ledger:lines": KEEPERS | {R.INSPECTOR},
    "desk_ledger:export": KEEPERS | {R.INSPECTOR},
}
WITH_DOCUMENT = {"document", "edit", "links", "decide_clean_up", "history", "filings", "decisions", "placed"}


@pytest.fixture
def people(system):
    return factory.three(system)


def address(name, document):
    return reverse(name, args=[document] if name.partition(":")[2] in WITH_DOCUMENT else [])


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_its_pages_and_no_other(client, system, people, role):
    document = factory.draft(people, timezone.now())
    client.force_login(settled(staff(system, people.agency, role)))
    wrong = {}
    for name, allowed in PAGES.items():
        answer = client.get(address(name, document))
        if answer.status_code != (200 if role in allowed else 403):
            wrong[name] = answer.status_code
        if answer.status_code == 403:
            assert "这件事不在您的职责之内" in text(answer)
    assert wrong == {}


NONSENSE = [
    {
        "title": "\x00\x01",
        "body": "<script>alert(1)</script>",
        "sections": "x",
        "lock_version": "-9" * 30,
        "publicity": "?",
    },
    {"act": "explode", "opinion": "长" * 5000, "reason": "\ud7ff" * 10, "finding": "a b c d", "decision": "burn"},
    {"schedule-at_year": "99999", "schedule-at_month": "0", "schedule-at_day": "x", "schedule-time": "25:61"},
    {"link_type": "loves", "target": "' OR 1=1 --", "roles": "king", "unit": "nowhere", "give-roles": ["king", "pope"]},
    {"form_key": "k" * 500, "then": "submit", "kind": "nothing", "made_on": "2026-02-30", "amount": "NaN"},
]


def desk_addresses(document, person):
    """Every address of these rooms that takes a POST, filled in with what exists."""
    values = {
        "public_id": document, "kind": "procurement", "code": "fd01-gf", "slug": "receipt", "number": 1, "file_id": "x",
        "old": 1, "new": 1, "noun": "document", "edition": 1,
        "template": "nothing", "picture": "nothing", "cut": "full", "campaign": "nothing", "form": "csv", "room": "documents",
        "change": 0,
    }  # fmt: skip
    for space in (
        "desk_documents",
        "desk_life",
        "desk_catalogue",
        "desk_people",
        "desk_absences",
        "desk_mistakes",
        "desk_outlets",
    ):
        resolver = get_resolver().namespace_dict[space][1]
        for name, entries in resolver.reverse_dict.lists():
            if isinstance(name, str):
                _pattern, wanted = entries[0][0][0]
                given = {key: values[key] for key in wanted}
                if space == "desk_people" and "public_id" in given:
                    given["public_id"] = person.public_id
                yield reverse(f"{space}:{name}", kwargs=given)


def test_a_sign_that_no_database_keeps_is_no_fault(client, system, people):
    document = factory.draft(people, timezone.now())
    client.force_login(settled(staff(system, people.agency, *Role)))
    odd = ["/desk/documents/d/%00/", "/desk/people/p/a%00b/", "/desk/documents/?q=%00", "/desk/ledger/?subject=%00"]
    odd += ["/desk/documents/?page=²", f"/desk/documents/d/{document}/?edition=²", "/desk/documents/new-media/?page=²"]
    for where in odd:
        assert client.get(where).status_code in (200, 404), where
    nul = {
        "target": "\x00",
        "link_type": "\x00",
        "finding": "\x00 1 2",
        "reason": "x",
        "form_key": "\x00",
        "once": "\x00",
    }
    for name in ("unlink", "override", "keep_open", "drop_open", "decide", "edit"):
        assert client.post(reverse(f"desk_documents:{name}", args=[document]), nul).status_code < 500, name


@pytest.mark.parametrize("sent", NONSENSE)
def test_nonsense_is_answered_with_a_sentence_and_no_act(client, system, people, sent):
    document = factory.draft(people, timezone.now())
    person = settled(staff(system, people.agency, *Role))
    other = staff(system, people.agency, Role.DRAFTER)
    client.force_login(person)
    harmless = ("/drop/", "/discard/", "/submit/", "/recall/", "/account/", "/close/")
    for where in desk_addresses(document, other):
        before = Entry.objects.count()
        answer = client.post(where, sent | {"once": new_token()})
        assert answer.status_code < 500, where
        if not where.endswith(harmless):
            assert Entry.objects.count() == before, where
