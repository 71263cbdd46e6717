"""Every role through the acts of a document's life and of sections: who may, may; everybody else is refused."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import noting
from mingchuang.domains.catalogue.queries import column_changes
from mingchuang.domains.documents import actions
from mingchuang.law.refusal import Refused
from mingchuang.ledger.models import Entry
from tests.factories.agencies import staff
from tests.factories.documents import NORMATIVE, hand, released, section, three

pytestmark = pytest.mark.django_db
DECIDING = {Role.FINAL_REVIEWER, Role.OPENNESS}
ARRANGING = {Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS}
KEEPING = {Role.OPENNESS, Role.MANAGER}
ALLOWED = {
    "record_filing": DECIDING,
    "strike_filing": DECIDING,
    "strike_clean_up": DECIDING,
    "open_campaign": DECIDING,
    "close_campaign": DECIDING,
    "declare_needed": ARRANGING,
    "declare_later": DECIDING,
    "pin": ARRANGING,
    "note_section": KEEPING,
    "change_columns": KEEPING,
    "undo_change": KEEPING,
    "warn_of_lapse": set(),
    "lapse": set(),
}


@pytest.fixture
def world(system, at):
    people = three(system)
    values = {"document_number": "六数〔2026〕1号", "slug": "normative", "expires_on": date(2026, 12, 31)}
    document = released(people, at, **NORMATIVE | values)
    by = hand(people.openness, at, 10)
    actions.record_filing(by=by, document=document, authority="市政府", number="备0", filed_on=at.date())
    campaign = actions.open_campaign(
        by=by, agency="luan-data", name="已决定的清理", basis="会议", due_on=at.date(), documents=[document]
    )
    actions.clean_up(by=by, document=document, decision="keep", basis="会议")
    actions.change_columns(by=by, name="旧调整", source="mh-jd", target="mh-gg", agencies=["luan-data"], reason="整合")
    return people, document, campaign


def attempts(by, people, document, campaign):
    day = by.day
    place = section(people.agency, "normative")
    return {
        "record_filing": lambda: actions.record_filing(
            by=by, document=document, authority="市司法局", number="备1", filed_on=day
        ),
        "strike_filing": lambda: actions.strike_filing(by=by, document=document, authority="市政府", reason="录错"),
        "strike_clean_up": lambda: actions.strike_clean_up(by=by, document=document, decided_on=day, reason="录错"),
        "open_campaign": lambda: actions.open_campaign(
            by=by, agency="luan-data", name="清理", basis="会议", due_on=day, documents=[document]
        ),
        "close_campaign": lambda: actions.close_campaign(by=by, campaign=campaign),
        "declare_needed": lambda: actions.declare_interpretation(by=by, document=document, declared="needed"),
        "declare_later": lambda: actions.declare_interpretation(
            by=by, document=document, declared="later", reason="应急"
        ),
        "pin": lambda: actions.pin(by=by, document=document, section=place, until=day + timedelta(days=1)),
        "note_section": lambda: noting.note_section(by=by, agency="luan-data", category="mh-dt", note="无"),
        "change_columns": lambda: actions.change_columns(
            by=by, name="调整", source="mh-dt", target="mh-gg", agencies=["luan-data"], reason="整合"
        ),
        "undo_change": lambda: actions.undo_change(by=by, change=column_changes()[0].id, reason="误操作"),
        "warn_of_lapse": lambda: actions.warn_of_lapse(by=by, document=document),
        "lapse": lambda: actions.lapse(by=by, document=document),
    }


@pytest.mark.parametrize("role", [*Role, None])
def test_a_role_does_what_is_its_own_and_nothing_else(system, at, world, role):
    people, document, campaign = world
    person = staff(system, people.agency, *([role] if role else []))
    wrong = {}
    for name, attempt in attempts(hand(person, at, 20), people, document, campaign).items():
        before = Entry.objects.count()
        done = False
        try:
            with transaction.atomic():
                attempt()
                done = True
                assert Entry.objects.count() == before + 1, name
                transaction.set_rollback(True)
        except Refused:
            assert Entry.objects.count() == before
        if done != (role in ALLOWED[name]):
            wrong[name] = done
    assert wrong == {}
