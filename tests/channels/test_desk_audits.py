"""Audits at the desk: uploads, work in chunks, the heat map, judgements that come back with the same file, erasure."""

import io
import json
import logging
import re
import zipfile
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from benchmarks.reports.make import make
from benchmarks.reports.writers import docx, html
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import actions, queries
from mingchuang.domains.audits.models import AuditRun
from mingchuang.domains.audits.values import Upload, Verdict
from mingchuang.intake.reports import runs
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, text
from tests.factories import audits as factory
from tests.factories.agencies import bureau, city

pytestmark = pytest.mark.django_db
NUMBER = "11010519491231002X"
LIST = "/desk/audits/"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    cache.clear()


@pytest.fixture
def auditor(client: Client, system: By) -> Client:
    at_desk(client, system, city(system), Role.INSPECTOR, name="罗岚")
    return client


def archive(members: dict[str, bytes]) -> SimpleUploadedFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return SimpleUploadedFile("年报.zip", out.getvalue())


def send(client: Client, *files: SimpleUploadedFile, follow: bool = True, **given: Any) -> Any:
    return client.post(
        f"{LIST}new/", {"name": "2025年度年报", "year": "2025", "uploads": list(files), **given}, follow=follow
    )


def a_run(client: Client, members: dict[str, bytes]) -> str:
    """A run with these files, audited to its end through the page's own requests."""
    answer = send(client, archive(members), follow=False)
    assert answer.status_code == 302, text(answer)
    run = answer.url.rstrip("/").rpartition("/")[2]
    finish(client, run)
    return run


def finish(client: Client, run: str) -> None:
    for _ in range(60):
        answer = client.post(f"{LIST}r/{run}/next/", headers={"HX-Request": "true"})
        if answer.headers.get("HX-Refresh"):
            return
        assert "audit-progress" in text(answer)
    raise AssertionError("never done")


def wrong(seed: int = 7) -> bytes:
    """A report with a wrong total in table 3."""
    draft = make(seed)
    draft.cells["T3.R1.total"] = str(int(draft.cells["T3.R1.total"]) + 5)
    return docx.plain(draft)


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]  # type: ignore[index]


def judge(client: Client, file: str, **given: str) -> Any:
    page = text(client.get(f"{LIST}f/{file}/"))
    values = {name: hidden(page, name) for name in ("finding", "number", "seen")}
    return client.post(f"{LIST}f/{file}/judge/", {**values, **given}, follow=True)


def test_an_empty_list_leads_to_a_new_audit(auditor: Client) -> None:
    page = text(auditor.get(LIST))
    assert "还没有审核" in page
    assert f'href="{LIST}new/"' in page
    assert "webkitdirectory" in text(auditor.get(f"{LIST}new/"))


def test_an_archive_is_audited_in_chunks_and_shown_as_a_map(auditor: Client) -> None:
    members = {"财政局.docx": wrong(), "教育局.html": html.plain(make(13)), "旧.doc": b"\xd0\xcf\x11\xe0" + b"0" * 99}
    page = text(send(auditor, archive(members)))
    assert "已收入2份报告" in page
    assert "没有收入：旧.doc" in page
    assert "正在审核：已完成0份，共2份" in page
    run = AuditRun.objects.get()
    assert (run.name, run.year) == ("2025年度年报", 2025)
    finish(auditor, run.public_id)
    page = text(auditor.get(f"{LIST}r/{run.public_id}/"))
    assert "audit-progress" not in page
    assert '<td class="heat-error">' in page
    assert "错误 1" in page
    assert all(name in page for name in ("表格数据", "文字与数据", "格式要素", "往年与他报", "内容安全"))
    opened = text(auditor.get(f"{LIST}r/{run.public_id}/?open=tables"))
    assert "行合计" in opened or "收支平衡" in opened


def test_files_and_a_folder_are_taken_together_and_what_is_known_is_said(auditor: Client) -> None:
    report = html.plain(make(3))
    given = {"folder": [SimpleUploadedFile("b.html", report), SimpleUploadedFile("c.html", html.plain(make(4)))]}
    page = text(send(auditor, SimpleUploadedFile("a.html", report), **given))
    assert "已收入2份报告" in page
    assert "本次审核中已有：b.html" in page


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), "请选择要审核的报告文件"),
        ((SimpleUploadedFile("坏.docx", b"PK\x03\x04broken"),), "没有收入：坏.docx。文件已损坏"),
        ((SimpleUploadedFile("图.png", b"\x89PNG\r\n\x1a\n\x00\x00"),), "没有收入：图.png"),
        ((SimpleUploadedFile("空.txt", b""),), "“空.txt”是空文件"),
    ],
)
def test_when_nothing_can_be_taken_nothing_is_opened(auditor: Client, files: tuple, said: str) -> None:
    for file in files:
        file.seek(0)
    answer = send(auditor, *files, once="x" * 24)
    assert answer.status_code == 422
    page = text(answer)
    assert said in page
    assert "2025年度年报" in page
    assert not AuditRun.objects.exists()


def test_a_name_and_a_year_are_checked(auditor: Client) -> None:
    answer = send(auditor, SimpleUploadedFile("a.txt", "年报".encode()), name=" ", year="3025")
    assert answer.status_code == 422
    answer = send(auditor, SimpleUploadedFile("a.txt", "年报".encode()), year="3025")
    assert answer.status_code == 422
    assert "年度应当在" in text(answer)


def test_a_report_shows_text_tables_and_findings_in_place(auditor: Client) -> None:
    run = a_run(auditor, {"财政局.docx": wrong()})
    (file,) = queries.files(run)
    page = text(auditor.get(f"{LIST}f/{file.public_id}/"))
    assert 'id="finding-1"' in page
    assert re.search(r'<td data-cell="T3\.R1\.total" class="bad">\d+<a class="cell-mark" href="#finding-\d+"', page)
    assert "<mark" in page or not any(isinstance(place, tuple) for found in file.findings for place in found.where)
    assert "读出的文字" in page
    english = text(auditor.get(f"/en{LIST}f/{file.public_id}/"))
    assert "Tables as read" in english
    assert "Accept" in english


def test_sources_are_cited_without_notes_of_our_own(auditor: Client) -> None:
    draft = make(3)
    draft.part("一").paragraphs.append(f"联系人身份证号{NUMBER}。")
    run = a_run(auditor, {"财政局.docx": docx.plain(draft)})
    (file,) = queries.files(run)
    page = text(auditor.get(f"{LIST}f/{file.public_id}/"))
    assert "《中华人民共和国个人信息保护法》第二十八条" in page
    assert ".md" not in page


def test_a_dismissal_needs_a_reason_and_is_kept_for_the_next_run_of_the_same_file(auditor: Client) -> None:
    data = wrong()
    (first,) = queries.files(a_run(auditor, {"财政局.docx": data}))
    refused = judge(auditor, first.public_id, verdict="dismissed", reason="  ")
    assert refused.status_code == 422
    assert "请写明理由" in text(refused)
    answer = judge(auditor, first.public_id, verdict="dismissed", reason="口径不同，已电话核实")
    assert answer.redirect_chain[-1][0].endswith("#finding-1")
    page = text(answer)
    assert "口径不同，已电话核实" in page
    assert "罗岚" in page
    second = a_run(auditor, {"又一次.docx": data})
    (again,) = queries.files(second)
    assert again.public_id != first.public_id
    assert "口径不同，已电话核实" in text(auditor.get(f"{LIST}f/{again.public_id}/"))
    undone = judge(auditor, again.public_id, verdict="reopened")
    assert "认定已撤销" in text(undone)
    assert not queries.file(first.public_id).findings[0].dismissed


def test_a_judgement_over_another_ones_is_refused(auditor: Client) -> None:
    (file,) = queries.files(a_run(auditor, {"财政局.docx": wrong()}))
    judge(auditor, file.public_id, verdict="accepted")
    answer = judge(auditor, file.public_id, verdict="dismissed", reason="晚了", seen="0")
    assert answer.status_code == 422
    assert "刚刚办理过" in text(answer)
    assert judge(auditor, file.public_id, verdict="nonsense").status_code == 422
    assert judge(auditor, file.public_id, verdict="accepted", finding="x").status_code == 422


def test_filters_orders_and_odd_addresses(auditor: Client) -> None:
    run = a_run(auditor, {"甲.docx": wrong(), "乙.html": html.plain(make(13)), "坏.docx": b"PK\x03\x04x" * 3})
    address = f"{LIST}r/{run}/"
    assert "显示1份，共2份报告" in text(auditor.get(f"{address}?severity=error"))
    assert "显示0份，共2份报告" in text(auditor.get(f"{address}?who=没有这个局"))
    for query in ("sort=errors", "sort=open&open=all", "sort=agency", "undecided=on", "severity=none", "severity=unknown",
                  "severity=x", "sort=x", "open=x", "open=%00", "who=" + "长" * 100, "undecided=%00"):  # fmt: skip
        assert auditor.get(f"{address}?{query}").status_code == 200, query
    assert auditor.get(f"{LIST}?page=99").status_code == 200


def test_the_workbook_holds_matrix_findings_and_cells_without_formulas(auditor: Client, system: By) -> None:
    run = a_run(auditor, {"=1+1.docx": wrong()})
    (file,) = queries.files(run)
    judge(auditor, file.public_id, verdict="dismissed", reason="=HYPERLINK(1)")
    answer = auditor.get(f"{LIST}r/{run}/export/")
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["机关与审核事项", "问题", "单元格"]
    found = [cell for sheet in book for row in sheet for cell in row if str(cell.value).startswith("=")]
    assert {cell.value for cell in found} == {"=1+1.docx", "=HYPERLINK(1)"}
    assert all(cell.data_type == "s" for cell in found)
    assert book["单元格"].max_column > 100


def test_erasing_asks_why_and_leaves_the_lines(auditor: Client) -> None:
    run = a_run(auditor, {"财政局.docx": wrong()})
    version = queries.run(run).lock_version
    assert auditor.post(f"{LIST}r/{run}/erase/", {"lock_version": version}).status_code == 422
    answer = auditor.post(f"{LIST}r/{run}/erase/", {"reason": "mistaken", "lock_version": version}, follow=True)
    assert "审核已删除" in text(answer)
    assert auditor.get(f"{LIST}r/{run}/").status_code == 404
    assert Entry.objects.filter(act="audits.erase_run").exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.OPENNESS, Role.INSPECTOR)])
def test_others_have_no_audits(client: Client, system: By, role: Role) -> None:
    of = factory.office(system)
    file = factory.audited(of, factory.finding())
    at_desk(client, system, city(system), role)
    for address in ("", "new/", f"r/{of.run}/", f"r/{of.run}/export/", f"f/{file}/", f"f/{file}/file/"):
        assert client.get(LIST + address).status_code == 403, address
    assert client.post(f"{LIST}r/{of.run}/next/").status_code == 403
    assert "年报审核" not in text(client.get("/desk/"))


def test_the_runs_of_one_office_are_not_those_of_another(client: Client, system: By) -> None:
    of = factory.office(system)
    file = factory.audited(of, factory.finding())
    at_desk(client, system, bureau(system), Role.OPENNESS)
    assert "2025年度年报" not in text(client.get(LIST))
    for address in (f"r/{of.run}/", f"r/{of.run}/export/", f"f/{file}/", f"f/{file}/file/"):
        assert client.get(LIST + address).status_code == 404, address


def test_who_oversees_from_above_reads_and_does_not_act(client: Client, system: By) -> None:
    below = bureau(system)
    at_desk(client, system, city(system), Role.INSPECTOR)
    run = actions.open_run(by=system, agency=below.code, name="局内审核")
    actions.add_files(by=system, run=run, files=[Upload("a.html", html.plain(make(3)), "text/html")])
    runs.work(run, system)
    page = text(client.get(f"{LIST}r/{run}/"))
    assert "局内审核" in page
    assert "删除本次审核" not in page
    assert "添加报告" not in page
    (file,) = queries.rows(run)
    assert "采纳</button>" not in text(client.get(f"{LIST}f/{file.public_id}/"))


def test_nothing_of_a_file_stands_in_addresses_the_ledger_or_logs(
    auditor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    draft = make(3)
    draft.part("五").paragraphs.append(f"申请人欧阳小筑的身份证号码为{NUMBER}。")
    run = a_run(auditor, {f"{NUMBER}.html": html.plain(draft)})
    (file,) = queries.files(run)
    found = next(one for one in file.findings if NUMBER in one.evidence)
    place = file.findings.index(found) + 1
    auditor.post(
        f"{LIST}f/{file.public_id}/judge/",
        {"finding": found.key, "number": place, "seen": 0, "verdict": "dismissed", "reason": f"{NUMBER}为虚构"},
    )
    assert queries.file(file.public_id).findings[place - 1].dismissed
    page = text(auditor.get(f"{LIST}f/{file.public_id}/"))
    assert NUMBER in page
    addresses = re.findall(r'(?:href|action|src|hx-post)="([^"]*)"', page + text(auditor.get(f"{LIST}r/{run}/")))
    said = [*addresses, *(entry.facts + entry.subject for entry in Entry.objects.all()), caplog.text]
    assert not any(NUMBER in one for one in said)
    assert NUMBER not in json.dumps(dict(auditor.cookies), default=str)


def test_a_file_is_given_back_as_a_download_only(auditor: Client) -> None:
    data = html.plain(make(3))
    (file,) = queries.rows(a_run(auditor, {"教育局.html": data}))
    answer = auditor.get(f"{LIST}f/{file.public_id}/file/")
    assert answer.content == data
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_work_goes_on_without_script(auditor: Client) -> None:
    send(auditor, SimpleUploadedFile("a.html", html.plain(make(3))))
    run = AuditRun.objects.get().public_id
    answer = auditor.post(f"{LIST}r/{run}/next/")
    assert answer.status_code == 302
    assert queries.run(run).audited == 1


def test_pages_stay_within_their_queries_however_many_reports_there_are(client: Client, system: By) -> None:
    person = at_desk(client, system, city(system), Role.INSPECTOR)
    of = factory.office(system)

    def counts() -> list[int]:
        found = []
        for address in ("", f"r/{of.run}/", f"r/{of.run}/?open=all&undecided=on", f"f/{file}/", f"r/{of.run}/export/"):
            cache.clear()
            with CaptureQueriesContext(connection) as asked:
                assert client.get(LIST + address).status_code == 200
            found.append(len(asked))
        return found

    def add(numbers: range) -> str:
        for number in numbers:
            made = factory.audited(of, factory.finding(), factory.finding("X.late", "warning"), number=number)
            key = queries.file(made).findings[0].key
            actions.judge(by=By(person, system.at), file=made, key=key, verdict=Verdict.DISMISSED, reason="已核实")
        return made

    file = add(range(2))
    client.get(LIST)
    few = counts()
    add(range(2, 10))
    assert counts() == few
    assert max(few) <= 26, few


def test_the_ledger_names_and_links_what_was_audited(auditor: Client, system: By) -> None:
    (file,) = queries.rows(a_run(auditor, {"财政局.docx": wrong()}))
    page = text(auditor.get(reverse("desk_ledger:history", args=["audited", file.public_id])))
    assert page


def test_undecided_findings_wait_in_the_to_do_list_of_those_who_audit(auditor: Client) -> None:
    run = a_run(auditor, {"甲.docx": wrong()})
    page = text(auditor.get("/desk/"))
    assert "2025年度年报" in page
    number = int(re.search(r"(\d+)个问题待认定", page)[1])  # type: ignore[index]
    assert number > 0
    address = f"{LIST}r/{run}/?undecided=on&sort=open"
    assert address.replace("&", "&amp;") in page
    assert "甲.docx" in text(auditor.get(address))
    (file,) = queries.files(run)
    judge(auditor, file.public_id, verdict="accepted")
    cache.clear()
    assert f"{number - 1}个问题待认定" in text(auditor.get("/desk/")) or number == 1
