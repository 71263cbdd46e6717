"""Released annual reports on the public site and at the command line."""

import json
import re
from datetime import date

import pytest
from click.testing import CliRunner
from django.test import Client

from mingchuang.channels.cli.report import report as command
from mingchuang.domains.reports import actions, queries
from mingchuang.domains.reports.laid_out import as_report
from mingchuang.intake.reports.audit import audit_report
from mingchuang.intake.reports.read import read
from mingchuang.law.annual_report import format_for
from mingchuang.ledger.acts import By
from mingchuang.ledger.fingerprints import fingerprint
from tests.factories import reports as rows
from tests.factories.annual_reports import YEAR, Bureau, bureau, enter_all, released, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(system: By) -> Bureau:
    return released(system)


@pytest.fixture
def writing(system: By) -> Bureau:
    return bureau(system)


def cells(html: str) -> dict[str, str]:
    return dict(re.findall(r'<td data-cell="([^"]+)"[^>]*>([^<]*)</td>', html))


def test_every_cell_of_the_released_report_stands_on_its_page(client: Client, shown: Bureau) -> None:
    answer = client.get(f"/{shown.code}/reports/{YEAR}")
    html = answer.content.decode()
    found = queries.released(shown.code, YEAR)
    assert answer.status_code == 200 and found is not None
    assert set(cells(html)) == {cell.id for cell in format_for(YEAR).cells()}
    assert set(cells(html).values()) == {"0"}
    assert found.document_fingerprint[:4] in html
    assert not answer.cookies
    assert client.get(f"/{shown.code}/reports/{YEAR}", headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_report_is_content_of_its_own_to_machines(client: Client, shown: Bureau) -> None:
    text = client.get(f"/{shown.code}/reports/{YEAR}").content.decode()
    found = queries.released(shown.code, YEAR)
    assert found is not None
    title = found.title
    for name in ("ArticleTitle", "description"):
        assert f'<meta name="{name}" content="{title}">' in text
    for name in ("ColumnName", "ColumnType", "PubDate", "ContentSource", "SiteDomain"):
        assert text.count(f'<meta name="{name}" content="') == 1
    said = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (said["@type"], said["name"], said["temporalCoverage"]) == ("Report", title, f"{YEAR}-01-01/{YEAR}-12-31")
    printed = text.partition('class="on-paper addresses">')[2].partition("</p>")[0]
    assert f"http://testserver/{shown.code}/reports/{YEAR}\n" in printed
    assert f"http://testserver/verify?fingerprint={found.document_fingerprint}" in printed


def test_the_page_costs_few_queries(client: Client, shown: Bureau, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(4):
        client.get(f"/{shown.code}/reports/{YEAR}")


def test_the_page_in_english_has_english_tables(client: Client, shown: Bureau) -> None:
    html = client.get(f"/en/{shown.code}/reports/{YEAR}").content.decode()
    assert "Natural persons" in html and 'lang="zh-Hans"' in html


def test_the_data_have_the_fingerprint_they_name(client: Client, shown: Bureau) -> None:
    answer = client.get(f"/{shown.code}/reports/{YEAR}.json")
    value = json.loads(answer.content)
    assert answer["Content-Type"].startswith("application/json")
    assert fingerprint(value["report"]) == value["fingerprint"]


@pytest.mark.parametrize(("shape", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_report_is_a_file_of_every_kind(client: Client, shown: Bureau, shape: str, begins: bytes) -> None:
    address = f"/{shown.code}/reports/{YEAR}.{shape}"
    assert f'href="{address}"' in client.get(f"/{shown.code}/reports/{YEAR}").content.decode()
    answer = client.get(address)
    assert answer.status_code == 200 and answer.content.startswith(begins)
    assert shape != "pdf" or b"pdfaid" in answer.content
    assert answer["Content-Disposition"].startswith("attachment")
    assert not answer.cookies and "public" in answer["Cache-Control"]
    assert answer["Surrogate-Key"] == f"reports-{shown.code}"
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304 and again.content == b""
    assert client.get(address).content == answer.content


def test_the_files_hold_the_released_cells_and_pass_the_audit(client: Client, shown: Bureau) -> None:
    released = queries.released(shown.code, YEAR)
    assert released is not None
    cells = as_report(released.content).values()
    for shape in ("pdf", "docx", "xlsx"):
        report = read(f"report.{shape}", client.get(f"/{shown.code}/reports/{YEAR}.{shape}").content)
        assert (report.values(), report.unread, report.year) == (cells, (), YEAR)
        assert audit_report(report).verdict == "reconciles"


def test_files_of_what_is_not_released_are_nowhere(client: Client, writing: Bureau) -> None:
    for shape in ("pdf", "docx", "xlsx", "json"):
        assert client.get(f"/{writing.code}/reports/{YEAR}.{shape}").status_code == 404


def test_the_lists_lead_to_the_report(client: Client, shown: Bureau) -> None:
    for address in ("/reports", f"/{shown.code}/reports"):
        assert f"/{shown.code}/reports/{YEAR}" in client.get(address).content.decode()


def test_a_report_that_is_not_released_is_nowhere(client: Client, writing: Bureau) -> None:
    actions.write(
        by=writing.by("drafter"),
        report=writing.report,
        section="overview",
        body="<p>尚未公开的词句</p>",
        lock_version=0,
    )
    for address in (f"/{writing.code}/reports/{YEAR}", f"/{writing.code}/reports/{YEAR}.json"):
        assert client.get(address).status_code == 404
    for address in ("/reports", f"/{writing.code}/reports"):
        assert str(YEAR) not in client.get(address).content.decode()
    enter_all_but_overview(writing)
    submit(writing)
    assert client.get(f"/{writing.code}/reports/{YEAR}").status_code == 404


def enter_all_but_overview(of: Bureau) -> None:
    actions.write(by=of.by("drafter"), report=of.report, section="overview", body="<p>已办结。</p>", lock_version=1)
    actions.write(
        by=of.by("drafter"),
        report=of.report,
        section="problems",
        body="<p>解读还不够及时，下一年度改进。</p>",
        lock_version=0,
    )
    keys = ["T2.5.licence.decisions", "T2.6.penalty.decisions", "T2.6.coercion.decisions", "T2.8.fee.amount_wan"]
    actions.sign(by=of.by("openness"), report=of.report, values=dict.fromkeys(keys, 0), source="台账")
    actions.countersign(by=of.by("second"), report=of.report, keys=keys)


@pytest.mark.parametrize("address", ["/nobody/reports", "/nobody/reports/2025", "/nobody/reports/2025.json"])
def test_an_unknown_agency_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def run(*arguments: str) -> tuple[int, dict]:
    answer = CliRunner().invoke(command, list(arguments))
    return answer.exit_code, json.loads(answer.stdout) if answer.stdout.startswith("{") else {}


def test_the_command_gives_the_contract_s_json(shown: Bureau) -> None:
    code, value = run(str(YEAR), "--agency", shown.code, "--json")
    assert code == 0 and {"format", "agency", "year", "tables", "figures", "checks"} <= set(value)
    assert value["tables"]["T3"]["R1"] == [0] * 7
    assert value["tables"]["T4"]["review"] == [0] * 5
    assert value["tables"]["T2"]["T2.1.normative"] == [0, 0, 0]
    assert value["figures"]["proactive.by_outlet.portal"] == 0


def test_the_command_counts_now_and_names_what_was_released(shown: Bureau) -> None:
    rows.broadcast(shown.by("drafter"), shown.people.agency, date(YEAR, 3, 3))
    _code, value = run(str(YEAR), "--agency", shown.code)
    assert value["figures"]["proactive.total"] == 1
    found = queries.released(shown.code, YEAR)
    assert found is not None and value["released"]["fingerprint"] == found.fingerprint


def test_the_command_says_when_a_hard_rule_is_broken(writing: Bureau) -> None:
    code, value = run(str(YEAR), "--agency", writing.code)
    assert code == 1 and "T2.type@6.penalty.decisions" in [check["id"] for check in value["checks"]]
    enter_all(writing)
    assert run(str(YEAR), "--agency", writing.code)[0] in (0, 1)


def test_the_command_writes_the_page(shown: Bureau, tmp_path) -> None:
    out = tmp_path / "report.html"
    answer = CliRunner().invoke(command, [str(YEAR), "--agency", shown.code, "--format", "html", "--out", str(out)])
    assert answer.exit_code == 0 and len(cells(out.read_text())) == 200


@pytest.mark.parametrize("arguments", [("2018", "--agency", "luan-data"), ("2025", "--agency", "nobody")])
def test_what_cannot_be_counted_ends_with_a_sentence(shown: Bureau, arguments: tuple[str, ...]) -> None:
    answer = CliRunner().invoke(command, list(arguments))
    assert answer.exit_code == 2 and answer.stdout == "" and answer.stderr.strip()
