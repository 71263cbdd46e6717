"""A new document begins with a template or as a copy; the agency's templates at the desk; who else is there."""

import re
from datetime import date

import pytest
from django.urls import reverse

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.queries import templates as queries
from tests.channels.desk_helpers import settled, text
from tests.factories import documents as factory
from tests.factories.agencies import staff

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"desk_documents:{name}", args=args)


def initial(page):
    return page.context["form"].initial


def test_a_new_document_begins_with_a_template_and_is_reminded_of_its_blanks(drafter, people):
    page = drafter.get(url("new", "notice"), follow=True)
    offered = re.findall(r'href="([^"]*template=[^"]*)"', text(page))
    assert len(offered) == 2
    page = drafter.get(offered[0], follow=True)
    assert "template=" in page.request["QUERY_STRING"]
    assert initial(page)["title"] == "关于做好【××】工作的通知"
    assert "已套用模板" in text(page)
    assert drafter.get(url("new", "notice"), {"template": "nosuch"}, follow=True).status_code in (404, 409, 422)
    said = text(drafter.post(url("look"), {"kind": "notice", **{n: initial(page)[n] for n in ("title", "body")}}))
    assert "模板中的这一处还没有填写" in said


def test_a_copy_brings_the_text_and_leaves_what_is_of_one_document_alone(drafter, people, at):
    made = factory.released(
        people, at, title="归集工作通知", body="<p>请报送。</p>", document_number="六数资〔2026〕3号", made_on=date(2026, 1, 2),
        summary="要点", keywords="归集",
    )  # fmt: skip
    page = text(drafter.get(url("document", made)))
    link = re.search(r'href="([^"]*copy=[^"]*)"', page)[1]
    answer = drafter.get(link, follow=True)
    values = initial(answer)
    assert (values["title"], values["body"], values["summary"]) == ("归集工作通知", "<p>请报送。</p>", "要点")
    assert not {"document_number", "made_on"} & set(values)
    assert "已复制《归集工作通知》的内容" in text(answer)
    sent = {
        "form_key": answer.context["key"],
        "kind": "notice",
        "title": "归集工作通知",
        "body": values["body"],
        "publicity": "proactive",
    }
    address = f"{answer.request['PATH_INFO']}?{answer.request['QUERY_STRING']}"
    saved = drafter.post(address, sent | {"body": values["body"]})
    assert saved.status_code == 302
    assert made not in saved.url


def test_pictures_stay_with_their_document(drafter, people, at):
    made = factory.draft(people, at)
    version = 1
    by = factory.hand(people.drafter, at, 1)
    from tests.browser.test_desk import picture

    kept = actions.attach(by=by, document=made, name="a.png", content=picture(), inline=True)
    from mingchuang.domains.documents import queries as documents

    version = documents.workbench(made, by=by).lock_version
    body = f'<p>甲<img src="/files/{kept}" alt="图"></p>'
    actions.save(by=by, document=made, content=factory.content(people.agency, body=body), lock_version=version)
    answer = drafter.get(f"{url('new', 'notice')}?copy={made}", follow=True)
    assert "img" not in initial(answer)["body"]
    assert "图片需要重新插入" in text(answer)


def test_what_may_not_be_read_is_not_copied(drafter, client, people, system, at):
    assert drafter.get(f"{url('new', 'notice')}?copy=nosuchdocument&key=k").status_code == 404


def test_templates_are_listed_changed_and_put_away(drafter, people):
    page = text(drafter.get(url("templates")))
    assert "工作通知" in page
    assert "系统自带" in page
    shipped = queries.templates(people.agency.code, "notice")[0]
    form = drafter.get(url("edit_template", shipped.id))
    assert form.context["form"].initial["name"] == "工作通知"
    sent = {"kind": "notice", "name": "工作通知", "title": "题", "body": "<p>文</p>"}
    assert drafter.post(url("edit_template", shipped.id), sent | {"name": ""}).status_code == 422
    assert drafter.post(url("edit_template", shipped.id), sent | {"kind": "x"}).status_code == 422
    assert drafter.post(url("edit_template", shipped.id), sent).url == url("templates")
    own = queries.templates(people.agency.code, "notice")[0]
    assert own.own
    assert "本机关" in text(drafter.get(url("templates")))
    drafter.post(url("retire_template", own.id))
    assert queries.templates(people.agency.code, "notice")[0] == shipped
    assert "没有找到这个模板" in text(drafter.post(url("retire_template", own.id), follow=True))
    assert drafter.get(url("edit_template", own.id)).status_code == 404


def test_the_open_editor_shows_who_else_is_there(drafter, client, people, at, system):
    made = factory.draft(people, at)
    assert url("here", made) in text(drafter.get(url("edit", made)))
    assert "也打开了" not in text(drafter.post(url("here", made)))
    second = settled(staff(system, people.agency, Role.DRAFTER, name="钱编写"))
    client.force_login(second)
    assert f"{people.drafter.name}也打开了这条信息" in text(client.post(url("here", made)))
    assert text(client.post(url("here", "nosuchdocument"))).strip() == ""


def test_asking_who_is_there_is_no_click(drafter, people, at):
    from datetime import timedelta

    from django.utils import timezone

    made = factory.draft(people, at)
    session = drafter.session
    old = (timezone.now() - timedelta(minutes=30)).isoformat()
    session["seen_at"] = session["signed_in_at"] = old
    session.save()
    drafter.post(url("here", made), headers={"HX-Trigger": "others"})
    assert drafter.session["seen_at"] == old
    drafter.post(url("here", made))
    assert drafter.session["seen_at"] > old
