"""The life of a normative document: warned of, lapsed, and the same in metadata, text and download."""

from datetime import date

import pytest

from mingchuang.channels.schedule.visit import visit
from mingchuang.domains.agencies import actions as agency_actions
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries import agreeing, life
from mingchuang.law.documents.validity import Validity
from mingchuang.law.refusal import Refused
from mingchuang.readings.waiting import waiting
from tests.factories.documents import NORMATIVE, acts, draft, hand, moment, released, rule, section, three
from tests.press.test_files import docx

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return three(system)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


def test_the_schedule_warns_in_time_and_records_the_lapse_once(people, at):
    document = rule(people, at, expires_on=date(2026, 12, 31))
    visit(moment(2026, 10, 1))
    assert acts("warn_of_lapse") == 0
    assert any("will lapse" in line for line in visit(moment(2026, 10, 2)))
    visit(moment(2026, 10, 3))
    assert acts("warn_of_lapse") == 1
    assert [row.public_id for row in life.warned(["luan-data"], date(2026, 12, 31))] == [document]
    visit(moment(2026, 12, 31))
    assert acts("lapse") == 0
    assert any("has lapsed" in line for line in visit(moment(2027, 1, 1)))
    visit(moment(2027, 1, 2))
    assert acts("lapse") == 1
    assert "失效" in queries.page("luan-data", document, "zh-hans", date(2027, 1, 1)).html
    kept = queries.section_list(section(people.agency, "normative"), on=date(2027, 1, 1))
    assert [row.validity for row in kept.rows] == [Validity.EXPIRED]
    assert life.warned(["luan-data"], date(2027, 1, 1)) == ()


def test_the_people_who_decide_are_alerted_of_a_coming_lapse(people, at):
    document = rule(people, at, expires_on=date(2026, 12, 31))
    visit(moment(2026, 10, 2))
    (told,) = [one for one in waiting(people.openness, date(2026, 10, 3)) if one.act == "clean_up"]
    assert (told.subject, told.due) == (f"document:{document}#2026-12-31", date(2026, 12, 31))
    assert told.since.date() == date(2026, 10, 2) and told.number == "六数〔2026〕1号"
    assert [one for one in waiting(people.drafter, date(2026, 10, 3)) if one.act == "clean_up"] == []


def test_a_decision_after_the_warning_takes_it_off_the_list_and_a_new_last_day_warns_anew(people, at):
    document = rule(people, at, expires_on=date(2026, 12, 31))
    visit(moment(2026, 12, 1))
    by = hand(people.openness, moment(2026, 12, 2))
    actions.clean_up(by=by, document=document, decision="keep", basis="会议", kept_until=date(2028, 12, 31))
    assert life.warned(["luan-data"], date(2026, 12, 3)) == ()
    visit(moment(2027, 1, 1))
    assert acts("lapse") == 0
    visit(moment(2028, 12, 1))
    assert acts("warn_of_lapse") == 2
    actions.clean_up(
        by=hand(people.openness, moment(2028, 12, 2)), document=document, decision="keep", basis="到期失效"
    )
    assert life.warned(["luan-data"], date(2028, 12, 3)) == ()


def test_an_agency_chooses_how_long_before_it_is_told(system, people, at):
    rule(people, at, expires_on=date(2026, 12, 31))
    agency_actions.choose(by=system, agency=people.agency, name=life.SETTING, value="180", since=date(2026, 1, 1))
    assert life.warning_days("luan-data", at.date()) == 180
    visit(moment(2026, 7, 4))
    assert acts("warn_of_lapse") == 1
    agency_actions.choose(by=system, agency=people.agency, name=life.SETTING, value="many", since=date(2026, 2, 1))
    assert life.warning_days("luan-data", at.date()) == 90


def test_an_agency_chooses_how_long_its_trial_documents_last(system, people, at):
    rule(people, at, 1, trial=True)
    agency_actions.choose(
        by=system, agency=people.agency, name="reading.trial_period", value="two_years", since=date(2026, 2, 1)
    )
    rule(people, at, 2, trial=True)
    rule(people, at, 3)
    rule(people, at, 4, trial=True, expires_on=date(2026, 12, 31))
    rule(people, at, 5, trial=True, effective_on=date(2026, 1, 31), made_on=date(2026, 1, 5))
    last = {row.title[-1]: row.last_day for row in life.life_list("luan-data", at.date()).rows}
    five, two = date(2031, 1, 31), date(2028, 1, 31)
    assert last == {"1": five, "2": two, "3": five, "4": date(2026, 12, 31), "5": date(2031, 1, 30)}
    assert any("will lapse" in line for line in visit(moment(2027, 11, 3)))
    visit(moment(2028, 2, 1))
    html = queries.page(
        "luan-data",
        life.life_list("luan-data", date(2028, 2, 1), choice=life.ENDED).rows[0].public_id,
        "zh-hans",
        date(2028, 2, 1),
    ).html
    assert "失效" in html


def test_what_was_repealed_or_entered_after_its_last_day_does_not_lapse_again(people, at):
    rule(people, at, 1, effective_on=date(2026, 1, 5), made_on=date(2026, 1, 5), expires_on=date(2026, 3, 1))
    repealed = rule(people, at, 2, expires_on=date(2026, 12, 31))
    actions.clean_up(by=hand(people.openness, at, 9), document=repealed, decision="repeal", basis="会议")
    visit(moment(2027, 3, 1))
    assert acts("lapse") == acts("warn_of_lapse") == 0
    with pytest.raises(Refused) as caught:
        actions.lapse(by=hand(people.openness, at), document=repealed)
    assert codes(caught) == ["documents.by_time_alone"]


def test_what_metadata_text_and_download_say_differently_is_found(people, at):
    text = "<p>六数〔2026〕11号</p><p>第一条 数据应当依法归集、有序共享。</p><p>2026年1月5日</p>"
    wrong = rule(people, at, 1, body=text)
    rule(people, at, 2, body="<p>第一条 数据应当依法归集、有序共享。</p><p>本办法自2026年2月1日起施行。</p>")
    released(people, at, title="动态", body=text)
    found = agreeing.differing("luan-data")
    assert (found.checked, found.total) == (2, 2)
    assert [(one.public_id, one.findings[0].code) for one in found.rows] == [(wrong, "documents.number_differs")]
    notices = queries.workbench(wrong, by=hand(people.drafter, at)).notices
    assert "documents.number_differs" in [one.code for one in notices]


def test_a_text_that_states_the_period_of_the_law_agrees_with_metadata_that_state_none(people, at):
    rule(people, at, 1, body="<p>本办法自2026年2月1日起施行，有效期五年。</p>")
    wrong = rule(people, at, 2, body="<p>本办法自2026年2月1日起施行，有效期三年。</p>")
    assert [one.public_id for one in agreeing.differing("luan-data").rows] == [wrong]


def written(lines):
    return docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines))


def test_a_download_that_differs_is_found_in_the_draft(people, at):
    document = draft(
        people, at, **NORMATIVE | {"title": "数据管理办法", "document_number": "六数〔2026〕1号", "slug": "normative"}
    )
    lines = ["数据管理办法", "六数〔2026〕8号", "二〇二六年一月五日"]
    actions.attach(by=hand(people.drafter, at), document=document, name="数据管理办法.docx", content=written(lines))
    notices = queries.workbench(document, by=hand(people.drafter, at)).notices
    assert "documents.number_differs" in [one.code for one in notices]
