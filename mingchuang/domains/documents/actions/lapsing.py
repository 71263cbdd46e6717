"""到期失效: time announces that a document will lapse, and records that it has. Acts of the schedule alone."""

from datetime import date

from mingchuang.domains.documents import fragments, permissions, policies, shelving
from mingchuang.domains.documents.models import Document, LapseMark
from mingchuang.ledger.acts import By, act

from .common import line, locked


@act
def warn_of_lapse(*, by: By, document: str) -> bool:
    """Announce once for each last day that the document will lapse; its people see it in their lists. False: done before."""
    found = locked(document)
    permissions.check_schedule(by)
    last_day = policies.check_lapses(found, by.day, before=True)
    if not _marked(found, LapseMark.WARNED, last_day, by):
        return False
    line("warn_of_lapse", by=by, document=found, last_day=last_day)
    return True


@act
def lapse(*, by: By, document: str) -> bool:
    """Record that the last day in force has passed: page and lists say 失效 from this act on. False: done before."""
    found = locked(document)
    permissions.check_schedule(by)
    last_day = policies.check_lapses(found, by.day, before=False)
    if not _marked(found, LapseMark.LAPSED, last_day, by):
        return False
    shelving.shelve(found, by.day)
    fragments.rebuild(list(fragments.for_rendering().filter(pk=found.pk)), by.day)
    line("lapse", by=by, document=found, last_day=last_day)
    return True


def _marked(document: Document, what: str, last_day: date, by: By) -> bool:
    _, made = LapseMark.objects.get_or_create(
        document=document, what=what, last_day=last_day, defaults={"marked_on": by.day}
    )
    return made
