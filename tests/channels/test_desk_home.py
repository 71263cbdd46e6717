"""待办: three lists, sorted by due day, with the next act as the row's button."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mingchuang.channels.desk.todo import tasks
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import documents as factory
from tests.factories.disclosure import in_hand, office, received

pytestmark = pytest.mark.django_db


def home(client, person):
    client.force_login(person)
    answer = client.get("/desk/")
    return answer, {name: answer.context[name] for name in ("mine", "waiting", "overdue")}


def titles(table):
    return [row[0].text for row in table.rows] if table else []


def test_a_document_moves_from_list_to_list_as_it_passes_the_three(client, people):
    now = timezone.now()
    document = factory.draft(people, now, title="三个人的信息")
    answer, lists = home(client, people.drafter)
    assert titles(lists["mine"]) == ["三个人的信息"]
    assert "提交审核" in text(answer)
    actions.submit(by=factory.hand(people.drafter, now, 1), document=document)
    answer, lists = home(client, people.drafter)
    assert titles(lists["waiting"]) == ["三个人的信息"]
    assert lists["waiting"].rows[0][-1] == "等审核人办理"
    answer, lists = home(client, people.reviewer)
    assert titles(lists["mine"]) == ["三个人的信息"]
    assert "审核通过" in text(answer)
    actions.send_back(by=factory.hand(people.reviewer, now, 2), document=document, opinion="请补充")
    answer, lists = home(client, people.drafter)
    assert titles(lists["mine"]) == ["三个人的信息"]
    assert "退回：请补充" in text(answer)


def test_what_should_have_been_public_by_now_is_overdue_and_stands_apart(client, people):
    day = timezone.localdate()
    factory.draft(people, timezone.now(), title="早该公开", made_on=day - timedelta(days=60))
    factory.draft(people, timezone.now(), title="还有时间", made_on=day)
    _answer, lists = home(client, people.drafter)
    assert titles(lists["overdue"]) == ["早该公开"]
    assert titles(lists["mine"]) == ["还有时间"]


def test_rows_stand_in_the_order_of_their_due_days(client, people):
    day = timezone.localdate()
    for days in (3, 9, 6):
        factory.draft(people, timezone.now(), title=f"{days}天前", made_on=day - timedelta(days=days))
    assert titles(home(client, people.drafter)[1]["mine"]) == ["9天前", "6天前", "3天前"]


def test_requests_stand_beside_documents_with_whoever_has_the_move(client, system):
    place = office(system)
    day = timezone.localdate() - timedelta(days=2)
    received(place, day)
    clerk, handler = settled(place.clerk), settled(place.handler)
    assert titles(home(client, clerk)[1]["mine"])
    assert not titles(home(client, handler)[1]["mine"])
    in_hand(place, day)
    assert len(titles(home(client, handler)[1]["mine"])) == 1
    waiting = home(client, clerk)[1]["waiting"]
    assert not waiting.rows or waiting.rows[0][-1] == "等承办人办理"


def test_nothing_to_do_is_said(client, system, people):
    at_desk(client, system, people.agency, Role.MANAGER)
    page = text(client.get("/desk/"))
    assert "没有等您办理的事项" in page


def test_a_due_day_without_a_notice_is_marked_provisional(people):
    from mingchuang.channels.desk.todo.tasks import _due
    from mingchuang.domains.calendars.queries import calendar
    from mingchuang.domains.documents.queries import queues

    factory.draft(people, timezone.now(), made_on=date(2026, 1, 5))
    row = queues(people.drafter, timezone.localdate()).mine[0]
    chip = _due(row, date(2026, 1, 6), calendar())
    assert chip.due == date(2026, 2, 2)
    assert chip.remaining > 0
    assert not chip.provisional


def test_the_count_of_the_navigation_is_that_of_the_lists(rf, people):
    from mingchuang.channels.desk.seat import seat_of

    factory.draft(people, timezone.now())
    request = rf.get("/desk/")
    request.user, request.session = people.drafter, {}
    assert tasks.counted(seat_of(request)) == 1
