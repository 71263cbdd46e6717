"""From a drafter's keyboard to the reader, the annual report and the proof: one document crosses every room."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.addresses import document_address
from mingchuang.law.refusal import Refused
from mingchuang.law.review import State
from mingchuang.ledger import chain
from mingchuang.ledger.models import Entry
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.drill import records
from mingchuang.readings.verify.everything import check_everything
from mingchuang.readings.verify.reading import ask
from tests.factories.documents import Three, approved, content, draft, hand, released, three

pytestmark = pytest.mark.django_db
BODY = "<p>市政务服务中心自本月起开设周末窗口，办理参保登记和居住证业务。</p><p>预约可以通过网上平台或者电话提出。</p>"


@pytest.fixture
def people(system: object) -> Three:
    return three(system)  # type: ignore[arg-type]


def total(people: Three, at: datetime) -> int:
    return int(collect(people.agency.code, at.year).figures["proactive.total"])


def test_three_people_and_the_reader(people: Three, at: datetime, client: Client) -> None:
    """Written, passed and approved by three; until the release nobody outside can see it, afterwards everybody everywhere."""
    before, code = total(people, at), people.agency.code
    made = draft(people, at, title="周末窗口开放", body=BODY)
    address = document_address(code, made, "zh-hans")
    for step, who, act in (
        (1, people.drafter, actions.submit),
        (2, people.reviewer, actions.review),
        (3, people.final, actions.approve),
    ):
        assert client.get(address).status_code == 404
        act(by=hand(who, at, step), document=made)
    assert total(people, at) == before
    assert ask("市政务服务中心自本月起开设周末窗口，办理参保登记和居住证业务。").outcome == "none"
    actions.release(by=hand(people.final, at, 4), document=made)

    page = client.get(address)
    assert page.status_code == 200
    assert "周末窗口开放" in page.content.decode()
    assert "周末窗口开放" in client.get(f"/{code}/c/news").content.decode()
    assert total(people, at) == before + 1
    assert made in {row.public_id for row in records(code, at.year, "proactive.by_outlet.portal", 1).rows}
    found = queries.page(code, made, "zh-hans", at.date())
    assert ask(found.fingerprint).outcome == "same"  # type: ignore[union-attr]
    assert ask(
        "市政务服务中心自本月起开设周末窗口，办理参保登记和居住证业务。\n预约可以通过网上平台或者电话提出。"
    ).genuine
    acts = list(Entry.objects.filter(subject=f"document:{made}").order_by("seq").values_list("act", flat=True))
    assert acts == [f"documents.{name}" for name in ("create", "submit", "review", "approve", "release")]
    assert check_everything().sound


def test_nobody_is_two_of_the_three(people: Three, at: datetime, system: object) -> None:
    """Whoever wrote it cannot pass it and whoever passed it cannot approve it, whatever roles they hold."""
    from mingchuang.domains.agencies import actions as agencies
    from mingchuang.domains.agencies.roles import Role

    for person in (people.drafter, people.reviewer):
        for role in (Role.REVIEWER, Role.FINAL_REVIEWER):
            if not (person == people.reviewer and role is Role.REVIEWER):
                agencies.give_role(by=system, person=person, agency=people.agency, role=role, since=at.date())  # type: ignore[arg-type]
    made = draft(people, at)
    actions.submit(by=hand(people.drafter, at, 1), document=made)
    with pytest.raises(Refused):
        actions.review(by=hand(people.drafter, at, 2), document=made)
    actions.review(by=hand(people.reviewer, at, 3), document=made)
    for person in (people.drafter, people.reviewer):
        with pytest.raises(Refused):
            actions.approve(by=hand(person, at, 4), document=made)
    assert Entry.objects.filter(subject=f"document:{made}").count() == 3


def test_a_correction_replaces_and_the_old_text_is_still_known(people: Three, at: datetime, client: Client) -> None:
    made = released(people, at, title="窗口电话", body="<p>咨询窗口的电话号码是0564-3382611，欢迎来电。</p>")
    first = queries.page(people.agency.code, made, "zh-hans", at.date())
    before = total(people, at)
    later = at + timedelta(days=1)
    actions.correct(by=hand(people.drafter, later), document=made, change_note="更正电话号码")
    seen = queries.workbench(made, by=hand(people.drafter, later))
    changed = content(people.agency, title="窗口电话", body="<p>咨询窗口的电话号码是0564-3382620，欢迎来电。</p>")
    actions.save(by=hand(people.drafter, later, 1), document=made, content=changed, lock_version=seen.lock_version)
    address = document_address(people.agency.code, made, "zh-hans")
    assert "3382611" in client.get(address).content.decode()
    actions.submit(by=hand(people.drafter, later, 2), document=made)
    actions.review(by=hand(people.reviewer, later, 3), document=made)
    actions.approve(by=hand(people.final, later, 4), document=made)
    actions.release(by=hand(people.final, later, 5), document=made)
    page = client.get(address).content.decode()
    assert "3382620" in page and "3382611" not in page
    assert "更正电话号码" in page
    assert ask(first.fingerprint).outcome == "superseded"  # type: ignore[union-attr]
    assert total(people, at) == before
    assert check_everything().sound


@pytest.mark.parametrize(("reason", "status", "counts"), [("error", 410, 0), ("withdrawn", 200, 1)])
def test_a_withdrawal_reaches_every_window(
    people: Three, at: datetime, client: Client, reason: str, status: int, counts: int
) -> None:
    before = total(people, at)
    made = released(people, at, title="临时停车安排", body=BODY)
    fingerprint = queries.page(people.agency.code, made, "zh-hans", at.date()).fingerprint  # type: ignore[union-attr]
    actions.ask_withdrawal(by=hand(people.drafter, at, 5), document=made, reason=reason, explanation="安排已经变化")
    actions.withdraw(by=hand(people.final, at, 6), document=made)
    answer = client.get(document_address(people.agency.code, made, "zh-hans"))
    assert answer.status_code == status
    assert "安排已经变化" in answer.content.decode()
    assert total(people, at) == before + counts
    verdict = ask(fingerprint)
    assert verdict.release is not None
    assert verdict.outcome == "withdrawn" or verdict.release.state == "explained"


def test_a_consolidated_document_leads_on(people: Three, at: datetime, client: Client) -> None:
    target = released(people, at, title="停车安排汇总")
    made = released(people, at, title="东门停车安排", body=BODY)
    actions.ask_withdrawal(
        by=hand(people.drafter, at, 5), document=made, reason="consolidated", explanation="并入汇总", redirect_to=target
    )
    actions.withdraw(by=hand(people.final, at, 6), document=made)
    answer = client.get(document_address(people.agency.code, made, "zh-hans"))
    assert answer.status_code in (301, 302, 308)
    assert answer.headers["Location"].endswith(document_address(people.agency.code, target, "zh-hans"))


def test_an_edit_during_review_voids_what_was_passed(people: Three, at: datetime) -> None:
    made = approved(people, at)
    seen = queries.workbench(made, by=hand(people.drafter, at, 5))
    actions.save(
        by=hand(people.drafter, at, 6), document=made, content=content(people.agency, title="改过的标题"),
        lock_version=seen.lock_version,
    )  # fmt: skip
    with pytest.raises(Refused):
        actions.release(by=hand(people.final, at, 7), document=made)
    assert queries.workbench(made, by=hand(people.drafter, at, 8)).state is State.DRAFT
    assert chain.check().whole
