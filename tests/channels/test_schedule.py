"""Time is a visitor: what has become due is done once, and a refusal holds up nothing else."""

from datetime import timedelta

import pytest

from mingchuang.channels.schedule.visit import visit
from mingchuang.domains.audits import actions as audit_actions
from mingchuang.domains.audits import queries as audit_queries
from mingchuang.domains.documents import actions, queries
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import audits, documents

pytestmark = pytest.mark.django_db


def scheduled(people, at, moment):
    document = documents.approved(people, at)
    actions.schedule(by=By(people.final, at + timedelta(minutes=30)), document=document, at=moment)
    return document


def test_a_release_happens_at_its_moment_and_only_once(system, at):
    people = documents.three(system)
    moment = at + timedelta(days=1)
    document = scheduled(people, at, moment)
    visit(moment - timedelta(seconds=1))
    assert document in queries.due_for_release(moment)
    assert f"released {document}" in visit(moment)
    lines = Entry.objects.filter(act="documents.release").count()
    assert f"released {document}" not in visit(moment + timedelta(minutes=1))
    assert Entry.objects.filter(act="documents.release").count() == lines == 1


def test_a_refused_release_is_said_and_holds_up_no_other(system, at, monkeypatch):
    people = documents.three(system)
    moment = at + timedelta(days=1)
    first, second = scheduled(people, at, moment), scheduled(people, at, moment)
    from mingchuang.channels.schedule import visit as module
    from mingchuang.law.refusal import refuse

    release = actions.release

    def refusing(*, by, document):
        if document == first:
            raise refuse("documents.schedule_in_past", "at")
        return release(by=by, document=document)

    monkeypatch.setattr(module.documents, "release", refusing)
    said = visit(moment)
    assert any(line.startswith(f"not released: {first}") for line in said)
    assert f"released {second}" in said


def test_an_audit_that_nobody_goes_on_with_is_finished(system, at, settings, tmp_path):
    settings.FILES = tmp_path / "files"
    of = audits.office(system)
    audit_actions.add_files(by=of.by, run=of.run, files=[audits.upload(1), audits.upload(2)])
    assert f"audit {of.run}: 2 reports" in visit(at)
    assert audit_queries.run(of.run).finished
    assert not [line for line in visit(at + timedelta(minutes=5)) if line.startswith("audit")]
