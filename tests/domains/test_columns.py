"""Sections: notes, pins, freshness, and columns that move with their addresses."""

from datetime import date, timedelta

import pytest

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.catalogue import noting
from mingchuang.domains.catalogue import queries as sections
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import actions, queries, shelving, upkeep
from mingchuang.domains.documents.models import Document, Placement
from mingchuang.domains.documents.queries import freshness
from mingchuang.domains.documents.queries.sections import pinned
from mingchuang.law.documents.freshness import Freshness
from mingchuang.law.refusal import Refused
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, city, staff
from tests.factories.documents import approve, draft, hand, released, section, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return three(system)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


def note(people, at, text, category="mh-dt", who="openness"):
    noting.note_section(by=hand(getattr(people, who), at), agency="luan-data", category=category, note=text)


def test_a_note_is_put_changed_and_taken_away(people, at):
    note(people, at, "本季度没有相关工作。")
    found = sections.section("luan-data", "news")
    assert (found.note, found.noted_on) == ("本季度没有相关工作。", at.date())
    note(people, at, "本季度没有相关工作。")
    assert Entry.objects.filter(act="catalogue.note_section").count() == 1
    note(people, at, "")
    assert sections.section("luan-data", "news").noted_on is None


def test_impossible_notes_are_refused(people, at):
    for text, category, who, code in (
        ("长" * 401, "mh-dt", "openness", "catalogue.note_too_long"),
        ("说明", "nothing", "openness", "catalogue.unknown_section"),
        ("说明", "mh", "openness", "catalogue.section_group"),
        ("说明", "mh-dt", "drafter", "catalogue.not_yours"),
    ):
        with pytest.raises(Refused) as caught:
            note(people, at, text, category, who)
        assert codes(caught) == [code]
    catalogue.close_section(by=hand(people.openness, at), agency="luan-data", category="mh-dt")
    with pytest.raises(Refused) as caught:
        note(people, at, "说明")
    assert codes(caught) == ["catalogue.section_closed"]


def test_a_pin_stands_above_the_list_up_to_its_day(people, at):
    first, second = released(people, at), released(people, at)
    place = section(people.agency)
    until = at.date() + timedelta(days=7)
    actions.pin(by=hand(people.drafter, at), document=first, section=place, until=until)
    actions.pin(by=hand(people.drafter, at), document=first, section=place, until=until)
    assert Entry.objects.filter(act="documents.pin").count() == 1
    assert [row.public_id for row in pinned(place, until)] == [first]
    assert pinned(place, until + timedelta(days=1)) == ()
    assert [row.public_id for row in queries.section_list(place, on=at.date()).rows] == [second, first]
    actions.unpin(by=hand(people.drafter, at), document=first, section=place)
    actions.unpin(by=hand(people.drafter, at), document=first, section=place)
    assert pinned(place, at.date()) == () and Entry.objects.filter(act="documents.unpin").count() == 1


def test_a_withdrawn_document_is_pinned_nowhere(people, at):
    document, place = released(people, at), section(people.agency)
    actions.pin(by=hand(people.drafter, at), document=document, section=place, until=at.date())
    actions.ask_withdrawal(by=hand(people.drafter, at, 5), document=document, reason="error", explanation="有误")
    actions.withdraw(by=hand(people.final, at, 6), document=document)
    assert pinned(place, at.date()) == ()


def test_impossible_pins_are_refused(system, people, at):
    document, place, day = released(people, at), section(people.agency), at.date()
    drafter = hand(people.drafter, at)
    for given, code in (
        ({"until": day - timedelta(days=1)}, "documents.pin_day"),
        ({"until": day + timedelta(days=367)}, "documents.pin_day"),
        ({"section": section(people.agency, "normative")}, "documents.not_placed_there"),
        ({"section": 0}, "documents.not_placed_there"),
        ({"document": draft(people, at)}, "documents.not_placed_there"),
    ):
        with pytest.raises(Refused) as caught:
            actions.pin(**{"by": drafter, "document": document, "section": place, "until": day} | given)
        assert codes(caught) == [code]
    stranger = staff(system, bureau(system, "luan-water"), Role.DRAFTER)
    with pytest.raises(Refused) as caught:
        actions.pin(by=hand(stranger, at), document=document, section=place, until=day)
    assert codes(caught) == ["documents.not_your_agency"]
    for _ in range(5):
        actions.pin(by=drafter, document=released(people, at), section=place, until=day)
    with pytest.raises(Refused) as caught:
        actions.pin(by=drafter, document=document, section=place, until=day)
    assert codes(caught) == ["documents.pins_full"]


def test_sections_are_fresh_or_not_by_their_own_rule(people, at):
    released(people, at)
    rows = {row.section.slug: row for row in freshness.fresh_rows("luan-data", at.date()) if row.section}
    assert rows["news"].standing == Freshness.FRESH and rows["news"].due == date(2026, 3, 26)
    assert rows["notices"].standing == Freshness.EMPTY
    later = {row.section.slug: row for row in freshness.fresh_rows("luan-data", date(2026, 3, 24)) if row.section}
    assert later["news"].standing == Freshness.SOON
    broken = freshness.fresh_rows("luan-data", date(2026, 3, 27))
    assert freshness.counted(broken)[Freshness.BROKEN] >= 1
    view = sections.section("luan-data", "news")
    catalogue.amend_section(
        by=hand(people.openness, at), agency="luan-data", category="mh-dt", lock_version=view.lock_version,
        freshness_days=7,
    )  # fmt: skip
    stricter = {row.section.slug: row for row in freshness.fresh_rows("luan-data", at.date()) if row.section}
    assert stricter["news"].due == date(2026, 3, 19)
    # A looser rule, kept from before rules were compared, does not hold.
    Section.objects.filter(agency=people.agency, category__code="mh-dt").update(freshness_days=90)
    looser = {row.section.slug: row for row in freshness.fresh_rows("luan-data", at.date()) if row.section}
    assert looser["news"].due == date(2026, 3, 26)


def test_the_home_page_is_the_governments_to_keep_fresh(system, at):
    government = city(system)
    own, bureau_people = three(system, government), three(system)
    released(bureau_people, at)
    (home,) = [row for row in freshness.fresh_rows(government.code, at.date()) if row.section is None]
    assert (home.last, home.due, home.standing) == (at.date(), date(2026, 3, 26), Freshness.FRESH)
    later = freshness.fresh_rows(government.code, date(2026, 3, 27))
    assert next(row for row in later if row.section is None).standing == Freshness.BROKEN
    assert all(row.section for row in freshness.fresh_rows(bureau_people.agency.code, at.date())) and own


def test_the_rows_of_freshness_are_few_queries(people, at, django_assert_max_num_queries):
    released(people, at)
    with django_assert_max_num_queries(6):
        freshness.fresh_rows("luan-data", at.date())


def change(by, **more):
    values = {
        "name": "动态并入公告",
        "source": "mh-dt",
        "target": "mh-gg",
        "agencies": ["luan-data"],
        "reason": "栏目整合",
    }
    return actions.change_columns(by=by, **values | more)


def test_columns_move_with_their_documents_counts_and_addresses(system, people, at):
    ids = [released(people, at) for _ in range(3)]
    both = ids[2]
    old, new = section(people.agency), section(people.agency, "notices")
    actions.place(by=hand(people.drafter, at, 9), document=both, section=new)
    other = three(system, bureau(system, "luan-water"))
    elsewhere = released(other, at)
    assert change(hand(people.openness, at, 20)) == 3
    assert queries.section_list(old, on=at.date()).total == 0
    found = queries.section_list(new, on=at.date())
    assert {row.public_id for row in found.rows} == set(ids) and found.total == 3
    assert shelving.recount() == 0
    view = sections.section("luan-data", "news")
    assert (view.moved_to, view.closed_on) == ("notices", at.date())
    assert Placement.objects.filter(document__public_id=both, first=True, section=new).count() == 1
    assert Document.objects.get(public_id=ids[0]).first_section_id == new
    assert queries.section_list(section(other.agency), on=at.date()).rows[0].public_id == elsewhere
    assert sections.section("luan-water", "news").moved_to == ""
    assert upkeep.rebuild_stale(at.date()) == 3
    assert queries.page("luan-data", ids[0], "zh-hans", at.date()).section_slug == "notices"
    (made,) = sections.column_changes()
    assert (made.documents, made.agencies) == (3, ("luan-data",))


def test_a_moved_document_is_corrected_and_released_as_before(people, at):
    document = released(people, at)
    change(hand(people.openness, at, 20))
    actions.correct(by=hand(people.drafter, at, 21), document=document, change_note="更正错字")
    bench = queries.workbench(document, by=hand(people.drafter, at, 22))
    actions.save(
        by=hand(people.drafter, at, 22), document=document, content=bench.content, lock_version=bench.lock_version
    )
    approve(people, at + timedelta(minutes=30), document)
    actions.release(by=hand(people.final, at, 40), document=document)
    assert queries.section_list(section(people.agency, "notices"), on=at.date()).total == 1


def test_a_column_that_moved_twice_leads_to_where_its_contents_are(people, at):
    change(hand(people.openness, at, 20))
    change(hand(people.openness, at, 21), source="mh-gg", target="fd01-qt", name="再调整")
    assert sections.section("luan-data", "news").moved_to == "other-policy"
    change(hand(people.openness, at, 22), source="fd01-qt", target="mh-dt", name="改回")
    assert sections.section("luan-data", "news").moved_to == ""
    assert sections.section("luan-data", "notices").moved_to == "news"


def test_a_moved_section_that_is_opened_again_is_read_at_its_own_address(people, at):
    change(hand(people.openness, at, 20))
    catalogue.open_sections(by=hand(people.openness, at, 21), agencies=["luan-data"], categories=["mh-dt"])
    found = sections.section("luan-data", "news")
    assert (found.moved_to, found.closed_on) == ("", None)


def test_impossible_changes_are_refused(system, people, at):
    three(system, bureau(system, "luan-water"))
    catalogue.add_category(
        by=system, code="below", slug="below", name="下级栏目", parent="mh-dt", agencies=["luan-data"]
    )
    by, before = hand(people.openness, at, 20), Entry.objects.count()
    for given, code in (
        ({"name": " "}, "documents.change_name_missing"),
        ({"reason": ""}, "review.reason_missing"),
        ({"agencies": []}, "catalogue.no_agency"),
        ({"agencies": ["luan-data", "luan-water"]}, "catalogue.not_yours"),
        ({"source": "nothing"}, "catalogue.unknown_category"),
        ({"target": "mh"}, "catalogue.section_group"),
        ({"target": "mh-dt"}, "documents.change_to_itself"),
        ({"target": "below"}, "documents.change_into_below"),
    ):
        with pytest.raises(Refused) as caught:
            change(by, **given)
        assert codes(caught) == [code]
    Section.objects.filter(agency=people.agency, category__code="mh-dt").update(closed_on=date(2026, 3, 12))
    with pytest.raises(Refused) as caught:
        change(by)
    assert codes(caught) == ["documents.change_not_kept"]
    assert Entry.objects.count() == before
