"""The annual report: counted, signed, seen by three people, released, read in every form and verified afterwards."""

import json
from datetime import date

import pytest
from django.test import Client

from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents.addresses import document_address
from mingchuang.domains.reports import actions, queries
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.verify.everything import check_everything
from mingchuang.readings.verify.reading import ask
from tests.factories import annual_reports as make
from tests.factories.documents import released as release_document

pytestmark = pytest.mark.django_db


def test_released_read_and_verified(system: By, client: Client) -> None:
    of = make.bureau(system)
    release_document(of.people, make.EARLY.replace(month=5, day=6), title="年内发布的一件")
    make.enter_all(of)
    document = make.submit(of)
    assert client.get(f"/{of.code}/reports/{of.year}").status_code == 404
    make.approve(of, document)
    make.release(of)

    page = client.get(f"/{of.code}/reports/{of.year}")
    assert page.status_code == 200
    html = page.content.decode()
    assert "公开信息1条" in html
    assert 'data-cell="T3.R1.total"' in html or "T3.R1.total" in html
    stated = json.loads(client.get(f"/{of.code}/reports/{of.year}.json").content)
    assert stated["report"]["figures"]["proactive.total"] == 1
    assert client.get(document_address(of.code, document, "zh-hans")).status_code == 200
    found = queries.released(of.code, of.year)
    assert found is not None
    assert ask(found.document_fingerprint).outcome == "same"
    assert check_everything().sound


def test_figures_that_moved_since_the_review_stop_the_release(system: By) -> None:
    """What the reviewers saw is what is released: a record that came in between sends the report back."""
    of = make.bureau(system)
    make.enter_all(of)
    document = make.submit(of)
    make.approve(of, document)
    release_document(of.people, make.EARLY.replace(month=12, day=30), title="迟到的一件")
    with pytest.raises(Refused) as refused:
        make.release(of)
    assert {one.code for one in refused.value.refusals} == {"reports.figures_moved"}
    assert queries.released(of.code, of.year) is None
    documents.send_back(by=of.by("final", 50), document=document, opinion="数字有变化，请重新提交。")
    actions.submit(by=of.by("drafter", 60), report=of.report, counted=of.counted())
    documents.review(by=of.by("reviewer", 70), document=document)
    documents.approve(by=of.by("final", 80), document=document)
    make.release(of, 90)
    report = queries.released(of.code, of.year)
    assert report is not None
    assert report.content["figures"]["proactive.total"] == 1


def test_a_number_signed_by_one_person_stops_the_report(system: By) -> None:
    of = make.bureau(system)
    make.enter_all(of)
    actions.sign(by=of.by("openness", 1), report=of.report, values={"T2.5.licence.decisions": 3}, source="许可台账")
    with pytest.raises(Refused):
        make.submit(of)
    with pytest.raises(Refused):
        actions.countersign(by=of.by("openness", 2), report=of.report, keys=["T2.5.licence.decisions"])
    actions.countersign(by=of.by("second", 3), report=of.report, keys=["T2.5.licence.decisions"])
    make.submit(of)
    assert collect(of.code, of.year).tables["T2"]["T2.5.licence"][-1] == 3


def test_the_released_report_keeps_its_numbers_when_records_change_later(system: By, client: Client) -> None:
    """A document withdrawn as an error a month later: the count moves, the released report and its page do not."""
    of = make.bureau(system)
    made = release_document(of.people, make.EARLY.replace(month=5, day=6), title="后来撤回的一件")
    make.enter_all(of)
    make.approve(of, make.submit(of))
    make.release(of)
    by, leader = of.by("drafter", 60 * 24 * 30), of.by("final", 60 * 24 * 30 + 5)
    documents.ask_withdrawal(by=by, document=made, reason="error", explanation="发布有误")
    documents.withdraw(by=leader, document=made)
    assert collect(of.code, of.year).figures["proactive.total"] == 0
    found = queries.released(of.code, of.year)
    assert found is not None
    assert found.content["figures"]["proactive.total"] == 1
    assert "公开信息1条" in client.get(f"/{of.code}/reports/{of.year}").content.decode()
    assert check_everything().sound
    assert date(2026, 1, 31) >= found.released_at.date()
