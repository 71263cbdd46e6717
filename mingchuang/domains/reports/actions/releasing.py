"""The report goes to the reviewers as a document of its kind, and is released as they saw it."""

from typing import Any

from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents.authors import also_wrote
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.models import Document
from mingchuang.domains.reports import permissions, policies
from mingchuang.domains.reports.audit import audit
from mingchuang.domains.reports.content import body_of, canonical_value
from mingchuang.domains.reports.models import AnnualReport, Submission
from mingchuang.domains.reports.queries import released, state_of, view
from mingchuang.domains.reports.values import Counted, ReportView, State
from mingchuang.law.refusal import refuse
from mingchuang.law.review import State as EditionState
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.fingerprints import canonical, sha256
from mingchuang.press.sanitising import clean

from .common import editable, line, locked, next_edition

CATEGORY = "nb"
CARRIER = "reports"


@act
def submit(*, by: By, report: str, counted: Counted) -> str:
    """Hand the report to the reviewers with its numbers frozen; gives the public id of the document that carries it.

    Refused with every hard rule that is broken, every soft one without a reason, every missing signature.
    """
    found = editable(report)
    permissions.check_submitter(by, found.agency.code)
    seen = view(found)
    value = _sound_value(seen, counted, by)
    text = canonical(value)
    number = found.submissions.count() + 1
    edition = next_edition(found)
    document = found.document = _document(found, value, by)
    found.lock_version += 1
    found.save(update_fields=["document", "lock_version"])
    people = [author.person for author in found.authors.filter(edition=edition).select_related("person")]
    also_wrote(document, people, by.at)
    documents.submit(by=by, document=document.public_id)
    made = Submission.objects.create(
        report=found, number=number, edition=edition, content=text, fingerprint=sha256(text),
        submitted_by=by.who, submitted_at=by.at,
    )  # fmt: skip
    line("submit", by=by, report=found, number=number, fingerprint=made.fingerprint)
    return document.public_id


@act
def release(*, by: By, report: str, counted: Counted) -> None:
    """Release the approved report. Refused when its numbers have moved since the reviewers saw them: send it back first."""
    found = locked(report)
    permissions.check_releaser(by, found.agency.code)
    state = state_of(found)
    if state is not State.APPROVED or found.document is None:
        raise refuse("reports.not_approved", state={"zh": state.zh, "en": state.en})
    last = found.submissions.latest("number")
    now = _sound_value(view(found), counted, by)
    policies.check_unmoved(last.content, canonical(now))
    # The document's text is the report's; one changed in the documents' own editor is not what was submitted.
    policies.check_unmoved(found.document.editions.latest("number").body, clean(body_of(now)))
    documents.release(by=by, document=found.document.public_id, carrier=CARRIER)
    line("release", by=by, report=found, number=last.number, fingerprint=last.fingerprint)


@act
def reopen(*, by: By, report: str, change_note: str) -> None:
    """Correct a released report: a new edition lies with its writers, with a note that will be shown."""
    found = locked(report)
    permissions.check_submitter(by, found.agency.code)
    if state_of(found) is not State.RELEASED or found.document is None:
        raise refuse("reports.not_released")
    documents.correct(by=by, document=found.document.public_id, change_note=change_note, carrier=CARRIER)
    line("reopen", by=by, report=found)


def _sound_value(seen: ReportView, counted: Counted, by: By) -> dict[str, Any]:
    """The canonical value, refused while a check blocks."""
    policies.check_counted_for(seen, counted)
    before = released(seen.agency, seen.year - 1)
    policies.check_sound(audit(seen, counted, by.day, before))
    return canonical_value(seen, counted)


def _document(report: AnnualReport, value: dict[str, Any], by: By) -> Document:
    """The document with the report's text in its open edition; a new one where there is none, or only a discarded draft."""
    content = Content(
        kind="annual_report",
        title=value["title"],
        body=body_of(value),
        details={"report_year": report.year},
        made_on=by.day,
        issued_on=by.day,
        sections=(_section(report),),
    )
    document = report.document
    if document is None or not document.editions.exclude(state=EditionState.DISCARDED).exists():
        made = documents.create(by=by, publishing_agency=report.agency.code, content=content, carrier=CARRIER)
    else:
        made = documents.save(
            by=by, document=document.public_id, content=content, lock_version=document.lock_version, carrier=CARRIER
        )
    return Document.objects.get(public_id=made.public_id)


def _section(report: AnnualReport) -> int:
    """The agency's section of annual reports. Refused when it keeps none."""
    rows = Section.objects.filter(agency=report.agency, category__code=CATEGORY, closed_on__isnull=True)
    found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise refuse("reports.section_missing", agency=report.agency.name)
    return found
