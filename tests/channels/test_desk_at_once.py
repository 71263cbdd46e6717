"""Two clicks at the same moment on PostgreSQL: one act, one answer for both."""

import threading

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from mingchuang.channels.desk.once import new_token
from mingchuang.domains.agencies.models import Unit
from mingchuang.domains.agencies.roles import Role
from tests.channels.desk_helpers import settled
from tests.factories.agencies import bureau, staff

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
]


def test_two_clicks_on_one_form_are_one_act_with_one_answer(system):
    manager = settled(staff(system, bureau(system), Role.MANAGER))
    clients = [Client() for _ in range(4)]
    for client in clients:
        client.force_login(manager)
    given = {"name": "办公室", "code": "office", "once": new_token()}
    gate, answers = threading.Barrier(len(clients)), []

    def click(client):
        try:
            gate.wait(timeout=10)
            answers.append(client.post(reverse("desk_people:units"), given))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert [answer.status_code for answer in answers] == [302] * 4
    assert {answer.url for answer in answers} == {reverse("desk_people:units")}
    assert Unit.objects.filter(code="office").count() == 1
