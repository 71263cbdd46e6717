"""One look at what has become due. Idempotent: a second look right after does nothing, a killed one is simply repeated."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.disclosure import actions as disclosure
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents import queries as document_queries
from mingchuang.domains.documents import upkeep
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.people import system_person

log = logging.getLogger(__name__)


def visit(at: datetime | None = None) -> list[str]:
    """Do what is due at a moment (now unless said otherwise); returns a line for each thing done or refused."""
    by = By(system_person(), at or datetime.now(UTC))
    return [*_releases(by), *_due_days(by), *_fragments(by)]


def _releases(by: By) -> Iterator[str]:
    """Approved editions whose moment has come, each in its own transaction: one that is refused holds up no other."""
    for document in document_queries.due_for_release(by.at):
        try:
            documents.release(by=by, document=document)
            yield f"released {document}"
        except Refused as refused:
            # It stays approved and shows in its final reviewer's list with the reason; the schedule only says so.
            log.warning("not released on schedule: %s (%s)", document, refused)
            yield f"not released: {document} ({refused})"


def _due_days(by: By) -> Iterator[str]:
    """Due days that a new holiday notice moved."""
    for agency in agencies.agencies():
        moved = disclosure.refresh_due_days(by=by, agency=agency.code)
        if moved:
            yield f"{agency.code}: {moved} due days moved"


def _fragments(by: By) -> Iterator[str]:
    """Rendered pages whose validity mark or template is no longer the current one."""
    rebuilt = upkeep.rebuild_stale(on=by.day)
    if rebuilt:
        yield f"{rebuilt} pages rendered again"
