"""A reader's find: recorded once, encrypted, slowed down, answered by the right people, forgotten in time."""

from datetime import timedelta

import pytest
from django.db import connection

from mingchuang.domains.agencies.models import Unit
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import actions as documents_acts
from mingchuang.domains.documents.models import Document
from mingchuang.domains.mistakes import actions, queries, upkeep
from mingchuang.domains.mistakes.states import State, moves
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from mingchuang.readings.waiting import waiting
from tests.factories import documents
from tests.factories.agencies import city, staff

pytestmark = pytest.mark.django_db
CONTACT = "13912345678"


@pytest.fixture
def people(system):
    return documents.three(system)


@pytest.fixture
def shown(people, at):
    return documents.released(people, at, body="<p>会议研究了<b>数据</b>共享工做。</p>")


def report(people, at, shown, **changes):
    values = {
        "agency": people.agency.code,
        "document": shown,
        "passage": "数据共享工做",
        "remark": "“工做”应为“工作”。",
        "contact": CONTACT,
        "source": "192.0.2.7",
        "form_key": "k1",
    }
    return actions.report(by=By(None, at), **(values | changes))


def code_of(caught):
    return [refusal.code for refusal in caught.value.refusals]


def test_a_report_is_one_record_one_line_and_nothing_readable(people, at, shown):
    before = Entry.objects.count()
    first = report(people, at, shown)
    assert report(people, at, shown) == first
    assert Entry.objects.count() == before + 1
    line = Entry.objects.order_by("-seq").first()
    assert (line.act, line.subject, line.person_id) == ("mistakes.report", f"mistake:{first}", None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mistakes_mistake")
        stored = repr([bytes(one) if isinstance(one, memoryview) else one for row in cursor.fetchall() for one in row])
    for secret in (CONTACT, "应为", "共享工做", "192.0.2.7"):
        assert secret not in line.facts
        assert secret not in stored
    found = queries.mistake(first)
    assert (found.passage, found.contact, found.quoted, found.state) == ("数据共享工做", CONTACT, True, State.OPEN)


def test_a_passage_that_is_not_in_the_text_says_so(people, at, shown):
    made = report(people, at, shown, passage="别处的话")
    assert not queries.mistake(made).quoted
    assert not queries.mistake(report(people, at, shown, passage="", form_key="k2")).quoted


def test_what_readers_find_is_told_to_the_office_and_to_the_unit_that_keeps_the_section(system, people, at, shown):
    """The section's owner is its unit: whoever writes there is told, a writer elsewhere is not."""
    unit = Unit.objects.create(agency=people.agency, code="yw", name="业务科")
    inside = staff(system, people.agency, Role.DRAFTER, unit=unit)
    Section.objects.filter(agency=people.agency, category__slug="news").update(owner=unit)
    made = report(people, at, shown)
    title = f"读者找错：{Document.objects.get(public_id=shown).title}"
    day = at.date()
    for person in (people.openness, inside):
        (one,) = (row for row in waiting(person, day) if row.subject.startswith("mistake:"))
        assert (one.title, one.since) == (title, at)
        assert "工做" not in repr(one) and CONTACT not in repr(one)
    for person in (people.drafter, people.reviewer):
        assert not [row for row in waiting(person, day) if row.subject.startswith("mistake:")]
    actions.accept(by=documents.hand(people.openness, at, 1), mistake=made)
    (again,) = (row for row in waiting(inside, day) if row.subject.startswith("mistake:"))
    assert again.subject != f"mistake:{made}#open" and again.since > at
    actions.dismiss(by=documents.hand(people.openness, at, 2), mistake=made, answer="无误。")
    assert not [row for row in waiting(inside, day) if row.subject.startswith("mistake:")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"remark": " \n\x00 "}, "mistakes.remark_missing"),
        ({"remark": "字" * 1001}, "mistakes.too_long"),
        ({"passage": "字" * 501}, "mistakes.too_long"),
        ({"contact": "1" * 101}, "mistakes.too_long"),
        ({"document": "nothing"}, "mistakes.document_unknown"),
        ({"agency": "nobody"}, "mistakes.document_unknown"),
    ],
)
def test_bad_input_writes_nothing(people, at, shown, changes, code):
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        report(people, at, shown, **changes)
    assert code_of(caught) == [code]
    assert Entry.objects.count() == before


def test_drafts_and_withdrawn_documents_take_no_reports(people, at):
    for document in (documents.draft(people, at), documents.withdrawn(people, at)):
        with pytest.raises(Refused) as caught:
            report(people, at, document)
        assert code_of(caught) == ["mistakes.document_unknown"]


def test_one_reader_is_slowed_down_and_another_is_not(people, at, shown):
    for number in range(5):
        report(people, at, shown, form_key=f"f{number}")
    with pytest.raises(Refused) as caught:
        report(people, at, shown, form_key="f9")
    assert code_of(caught) == ["mistakes.too_many_from_you"]
    report(people, at, shown, form_key="f10", source="192.0.2.8")
    report(people, at + timedelta(hours=1, seconds=1), shown, form_key="f11")


def test_the_address_is_forgotten_after_a_day_and_the_contact_a_month_after_the_answer(people, at, shown):
    made = report(people, at, shown)
    row = queries.Mistake.objects.get(public_id=made)
    assert len(row.source) == 64
    report(people, at + timedelta(days=2), shown, form_key="k2")
    row.refresh_from_db()
    assert row.source == ""
    assert upkeep.forget(at + timedelta(days=400)) == 0
    actions.dismiss(by=documents.hand(people.reviewer, at, 5), mistake=made, answer="用法无误")
    assert upkeep.forget(at + timedelta(days=29)) == 0
    assert upkeep.forget(at + timedelta(days=31)) == 1
    assert upkeep.forget(at + timedelta(days=31)) == 0
    assert queries.mistake(made).contact == ""


def test_put_right_names_the_release_that_did(people, at, shown):
    made = report(people, at, shown)
    actions.accept(by=documents.hand(people.drafter, at, 5), mistake=made)
    drafter = documents.hand(people.drafter, at, 10)
    documents_acts.correct(by=drafter, document=shown, change_note="更正错字")
    version = Document.objects.get(public_id=shown).lock_version
    fixed = documents.content(people.agency, title="推进会", body="<p>工作。</p>")
    documents_acts.save(by=drafter, document=shown, content=fixed, lock_version=version)
    documents.approve(people, at + timedelta(minutes=20), shown)
    documents_acts.release(by=documents.hand(people.final, at, 30), document=shown)
    actions.put_right(by=documents.hand(people.drafter, at, 40), mistake=made, answer="已更正")
    found = queries.mistake(made)
    assert (found.state, found.version, found.righted_version) == (State.RIGHTED, 1, 2)
    with pytest.raises(Refused) as caught:
        actions.dismiss(by=documents.hand(people.reviewer, at, 50), mistake=made, answer="无误")
    assert code_of(caught) == ["mistakes.decided"]


@pytest.mark.parametrize("move", ["put_right", "dismiss"])
def test_an_answer_is_needed(people, at, shown, move):
    made = report(people, at, shown)
    with pytest.raises(Refused) as caught:
        getattr(actions, move)(by=documents.hand(people.openness, at, 5), mistake=made, answer="  ")
    assert code_of(caught) == ["mistakes.answer_missing"]


MAY = {
    Role.DRAFTER: {"accept", "put_right"},
    Role.REVIEWER: {"accept", "put_right", "dismiss"},
    Role.FINAL_REVIEWER: {"accept", "put_right", "dismiss"},
    Role.OPENNESS: {"accept", "put_right", "dismiss"},
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("state", list(State))
def test_who_may_do_what_in_which_state(system, people, at, shown, role, state):
    made = report(people, at, shown)
    by = By(staff(system, people.agency, role), at)
    keeper = documents.hand(people.openness, at, 5)
    if state is State.ACCEPTED:
        actions.accept(by=keeper, mistake=made)
    elif state is not State.OPEN:
        move = actions.put_right if state is State.RIGHTED else actions.dismiss
        move(by=keeper, mistake=made, answer="已处理")
    done = set()
    for move in ("accept", "put_right", "dismiss"):
        saved = queries.Mistake.objects.filter(public_id=made).values("state", "answer", "decided_by", "decided_at")[0]
        try:
            getattr(actions, move)(by=by, mistake=made, **({} if move == "accept" else {"answer": "说明"}))
            done.add(move)
        except Refused:
            continue
        queries.Mistake.objects.filter(public_id=made).update(**saved, righted_version=None)
    assert done == MAY.get(role, set()) & set(moves(state))


def test_another_agencys_people_may_not(system, people, at, shown):
    other = staff(system, city(system), Role.OPENNESS)
    with pytest.raises(Refused):
        actions.accept(by=By(other, at), mistake=report(people, at, shown))
