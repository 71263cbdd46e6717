"""备案: a normative document is put on record, in time or late, and a wrong filing is struck."""

from datetime import date, datetime, timedelta

import pytest

from mingchuang.domains.agencies import actions as agency_actions
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries import life
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, staff
from tests.factories.documents import NORMATIVE, draft, hand, released, rule, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return three(system)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


def file(people, at, document, **more):
    values = {"authority": "六安市司法局", "number": "六规备〔2026〕1号", "filed_on": date(2026, 3, 1)}
    actions.record_filing(by=hand(people.openness, at, 10), document=document, **values | more)


def test_a_filing_is_recorded_once_and_read_on_the_page(people, at):
    document = rule(people, at)
    file(people, at, document)
    file(people, at, document)
    assert Entry.objects.filter(act="documents.record_filing").count() == 1
    html = queries.page("luan-data", document, "zh-hans", at.date()).html
    assert "备案" in html and "六规备〔2026〕1号" in html and "六安市司法局" in html
    assert "On record" in queries.page("luan-data", document, "en", at.date()).html
    assert life.life_list("luan-data", at.date(), choice=life.UNFILED).total == 0


def test_a_wrong_filing_is_struck_with_a_reason_and_its_number_is_free_again(people, at):
    document = rule(people, at)
    file(people, at, document)
    with pytest.raises(Refused) as caught:
        file(people, at, document, number="六规备〔2026〕2号")
    assert codes(caught) == ["documents.filed_already"]
    with pytest.raises(Refused) as caught:
        actions.strike_filing(by=hand(people.openness, at), document=document, authority="六安市司法局", reason=" ")
    assert codes(caught) == ["review.reason_missing"]
    actions.strike_filing(by=hand(people.openness, at), document=document, authority="六安市司法局", reason="号码录错")
    assert "六规备" not in queries.page("luan-data", document, "zh-hans", at.date()).html
    file(people, at, document)
    assert [one.number for one in life.filings(document)] == ["六规备〔2026〕1号"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"authority": " "}, "documents.filing_authority_missing"),
        ({"number": "\u200b"}, "documents.filing_number_missing"),
        ({"number": "号" * 61}, "documents.text_too_long"),
        ({"filed_on": date(2026, 3, 13)}, "documents.filed_in_future"),
        ({"filed_on": date(2026, 1, 4)}, "documents.filed_before_made"),
    ],
)
def test_an_impossible_filing_is_refused(people, at, change, code):
    document, before = rule(people, at), Entry.objects.count()
    with pytest.raises(Refused) as caught:
        file(people, at, document, **change)
    assert codes(caught) == [code]
    assert Entry.objects.count() == before and life.filings(document) == ()


def test_filings_are_of_released_normative_documents_and_kept_by_the_right_people(system, people, at):
    document, second = rule(people, at), rule(people, at, 2)
    file(people, at, document)
    with pytest.raises(Refused) as caught:
        file(people, at, second)
    assert codes(caught) == ["documents.filing_number_taken"]
    for other, code in (
        (released(people, at), "documents.clean_up_normative_only"),
        (draft(people, at, **NORMATIVE | {"slug": "normative"}), "documents.not_released"),
        ("nothing", "documents.unknown"),
    ):
        with pytest.raises(Refused) as caught:
            file(people, at, other)
        assert codes(caught) == [code]
    for person in (people.drafter, people.reviewer, staff(system, bureau(system, "luan-water"), Role.OPENNESS)):
        with pytest.raises(Refused) as caught:
            actions.record_filing(
                by=hand(person, at), document=second, authority="市司法局", number="备1", filed_on=at.date()
            )
        assert codes(caught) == ["documents.life_not_yours"]


def standings(on, choice=life.ALL):
    rows = life.life_list("luan-data", on, choice=choice).rows
    return {row.title[-1]: (row.filing, row.filing_due) for row in rows}


def test_what_is_not_on_record_by_its_last_day_is_overdue_and_listed(people, at):
    # Released on Thursday 12 March: fifteen days later is Friday 27 March.
    first, second, third = (rule(people, at, number) for number in (1, 2, 3))
    due = date(2026, 3, 27)
    assert set(standings(at.date()).values()) == {("waiting", due)}
    assert set(standings(due).values()) == {("soon", due)}
    assert standings(due, life.OVERDUE) == {}
    late = hand(people.openness, datetime(2026, 3, 30, 9, tzinfo=SHANGHAI))
    for document, number, day in ((first, "备1", due), (second, "备2", date(2026, 3, 30))):
        actions.record_filing(by=late, document=document, authority="市司法局", number=number, filed_on=day)
    assert standings(date(2026, 3, 30)) == {"1": ("in_time", due), "2": ("late", due), "3": ("overdue", due)}
    assert standings(date(2026, 3, 28), life.OVERDUE) == {"3": ("overdue", due)}
    # What ended without a filing is not asked for any more.
    actions.clean_up(by=late, document=third, decision="repeal", basis="会议")
    assert standings(date(2026, 3, 30), life.OVERDUE) == {}
    assert standings(date(2026, 3, 30))["3"] == (None, None)


def test_an_agency_chooses_its_term_of_filing_from_a_day_on(system, people, at):
    def chosen(value, since):
        agency_actions.choose(by=system, agency=people.agency, name="filing_days", value=value, since=since)

    rule(people, at, 1)
    chosen("30", date(2026, 3, 12))
    chosen("x", date(2026, 3, 1))
    assert standings(date(2026, 4, 13)) == {"1": ("soon", date(2026, 4, 13))}  # 11 April is a Saturday
    assert standings(date(2026, 4, 13), life.OVERDUE) == {}
    assert set(standings(date(2026, 4, 14), life.OVERDUE)) == {"1"}
    chosen("7", date(2026, 3, 13))
    assert standings(date(2026, 4, 13))["1"] == ("soon", date(2026, 4, 13))  # the choice of the day of release holds
    rule(people, at + timedelta(days=1), 2)
    assert standings(date(2026, 3, 23), life.OVERDUE) == {"2": ("overdue", date(2026, 3, 20))}
