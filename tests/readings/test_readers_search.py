"""What readers find: released texts alone, as they are read at that moment, in a good order, at a bounded cost."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document
from mingchuang.readings.search import index, readers
from mingchuang.readings.search.models import Released, ReleasedGram
from mingchuang.readings.search.readers import Choice, ask
from tests.factories import documents as factory
from tests.factories.agencies import bureau
from tests.factories.disclosure import office, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


def found(query, at, **more):
    index.catch_up()
    return ask(query, on=at.date(), **more)


def titles(answer):
    return [hit.row.title for hit in answer.hits]


def test_nothing_but_releases_is_found(system, people, at):
    """A word in a draft, in a text before its release, in a withdrawn one, in a correction at work and in a request."""
    word = "泄露标记"
    factory.draft(people, at, title=f"{word}草稿", body=f"<p>{word}</p>")
    factory.approved(people, at, title=f"{word}待发布")
    factory.withdrawn(people, at, title=f"{word}有误")
    shown = factory.released(people, at, title="发布的题目")
    merged = factory.withdrawn(people, at, "consolidated", redirect_to=shown, title=f"{word}合并")
    corrected = factory.released(people, at, title="将要更正的题目")
    drafter = factory.hand(people.drafter, at, 10)
    actions.correct(by=drafter, document=corrected, change_note="更正")
    version = Document.objects.get(public_id=corrected).lock_version
    content = factory.content(people.agency, title=f"{word}更正稿")
    actions.save(by=drafter, document=corrected, content=content, lock_version=version)
    received(office(system), at.date())
    assert merged
    for query in (word, "标记", "某项目批复", "王小明"):
        assert found(query, at).total == 0
    assert titles(found("将要更正", at)) == ["将要更正的题目"]
    index.rebuild()
    assert found(word, at).total == 0
    assert not Released.objects.filter(folded__contains=word).exists()
    assert set(Released.objects.values_list("document", flat=True)) <= set(
        Document.objects.filter(public_state="shown").values_list("pk", flat=True)
    )


def test_a_withdrawn_document_vanishes_at_once_and_not_when_the_index_is_made(people, at):
    made = factory.released(people, at, title="马上撤回的通知")
    assert found("马上撤回", at).total == 1
    asked = factory.hand(people.drafter, at, 20)
    actions.ask_withdrawal(by=asked, document=made, reason="error", explanation="内容有误", redirect_to="")
    actions.withdraw(by=factory.hand(people.final, at, 30), document=made)
    assert index.behind()
    answer = ask("马上撤回", on=at.date())
    assert (answer.total, answer.hits, dict(answer.agencies)) == (0, (), {})
    index.catch_up()
    assert not Released.objects.filter(folded__contains="马上撤回").exists()
    assert not ReleasedGram.objects.exclude(found__in=Released.objects.values("pk")).exists()


def test_a_corrected_text_is_never_found_by_what_was_taken_out(people, at):
    made = factory.released(people, at, title="更正前的题目", body="<p>写错的地名。</p>")
    assert found("写错的地名", at).total == 1
    drafter = factory.hand(people.drafter, at, 10)
    actions.correct(by=drafter, document=made, change_note="更正")
    version = Document.objects.get(public_id=made).lock_version
    fixed = factory.content(people.agency, title="更正后的题目", body="<p>正确的地名。</p>")
    actions.save(by=drafter, document=made, content=fixed, lock_version=version)
    later = at + timedelta(minutes=20)
    factory.approve(people, later, made)
    actions.release(by=factory.hand(people.final, later, 5), document=made)
    assert ask("写错的地名", on=at.date()).total == 0
    assert found("写错的地名", at).total == 0
    (hit,) = found("正确的地名", at).hits
    assert ("正确的地名", True) in hit.excerpt


def test_numbers_come_first_then_titles_then_texts_each_the_newest_first(people, at):
    later = at + timedelta(days=40)
    texts = factory.NORMATIVE | {"slug": "normative"}
    factory.released(people, at, title="数据共享管理办法", document_number="六数资〔2026〕1号", **texts)
    factory.released(people, later, title="工作动态一", body="<p>落实六数资〔2026〕1号，推进数据共享。</p>")
    factory.released(people, at, title="数据共享旧闻")
    factory.released(people, later, title="数据共享新闻")
    assert titles(found("数据共享", at))[:2] != ["工作动态一", "数据共享旧闻"]
    assert titles(found("数据共享", at)) == ["数据共享新闻", "数据共享旧闻", "数据共享管理办法", "工作动态一"]
    for typed in ("六数资〔2026〕1号", "六数资[2026]1号", "六数资（2026）1号", "六数资 2026 1号"):
        assert titles(found(typed, at))[0] == "数据共享管理办法", typed
    number = Document.objects.get(title="数据共享旧闻").index_number
    assert titles(found(number, at))[0] == "数据共享旧闻"
    assert titles(found(number.lower().replace("-", "－"), at))[0] == "数据共享旧闻"


@pytest.mark.parametrize(
    ("query", "short"),
    [("", False), (" ", False), ("数", True), ("，。", True), ("\x00", True), ("%", True), ("' OR 1=1 --", False),
     ("数 据", True), ("_" * 3000, True), ("数据" * 1_000_000, False), ("<script>", False), ("\ud800数", True)],
)  # fmt: skip
def test_whatever_is_typed_is_answered_calmly(people, at, query, short):
    factory.released(people, at, title="无关的信息")
    answer = found(query, at)
    assert (answer.total, answer.short) == (0, short)


def test_pages_are_stable_and_choices_lead_where_they_say(system, people, at):
    other = factory.three(system, bureau(system, "luan-other", "六安市其他局"))
    for number in range(5):
        factory.released(people, at, title=f"分页通知{number}")
    factory.released(other, at + timedelta(days=400), title="分页通知新")
    seen = [title for page in (1, 2, 3) for title in titles(found("分页通知", at, page=page, size=2))]
    assert len(seen) == len(set(seen)) == 6
    assert found("分页通知", at, page=99, size=2).page == 3
    answer = found("分页通知", at)
    assert answer.agencies == {people.agency.code: 5, "luan-other": 1}
    last = (at + timedelta(days=400)).year
    assert answer.years[last] == 1
    narrowed = found("分页通知", at, choice=Choice(agency="luan-other"))
    assert titles(narrowed) == ["分页通知新"] and narrowed.agencies == answer.agencies
    assert found("分页通知", at, choice=Choice(year=last)).total == 1
    assert found("分页通知", at, choice=Choice(kind="normative")).total == 0


def test_of_very_many_the_first_are_listed_and_narrowing_finds_the_others(system, people, at, monkeypatch):
    monkeypatch.setattr(readers, "MOST", 3)
    other = factory.three(system, bureau(system, "luan-other", "六安市其他局"))
    factory.released(other, at, title="许多通知旧")
    for number in range(4):
        factory.released(people, at + timedelta(days=400), title=f"许多通知{number}")
    answer = found("许多通知", at)
    assert answer.more and answer.total == 3
    assert list(answer.years) == [at.year + 1, at.year]
    assert titles(found("许多通知", at, choice=Choice(agency="luan-other"))) == ["许多通知旧"]
    assert titles(found("许多通知", at, choice=Choice(year=at.year))) == ["许多通知旧"]
    monkeypatch.setattr(readers, "STEPS", 2)
    assert found("许多通知", at).more and found("许多通知", at).total == 2
    assert titles(found("许多通知", at, choice=Choice(year=at.year))) == ["许多通知旧"]


def test_a_rebuild_finds_the_same(people, at):
    factory.released(people, at, title="重建之前的通知")
    index.catch_up()
    before = sorted(Released.objects.values_list("id", "version", "folded"))
    index.rebuild()
    assert sorted(Released.objects.values_list("id", "version", "folded")) == before
    assert found("重建之前", at).total == 1


@pytest.fixture
def sample(people, at):
    title = "六安市公共数据授权运营管理（试行）办法ABC 2026年第12期"
    factory.released(people, at, title=title)
    index.catch_up()
    return title


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_part_of_a_released_title_finds_it(sample, at, data):
    start = data.draw(st.integers(0, len(sample) - 2))
    part = sample[start : data.draw(st.integers(start + 2, len(sample)))]
    answer = ask(part, on=at.date())
    assert answer.short or titles(answer) == [sample], part


def test_the_cost_does_not_grow_with_what_is_asked(people, at, django_assert_max_num_queries):
    for number in range(3):
        factory.released(people, at, title=f"关于做好第{number}批公共数据归集工作的通知")
    index.catch_up()
    for query in ("通知", "公共数据 归集工作 通知", "关于做好公共数据归集工作的通知" * 4):
        with django_assert_max_num_queries(14):
            ask(query, on=at.date())
