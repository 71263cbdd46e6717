"""清理: a campaign over a list, the decision on each document, and what a decision cannot do."""

import json
from datetime import date, timedelta

import pytest

from mingchuang.channels.schedule.visit import visit
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries import campaigns, life
from mingchuang.law.documents.validity import Validity
from mingchuang.law.refusal import Refused
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau
from tests.factories.documents import acts, hand, moment, released, rule, section, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return three(system)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


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
