"""Audits that wait for somebody's word: by agency, without notices, until everything is decided, while they are recent."""

from datetime import timedelta

import pytest

from mingchuang.domains.audits import actions, queries
from mingchuang.domains.audits.undecided import RECENT, undecided
from mingchuang.domains.audits.values import Verdict
from mingchuang.ledger.acts import By
from tests.factories import audits as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def of(system: By) -> make.Office:
    return make.office(system)


def numbers(of: make.Office, **later: int) -> list[int]:
    return [one.number for one in undecided([of.code], of.by.day + timedelta(**later))]


def test_each_word_leaves_one_fewer_and_taking_it_back_one_more(of: make.Office) -> None:
    notice = make.finding("form.contact", "notice", "…")
    file = make.audited(of, make.finding(), make.finding("T3.rowsum", evidence="8 ≠ 9"), notice)
    make.audited(of, make.finding("X.late", "warning", "2026-04-01"), number=2)
    assert numbers(of) == [3]
    first, second, _notice = queries.file(file).findings
    actions.judge(by=of.by, file=file, key=first.key, verdict=Verdict.ACCEPTED)
    assert numbers(of) == [2]
    actions.judge(by=of.by, file=file, key=second.key, verdict=Verdict.DISMISSED, reason="口径不同")
    assert numbers(of) == [1]
    actions.judge(by=of.by, file=file, key=first.key, verdict=Verdict.REOPENED)
    assert numbers(of) == [2]


def test_what_is_decided_old_or_another_s_is_not_there(of: make.Office, django_assert_num_queries) -> None:
    file = make.audited(of, make.finding())
    with django_assert_num_queries(2):
        assert numbers(of) == [1]
    assert numbers(of, days=RECENT.days + 1) == []
    assert undecided(["somebody-else"], of.by.day) == []
    assert undecided([], of.by.day) == []
    (found,) = queries.file(file).findings
    actions.judge(by=of.by, file=file, key=found.key, verdict=Verdict.ACCEPTED)
    assert numbers(of) == []
