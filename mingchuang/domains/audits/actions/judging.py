"""A person decides about a finding."""

from mingchuang.domains.audits import policies
from mingchuang.domains.audits.models import AuditedFile, Judgement, JudgementReason
from mingchuang.domains.audits.permissions import check_auditor
from mingchuang.domains.audits.values import Verdict
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def judge(*, by: By, file: str, key: str, verdict: Verdict, reason: str = "", seen: int | None = None) -> int:
    """Accept or dismiss a finding, or take the last word back (reopened); gives the number of the judgement.

    ``seen``: the number of the judgement that the person had before them (0: none), refused when there is a newer one.
    Dismissing needs a reason. It counts for the auditing agency, in every run of a file with this content.
    """
    row = (
        AuditedFile.objects.select_for_update(of=("self",)).select_related("run__agency").filter(public_id=file).first()
    )
    if row is None:
        raise refuse("audits.unknown_file", "file")
    agency = row.run.agency
    check_auditor(by, agency.code)
    check_id = next((mark[1] for mark in row.marks if mark[0] == key), None)
    if check_id is None:
        raise refuse("audits.unknown_finding", "finding")
    words = policies.check_reason(verdict, reason)
    about = {"agency": agency, "sha256": row.sha256, "key": key}
    last = Judgement.objects.filter(**about).select_related("person").order_by("-id").first()
    if seen is not None and seen != (last.pk if last else 0):
        raise refuse("audits.judged_meanwhile", "finding", person=last.person.name if last else "")
    made = Judgement.objects.create(**about, check_id=check_id, verdict=verdict.value, person=by.who, at=by.at)
    if words:
        JudgementReason.objects.create(judgement=made, text=words)
    record(
        "audits.judge", by=by, subject=f"audited:{row.public_id}", agency=agency.code, check=check_id,
        verdict=verdict.value,
    )  # fmt: skip
    return made.pk
