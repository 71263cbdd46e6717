"""One look at what has become due. Idempotent: a second look right after does nothing, a killed one is simply repeated."""

import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.audits import queue
from mingchuang.domains.disclosure import actions as disclosure
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents import queries as document_queries
from mingchuang.domains.documents import related, upkeep
from mingchuang.domains.documents.queries import explaining, life
from mingchuang.domains.mistakes import upkeep as mistakes
from mingchuang.intake.reports import runs
from mingchuang.law.refusal import Refused
from mingchuang.ledger import crypto, files, rotation
from mingchuang.ledger.acts import By
from mingchuang.ledger.people import system_person
from mingchuang.readings.verify import index

log = logging.getLogger(__name__)
# Looking at every stored file takes seconds in a city; a process does it once and then each hour.
EVERY = timedelta(hours=1)
# A visit does not hold up what else is due: what is left of the audits waits for the next one.
AUDITING = 20.0
_last_look: list[datetime] = []


def visit(at: datetime | None = None) -> list[str]:
    """Do what is due at a moment (now unless said otherwise); returns a line for each thing done or refused."""
    by = By(system_person(), at or datetime.now(UTC))
    return [*_releases(by), *_due_days(by), *_lapses(by), *_fragments(by), *_clauses(), *_audits(by), *_stored(by.at)]


def _releases(by: By) -> Iterator[str]:
    """Approved editions whose moment has come, each in its own transaction: one that is refused holds up no other."""
    done: set[str] = set()
    for document in document_queries.due_for_release(by.at):
        if document in done:
            continue
        try:
            if partner := explaining.partner_due(document, by.at):
                documents.release_together(by=by, document=document)
                done.add(partner)
                yield f"released {document} and {partner}"
            else:
                documents.release(by=by, document=document)
                yield f"released {document}"
        except Refused as refused:
            # It stays approved and shows in its final reviewer's list with the reason; the schedule only says so.
            log.warning("not released on schedule: %s (%s)", document, refused)
            yield f"not released: {document} ({refused})"


def _due_days(by: By) -> Iterator[str]:
    """Due days that a new holiday notice moved."""
    for agency in agencies.agencies(with_dissolved=True):
        moved = disclosure.refresh_due_days(by=by, agency=agency.code)
        if moved:
            yield f"{agency.code}: {moved} due days moved"


def _lapses(by: By) -> Iterator[str]:
    """Normative documents that will lapse, announced in time, and those that have lapsed."""
    for document in life.due_warnings(by.day):
        if documents.warn_of_lapse(by=by, document=document):
            yield f"{document} will lapse: its people are told"
    for document in life.due_lapses(by.day):
        if documents.lapse(by=by, document=document):
            yield f"{document} has lapsed"


def _fragments(by: By) -> Iterator[str]:
    """Rendered pages whose validity mark or template is no longer the current one."""
    marked = upkeep.shelve_stale(on=by.day)
    if marked:
        yield f"{marked} documents marked with another validity in their lists"
    rebuilt = upkeep.rebuild_stale(on=by.day)
    if rebuilt:
        yield f"{rebuilt} pages rendered again"


def _clauses() -> Iterator[str]:
    """New releases enter the table by which a pasted text is found."""
    indexed = index.catch_up()
    if indexed:
        yield f"{indexed} releases indexed for verification"
    if related.catch_up():
        yield "related documents worked out"


def _audits(by: By) -> Iterator[str]:
    """Audits that nobody goes on with: their page was closed, or the machine stopped."""
    until = time.monotonic() + AUDITING
    for run in queue.unfinished(by.at):
        worked, idle = 0, 0
        # No file worked on once: the files were only paired for comparing. Twice: others have the rest.
        while idle < 2 and (left := until - time.monotonic()) > 0:
            done = runs.work(run, by, min(left, runs.CHUNK))
            worked, idle = worked + done, 0 if done else idle + 1
        yield f"audit {run}: {worked} reports"


def _stored(at: datetime) -> Iterator[str]:
    """Bytes that an aborted act left, and, after a new key, what older keys encrypted."""
    if _last_look and timedelta(0) <= at - _last_look[-1] < EVERY:
        return
    _last_look[:] = [at]
    removed = files.sweep(at)
    if removed:
        yield f"{removed} files of aborted acts removed"
    if forgotten := mistakes.forget(at):
        yield f"{forgotten} contacts of readers erased"
    if len(crypto.keys()) > 1 and (renewed := rotation.renew()):
        yield f"{renewed} records encrypted again with the newest key"
