"""An agency is dissolved: another goes on with its duties, what it published stays under its name."""

from mingchuang.domains.agencies import permissions
from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.agencies.signals import renamed
from mingchuang.law.refusal import refuse
from mingchuang.ledger import outbox
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def dissolve_agency(*, by: By, agency: Agency, successor: Agency) -> None:
    """Dissolve an agency with the day of the act. By a manager of an agency above; a root agency stays.

    Nothing new begins in it from then on. Its roles are left as they are, so that open requests are answered within their
    terms (条例 art. 33) by those who know them; unfinished documents are handed over to the successor or closed.
    """
    if agency.parent is None:
        raise refuse("agencies.root_stays", "", name=agency.name)
    permissions.require_manager(by, agency.parent.code)
    found = Agency.objects.select_for_update().get(pk=agency.pk)
    if found.dissolved_on is not None:
        if found.successor_id == successor.pk:
            return
        raise refuse("agencies.dissolved_already", "", name=found.name)
    if successor.pk == found.pk or successor.dissolved_on is not None:
        raise refuse("agencies.successor_unfit", "successor", name=successor.name)
    if Agency.objects.filter(parent=found, dissolved_on__isnull=True).exists():
        raise refuse("agencies.has_agencies_below", "", name=found.name)
    found.dissolved_on, found.successor = by.day, successor
    found.lock_version += 1
    found.save(update_fields=["dissolved_on", "successor", "lock_version"])
    renamed.send(sender=Agency, agency=found.pk)
    outbox.changed("agencies", f"agency-{found.code}", f"agency-{agency.parent.code}", "home")
    record("agencies.dissolve", by=by, subject=f"agency:{found.code}", agency=found.code, successor=successor.code)
