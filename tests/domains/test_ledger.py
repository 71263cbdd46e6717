"""The chain: one line an act, nothing rewritten, every break found."""

import pytest
from django.db import DatabaseError, connection, transaction

from mingchuang.ledger import chain, triggers
from mingchuang.ledger.models import Entry
from mingchuang.ledger.record import record

pytestmark = pytest.mark.django_db


def lines(system, count=3):
    return [record("test.act", by=system, subject=f"thing:{n}", n=n) for n in range(count)]


def test_a_chain_of_acts_is_whole(system):
    lines(system)
    found = chain.check()
    assert found.whole
    assert found.lines == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET act = 'x' WHERE seq = 2",
        "DELETE FROM ledger_entry WHERE seq = 3",
        "INSERT INTO ledger_entry SELECT * FROM ledger_entry WHERE seq = 1",
    ],
)
def test_the_database_refuses_to_rewrite(system, statement):
    lines(system)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert chain.check().whole


@pytest.mark.parametrize(
    ("statement", "line", "why"),
    [
        ("UPDATE ledger_entry SET facts = '{\"n\":7}' WHERE seq = 2", 2, "altered"),
        ("UPDATE ledger_entry SET act = 'test.other' WHERE seq = 3", 3, "altered"),
        ("DELETE FROM ledger_entry WHERE seq = 2", 2, "gap"),
        ("UPDATE ledger_entry SET previous = '0' WHERE seq = 2", 2, "link"),
    ],
)
def test_what_goes_past_the_triggers_is_found(system, statement, line, why):
    lines(system)
    triggers.drop()
    with connection.cursor() as cursor:
        cursor.execute(statement)
    triggers.create()
    found = chain.check()
    assert (found.broken_at, found.why) == (line, why)


def test_the_triggers_stand():
    assert triggers.missing() == []


def test_a_rolled_back_act_leaves_no_line(system):
    class Stop(Exception):
        pass

    with pytest.raises(Stop), transaction.atomic():
        lines(system)
        raise Stop
    assert Entry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_triggers_come_back_after_a_flush(system):
    with transaction.atomic():
        lines(system)
    assert triggers.missing() == []
