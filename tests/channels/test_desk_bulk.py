"""Bulk acts: looked at before, one act and one line a record, nothing twice."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mingchuang.channels.desk.bulk import running
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Edition, Placement
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau, staff
from tests.factories.disclosure import office, received

pytestmark = pytest.mark.django_db
DOCUMENTS = "/desk/bulk/documents/"
REQUESTS = "/desk/bulk/requests/"


@pytest.fixture
def people(system):
    return factory.three(system)


def boxes(page):
    return re.findall(r'name="row" value="([^"]+)"', page)


def states(*documents):
    return [Edition.objects.filter(document__public_id=one).latest("number").state for one in documents]


def test_what_will_change_is_said_for_each_row_and_nothing_is_done_yet(client, people):
    now = timezone.now()
    good = factory.draft(people, now, title="可以提交")
    bad = factory.draft(people, now, title="缺少内容", body="")
    client.force_login(settled(people.drafter))
    rows = boxes(text(client.get(f"{DOCUMENTS}?act=submit")))
    assert len(rows) == 2
    lines = Entry.objects.count()
    page = text(client.post(f"{DOCUMENTS}?act=submit", {"row": rows, "step": "review"}))
    assert "草稿 → 待审核" in page or "→" in page
    changing, refused = page.split("不变更的")
    assert "可以提交" in changing
    assert "缺少内容" in refused
    assert len(boxes(page)) == 1
    assert Entry.objects.count() == lines
    assert states(good, bad) == ["draft", "draft"]


def test_confirmed_each_row_is_one_act_and_a_second_sending_does_nothing(client, people):
    now = timezone.now()
    made = [factory.draft(people, now) for _ in range(3)]
    client.force_login(settled(people.drafter))
    rows = boxes(text(client.get(f"{DOCUMENTS}?act=submit")))
    sent = {"row": boxes(text(client.post(f"{DOCUMENTS}?act=submit", {"row": rows}))), "step": "run"}
    lines = Entry.objects.count()
    assert "已办理3件" in text(client.post(f"{DOCUMENTS}?act=submit", sent))
    assert states(*made) == ["submitted"] * 3
    assert list(Entry.objects.filter(seq__gt=lines).values_list("act", flat=True)) == ["documents.submit"] * 3
    page = text(client.post(f"{DOCUMENTS}?act=submit", sent))
    assert "已经办理" in page
    assert Entry.objects.count() == lines + 3


def test_a_run_that_was_stopped_is_gone_on_with(client, people, monkeypatch):
    now = timezone.now()
    made = [factory.draft(people, now) for _ in range(3)]
    client.force_login(settled(people.drafter))
    rows = boxes(text(client.get(f"{DOCUMENTS}?act=submit")))
    whole, calls = running._verdict, []

    def stopped(*given, **named):
        if len(calls) == 1:
            raise KeyboardInterrupt
        calls.append(1)
        return whole(*given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(running, "_verdict", stopped)
        with pytest.raises(KeyboardInterrupt):
            client.post(f"{DOCUMENTS}?act=submit", {"row": rows, "step": "run"})
    assert sorted(states(*made)) == ["draft", "draft", "submitted"]
    lines = Entry.objects.count()
    client.post(f"{DOCUMENTS}?act=submit", {"row": rows, "step": "run"})
    assert states(*made) == ["submitted"] * 3
    assert Entry.objects.count() == lines + 2


def test_what_somebody_changed_meanwhile_is_left_alone(client, people):
    made = factory.draft(people, timezone.now())
    client.force_login(settled(people.drafter))
    rows = boxes(text(client.get(f"{DOCUMENTS}?act=discard")))
    actions.submit(by=factory.hand(people.drafter, timezone.now()), document=made)
    page = text(client.post(f"{DOCUMENTS}?act=discard", {"row": rows, "step": "run"}))
    assert "已有变化" in page
    assert states(made) == ["submitted"]


def test_they_are_placed_in_one_more_section(client, people):
    made = [factory.released(people, timezone.now()) for _ in range(2)]
    client.force_login(settled(people.openness))
    address = f"{DOCUMENTS}?act=place&state=released"
    rows = boxes(text(client.get(address)))
    assert client.post(address, {"row": rows, "given-section": "0"}).status_code == 422
    offered = [int(one) for one in re.findall(r'<option value="(\d+)"', text(client.get(address)))]
    section = next(one for one in offered if one != factory.section(people.agency))
    page = text(client.post(address, {"row": rows, "given-section": section}))
    assert "将变更2件" in page
    client.post(address, {"row": boxes(page), "given-section": section, "step": "run"})
    assert Placement.objects.filter(document__public_id__in=made, section=section).count() == 2


def test_they_are_scheduled_and_a_moment_that_has_passed_is_refused_row_by_row(client, people):
    made = factory.approved(people, timezone.now())
    client.force_login(settled(people.final))
    address = f"{DOCUMENTS}?act=schedule"
    rows = boxes(text(client.get(address)))
    past = {"given-day_year": 2020, "given-day_month": 1, "given-day_day": 2, "given-time": "9:00"}
    page = text(client.post(address, {"row": rows, **past}))
    assert "立即发布" in page
    assert not boxes(page)
    day = timezone.localdate() + timedelta(days=3)
    ahead = {"given-day_year": day.year, "given-day_month": day.month, "given-day_day": day.day, "given-time": "9:00"}
    page = text(client.post(address, {"row": rows, **ahead}))
    typed = dict(re.findall(r'type="hidden" name="(given-[a-z_]+)" value="([^"]*)"', page))
    client.post(address, {"row": boxes(page), "step": "run", **typed})
    assert Edition.objects.get(document__public_id=made).scheduled_for is not None


def test_requests_are_given_to_a_handler(client, system):
    place = office(system)
    for _ in range(2):
        received(place, timezone.localdate())
    client.force_login(settled(place.clerk))
    address = f"{REQUESTS}?act=assign"
    rows = boxes(text(client.get(address)))
    assert client.post(address, {"row": rows, "given-handler": "nobody"}).status_code == 422
    sent = {"row": rows, "given-handler": place.handler.public_id}
    assert "将变更2件" in text(client.post(address, sent))
    lines = Entry.objects.count()
    for _ in range(2):
        client.post(address, {**sent, "step": "run"})
    assert Entry.objects.count() == lines + 2
    assert set(DisclosureRequest.objects.values_list("handler", flat=True)) == {place.handler.pk}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"row": ["nothing"]},
        {"row": ["x y"] * 500},
        {"row": ["\x00 1"], "step": "run"},
        {"step": "explode", "row": ["a b"]},
    ],
)
def test_nonsense_gets_a_sentence_and_does_nothing(client, people, sent):
    factory.draft(people, timezone.now())
    client.force_login(settled(people.drafter))
    lines = Entry.objects.count()
    assert client.post(f"{DOCUMENTS}?act=submit&page=x", sent).status_code in (200, 422)
    assert Entry.objects.count() == lines


def test_rows_of_another_agency_and_acts_of_another_role_are_out_of_reach(client, system, people):
    made = factory.draft(people, timezone.now())
    version = f"draft@{Edition.objects.get().saved_at.isoformat()}"
    other = bureau(system, "luan-other", "六安市其他局")
    at_desk(client, system, other, Role.DRAFTER)
    client.post(f"{DOCUMENTS}?act=submit", {"row": [f"{made} {version}"], "step": "run"})
    assert states(made) == ["draft"]
    client.force_login(settled(staff(system, people.agency, Role.REVIEWER)))
    client.post(f"{DOCUMENTS}?act=submit", {"row": [f"{made} {version}"], "step": "run"})
    assert states(made) == ["draft"]
    client.force_login(settled(staff(system, people.agency, Role.HANDLER)))
    assert client.get(DOCUMENTS).status_code == 403
    assert client.get(REQUESTS).status_code == 403
