"""The life of a normative document: filed, gone through in a campaign, warned of, lapsed."""

import json
from datetime import date, datetime, timedelta

import pytest

from mingchuang.channels.schedule.visit import visit
from mingchuang.domains.agencies import actions as agency_actions
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries import agreeing, campaigns, life
from mingchuang.law.documents.validity import Validity
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.models import Entry
from mingchuang.readings.waiting import waiting
from tests.factories.agencies import bureau, staff
from tests.factories.documents import NORMATIVE, draft, hand, released, section, three
from tests.press.test_files import docx

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return three(system)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


def rule(people, at, number=1, **more):
    values = {"title": f"数据管理办法之{number}", "document_number": f"六数〔2026〕{number}号", "slug": "normative"}
    return released(people, at, **NORMATIVE | values | more)


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


def begin(people, at, documents, **more):
    values = {"name": "2026年规范性文件清理", "basis": "市政府清理通知", "due_on": date(2026, 6, 30)}
    return actions.open_campaign(
        by=hand(people.openness, at, 20), agency=people.agency.code, documents=documents, **values | more
    )


def test_a_campaign_is_closed_when_each_document_on_it_is_decided(people, at):
    ids = [rule(people, at, number) for number in (1, 2, 3)]
    campaign = begin(people, at, ids)
    by = hand(people.openness, at, 30)
    actions.clean_up(by=by, document=ids[0], decision="keep", basis="会议", kept_until=date(2030, 1, 1))
    actions.clean_up(by=by, document=ids[1], decision="amend", basis="会议")
    view = campaigns.campaign(campaign, by=by)
    assert (view.row.keep, view.row.amend, view.row.repeal, view.row.left) == (1, 1, 0, 1)
    with pytest.raises(Refused) as caught:
        actions.close_campaign(by=by, campaign=campaign)
    assert codes(caught) == ["documents.campaign_undecided"] and caught.value.refusals[0].facts["left"] == 1
    actions.clean_up(by=by, document=ids[2], decision="repeal", basis="会议")
    actions.close_campaign(by=by, campaign=campaign)
    actions.close_campaign(by=by, campaign=campaign)
    facts = json.loads(Entry.objects.get(act="documents.close_campaign").facts)
    assert (facts["keep"], facts["amend"], facts["repeal"]) == (1, 1, 1)
    assert {one.public_id: one.decision for one in campaigns.campaign(campaign, by=by).entries} == dict(
        zip(ids, ("keep", "amend", "repeal"), strict=True)
    )
    assert [row.public_id for row in life.life_list("luan-data", at.date(), choice=life.TO_AMEND).rows] == [ids[1]]
    assert [row.public_id for row in life.life_list("luan-data", at.date(), choice=life.ENDED).rows] == [ids[2]]


def test_what_is_declared_lapsed_is_out_of_force_from_that_day_with_a_mark_of_its_own(people, at):
    document = rule(people, at, expires_on=date(2030, 12, 31))
    campaign = begin(people, at, [document])
    by = hand(people.openness, at, 30)
    actions.clean_up(by=by, document=document, decision="lapse", basis="适用期已过")
    row = campaigns.campaign(campaign, by=by).row
    assert (row.lapse, row.left) == (1, 0)
    listed = life.life_list("luan-data", at.date(), choice=life.ENDED).rows[0]
    assert (listed.validity, listed.decision) == (Validity.EXPIRED, "lapse")
    assert listed.last_day == at.date() - timedelta(days=1)
    html = queries.page("luan-data", document, "zh-hans", at.date()).html
    assert "失效" in html and "本文件已废止" not in html
    # It did not lapse by time: no second line, and no later decision puts it back in force.
    visit(moment(2031, 3, 1))
    assert acts("lapse") == 0
    later = hand(people.openness, moment(2026, 9, 1))
    with pytest.raises(Refused) as caught:
        actions.clean_up(by=later, document=document, decision="keep", basis="会议", kept_until=date(2032, 1, 1))
    assert codes(caught) == ["documents.clean_up_ended"]
    assert life.life_list("luan-data", date(2026, 9, 1), choice=life.ENDED).total == 1


def test_what_lapsed_by_time_is_not_kept_and_its_entry_is_settled_by_stating_it(people, at):
    document = rule(people, at, expires_on=date(2026, 4, 11))
    campaign = begin(people, at, [document])
    by = hand(people.openness, moment(2026, 5, 11))
    for decision in ("keep", "amend", "repeal"):
        with pytest.raises(Refused) as caught:
            actions.clean_up(by=by, document=document, decision=decision, basis="会议")
        assert codes(caught) == ["documents.clean_up_ended"]
    assert campaigns.campaign(campaign, by=by).row.left == 1
    actions.clean_up(by=by, document=document, decision="lapse", basis="有效期届满")
    assert campaigns.campaign(campaign, by=by).row.left == 0
    listed = life.life_list("luan-data", date(2026, 5, 11), choice=life.ENDED).rows[0]
    assert (listed.last_day, listed.validity) == (date(2026, 4, 11), Validity.EXPIRED)


def test_a_decision_that_was_taken_before_the_lapse_is_recorded_after_it(people, at):
    document = rule(people, at, expires_on=date(2026, 4, 11))
    by, day = hand(people.openness, moment(2026, 5, 11)), date(2026, 4, 1)
    actions.clean_up(
        by=by, document=document, decision="keep", basis="届满前的会议", decided_on=day, kept_until=date(2030, 1, 1)
    )
    assert life.life_list("luan-data", date(2026, 5, 11)).rows[0].validity is Validity.VALID


def test_a_decision_from_before_the_document_was_made_is_refused(people, at):
    document, before = rule(people, at), Entry.objects.count()
    with pytest.raises(Refused) as caught:
        actions.clean_up(
            by=hand(people.openness, at, 30), document=document, decision="repeal", basis="会议",
            decided_on=date(1960, 1, 1),
        )  # fmt: skip
    assert codes(caught) == ["documents.clean_up_before_made"] and Entry.objects.count() == before


def test_a_mistaken_repeal_is_struck_and_the_document_stands_as_before(people, at):
    document = rule(people, at)
    listed = life.life_list("luan-data", at.date()).rows[0]
    campaign = begin(people, at, [document])
    by = hand(people.openness, at, 30)
    actions.clean_up(by=by, document=document, decision="repeal", basis="录错了文件")
    actions.close_campaign(by=by, campaign=campaign)
    assert "本文件已废止" in queries.page("luan-data", document, "zh-hans", at.date()).html
    for reason, day, code in (
        (" ", at.date(), "review.reason_missing"),
        ("录错", date(2026, 3, 11), "documents.clean_up_not_found"),
    ):
        with pytest.raises(Refused) as caught:
            actions.strike_clean_up(by=by, document=document, decided_on=day, reason=reason)
        assert codes(caught) == [code]
    actions.strike_clean_up(by=by, document=document, decided_on=at.date(), reason="录错了文件")
    assert life.life_list("luan-data", at.date()).rows[0] == listed
    assert "本文件已废止" not in queries.page("luan-data", document, "zh-hans", at.date()).html
    kept = queries.section_list(section(people.agency, "normative"), on=at.date())
    assert [row.validity for row in kept.rows] == [Validity.VALID]
    view = campaigns.campaign(campaign, by=by)
    assert (view.row.closed_at, view.row.left) == (None, 1)
    facts = json.loads(Entry.objects.get(act="documents.strike_clean_up").facts)
    assert (facts["decision"], facts["reopened"], facts["reason"]) == ("repeal", [campaign], "录错了文件")
    actions.clean_up(by=by, document=document, decision="keep", basis="会议")
    actions.close_campaign(by=by, campaign=campaign)


def test_a_decision_from_before_the_campaign_settles_nothing_on_it(people, at):
    document = rule(people, at)
    campaign = begin(people, at, [document])
    earlier = at.date() - timedelta(days=1)
    by = hand(people.openness, at, 30)
    actions.clean_up(by=by, document=document, decision="keep", basis="去年的会议", decided_on=earlier)
    assert campaigns.campaign(campaign, by=by).row.left == 1
    actions.clean_up(by=by, document=document, decision="keep", basis="本次会议")
    assert campaigns.campaign(campaign, by=by).row.left == 0


def test_an_amending_document_takes_its_target_off_the_list_to_be_amended(people, at):
    old = rule(people, at)
    actions.clean_up(by=hand(people.openness, at, 30), document=old, decision="amend", basis="会议")
    assert life.life_list("luan-data", at.date(), choice=life.TO_AMEND).total == 1
    later = {"made_on": at.date(), "issued_on": at.date(), "effective_on": at.date()}
    new = rule(people, at, 2, **later)
    actions.link(by=hand(people.final, at, 40), source=new, target=old, link_type="amends")
    found = life.life_list("luan-data", at.date(), choice=life.TO_AMEND)
    assert found.total == 0
    assert next(row for row in life.life_list("luan-data", at.date()).rows if row.public_id == old).to_amend is False


def test_an_impossible_campaign_is_refused(system, people, at):
    document = rule(people, at)
    elsewhere = rule(three(system, bureau(system, "luan-water")), at, 9)
    begin(people, at, [document])
    for change, code in (
        ({"name": "2026年规范性文件清理"}, "documents.campaign_name_taken"),
        ({"name": " "}, "documents.campaign_name_missing"),
        ({"name": "长" * 121}, "documents.text_too_long"),
        ({"basis": ""}, "review.reason_missing"),
        ({"due_on": date(2026, 3, 11)}, "documents.campaign_due_past"),
        ({"documents": []}, "documents.campaign_empty"),
        ({"documents": ["nothing"]}, "documents.unknown"),
        ({"documents": ["x"] * 3 + [str(number) for number in range(2001)]}, "documents.campaign_too_long"),
        ({"documents": [released(people, at)]}, "documents.clean_up_normative_only"),
        ({"documents": [elsewhere]}, "documents.campaign_of_others"),
    ):
        given = {"name": "另一次清理", "documents": [document]} | change
        with pytest.raises(Refused) as caught:
            begin(people, at, given.pop("documents"), **given)
        assert codes(caught) == [code]
    with pytest.raises(Refused) as caught:
        actions.close_campaign(by=hand(people.openness, at), campaign="nothing")
    assert codes(caught) == ["documents.campaign_unknown"]
    with pytest.raises(Refused) as caught:
        actions.open_campaign(
            by=hand(people.drafter, at), agency=people.agency.code, name="x", basis="x", due_on=at.date(),
            documents=[document],
        )  # fmt: skip
    assert codes(caught) == ["documents.life_not_yours"]


def moment(year, month, day):
    return datetime(year, month, day, 9, tzinfo=SHANGHAI)


def acts(verb):
    return Entry.objects.filter(act=f"documents.{verb}").count()


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
