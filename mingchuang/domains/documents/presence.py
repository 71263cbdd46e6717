"""Two people see each other: who else has the editor of a document open. Names are shown at the desk and written nowhere else."""

from datetime import timedelta

from mingchuang.ledger.acts import By

from . import permissions
from .models import Document, Presence

BEAT_SECONDS = 15
"""How often an open editor is heard of."""
PRESENT = timedelta(seconds=40)
"""Who was heard of within this time has the document open: two beats may fail."""
FORGOTTEN = timedelta(days=1)


def here(*, by: By, document: str) -> tuple[str, ...]:
    """Note that this person has the document (public id) open, and give the names of the others who have.

    Nothing is noted for a document that is unknown or that the person may not read (refused as `check_reading` does).
    """
    found = Document.objects.select_related("publishing_agency").filter(public_id=document).first()
    if found is None:
        return ()
    permissions.check_reading(by, found.publishing_agency.code)
    if not Presence.objects.filter(document=found, person=by.who).update(at=by.at):
        Presence.objects.update_or_create(document=found, person=by.who, defaults={"at": by.at})
        Presence.objects.filter(at__lt=by.at - FORGOTTEN).delete()
    others = Presence.objects.filter(document=found, at__gt=by.at - PRESENT).exclude(person=by.who)
    return tuple(others.order_by("person__name").values_list("person__name", flat=True))
