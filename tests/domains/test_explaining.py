"""三同步: a document and its interpretation are drafted, reviewed and released as one, or a reason is signed."""

from datetime import date, datetime, timedelta

import pytest

from mingchuang.channels.schedule.visit import visit
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.models import Document, Explaining
from mingchuang.domains.documents.queries import explaining
from mingchuang.domains.documents.queries.explaining import Standing
from mingchuang.law.refusal import Refused
from mingchuang.law.review import State
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, staff
from tests.factories.documents import NORMATIVE, approve, draft, hand, released, section, three

pytestmark = pytest.mark.django_db
TEXT = {"kind": "interpretation", "details": {"form": "text", "level": "own"}, "slug": "interpretation"}
RULE = NORMATIVE | {"title": "数据管理办法", "document_number": "六数〔2026〕1号", "slug": "normative"}


@pytest.fixture
def people(system):
    return three(system)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


def declare(people, at, document, declared="needed", reason="", who="final"):
    actions.declare_interpretation(
        by=hand(getattr(people, who), at), document=document, declared=declared, reason=reason
    )


@pytest.fixture
def pair(people, at):
    """A draft and the draft that explains it, declared to go along."""
    document, other = draft(people, at, **RULE), draft(people, at, title="办法解读", **TEXT)
    declare(people, at, document, who="drafter")
    actions.link(by=hand(people.drafter, at), source=other, target=document, link_type="interprets")
    return document, other


def states(*documents):
    return [Document.objects.get(public_id=one).editions.latest("number").state for one in documents]


def through(people, at, document):
    actions.submit_together(by=hand(people.drafter, at, 1), document=document)
    actions.review_together(by=hand(people.reviewer, at, 2), document=document)
    actions.approve_together(by=hand(people.final, at, 3), document=document)


@pytest.mark.parametrize("side", [0, 1])
def test_both_go_through_the_three_people_and_out_as_one(people, at, pair, side):
    through(people, at, pair[side])
    assert states(*pair) == [State.APPROVED, State.APPROVED]
    before = Entry.objects.count()
    actions.release_together(by=hand(people.final, at, 4), document=pair[side])
    lines = list(Entry.objects.filter(seq__gt=before).values_list("act", "subject"))
    assert sorted(lines) == sorted(("documents.release", f"document:{one}") for one in pair)
    document, other = pair
    assert other in queries.page("luan-data", document, "zh-hans", at.date()).html
    assert document in queries.page("luan-data", other, "zh-hans", at.date()).html
    (row,) = explaining.explained("luan-data", 2026, at.date())
    assert (row.standing, row.interpretation, row.form) == (Standing.TOGETHER, other, "text")


def test_neither_goes_out_alone(people, at, pair):
    through(people, at, pair[0])
    for one in pair:
        with pytest.raises(Refused) as caught:
            actions.release(by=hand(people.final, at, 4), document=one)
        assert codes(caught) == ["documents.release_both"]
        with pytest.raises(Refused) as caught:
            actions.schedule(by=hand(people.final, at, 4), document=one, at=at + timedelta(days=1))
        assert codes(caught) == ["documents.release_both"]
    assert states(*pair) == [State.APPROVED, State.APPROVED]


def test_what_stops_one_stops_both(people, at, pair):
    document, other = pair
    actions.submit_together(by=hand(people.drafter, at, 1), document=document)
    actions.send_back(by=hand(people.reviewer, at, 2), document=other, opinion="改题目")
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        actions.review_together(by=hand(people.reviewer, at, 3), document=document)
    assert codes(caught)[0] == "documents.stops_both" and caught.value.refusals[0].facts["title"] == "办法解读"
    assert states(*pair) == [State.SUBMITTED, State.DRAFT] and Entry.objects.count() == before


def test_a_failure_in_the_second_release_leaves_the_first_unreleased(people, at, pair, monkeypatch):
    through(people, at, pair[0])
    from mingchuang.domains.documents.actions import releasing

    write, calls = releasing._write_release, []

    def failing(*given):
        calls.append(given)
        if len(calls) == 2:
            raise RuntimeError("power cut")
        return write(*given)

    monkeypatch.setattr(releasing, "_write_release", failing)
    with pytest.raises(RuntimeError):
        actions.release_together(by=hand(people.final, at, 4), document=pair[0])
    assert states(*pair) == [State.APPROVED, State.APPROVED]
    assert not Document.objects.filter(public_state="shown").exists()


def test_a_document_that_needs_one_and_has_none_waits_or_its_reason_is_signed(people, at):
    document = draft(people, at, **RULE)
    declare(people, at, document, who="drafter")
    approve(people, at, document)
    with pytest.raises(Refused) as caught:
        actions.release(by=hand(people.final, at, 4), document=document)
    assert codes(caught) == ["documents.interpretation_missing"]
    with pytest.raises(Refused) as caught:
        declare(people, at, document, "later", "应急印发", who="drafter")
    assert codes(caught) == ["documents.signing_not_yours"]
    with pytest.raises(Refused) as caught:
        declare(people, at, document, "later", "  ")
    assert codes(caught) == ["review.reason_missing"]
    declare(people, at, document, "later", "应急印发，三个工作日内补充解读")
    actions.release(by=hand(people.final, at, 4), document=document)
    # Signed up to the last day of the term, the third working day; from the next day on it is owed.
    for day, found in ((date(2026, 3, 17), Standing.SIGNED), (date(2026, 3, 18), Standing.OWED)):
        (row,) = explaining.explained("luan-data", 2026, day)
        assert (row.standing, row.signed_by) == (found, "赵复审")
    late = released(people, datetime(2026, 4, 1, 9, tzinfo=SHANGHAI), title="后发的解读", **TEXT)
    actions.link(by=hand(people.drafter, at), source=late, target=document, link_type="interprets")
    (row,) = explaining.explained("luan-data", 2026, date(2026, 6, 1))
    assert (row.standing, row.interpretation) == (Standing.SIGNED, late)


def test_that_none_is_needed_is_signed_for_good(people, at):
    document = draft(people, at, **RULE)
    declare(people, at, document, "not_needed", "只调整机关名称")
    approve(people, at, document)
    actions.release(by=hand(people.final, at, 4), document=document)
    assert [row.standing for row in explaining.explained("luan-data", 2026, date(2027, 6, 1))] == [Standing.SIGNED]


def test_an_agency_may_ask_that_every_normative_document_declares(system, people, at):
    before = draft(people, at, **RULE | {"document_number": "六数〔2026〕2号", "title": "以前的办法"})
    actions.submit(by=hand(people.drafter, at, 1), document=before)
    approved = released(people, at, **RULE | {"document_number": "六数〔2026〕3号", "title": "旧办法"})
    agencies.choose(by=system, agency=people.agency, name="declaring", value="required", since=date(2026, 3, 12))
    document, news = draft(people, at, **RULE), draft(people, at)
    with pytest.raises(Refused) as caught:
        actions.submit(by=hand(people.drafter, at, 1), document=document)
    assert codes(caught) == ["documents.interpretation_undeclared"] and states(document) == [State.DRAFT]
    actions.submit(by=hand(people.drafter, at, 1), document=news)
    declare(people, at, document, who="drafter")
    actions.submit(by=hand(people.drafter, at, 2), document=document)
    # What was released is corrected without declaring anew.
    actions.correct(by=hand(people.drafter, at, 30), document=approved, change_note="更正错字")
    actions.submit(by=hand(people.drafter, at, 31), document=approved)


def test_the_schedule_lets_both_out_at_one_moment_once(people, at, pair):
    through(people, at, pair[0])
    moment = at + timedelta(days=1)
    actions.schedule_together(by=hand(people.final, at, 4), document=pair[1], at=moment)
    assert explaining.partner_due(pair[0], at) == "" and explaining.partner_due(pair[0], moment) == pair[1]
    said = visit(moment)
    assert [line for line in said if line.startswith("released")] in (
        [f"released {pair[0]} and {pair[1]}"],
        [f"released {pair[1]} and {pair[0]}"],
    )
    assert not [line for line in visit(moment + timedelta(minutes=1)) if "released" in line]
    assert Entry.objects.filter(act="documents.release").count() == 2


def test_one_of_two_that_is_scheduled_alone_is_refused_and_holds_up_no_other(people, at, pair):
    through(people, at, pair[0])
    moment = at + timedelta(days=1)
    actions.schedule_together(by=hand(people.final, at, 4), document=pair[0], at=moment)
    actions.schedule_together(by=hand(people.final, at, 5), document=pair[0], at=None)
    actions.schedule(by=hand(people.final, at, 6), document=pair[0], at=None)
    assert not [line for line in visit(moment) if line.startswith("released")]


def test_late_and_missing_ones_are_told_by_the_working_days(people, at):
    released(people, at, **RULE)
    with_late = released(people, at, **RULE | {"title": "第二号", "document_number": "六数〔2026〕2号"})
    # Thursday 12 March: the third working day after is Tuesday 17 March.
    rows = {row.title: row for row in explaining.explained("luan-data", 2026, date(2026, 3, 17))}
    assert rows["数据管理办法"].due == date(2026, 3, 17) and rows["数据管理办法"].standing == Standing.WAITING
    late = released(people, datetime(2026, 3, 18, 9, tzinfo=SHANGHAI), title="迟来的解读", **TEXT)
    actions.link(by=hand(people.drafter, at), source=late, target=with_late, link_type="interprets")
    rows = {row.title: row for row in explaining.explained("luan-data", 2026, date(2026, 3, 18))}
    assert (rows["数据管理办法"].standing, rows["第二号"].standing) == (Standing.MISSING, Standing.LATE)
    assert explaining.counted(tuple(rows.values())) == {one: int(one in ("missing", "late")) for one in Standing}


def test_forms_are_counted_by_level(people, at):
    for form, level in (("text", "own"), ("picture", "own"), ("picture", "own"), ("video", "higher")):
        released(people, at, **TEXT | {"details": {"form": form, "level": level}})
    found = explaining.forms("luan-data", 2026)
    assert found["picture"] == {"own": 2, "higher": 0} and found["video"]["higher"] == 1
    assert set(found) == {"text", "picture", "video", "leader", "expert", "media"}
    assert sum(sum(one.values()) for one in explaining.forms("luan-data", 2025).values()) == 0


def test_taking_the_link_back_parts_the_pair(people, at, pair):
    document, other = pair
    actions.unlink(by=hand(people.drafter, at), source=other, target=document, link_type="interprets")
    assert explaining.pair(document).interpretation == ""
    with pytest.raises(Refused) as caught:
        actions.submit_together(by=hand(people.drafter, at, 1), document=document)
    assert codes(caught) == ["documents.no_partner"]


def test_one_interpretation_goes_along_with_one_document(people, at, pair):
    second = draft(people, at, **RULE | {"title": "第二号", "document_number": "六数〔2026〕2号"})
    actions.link(by=hand(people.drafter, at), source=pair[1], target=second, link_type="interprets")
    declare(people, at, second, who="drafter")
    assert explaining.pair(second).interpretation == ""
    assert Explaining.objects.filter(interpretation__public_id=pair[1]).count() == 1


def test_a_signed_reason_ends_the_notice_that_an_interpretation_is_missing(people, at):
    document = draft(people, at, **RULE)

    def told():
        return [one.code for one in queries.workbench(document, by=hand(people.drafter, at)).notices]

    assert "documents.not_interpreted" in told()
    declare(people, at, document, "not_needed", "仅转发上级文件")
    assert "documents.not_interpreted" not in told()
    approve(people, at, document)
    actions.release(by=hand(people.final, at, 4), document=document)
    (row,) = explaining.explained("luan-data", 2026, at.date())
    assert (row.standing, row.reason) == (Standing.SIGNED, "仅转发上级文件")


def test_impossible_declarations_are_refused(system, people, at, pair):
    news = draft(people, at)
    for document, declared, code in (
        (news, "needed", "documents.explained_kind"),
        (pair[0], "perhaps", "documents.declared_unknown"),
        (pair[0], "not_needed", "documents.interpretation_there"),
        ("nothing", "needed", "documents.unknown"),
    ):
        with pytest.raises(Refused) as caught:
            declare(people, at, document, declared, "理由")
        assert codes(caught) == [code]
    stranger = staff(system, bureau(system, "luan-water"), Role.OPENNESS)
    with pytest.raises(Refused) as caught:
        actions.declare_interpretation(by=hand(stranger, at), document=pair[0], declared="needed")
    assert codes(caught) == ["documents.not_your_agency"]
    before = Entry.objects.count()
    declare(people, at, pair[0])
    assert Entry.objects.count() == before


def test_a_correction_goes_out_alone(people, at, pair):
    through(people, at, pair[0])
    actions.release_together(by=hand(people.final, at, 4), document=pair[0])
    actions.correct(by=hand(people.drafter, at, 10), document=pair[0], change_note="更正错字")
    approve(people, at + timedelta(minutes=20), pair[0])
    actions.release(by=hand(people.final, at, 40), document=pair[0])
    assert section(people.agency, "normative")


def test_an_interpretation_of_another_agency_stops_nobody_and_is_found_again(system, people, at):
    other = three(system, bureau(system, "luan-water"))
    document = draft(people, at, **RULE)
    declare(people, at, document, who="drafter")
    reading = draft(other, at, title="水务局解读", **TEXT)
    actions.link(by=hand(other.drafter, at), source=reading, target=document, link_type="interprets")
    declare(people, at, document, who="final")
    assert Explaining.objects.get().interpretation is None
    approve(people, at, document)
    with pytest.raises(Refused) as caught:
        actions.release(by=hand(people.final, at, 4), document=document)
    assert codes(caught) == ["documents.interpretation_missing"]
    approve(other, at, reading)
    actions.release(by=hand(other.final, at, 4), document=reading)
    actions.release(by=hand(people.final, at, 5), document=document)
    assert "水务局解读" in queries.page("luan-data", document, "zh-hans", at.date()).html


def test_one_person_of_two_agencies_may_let_both_go_together(system, people, at):
    other = three(system, bureau(system, "luan-water"))
    document, reading = draft(people, at, **RULE), draft(other, at, title="水务局解读", **TEXT)
    declare(people, at, document, who="drafter")
    both = staff(system, people.agency, Role.DRAFTER)
    agencies.give_role(by=system, person=both, agency=other.agency, role=Role.DRAFTER)
    actions.link(by=hand(both, at), source=reading, target=document, link_type="interprets")
    assert Explaining.objects.get().interpretation.public_id == reading
