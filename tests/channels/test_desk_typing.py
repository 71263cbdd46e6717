"""What somebody typed is never lost: kept while typing, after the way back, and when the document moved on meanwhile."""

import pytest

from mingchuang.channels.desk.once import new_token
from mingchuang.domains.documents import actions, drafts, queries
from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import text
from tests.channels.test_desk_documents import TYPED, _now, typed, url, version, write
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db


def test_a_form_sent_again_after_the_way_back_loses_nothing_and_claims_nothing(desk, people, at):
    client, key = desk("drafter"), new_token()
    document = write(client, people, form_key=key)
    form = f"{url('new', 'news')}?key={key}"
    assert client.get(form, follow=True).redirect_chain[-1][0] == url("edit", document)
    answer = client.post(form, typed(people, form_key=key, title="返回后改的标题"))
    assert answer.url == url("edit", document)
    page = text(client.get(answer.url))
    assert "返回后改的标题" in page and "尚未保存" in page and "已保存，完成后请提交审核" not in page
    assert queries.workbench(document, by=By(people.drafter, at)).content.title == TYPED["title"]
    given = typed(people, title="返回后改的标题", lock_version=version(client, document))
    assert client.post(url("edit", document), given).status_code == 302
    assert queries.workbench(document, by=By(people.drafter, at)).content.title == "返回后改的标题"


def test_what_was_kept_of_a_form_after_its_document_was_made_moves_to_the_document(desk, people, at):
    client, key = desk("drafter"), new_token()
    document = write(client, people, form_key=key)
    client.post(url("keep"), typed(people, title="后来键入的", form_key=key, kind="news"))
    page = text(client.get(f"{url('new', 'news')}?key={key}", follow=True))
    assert "后来键入的" in page and not drafts.unfinished(by=By(people.drafter, at))
    factory.approve(people, at, document)
    actions.release(by=factory.hand(people.final, at, 4), document=document)
    assert client.get(f"{url('new', 'news')}?key={key}").url == url("document", document)


def test_what_was_typed_into_a_document_that_was_released_meanwhile_is_kept(desk, people, at):
    document = factory.released(people, at)
    client = desk("drafter")
    answer = client.post(url("edit", document), typed(people, title="发布之后键入的", lock_version=1), follow=True)
    assert answer.redirect_chain[-1][0] == url("document", document)
    page = text(answer)
    assert "没有正在办理的稿次" in page and "已为您保留" in page and "更正" in page
    assert "没有正在办理的稿次" in text(client.get(url("edit", document), follow=True))
    actions.correct(by=By(people.drafter, _now()), document=document, change_note="更正")
    assert "发布之后键入的" in text(client.get(url("edit", document)))


def test_who_reads_a_document_of_another_agency_is_not_given_its_editor(desk, people, system, at):
    government = factory.three(system, people.agency.parent)
    document = factory.draft(government, at, drafting_agency=people.agency.code)
    client = desk("drafter")
    assert client.get(url("document", document)).status_code == 200
    assert "不负责该机关" in text(client.get(url("edit", document)))


def test_typing_is_kept_and_shown_again_to_its_writer_only(desk, people, at):
    document = factory.draft(people, at, title="原标题")
    client = desk("drafter")
    answer = client.post(url("keep_open", document), typed(people, title="未保存的标题", lock_version=0))
    assert "自动保留" in text(answer)
    assert "未保存的标题" in text(client.get(url("edit", document)))
    assert queries.workbench(document, by=By(people.drafter, at)).content.title == "原标题"
    client.post(url("drop_open", document))
    assert "未保存的标题" not in text(client.get(url("edit", document)))


def test_a_new_document_never_saved_is_offered_again(desk, people, at):
    client = desk("drafter")
    key = new_token()
    client.post(url("keep"), typed(people, title="没写完", form_key=key, kind="news"))
    page = text(client.get(url("list")))
    assert "没写完" in page
    assert "没写完" in text(client.get(f"{url('new', 'news')}?key={key}"))
    write(client, people, form_key=key)
    assert not drafts.unfinished(by=By(people.drafter, at))
