"""The desk's search: Chinese words of two to four signs, only what the person may open, kept up by the ledger."""

import pytest

from mingchuang.domains.agencies.queries import roles
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.models import Document
from mingchuang.press import documents as papers
from mingchuang.press import fonts
from mingchuang.press.documents import DocumentValue
from mingchuang.readings.search import grams, index
from mingchuang.readings.search.ask import ask
from mingchuang.readings.search.models import Found, Gram
from mingchuang.readings.search.reach import reach
from tests.factories import documents as factory
from tests.factories.agencies import bureau, staff
from tests.factories.disclosure import PDF, office, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


def of(person, system):
    held = roles(person, system.day)
    return reach(held, held)


def titles(answer):
    return ["".join(text for text, _ in hit.title) for hit in answer.hits]


def found(query, person, system, **more):
    index.catch_up()
    return ask(query, of(person, system), **more)


@pytest.mark.parametrize(
    "query",
    ["医保", "定点药店", "药店", "ＹＬ 药店", "药店yl集采", "2026年起", "集采 药店", "药 店"],
)
def test_short_chinese_words_and_letters_of_any_width_are_found(system, people, at, query):
    factory.draft(people, at, title="关于医保定点药店YL集采的通知", body="<p>自2026年起，医保定点药\n店执行。</p>")
    factory.draft(people, at, title="另一条信息")
    assert len(found(query, people.drafter, system).hits) == 1


@pytest.mark.parametrize("query", ["药医", "店药", "养老", "", " ", "，。", "\x00", "%", "_" * 70, "' OR 1=1"])
def test_what_does_not_stand_there_is_not_found(system, people, at, query):
    factory.draft(people, at, title="关于医保定点药店的通知")
    assert not found(query, people.drafter, system).hits


def test_the_pairs_must_stand_together_as_the_word(system, people, at):
    """All pairs of 数据据数 stand in the text, the word does not."""
    factory.draft(people, at, title="数据管理", body="<p>数据，据数。</p>")
    assert found("数据", people.drafter, system).total == 1
    assert found("数据据数", people.drafter, system).total == 0


def test_titles_come_first_and_the_words_are_marked(system, people, at):
    factory.draft(people, at, title="工作动态", body="<p>前文。养老服务有新进展。后文。</p>")
    factory.draft(people, at, title="养老服务的通知")
    answer = found("养老服务", people.drafter, system)
    assert titles(answer) == ["养老服务的通知", "工作动态"]
    assert ("养老服务", True) in answer.hits[0].title
    assert ("养老服务", True) in answer.hits[1].excerpt


def test_an_excerpt_keeps_the_punctuation_of_the_text(system, people, at):
    factory.draft(people, at, title="标点", body="<p>前文，养老服务（试行）：后文。</p>")
    (hit,) = found("养老服务(试行)", people.drafter, system).hits
    assert hit.ref
    (hit,) = found("养老服务", people.drafter, system).hits
    assert "".join(text for text, _ in hit.excerpt).endswith("前文，养老服务（试行）：后文。")


def test_it_follows_every_act(system, people, at):
    made = factory.draft(people, at, title="原来的题目")
    assert found("原来", people.drafter, system).total == 1
    version = Document.objects.get(public_id=made).lock_version
    content = factory.content(people.agency, title="后来的题目")
    actions.save(by=factory.hand(people.drafter, at, 2), document=made, content=content, lock_version=version)
    assert found("原来", people.drafter, system).total == 0
    assert found("后来", people.drafter, system).hits[0].state == "draft"
    actions.discard(by=factory.hand(people.drafter, at, 3), document=made)
    assert found("后来", people.drafter, system).total == 0
    assert not Gram.objects.exclude(found__in=Found.objects.values("pk")).exists()


@pytest.mark.skipif(not fonts.available(), reason="no Chinese font on this machine")
def test_a_word_that_stands_only_in_an_attached_pdf_finds_its_document(system, people, at):
    made = factory.draft(people, at, title="关于附件的通知", body="<p>见附件。</p>")
    pdf = papers.render(DocumentValue("附件", "<p>前文。申请人须提交白内障手术证明。后文。</p>"))
    assert found("白内障", people.drafter, system).total == 0
    by = factory.hand(people.drafter, at, 1)
    file = actions.attach(by=by, document=made, name="附件一.pdf", content=pdf)
    (hit,) = found("白内障", people.drafter, system).hits
    assert hit.ref == made
    assert ("白内障", True) in hit.excerpt
    assert found("附件一.pdf", people.drafter, system).total == 1
    index.rebuild()
    assert found("白内障", people.reviewer, system).total == 1
    elsewhere = factory.three(system, bureau(system, "luan-other", "六安市其他局"))
    assert found("白内障", elsewhere.drafter, system).total == 0
    actions.detach(by=factory.hand(people.drafter, at, 2), document=made, file=file)
    assert found("白内障", people.drafter, system).total == 0


def test_a_file_that_cannot_be_read_does_not_keep_its_document_from_being_found(system, people, at):
    made = factory.draft(people, at, title="扫描件的通知")
    actions.attach(by=factory.hand(people.drafter, at, 1), document=made, name="扫描.pdf", content=PDF)
    assert found("扫描件", people.drafter, system).hits[0].ref == made


def test_a_very_long_file_is_cut_and_what_stands_before_it_is_found(system, people, at):
    made = factory.draft(people, at, title="很长的附件", body="<p>正文在前。</p>")
    content = ("开头文字。" + "甲乙" * 120_000 + "末尾文字").encode()
    actions.attach(by=factory.hand(people.drafter, at, 1), document=made, name="长.txt", content=content)
    assert found("正文在前", people.drafter, system).total == 1
    assert found("开头文字", people.drafter, system).total == 1
    assert found("末尾文字", people.drafter, system).total == 0
    assert len(Found.objects.get(ref=made).folded) <= grams.LONGEST_TEXT


def test_what_applicants_send_is_never_in_the_index(system, people, at):
    """Proofs of identity lie encrypted: neither their names nor what stands in them is found."""
    place = office(system)
    received(place, at.date())
    index.rebuild()
    assert not Found.objects.filter(kind="disclosure").exclude(text="").exists()
    assert not Found.objects.filter(folded__contains="身份证").exists()


def test_a_correction_in_hand_is_what_is_found(system, people, at):
    made = factory.released(people, at, title="发布的题目")
    actions.correct(by=factory.hand(people.drafter, at, 9), document=made, change_note="更正")
    answer = found("发布的题目", people.drafter, system)
    assert [hit.state for hit in answer.hits] == ["draft"]


def test_everybody_finds_only_what_they_may_open(system, people, at):
    elsewhere = factory.three(system, bureau(system, "luan-other", "六安市其他局"))
    factory.draft(people, at, title="内部草稿")
    assert found("内部草稿", people.reviewer, system).total == 1
    for person in (
        elsewhere.drafter,
        elsewhere.openness,
        staff(system, people.agency, Role.HANDLER),
        staff(system, people.agency),
    ):
        assert found("内部草稿", person, system).total == 0
        assert found("内部草稿", person, system).counts["document"] == 0


def test_an_inspector_above_finds_what_lies_below(system, people, at):
    factory.draft(people, at, title="下级草稿")
    index.catch_up()
    held = {"luan": frozenset({Role.INSPECTOR})}
    below = {"luan": held["luan"], people.agency.code: held["luan"]}
    assert ask("下级草稿", reach(held, below)).total == 1
    manager = {"luan": frozenset({Role.MANAGER})}
    assert ask("下级草稿", reach(manager, {**manager, people.agency.code: manager["luan"]})).total == 0


def test_requests_are_found_by_subject_and_number_and_nothing_encrypted_is_indexed(system, at):
    place = office(system)
    received(place, system.day)
    clerk = place.clerk
    assert found("某项目批复", clerk, system).counts["disclosure"] == 1
    assert found("2026-0001", clerk, system).counts["disclosure"] == 1
    for secret in ("王小明", "11010519491231002X", "0564-3380000", "开发区"):
        assert found(secret, clerk, system).total == 0
        assert not Found.objects.filter(folded__contains=grams.fold(secret)).exists()
    drafter = staff(system, place.agency, Role.DRAFTER)
    assert found("某项目批复", drafter, system).total == 0


def test_sections_are_found_by_those_who_keep_them(system, people):
    assert found("动态", people.openness, system, kind="section").total > 0
    assert found("动态", people.drafter, system, kind="section").total == 0


def test_pages_and_kinds(system, people, at):
    for number in range(5):
        factory.draft(people, at, title=f"分页测试{number}")
    index.catch_up()
    pages = [ask("分页测试", of(people.drafter, system), page=page, size=2) for page in (1, 2, 3, 99)]
    assert [len(page.hits) for page in pages] == [2, 2, 1, 1]
    assert len({title for page in pages[:3] for title in titles(page)}) == 5
    assert ask("分页测试", of(people.drafter, system), kind="section").total == 0


def test_a_rebuild_finds_the_same_and_a_second_look_does_nothing(system, people, at):
    factory.draft(people, at, title="重建之前")
    received(office(system), system.day)
    index.catch_up()
    before = sorted(Found.objects.values_list("kind", "ref", "folded"))
    assert index.catch_up() == 0
    assert index.rebuild() == len(before)
    assert sorted(Found.objects.values_list("kind", "ref", "folded")) == before
    assert index.behind() == 0
    factory.draft(people, at, title="重建之后")
    assert found("重建之后", people.drafter, system).total == 1


def test_little_by_little_is_the_same_as_at_once(system, people, at):
    for number in range(4):
        factory.draft(people, at, title=f"逐行{number}")
    while index.behind():
        index.catch_up(seconds=1, lines=3)
    assert ask("逐行", of(people.drafter, system)).total == 4


def test_a_very_long_text_is_cut_not_refused(system, people, at):
    factory.draft(people, at, title="很长的信息", body=f"<p>{'长' * 150_000}末尾两字</p>")
    assert found("很长的信息", people.drafter, system).total == 1
    assert len(Found.objects.get(title="很长的信息").folded) <= grams.LONGEST_TEXT
