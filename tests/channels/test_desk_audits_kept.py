"""Audits at the desk: what is taken away, erased and led on to; who sees them, and what stays out of addresses and logs."""

import io
import json
import logging
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from benchmarks.reports.make import make
from benchmarks.reports.writers import html
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import actions, queries
from mingchuang.domains.audits.models import AuditRun
from mingchuang.domains.audits.values import Upload, Verdict
from mingchuang.intake.reports import runs
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.channels.audit_helpers import LIST, NUMBER, a_run, judge, send, wrong
from tests.channels.desk_helpers import at_desk, text
from tests.factories import audits as factory
from tests.factories.agencies import bureau, city

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_apart")]


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
