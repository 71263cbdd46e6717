"""A document from draft to release: three people, one gate, one ledger line an act."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, queries, upkeep
from mingchuang.domains.documents.models import Document, Edition, Fragment, Hand, Release
from mingchuang.law.documents.validity import Validity
from mingchuang.law.refusal import Refused
from mingchuang.ledger import chain
from mingchuang.ledger.acts import By
from mingchuang.ledger.fingerprints import sha256, text_hash
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, staff
from tests.factories.documents import (
    NORMATIVE,
    approve,
    approved,
    content,
    draft,
    hand,
    released,
    section,
    three,
    withdrawn,
)

pytestmark = pytest.mark.django_db
LAPSED = NORMATIVE | {
    "made_on": date(2025, 1, 2),
    "issued_on": date(2025, 1, 3),
    "effective_on": date(2025, 1, 4),
    "expires_on": date(2025, 12, 31),
}


@pytest.fixture
def people(system):
    return three(system)


def codes(caught):
    return [refusal.code for refusal in caught.value.refusals]


def test_each_act_writes_exactly_one_line(people, at):
    before = Entry.objects.count()
    made = released(people, at)
    acts = list(Entry.objects.filter(seq__gt=before).order_by("seq").values_list("act", flat=True))
    assert acts == [f"documents.{verb}" for verb in ("create", "submit", "review", "approve", "release")]
    assert {line.subject for line in Entry.objects.filter(seq__gt=before)} == {f"document:{made}"}


def test_a_release_is_read_on_its_page_with_its_fingerprint(people, at):
    made = released(people, at, title="数据共享办法", body="<p>第一条</p><script>alert(1)</script>")
    release = Release.objects.get(document__public_id=made)
    assert release.fingerprint == sha256(release.value)
    for language, word in (("zh-hans", "索引号"), ("en", "Index number")):
        page = queries.page("luan-data", made, language, at.date())
        assert page.fingerprint == release.fingerprint
        assert "数据共享办法" in page.html and word in page.html and "script" not in page.html
    assert str(Entry.objects.latest("seq").facts).count(release.fingerprint) == 1


def test_a_page_is_made_from_what_was_released_and_from_nothing_else(people, at):
    made = released(people, at, title="原标题", body="<p>原文</p>")
    Edition.objects.update(title="改过的标题", body="<p>改过</p>")
    upkeep.rebuild_stale(at.date() + timedelta(days=4000))
    Fragment.objects.update(template="older")
    assert upkeep.rebuild_stale(at.date()) == 1
    html = queries.page("luan-data", made, "zh-hans", at.date()).html
    assert "原标题" in html and "改过" not in html
    assert list(queries.broken()) == []
    Fragment.objects.filter(language="en").update(html="<p>改过</p>")
    assert [one[0] for one in queries.broken()] == [made]


def test_a_page_with_a_table_is_what_was_released(people, at):
    made = released(people, at, body="<p>名单</p><table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>")
    assert "<td>甲</td>" in queries.page("luan-data", made, "zh-hans", at.date()).html
    assert list(queries.broken()) == []


def test_an_altered_value_is_found(people, at):
    made = released(people, at)
    Release.objects.update(value=Release.objects.get().value.replace("会议", "比分直播"))
    assert [one[0] for one in queries.broken()] == [made]


def test_the_page_is_one_query(people, at, django_assert_num_queries):
    made = released(people, at)
    with django_assert_num_queries(1):
        queries.page("luan-data", made, "zh-hans", at.date())


@pytest.mark.parametrize("stage", ["draft", "submitted", "reviewed", "approved"])
def test_nothing_is_public_before_its_release(people, at, stage):
    made = draft(people, at)
    steps = [
        lambda: actions.submit(by=hand(people.drafter, at), document=made),
        lambda: actions.review(by=hand(people.reviewer, at), document=made),
        lambda: actions.approve(by=hand(people.final, at), document=made),
    ]
    for step in steps[: ["draft", "submitted", "reviewed", "approved"].index(stage)]:
        step()
    assert queries.page("luan-data", made, "zh-hans", at.date()).what == "unknown"
    assert queries.section_list(section(people.agency), on=at.date()).total == 0
    assert queries.latest(on=at.date()) == ()


def test_three_people_are_needed_whatever_roles_one_holds(system, people, at):
    everybody = list(Role)
    one = staff(system, people.agency, *everybody)
    made = actions.create(by=By(one, at), publishing_agency="luan-data", content=content(people.agency)).public_id
    actions.submit(by=By(one, at), document=made)
    with pytest.raises(Refused) as caught:
        actions.review(by=By(one, at), document=made)
    assert codes(caught) == ["review.author_may_not"]
    other = staff(system, people.agency, *everybody)
    actions.review(by=By(other, at), document=made)
    for person in (one, other):
        with pytest.raises(Refused):
            actions.approve(by=By(person, at), document=made)


def test_the_database_itself_keeps_the_three_apart(people, at):
    made = draft(people, at)
    edition = Edition.objects.get(document__public_id=made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hand.objects.create(edition=edition, person=people.drafter, level=1, verdict="passed", at=at)
    Hand.objects.create(edition=edition, person=people.reviewer, level=1, verdict="passed", at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hand.objects.create(edition=edition, person=people.reviewer, level=2, verdict="passed", at=at)


def test_an_edit_during_review_sends_it_back_and_voids_the_passes(people, at):
    made = approved(people, at)
    version = Document.objects.get(public_id=made).lock_version
    saved = actions.save(
        by=hand(people.drafter, at, 9), document=made, content=content(people.agency), lock_version=version
    )
    assert saved.state == "draft"
    assert not Hand.objects.filter(edition__document__public_id=made, verdict="passed", voided_at=None).exists()
    approve(people, at + timedelta(hours=1), made)
    actions.release(by=hand(people.final, at, 99), document=made)


def test_two_who_save_one_edition_get_a_comparison_not_a_loss(people, system, at):
    made = draft(people, at, body="<p>甲乙丙</p>")
    other = staff(system, people.agency, Role.DRAFTER)
    version = Document.objects.get(public_id=made).lock_version
    actions.save(
        by=By(other, at), document=made, content=content(people.agency, body="<p>甲丁丙</p>"), lock_version=version
    )
    typed = content(people.agency, body="<p>甲乙戊</p>")
    with pytest.raises(Refused) as caught:
        actions.save(by=hand(people.drafter, at), document=made, content=typed, lock_version=version)
    assert codes(caught) == ["documents.changed_meanwhile"]
    changes = queries.against_typed(made, typed, by=hand(people.drafter, at))
    assert "丁" in "".join(change.text for change in changes if change.kind == "removed")
    assert "戊" in "".join(change.text for change in changes if change.kind == "added")


@pytest.mark.parametrize("times", [2, 3])
def test_a_second_click_does_nothing_twice(people, at, times):
    made = draft(people, at)
    before = Entry.objects.count()
    for act, person in (
        (actions.submit, people.drafter),
        (actions.review, people.reviewer),
        (actions.approve, people.final),
        (actions.release, people.final),
    ):
        for _ in range(times):
            act(by=hand(person, at), document=made)
    assert Entry.objects.count() == before + 4
    assert Release.objects.count() == 1


def test_a_second_click_on_the_new_form_makes_one_document(people, at):
    first, second = (
        actions.create(
            by=hand(people.drafter, at), publishing_agency="luan-data", content=content(people.agency), form_key="k1"
        )
        for _ in range(2)
    )
    assert first.public_id == second.public_id
    assert Document.objects.count() == 1


def test_index_numbers_run_per_agency_and_month_and_never_change(people, at):
    numbers = [
        Document.objects.get(public_id=draft(people, at, made_on=day)).index_number
        for day in (date(2026, 1, 5), date(2026, 1, 9), date(2026, 2, 1))
    ]
    code = people.agency.credit_code
    assert numbers == [f"{code}/202601-00001", f"{code}/202601-00002", f"{code}/202602-00001"]
    made = draft(people, at, made_on=date(2026, 1, 5))
    number = Document.objects.get(public_id=made).index_number
    actions.save(
        by=hand(people.drafter, at),
        document=made,
        content=content(people.agency, made_on=date(2025, 1, 5)),
        lock_version=0,
    )
    assert Document.objects.get(public_id=made).index_number == number


def test_a_document_number_belongs_to_one_document(people, at):
    draft(people, at, document_number="六数〔2026〕3号", title="甲文件")
    before = Document.objects.count(), Entry.objects.count()
    with pytest.raises(Refused) as caught:
        draft(people, at, document_number="六数[2026]03号")
    assert codes(caught) == ["documents.number_taken"]
    assert caught.value.refusals[0].facts["title"] == "甲文件"
    assert (Document.objects.count(), Entry.objects.count()) == before


def test_a_discarded_draft_gives_its_number_back(people, at):
    made = draft(people, at, document_number="六数〔2026〕3号")
    with pytest.raises(Refused) as caught:
        draft(people, at, document_number="六数〔2026〕3号")
    assert codes(caught) == ["documents.number_taken"]
    actions.discard(by=hand(people.drafter, at), document=made)
    again = draft(people, at, document_number="六数〔2026〕3号")
    assert Document.objects.get(public_id=again).document_number == "六数〔2026〕3号"


def test_a_text_nested_beyond_sense_is_refused_and_nothing_is_written(people, at):
    before = (Document.objects.count(), Entry.objects.count())
    with pytest.raises(Refused) as caught:
        draft(people, at, body="<div>" * 100_000 + "文")
    assert codes(caught) == ["press.too_deep"]
    assert (Document.objects.count(), Entry.objects.count()) == before


def test_a_correction_takes_the_place_of_the_edition_before(people, at):
    made = released(people, at, title="旧标题")
    with pytest.raises(Refused):
        actions.correct(by=hand(people.drafter, at), document=made, change_note=" ")
    actions.correct(by=hand(people.drafter, at, 60), document=made, change_note="更正日期")
    version = Document.objects.get(public_id=made).lock_version
    actions.save(
        by=hand(people.drafter, at, 61),
        document=made,
        content=content(people.agency, title="新标题"),
        lock_version=version,
    )
    assert queries.page("luan-data", made, "zh-hans", at.date()).title == "旧标题"
    approve(people, at + timedelta(hours=2), made)
    actions.release(by=hand(people.final, at, 130), document=made)
    page = queries.page("luan-data", made, "zh-hans", at.date())
    assert (page.title, page.version) == ("新标题", 2)
    assert "更正日期" in page.html
    assert list(Edition.objects.values_list("state", flat=True)) == ["superseded", "released"]
    assert page.first_released_at < page.released_at
    found = queries.compared(made, 1, 2, by=hand(people.drafter, at))
    assert [one.title for one in found.facts] == ["旧标题", "新标题"]
    assert (found.old.number, found.new.number, found.may_restore) == (1, 2, True)


@pytest.mark.parametrize(("reason", "what"), [("error", "gone"), ("consolidated", "redirect"), ("withdrawn", "page")])
def test_a_withdrawal_shows_what_its_reason_says(people, at, reason, what):
    other = released(people, at) if reason == "consolidated" else ""
    made = withdrawn(people, at, reason, redirect_to=other, title="要撤回的信息")
    page = queries.page("luan-data", made, "zh-hans", at.date())
    if what == "page":
        assert "内容有误" in page.html
    else:
        assert page.what == what
        assert "要撤回的信息" not in str(page)
    listed = {row.public_id for row in queries.section_list(section(people.agency), on=at.date()).rows}
    assert (made in listed) is (what == "page")
    if other:
        assert page.address == f"/luan-data/d/{other}"


def test_what_was_withdrawn_comes_back_by_a_correction(people, at):
    made = withdrawn(people, at)
    first = Document.objects.get(public_id=made).first_released_at
    actions.correct(by=hand(people.drafter, at, 10), document=made, change_note="改正后重新发布")
    approve(people, at + timedelta(minutes=20), made)
    assert queries.page("luan-data", made, "zh-hans", at.date()).what == "gone"
    actions.release(by=hand(people.final, at, 40), document=made)
    page = queries.page("luan-data", made, "zh-hans", at.date())
    assert (page.version, page.first_released_at) == (2, first)
    assert queries.section_list(section(people.agency), on=at.date()).total == 1


def test_verification_knows_what_was_withdrawn_and_why(people, at):
    released(people, at)
    withdrawn(people, at, "withdrawn", body="<p>已过时的安排</p>")
    found = queries.by_text_hash(text_hash("已过时的安排"))
    assert [(one.state, one.withdrawn_because) for one in found] == [("explained", "内容有误")]
    assert queries.by_fingerprint(found[0].fingerprint.upper()) == found[0]


@pytest.mark.parametrize("title", ["标\x00题", "标\u202e题", "  标题\u200b ", "标\ud800题"])
def test_signs_that_nobody_sees_are_not_kept(people, at, title):
    made = draft(people, at, title=title, keywords=f"甲{title}", summary=title)
    edition = Edition.objects.get(document__public_id=made)
    assert (edition.title, edition.summary) == ("标题", "标题")


def test_a_withdrawal_needs_two_people(system, people, at):
    made = released(people, at)
    both = staff(system, people.agency, Role.DRAFTER, Role.FINAL_REVIEWER)
    actions.ask_withdrawal(by=By(both, at), document=made, reason="error", explanation="日期有误")
    with pytest.raises(Refused) as caught:
        actions.withdraw(by=By(both, at), document=made)
    assert codes(caught) == ["documents.withdrawal_by_another"]
    assert queries.page("luan-data", made, "zh-hans", at.date()).title
    actions.decline_withdrawal(by=hand(people.final, at), document=made)
    with pytest.raises(Refused):
        actions.withdraw(by=hand(people.final, at), document=made)


def test_a_finding_blocks_until_the_openness_office_lets_it_pass(people, at):
    made = draft(people, at, body="<p>领取人张三,身份证号码110101199003074071,电话保密。</p>")
    actions.submit(by=hand(people.drafter, at), document=made)
    actions.review(by=hand(people.reviewer, at), document=made)
    with pytest.raises(Refused) as caught:
        actions.approve(by=hand(people.final, at), document=made)
    assert codes(caught) == ["review.finding_open"]
    bench = queries.workbench(made, by=hand(people.openness, at))
    for one in [one for one in bench.findings if one.action == "flag"]:
        finding = {"kind": one.kind, "start": one.start, "end": one.end}
        with pytest.raises(Refused):
            actions.override_finding(by=hand(people.final, at), document=made, reason="经核实", **finding)
        with pytest.raises(Refused):
            actions.override_finding(by=hand(people.openness, at), document=made, reason="", **finding)
        actions.override_finding(by=hand(people.openness, at), document=made, reason="经本人同意公开", **finding)
    actions.approve(by=hand(people.final, at), document=made)
    assert "110101199003074071" not in "".join(Entry.objects.values_list("facts", flat=True))


def test_what_is_not_for_the_public_is_never_released(people, at):
    made = approved(people, at, publicity="withheld", publicity_reason="条例第十四条")
    with pytest.raises(Refused) as caught:
        actions.release(by=hand(people.final, at), document=made)
    assert codes(caught) == ["documents.not_for_publication"]


def test_the_schedule_releases_at_its_moment_and_not_before(system, people, at):
    made = approved(people, at)
    later = at + timedelta(days=1)
    with pytest.raises(Refused):
        actions.release(by=system, document=made)
    actions.schedule(by=hand(people.final, at), document=made, at=later)
    assert queries.due_for_release(at) == []
    with pytest.raises(Refused):
        actions.release(by=system, document=made)
    assert queries.due_for_release(later) == [made]
    actions.release(by=By(system.person, later), document=made)
    assert queries.due_for_release(later) == []
    assert queries.page("luan-data", made, "zh-hans", later.date()).released_at == later


def test_links_are_read_both_ways_and_follow_the_release(people, at):
    policy = released(people, at, title="某办法", document_number="六数〔2026〕1号", slug="normative", **NORMATIVE)
    reading = approved(
        people,
        at,
        kind="interpretation",
        title="某办法解读",
        slug="interpretation",
        details={"form": "text", "level": "own"},
    )
    actions.link(by=hand(people.drafter, at), source=reading, target=policy, link_type="interprets")
    assert "某办法解读" not in queries.page("luan-data", policy, "zh-hans", at.date()).html
    actions.release(by=hand(people.final, at), document=reading)
    assert "某办法解读" in queries.page("luan-data", policy, "zh-hans", at.date()).html
    assert f"/luan-data/d/{policy}" in queries.page("luan-data", reading, "zh-hans", at.date()).html
    assert f"/en/luan-data/d/{policy}" in queries.page("luan-data", reading, "en", at.date()).html
    actions.unlink(by=hand(people.drafter, at), source=reading, target=policy, link_type="interprets")
    assert "某办法解读" not in queries.page("luan-data", policy, "zh-hans", at.date()).html


def test_a_repeal_by_another_document_marks_the_page(people, at):
    old = released(people, at, document_number="六数〔2026〕1号", slug="normative", **NORMATIVE)
    repealing = NORMATIVE | {"effective_on": date(2026, 4, 1)}
    new = approved(people, at, document_number="六数〔2026〕2号", slug="normative", **repealing)
    actions.link(by=hand(people.final, at), source=new, target=old, link_type="repeals")
    assert Document.objects.get(public_id=old).repealed_on is None
    actions.release(by=hand(people.final, at), document=new)
    assert Document.objects.get(public_id=old).repealed_on == date(2026, 4, 1)
    before, after = (queries.page("luan-data", old, "zh-hans", day) for day in (date(2026, 3, 31), date(2026, 4, 1)))
    assert "本文件已废止" not in before.html
    assert "本文件已废止" in after.html
    assert before.etag != after.etag


def test_a_clean_up_decides_document_by_document(people, at):
    ids = [
        released(people, at, document_number=f"六数〔2026〕{n}号", slug="normative", **NORMATIVE) for n in range(1, 4)
    ]
    before = Entry.objects.count()
    for made, decision in zip(ids, ("keep", "amend", "repeal"), strict=True):
        actions.clean_up(by=hand(people.openness, at), document=made, decision=decision, basis="局长办公会第3次会议")
    assert Entry.objects.count() == before + 3
    assert len(queries.in_force("luan-data", at.date())) == 2
    assert [row.decision for row in queries.clean_ups("luan-data", at.date(), at.date())] == ["keep", "amend", "repeal"]
    with pytest.raises(Refused):
        actions.clean_up(by=hand(people.drafter, at), document=ids[0], decision="keep", basis="会议")
    news = released(people, at)
    with pytest.raises(Refused) as caught:
        actions.clean_up(by=hand(people.openness, at), document=news, decision="keep", basis="会议")
    assert codes(caught) == ["documents.clean_up_normative_only"]


def test_files_follow_the_editions(people, at):
    made = draft(people, at)
    file = actions.attach(by=hand(people.drafter, at), document=made, name="附件.txt", content="附件正文".encode())
    assert queries.attachment("luan-data", made, file) is None
    approve(people, at, made)
    actions.release(by=hand(people.final, at), document=made)
    assert queries.attachment("luan-data", made, file).name == "附件.txt"
    assert f"/luan-data/d/{made}/files/{file}" in queries.page("luan-data", made, "zh-hans", at.date()).html
    actions.correct(by=hand(people.drafter, at), document=made, change_note="去掉附件")
    actions.detach(by=hand(people.drafter, at), document=made, file=file)
    assert queries.attachment("luan-data", made, file) is not None
    approve(people, at, made)
    actions.release(by=hand(people.final, at), document=made)
    assert queries.attachment("luan-data", made, file) is None


def test_a_file_is_judged_by_content_and_screened(people, at):
    made = draft(people, at)
    by = hand(people.drafter, at)
    for name, body in (("a.pdf", b"MZ\x90\x00"), ("a.exe", b"x"), ("a.txt", b"")):
        with pytest.raises(Refused):
            actions.attach(by=by, document=made, name=name, content=body)
    first = actions.attach(by=by, document=made, name="名单.txt", content="身份证号码110101199003074071".encode())
    assert (
        actions.attach(by=by, document=made, name="名单.txt", content="身份证号码110101199003074071".encode()) == first
    )
    actions.submit(by=by, document=made)
    actions.review(by=hand(people.reviewer, at), document=made)
    with pytest.raises(Refused) as caught:
        actions.approve(by=hand(people.final, at), document=made)
    assert codes(caught) == ["review.finding_open"]


def test_sections_page_through_without_gap_or_double(people, at):
    made = [released(people, at + timedelta(minutes=n // 3)) for n in range(7)]
    seen = []
    for page in (1, 2, 3):
        found = queries.section_list(section(people.agency), on=at.date(), page=page, size=3)
        assert (found.total, found.pages) == (7, 3)
        seen += [row.public_id for row in found.rows]
    assert seen == made[::-1]
    assert queries.section_list(section(people.agency), on=at.date(), page=99, size=3).page == 3


def test_lists_are_filtered_by_kind_year_and_force(system, at):
    people = three(By(system.person, at - timedelta(days=500)))
    old = released(people, at - timedelta(days=400), slug="normative", document_number="六数〔2025〕1号", **LAPSED)
    new = released(people, at, slug="normative", document_number="六数〔2026〕1号", **NORMATIVE)
    place = section(people.agency, "normative")
    found = queries.section_list(place, on=at.date())
    assert ([row.public_id for row in found.rows], found.years, found.kinds) == (
        [new, old],
        {2026: 1, 2025: 1},
        {"normative": 2},
    )
    for choice, expected in (
        ({"year": 2025}, [old]),
        ({"year": 2024}, []),
        ({"kind": "normative"}, [new, old]),
        ({"kind": "news"}, []),
        ({"validity": Validity.VALID}, [new]),
        ({"validity": Validity.EXPIRED}, [old]),
        ({"validity": Validity.NOT_YET}, []),
        ({"year": 99999}, []),
    ):
        assert [
            row.public_id for row in queries.section_list(place, on=at.date(), choice=queries.Narrowing(**choice)).rows
        ] == expected
    assert [row.validity.value for row in found.rows] == ["valid", "expired"]


def test_the_first_placement_stays_and_others_move(people, at):
    made = released(people, at)
    actions.place(by=hand(people.drafter, at), document=made, section=section(people.agency, "notices"))
    assert queries.section_list(section(people.agency, "notices"), on=at.date()).total == 1
    with pytest.raises(Refused) as caught:
        actions.unplace(by=hand(people.drafter, at), document=made, section=section(people.agency))
    assert codes(caught) == ["documents.first_placement_stays"]
    actions.unplace(by=hand(people.drafter, at), document=made, section=section(people.agency, "notices"))
    assert queries.section_list(section(people.agency, "notices"), on=at.date()).total == 0
    with pytest.raises(Refused) as caught:
        actions.place(by=hand(people.drafter, at), document=made, section=section(people.agency, "statutory"))
    assert codes(caught) == ["catalogue.section_group"]


def test_a_failure_in_the_middle_of_a_release_leaves_nothing(people, at, monkeypatch):
    made = approved(people, at)
    before = Entry.objects.count()

    def fail(*args, **kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr("mingchuang.domains.documents.actions.common.record", fail)
    with pytest.raises(RuntimeError):
        actions.release(by=hand(people.final, at), document=made)
    assert Entry.objects.count() == before
    assert not Release.objects.exists() and not Fragment.objects.exists()
    assert queries.page("luan-data", made, "zh-hans", at.date()).what == "unknown"
    assert Edition.objects.get().state == "approved"


def test_the_queues_show_each_person_what_is_theirs(people, at):
    made = draft(people, at)
    see = lambda person: queries.queues(person, at.date())  # noqa: E731
    assert [row.act for row in see(people.drafter).mine] == ["submit"]
    actions.submit(by=hand(people.drafter, at), document=made)
    assert [row.public_id for row in see(people.drafter).waiting] == [made]
    assert [row.act for row in see(people.reviewer).mine] == ["pass"]
    assert see(people.final).mine == ()
    actions.send_back(by=hand(people.reviewer, at), document=made, opinion="补充依据")
    assert [row.returned_with for row in see(people.drafter).mine] == ["补充依据"]
    approve(people, at, made)
    assert [row.act for row in see(people.final).mine] == ["release"]
    assert see(people.reviewer).mine == ()
    actions.release(by=hand(people.final, at), document=made)
    assert see(people.final).mine == () and see(people.drafter).waiting == ()
    actions.ask_withdrawal(by=hand(people.drafter, at), document=made, reason="error", explanation="有误")
    assert [row.act for row in see(people.final).mine] == ["withdraw"]


def test_another_agencys_people_see_and_do_nothing(system, people, at):
    elsewhere = bureau(system, code="luan-health", name="六安市卫生健康委员会")
    stranger = staff(system, elsewhere, Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)
    made = draft(people, at)
    by = By(stranger, at)
    for attempt in (
        lambda: queries.workbench(made, by=by),
        lambda: actions.submit(by=by, document=made),
        lambda: actions.save(by=by, document=made, content=content(people.agency), lock_version=0),
        lambda: actions.create(by=by, publishing_agency="luan-data", content=content(people.agency)),
        lambda: actions.place(by=by, document=made, section=section(people.agency, "notices")),
    ):
        with pytest.raises(Refused):
            attempt()
    assert queries.queues(stranger, at.date()).mine == ()


def test_the_chain_holds_after_all_of_it(people, at):
    released(people, at)
    withdrawn(people, at)
    assert chain.check().whole
