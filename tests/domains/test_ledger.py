"""The chain: one line an act, nothing rewritten, every break found."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.ledger import chain, triggers
from mingchuang.ledger.fingerprints import sha256
from mingchuang.ledger.models import Entry
from mingchuang.ledger.record import line_hash, record

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


@given(
    st.integers(1, 10**12),
    st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2100, 1, 1)),
    st.one_of(st.none(), st.integers(1, 10**6)),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=4, max_size=4),
)
def test_a_row_is_read_as_it_was_hashed(seq, at, person, texts):
    moment, (act, agency, subject, facts) = at.replace(tzinfo=UTC), texts
    for raw in (f"{at:%Y-%m-%d %H:%M:%S.%f}", str(at)):
        read = chain.hashed_text(seq, raw, act, person, agency, subject, facts, "live", "0" * 64)
        assert sha256(read) == line_hash(seq, moment, act, person, agency, subject, facts, "live", "0" * 64)


def test_the_chain_is_read_in_chunks(system, monkeypatch):
    monkeypatch.setattr(chain, "CHUNK", 2)
    lines(system, 5)
    assert chain.check() == chain.ChainCheck(5)
