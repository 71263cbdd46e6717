"""Audits at the desk: uploads, work in chunks, the heat map, judgements that come back with the same file."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from benchmarks.reports.make import make
from benchmarks.reports.writers import docx, html
from mingchuang.domains.audits import queries
from mingchuang.domains.audits.models import AuditRun
from tests.channels.audit_helpers import LIST, NUMBER, a_run, archive, finish, judge, send, wrong
from tests.channels.desk_helpers import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_apart")]


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
