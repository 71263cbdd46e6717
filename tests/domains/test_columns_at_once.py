"""Columns and clean-ups changed by two people at the same moment, on PostgreSQL: nothing is done twice, nothing lost."""

import pytest
from django.db import connection

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import queries as sections
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import actions, shelving
from mingchuang.domains.documents.models import CleanUp, Placement
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.domains.test_documents_at_once import at_once, refusals
from tests.factories.agencies import staff
from tests.factories.documents import NORMATIVE, hand, released, section, three

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]


def moving(by, source, target):
    return lambda: actions.change_columns(
        by=by, name=f"{source}并入{target}", source=source, target=target, agencies=["luan-data"], reason="整合"
    )


def test_two_who_undo_the_same_change(system, at):
    people = three(system)
    other = staff(system, people.agency, Role.OPENNESS)
    released(people, at)
    moving(hand(people.openness, at, 5), "mh-dt", "mh-gg")()
    (made,) = sections.column_changes()
    results = at_once(
        *(
            lambda p=person: actions.undo_change(by=By(p, at), change=made.id, reason="误操作")
            for person in (people.openness, other)
        )
    )
    assert refusals(results) == ["documents.change_undone"]
    assert Entry.objects.filter(act="documents.undo_change").count() == 1
    assert Placement.objects.get().section_id == section(people.agency) and shelving.recount() == 0


@pytest.mark.parametrize("second", [("mh-gg", "fd01-qt"), ("mh-dt", "fd01-qt"), ("mh-gg", "mh-dt")])
def test_two_changes_that_meet_leave_no_text_in_a_closed_section(system, at, second):
    people = three(system)
    other = staff(system, people.agency, Role.OPENNESS)
    for slug in ("news", "notices", "other-policy"):
        released(people, at, slug=slug)
    results = at_once(moving(By(people.openness, at), "mh-dt", "mh-gg"), moving(By(other, at), *second))
    told = refusals(results)
    assert set(told) <= {"documents.change_not_kept"}
    assert Entry.objects.filter(act="documents.change_columns").count() == 2 - len(told)
    assert not Placement.objects.filter(section__closed_on__isnull=False).exists()
    leads = dict(Section.objects.filter(moved_to__isnull=False).values_list("pk", "moved_to"))
    assert not set(leads.values()) & set(leads) and Placement.objects.count() == 3
    assert shelving.recount() == 0


def test_two_who_strike_the_same_decision(system, at):
    people = three(system)
    document = released(people, at, **NORMATIVE | {"slug": "normative", "document_number": "六数〔2026〕1号"})
    actions.clean_up(by=hand(people.openness, at, 5), document=document, decision="repeal", basis="录错")
    results = at_once(
        *(
            lambda p=person: actions.strike_clean_up(
                by=By(p, at), document=document, decided_on=at.date(), reason="录错"
            )
            for person in (people.openness, people.final)
        )
    )
    assert refusals(results) == ["documents.clean_up_not_found"] and not CleanUp.objects.exists()
