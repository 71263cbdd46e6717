"""Related documents: why one is named, in which order, and what is never named."""

import re

import pytest
from django.test import Client

from mingchuang.domains.documents import actions, related
from mingchuang.domains.documents.models import Document, Kin
from mingchuang.domains.documents.queries.public import related as shown
from tests.factories import documents

pytestmark = pytest.mark.django_db
NORMATIVE = {key: value for key, value in documents.NORMATIVE.items() if key != "keywords"} | {"slug": "normative"}


@pytest.fixture
def people(system):
    return documents.three(system)


@pytest.fixture
def released(people, at):
    return lambda **changes: documents.released(people, at, **changes)


def normative(released, number, title, **changes):
    return released(**(NORMATIVE | {"document_number": number, "title": title} | changes))


def named(document):
    return [(one.title, one.reason) for one in shown(document, "zh-hans")]


def test_cited_and_citing_stand_first(released):
    old = normative(released, "六数资〔2026〕1号", "共享办法", keywords=("甲",))
    new = normative(
        released, "六数资〔2026〕9号", "实施细则", keywords=("乙",), body="<p>根据六数资〔2026〕1号，制定本细则。</p>"
    )
    assert related.catch_up() == 2
    assert named(new) == [("共享办法", "引用文件")]
    assert named(old) == [("实施细则", "被其引用")]
    assert related.catch_up() == 0


def test_a_series_and_a_subject(released):
    first = normative(released, "六数资〔2026〕1号", "一号", keywords=("数据",))
    normative(released, "六数资〔2026〕2号", "二号", keywords=("农业",))
    normative(released, "六数资〔2026〕7号", "七号", keywords=("数据", "共享"))
    normative(released, "六数资〔2025〕2号", "旧二号", keywords=("气象",))
    related.catch_up()
    assert named(first) == [("二号", "同一文号系列"), ("七号", "同栏目同主题")]


def test_explanations_of_one_policy_and_nothing_that_is_linked(released, people, at):
    policy = normative(released, "六数资〔2026〕1号", "共享办法", keywords=("数据",))
    titles = ("一图读懂", "专家解读")
    for title in titles:
        explaining = {"kind": "interpretation", "details": {"form": "text", "level": "own"}}
        made = documents.draft(people, at, title=title, slug="interpretation", **explaining)
        actions.link(by=documents.hand(people.drafter, at), source=made, target=policy, link_type="interprets")
        documents.approve(people, at, made)
        actions.release(by=documents.hand(people.final, at, 4), document=made)
    related.catch_up()
    first = Document.objects.get(title="一图读懂").public_id
    assert named(first) == [("专家解读", "同一政策的解读")]
    assert named(policy) == []


def test_what_is_not_public_is_not_named(released, people, at):
    kept = released(title="甲", keywords=("数据",))
    gone = released(title="乙", keywords=("数据",))
    documents.draft(people, at, title="草稿", keywords=("数据",))
    related.catch_up()
    assert named(kept) == [("乙", "同栏目同主题")]
    actions.ask_withdrawal(
        by=documents.hand(people.drafter, at, 5), document=gone, reason="error", explanation="有误", redirect_to=""
    )
    actions.withdraw(by=documents.hand(people.final, at, 6), document=gone)
    assert named(kept) == []


def test_nothing_in_common_is_nothing_related_and_is_not_looked_at_again(released):
    alone = released(title="甲")
    related.catch_up()
    assert named(alone) == []
    assert related.catch_up() == 0
    assert Kin.objects.filter(document__public_id=alone).count() == 1


def test_at_most_five_the_newest_first_and_the_same_again(released, django_assert_max_num_queries):
    made = [released(title=f"第{number}期", keywords=("数据",)) for number in range(8)]
    assert related.catch_up(limit=3) == 3
    assert related.catch_up() == 5
    first = named(made[0])
    assert [title for title, _ in first] == ["第7期", "第6期", "第5期", "第4期", "第3期"]
    related.place(Document.objects.get(public_id=made[0]).pk)
    assert named(made[0]) == first
    with django_assert_max_num_queries(1):
        named(made[0])


def test_the_page_names_them_in_both_languages(released, people):
    one, other = released(title="甲", keywords=("数据",)), released(title="乙", keywords=("数据",))
    before = Client().get(f"/{people.agency.code}/d/{one}")
    assert "相关信息" not in before.text
    related.catch_up()
    page = Client().get(f"/{people.agency.code}/d/{one}", headers={"If-None-Match": before.headers["ETag"]})
    assert page.status_code == 200
    assert re.search(rf'相关信息.*href="/{people.agency.code}/d/{other}"', page.text, re.DOTALL)
    assert "Same section and subject" in Client().get(f"/en/{people.agency.code}/d/{one}").text


def test_a_page_of_a_document_costs_few_queries(released, people, django_assert_num_queries):
    made = [released(title=f"第{number}期", keywords=("数据",)) for number in range(4)]
    related.catch_up()
    address = f"/{people.agency.code}/d/{made[0]}"
    Client().get(address)
    with django_assert_num_queries(2):
        Client().get(address)
