"""撤销栏目调整: a change of columns is undone by one act, as exactly as it was made, whatever happened in between."""

import random
from datetime import timedelta

import pytest

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.catalogue import noting
from mingchuang.domains.catalogue import queries as sections
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import actions, moving, queries, shelving, upkeep
from mingchuang.domains.documents.models import Document, Placement
from mingchuang.domains.documents.queries import moved
from mingchuang.law.refusal import Refused
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, staff
from tests.factories.documents import draft, hand, released, section, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return three(system)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


def change(by, **more):
    values = {
        "name": "动态并入公告",
        "source": "mh-dt",
        "target": "mh-gg",
        "agencies": ["luan-data"],
        "reason": "栏目整合",
    }
    actions.change_columns(by=by, **values | more)
    return sections.column_changes()[0].id


def undo(people, at, made, minutes=40, reason="试行效果不好"):
    return actions.undo_change(by=hand(people.openness, at, minutes), change=made, reason=reason)


def standing():
    """Where everything stands, and where every address leads; ids and locks left out."""
    rows = Placement.objects.values_list(
        "document__public_id", "section__agency__code", "section__category__code", "first", "shown_at", "pinned_until"
    )
    kept = Section.objects.values_list(
        "agency__code", "category__code", "closed_on", "moved_to__category__code", "note", "noted_on"
    )
    shown = Document.objects.values_list("public_id", "first_section")
    return sorted(rows, key=str), sorted(kept, key=str), sorted(shown)


def test_what_moved_goes_back_as_if_nothing_had_been(system, people, at):
    ids = [released(people, at) for _ in range(3)]
    old, new = section(people.agency), section(people.agency, "notices")
    actions.place(by=hand(people.drafter, at, 9), document=ids[2], section=new)
    actions.pin(by=hand(people.drafter, at, 9), document=ids[0], section=old, until=at.date() + timedelta(days=9))
    noting.note_section(by=hand(people.openness, at), agency="luan-data", category="mh-dt", note="本月调整栏目。")
    other = three(system, bureau(system, "luan-water"))
    released(other, at)
    before = standing()
    made = change(hand(people.openness, at, 20))
    assert standing() != before
    view = moved.undoing(made, by=hand(people.openness, at, 30))
    assert [(row.returning, row.staying, row.closes) for row in view.rows] == [(3, 1, False)]
    assert undo(people, at, made) == 3
    assert standing() == before and shelving.recount() == 0
    assert queries.section_list(old, on=at.date()).total == 3
    upkeep.rebuild_stale(at.date())
    assert queries.page("luan-data", ids[0], "zh-hans", at.date()).section_slug == "news"
    line = Entry.objects.get(act="documents.undo_change")
    assert line.seq == Entry.objects.order_by("-seq").first().seq
    newest = sections.column_changes()[0]
    assert (newest.name, newest.source, newest.target, newest.documents) == (
        "撤销：动态并入公告",
        "通知公告",
        "工作动态",
        3,
    )


def test_the_preview_counts_what_the_change_will_move_drafts_included(people, at):
    released(people, at)
    draft(people, at)
    by = hand(people.openness, at, 20)
    assert moved.changing(by=by, source="mh-dt", target="mh-gg", agencies=["luan-data"]) == {"luan-data": 2}
    made = change(by)
    assert sections.column_changes()[0].documents == 2
    assert moved.undoing(made, by=by).rows[0].returning == 2 == undo(people, at, made)


def test_what_was_placed_since_stays_and_what_was_taken_out_stays_out(people, at):
    ids = [released(people, at) for _ in range(2)]
    old, new = section(people.agency), section(people.agency, "notices")
    made = change(hand(people.openness, at, 20))
    later = released(people, at + timedelta(minutes=30), slug="notices")
    actions.ask_withdrawal(by=hand(people.drafter, at, 31), document=ids[0], reason="error", explanation="有误")
    actions.withdraw(by=hand(people.final, at, 32), document=ids[0])
    undo(people, at, made, 50)
    assert {row.public_id for row in queries.section_list(new, on=at.date()).rows} == {later}
    assert {row.public_id for row in queries.section_list(old, on=at.date()).rows} == {ids[1]}
    assert shelving.recount() == 0


def test_a_target_that_was_opened_for_it_is_closed_again_and_leads_back(system, people, at):
    catalogue.add_category(by=system, code="zt-new", slug="zt-new", name="便民提示", parent="mh")
    released(people, at)
    made = change(hand(people.openness, at, 20), target="zt-new")
    assert sections.section("luan-data", "news").moved_to == "zt-new"
    assert [row.closes for row in moved.undoing(made, by=hand(people.openness, at, 30)).rows] == [True]
    undo(people, at, made)
    found = sections.section("luan-data", "zt-new")
    assert (found.moved_to, found.closed_on) == ("news", at.date())
    assert sections.section("luan-data", "news").moved_to == ""


def test_addresses_that_led_on_lead_where_they_did(people, at):
    change(hand(people.openness, at, 20), source="mh-gg", target="mh-dt", name="前一次")
    assert sections.section("luan-data", "notices").moved_to == "news"
    made = change(hand(people.openness, at, 21), source="mh-dt", target="fd01-qt", name="后一次")
    assert sections.section("luan-data", "notices").moved_to == "other-policy"
    undo(people, at, made)
    assert sections.section("luan-data", "notices").moved_to == "news"


def test_a_change_whose_contents_moved_on_waits_for_the_later_one(people, at):
    released(people, at)
    before = standing()
    first = change(hand(people.openness, at, 20))
    second = change(hand(people.openness, at, 21), source="mh-gg", target="fd01-qt", name="再调整")
    for attempt in (lambda: undo(people, at, first), lambda: moved.undoing(first, by=hand(people.openness, at, 30))):
        with pytest.raises(Refused) as caught:
            attempt()
        assert codes(caught) == ["documents.change_moved_on"]
    undo(people, at, second)
    undo(people, at, first, 41)
    assert standing() == before and shelving.recount() == 0


def test_undone_once_with_a_reason_by_those_who_keep_the_sections(system, people, at):
    released(people, at)
    made = change(hand(people.openness, at, 20))
    stranger = staff(system, bureau(system, "luan-water"), Role.OPENNESS)
    for person, reason, code in (
        (people.openness, "  ", "review.reason_missing"),
        (stranger, "误操作", "catalogue.not_yours"),
        (people.drafter, "误操作", "catalogue.not_yours"),
    ):
        with pytest.raises(Refused) as caught:
            actions.undo_change(by=hand(person, at, 30), change=made, reason=reason)
        assert codes(caught) == [code]
    with pytest.raises(Refused) as caught:
        undo(people, at, 10**9)
    assert codes(caught) == ["documents.change_unknown"]
    undo(people, at, made)
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        undo(people, at, made, 41)
    assert codes(caught) == ["documents.change_undone"]
    with pytest.raises(Refused) as caught:  # the undoing is made again as a change, not undone
        undo(people, at, sections.column_changes()[0].id, 42)
    assert codes(caught) == ["documents.change_unrecorded"]
    assert Entry.objects.count() == before and moved.recorded() == {made: True}


def test_a_section_opened_again_meanwhile_keeps_what_it_got(people, at):
    first = released(people, at)
    made = change(hand(people.openness, at, 20))
    catalogue.open_sections(by=hand(people.openness, at, 21), agencies=["luan-data"], categories=["mh-dt"])
    second = released(people, at + timedelta(minutes=30))
    actions.place(by=hand(people.drafter, at, 35), document=first, section=section(people.agency))
    undo(people, at, made, 50)
    found = queries.section_list(section(people.agency), on=at.date())
    assert {row.public_id for row in found.rows} == {first, second} and found.total == 2
    assert queries.section_list(section(people.agency, "notices"), on=at.date()).total == 0
    assert shelving.recount() == 0


def test_an_agency_dissolved_since_is_left_as_it_is(system, people, at):
    water = three(system, bureau(system, "luan-water"))
    released(people, at)
    released(water, at)
    made = change(system, agencies=["luan-data", "luan-water"])
    Agency.objects.filter(code="luan-water").update(dissolved_on=at.date())
    assert actions.undo_change(by=system, change=made, reason="机构改革") == 1
    assert sections.section("luan-water", "news").moved_to == "notices"
    assert sections.section("luan-data", "news").moved_to == ""


@pytest.mark.parametrize("seed", range(6))
def test_however_columns_move_no_address_leads_in_a_circle_and_undoing_all_restores_all(people, at, monkeypatch, seed):
    monkeypatch.setattr(moving, "BATCH", 2)  # so that a handful of documents goes in several batches
    chance = random.Random(seed)
    categories = ["mh-dt", "mh-gg", "fd01-qt", "fd01-ql"]
    slugs = {one.code: one.slug for one in sections.categories()}
    ids = [released(people, at, slug=slugs[chance.choice(categories)]) for _ in range(6)]
    for one in ids[:3]:
        actions.place(by=hand(people.drafter, at, 9), document=one, section=section(people.agency, "notices"))
    before, made = standing(), []
    for minute in range(20, 25):
        source, target = chance.sample(categories, 2)
        try:
            made.append(change(hand(people.openness, at, minute), source=source, target=target, name=f"第{minute}次"))
        except Refused as refused:
            assert refused.refusals[0].code == "documents.change_not_kept"
        leads = dict(Section.objects.filter(moved_to__isnull=False).values_list("pk", "moved_to"))
        assert not set(leads.values()) & set(leads), "an address leads to one that leads on"
        assert shelving.recount() == 0
        assert Placement.objects.filter(first=True).count() == len(ids)
    for minute, one in enumerate(reversed(made), 40):
        undo(people, at, one, minute)
        assert shelving.recount() == 0
        leads = dict(Section.objects.filter(moved_to__isnull=False).values_list("pk", "moved_to"))
        assert not set(leads.values()) & set(leads)
    assert standing() == before
