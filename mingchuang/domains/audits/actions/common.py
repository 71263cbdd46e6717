"""What every act in an audit begins with."""

from mingchuang.domains.audits.models import AuditRun
from mingchuang.domains.audits.permissions import check_auditor
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By


def taken(run: str, by: By) -> AuditRun:
    """The run, held until the transaction ends; refused to those who may not audit for its agency."""
    found = AuditRun.objects.select_for_update(of=("self",)).select_related("agency").filter(public_id=run).first()
    if found is None:
        raise refuse("audits.unknown_run", "run")
    check_auditor(by, found.agency.code)
    return found
