"""Absences at the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories.agencies import bureau, staff

pytestmark = pytest.mark.django_db
NEW = "/desk/absences/new/"


@pytest.fixture
def agency(system):
    return bureau(system)


def days(first=0, last=2, **chosen):
    today = timezone.localdate()
    return {
        "first_day": (today + timedelta(days=first)).isoformat(),
        "last_day": (today + timedelta(days=last)).isoformat(),
        **chosen,
    }


def test_somebody_records_their_absence_and_the_deputy_is_told(client, system, agency):
    deputy = settled(staff(system, agency, Role.REVIEWER, name="代审核"))
    person = at_desk(client, system, agency, Role.REVIEWER, name="请假人")
    assert "审核人代理人" in text(client.get(NEW))
    answer = client.post(NEW, days(deputy_reviewer=deputy.public_id), follow=True)
    assert "请假人" in text(answer)
    assert "请假中" in text(answer)
    client.force_login(deputy)
    assert "请假人（审核人）" in text(client.get("/desk/absences/"))
    assert [one.person_id for one in deputies.standing_in(deputy, timezone.localdate())] == [person.pk]


def test_a_second_click_records_nothing_twice(client, system, agency):
    deputy = staff(system, agency, Role.REVIEWER)
    at_desk(client, system, agency, Role.REVIEWER)
    before = Entry.objects.count()
    for _ in range(2):
        assert client.post(NEW, days(deputy_reviewer=deputy.public_id, once="a")).status_code == 302
    assert client.post(NEW, days(deputy_reviewer=deputy.public_id, once="b")).status_code == 302
    assert Entry.objects.count() == before + 1


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(client, system, agency):
    deputy = staff(system, agency, Role.REVIEWER)
    at_desk(client, system, agency, Role.REVIEWER)
    answer = client.post(NEW, days(first=-1, deputy_reviewer=deputy.public_id))
    assert answer.status_code == 422
    assert "不能从已经过去的日期开始" in text(answer)
    assert f'value="{deputy.public_id}" selected' in text(answer)
    assert client.post(NEW, days(deputy_reviewer="nobody")).status_code == 422
    assert client.post(NEW, days()).status_code == 422


def test_a_manager_records_it_for_others_and_a_colleague_does_not(client, system, agency):
    absent, deputy = (staff(system, agency, Role.HANDLER) for _ in range(2))
    at_desk(client, system, agency, Role.MANAGER)
    assert absent.name in text(client.get("/desk/absences/"))
    address = f"{NEW}?person={absent.public_id}"
    assert client.post(address, days(deputy_handler=deputy.public_id)).status_code == 302
    at_desk(client, system, agency, Role.HANDLER)
    assert client.get(address).status_code == 403
    assert absent.name not in text(client.get("/desk/absences/"))
    assert client.get(f"{NEW}?person=unknown").status_code in (403, 404)


def test_an_absence_is_ended_once(client, system, agency):
    deputy = staff(system, agency, Role.REVIEWER)
    at_desk(client, system, agency, Role.REVIEWER)
    client.post(NEW, days(deputy_reviewer=deputy.public_id))
    (one,) = deputies.absences(agency.code, on=timezone.localdate())
    address = f"/desk/absences/{one.public_id}/end/"
    assert "结束请假" in text(client.get(address))
    assert "已结束" in text(client.post(address, follow=True))
    assert "已经结束" in text(client.post(address, follow=True))
    assert client.get("/desk/absences/nothing/end/").status_code == 404
    assert not deputies.standing_in(deputy, timezone.localdate())
