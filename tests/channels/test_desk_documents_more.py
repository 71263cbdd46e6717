"""Files, new media, the clean-up, annual reports and English at the documents desk."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mingchuang.channels.desk.once import new_token
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.broadcasts import queries as broadcasts
from mingchuang.domains.documents import queries
from mingchuang.law.documents.kinds import kinds
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
POST = {
    "outlet": "wechat", "account": "六安数据", "title": "一图读懂数据共享", "url": "https://mp.weixin.qq.com/s/abc",
    "posted_on_year": 2026, "posted_on_month": 3, "posted_on_day": 10,
}  # fmt: skip


def url(name, *args):
    return reverse(f"desk_documents:{name}", args=args)


def upload(client, document, name, data, **more):
    return client.post(
        url("attach", document), {"files": SimpleUploadedFile(name, data), **more}, headers={"HX-Request": "true"}
    )


def test_files_are_judged_by_content_and_the_page_goes_on_with_its_version(desk, people, at):
    document = factory.draft(people, at)
    client = desk("drafter")
    shown = client.get(url("edit", document)).context["lock_version"]
    answer = text(upload(client, document, "全文.pdf", PDF, lock_version=shown))
    assert "全文.pdf" in answer
    bench = queries.workbench(document, by=By(people.drafter, at))
    assert f'value="{bench.lock_version}"' in answer
    stale = text(upload(client, document, "二.pdf", PDF + b"2", lock_version=shown))
    assert "hx-swap-oob" not in stale
    refused = text(upload(client, document, "程序.pdf", b"MZ\x00\x01"))
    assert "程序.pdf" in refused
    assert len(queries.workbench(document, by=By(people.drafter, at)).files) == 2


def test_a_file_is_downloaded_by_colleagues_and_by_nobody_else(desk, client, system, people, at):
    document = factory.draft(people, at)
    upload(desk("drafter"), document, "全文.pdf", PDF)
    file = queries.workbench(document, by=By(people.drafter, at)).files[0]
    answer = desk("reviewer").get(url("file", document, file.id))
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(url("file", document, "nothing")).status_code == 404
    at_desk(client, system, bureau(system, code="luan-health", name="六安市卫生健康委员会"), Role.DRAFTER)
    assert client.get(url("file", document, file.id)).status_code in (403, 409)


def test_a_file_is_taken_out_without_a_script_too(desk, people, at):
    document = factory.draft(people, at)
    client = desk("drafter")
    client.post(url("attach", document), {"files": SimpleUploadedFile("全文.pdf", PDF)})
    file = queries.workbench(document, by=By(people.drafter, at)).files[0]
    assert client.post(url("detach", document, file.id)).status_code == 302
    assert not queries.workbench(document, by=By(people.drafter, at)).files


def test_posts_are_entered_once_listed_and_struck(desk, people):
    client, token = desk("drafter"), new_token()
    for _ in range(2):
        assert client.post(url("enter_broadcast"), POST | {"once": token}).status_code == 302
    page = text(client.get(url("broadcasts")))
    assert page.count("一图读懂数据共享") == 1
    made = broadcasts.broadcasts(people.agency.code).rows[0].public_id
    assert client.post(url("strike_broadcast", made), {"reason": ""}).status_code in (200, 422)
    assert client.post(url("strike_broadcast", made), {"reason": "登记重复"}).status_code == 302
    assert "登记重复" in text(client.get(url("broadcasts"), {"outlet": "wechat"}))
    assert client.post(url("strike_broadcast", "nothing"), {"reason": "x"}).status_code in (404, 422)


def test_a_post_with_a_wrong_day_or_document_keeps_what_was_typed(desk):
    client, before = desk("drafter"), Entry.objects.count()
    for wrong in ({"posted_on_year": 2099}, {"document": "查无此文"}, {"outlet": "tv"}, {"url": "not an address"}):
        answer = client.post(url("enter_broadcast"), POST | wrong)
        assert answer.status_code == 422, wrong
        assert "一图读懂数据共享" in text(answer)
    assert Entry.objects.count() == before


def test_the_clean_up_goes_through_what_is_in_force(desk, people, at):
    document = factory.released(
        people,
        at,
        **factory.NORMATIVE | {"title": "数据管理办法", "document_number": "六数〔2026〕2号", "slug": "normative"},
    )
    page = text(desk("drafter").get(url("clean_up")))
    assert "数据管理办法" in page
    assert url("decide_clean_up", document) not in page
    client = desk("openness")
    assert url("decide_clean_up", document) in text(client.get(url("clean_up")))
    day = {"decided_on_year": 2026, "decided_on_month": 3, "decided_on_day": 12}
    wrong = client.post(url("decide_clean_up", document), {"decision": "repeal", "basis": "", **day})
    assert wrong.status_code == 422
    late = {"kept_until_year": 2026, "kept_until_month": 1, "kept_until_day": 1}
    assert (
        client.post(url("decide_clean_up", document), {"decision": "keep", "basis": "会议", **day, **late}).status_code
        == 422
    )
    assert (
        client.post(url("decide_clean_up", document), {"decision": "repeal", "basis": "局务会议", **day}).status_code
        == 302
    )
    assert "局务会议" in text(client.get(url("clean_up")))


def test_annual_reports_are_written_in_their_own_room(desk):
    client = desk("drafter")
    assert "公开年报" not in text(client.get(url("choose_kind")))
    assert client.get(url("new", "annual_report")).url.endswith("/desk/report/")


def test_every_kind_has_a_form_that_opens(desk):
    client = desk("drafter")
    for kind in sorted(set(kinds()) - {"annual_report"}):
        assert client.get(f"{url('new', kind)}?key=k").status_code == 200, kind


def test_english_pages_are_english(desk, people, at):
    document = factory.draft(people, at)
    client = desk("drafter")
    for address, words in (
        (url("list"), "Write a document"),
        (url("document", document), "First review"),
        (url("edit", document), "Metadata"),
    ):
        page = text(client.get(f"/en{address}"))
        assert words in page
        assert 'lang="en"' in page


def test_a_manager_reads_and_is_not_offered_what_is_not_theirs(client, system, people, at):
    document = factory.draft(people, at)
    at_desk(client, system, people.agency, Role.MANAGER)
    page = text(client.get(url("document", document)))
    assert url("links", document) not in page
    assert url("edit", document) not in page


def picture():
    kept = BytesIO()
    Image.new("RGB", (40, 30), "#0b5a7d").save(kept, "PNG")
    return kept.getvalue()


def test_a_picture_is_seen_by_staff_and_kept_at_its_public_address(desk, client, people, at):
    document = factory.draft(people, at)
    writer = desk("drafter")
    version = writer.get(url("edit", document)).context["lock_version"]
    sent = {"files": SimpleUploadedFile("现场.png", picture()), "lock_version": version}
    answer = writer.post(url("add_picture", document), sent).json()
    assert answer["success"]
    address = answer["data"]["files"][0]
    assert writer.get(address).content == picture()
    form = writer.get(url("edit", document)).context["form"]
    body = f'{form["body"].value()}<p><img src="{address}" alt="会议现场"></p>'
    given = {
        "title": "带图的信息",
        "body": body,
        "publicity": "proactive",
        "sections": [factory.section(people.agency)],
    }
    writer.post(url("edit", document), given | {"lock_version": answer["data"]["version"]})
    file_id = address.rstrip("/").rsplit("/", 1)[1]
    assert f'src="/files/{file_id}"' in queries.workbench(document, by=By(people.drafter, at)).content.body
    assert address in text(writer.get(url("document", document)))
    wrong = {"files": SimpleUploadedFile("假图.png", b"MZ nothing")}
    refused = writer.post(url("add_picture", document), wrong).json()
    assert not refused["success"]
    assert "假图.png" in "".join(refused["data"]["messages"])
    client.logout()
    assert client.get(address).status_code == 302
