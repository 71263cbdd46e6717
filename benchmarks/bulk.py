"""Released documents by the ten thousand, with editions, hands, releases, fragments, placements and a valid chain.

They are copies of documents that went through the acts, so that every row is what an act would have written.
"""

import json
from collections.abc import Iterator, Sequence
from copy import copy
from datetime import datetime, timedelta
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max, Model

from mingchuang.domains.documents import shelving
from mingchuang.domains.documents.models import Document, Edition, Fragment, Hand, Placement, Release
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.fingerprints import canonical, sha256
from mingchuang.ledger.models import Entry
from mingchuang.ledger.record import GENESIS, line_hash

BATCH = 2_000
START = datetime(2020, 1, 1, 9, tzinfo=SHANGHAI)
FIVE_YEARS = 5 * 365 * 24 * 60
# Without a divisor in common with the minutes of five years, about the golden part of them: no minute twice, no gap.
STEP = 1_624_193
VERBS = ("create", "submit", "review", "approve", "release")


def load(models: Sequence[str], count: int, first: int) -> None:
    """Add ``count`` documents, numbered from ``first``, in turn shaped like the released documents with these public ids."""
    rows = Document.objects.select_related("publishing_agency", "first_section__category", "current_release__edition")
    sources = [rows.get(public_id=model) for model in models]
    for begin in range(first, first + count, BATCH):
        numbers = range(begin, min(begin + BATCH, first + count))
        with transaction.atomic():
            for turn, source in enumerate(sources):
                _batch(source, [number for number in numbers if number % len(sources) == turn])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Document, Edition, Release]):
            cursor.execute(statement)
    shelving.recount()


def moment(number: int) -> datetime:
    """The moment of a loaded document: the first thousand are spread over the same five years as all."""
    return START + timedelta(minutes=number * STEP % FIVE_YEARS)


def _batch(source: Document, numbers: Sequence[int]) -> None:
    release, edition = source.current_release, source.current_release.edition  # type: ignore[union-attr]
    documents = [_document(source, number) for number in numbers]
    _number(documents, Document)
    editions = [_with(edition, document=one, title=one.title) for one in documents]
    _number(editions, Edition)
    releases = [_release(release, document, one) for document, one in zip(documents, editions, strict=True)]
    _number(releases, Release)
    for document, made in zip(documents, releases, strict=True):
        document.current_release = made
    hands = list(Hand.objects.filter(edition=edition))
    # The two tables name each other; both databases check that when the transaction ends.
    Document.objects.bulk_create(documents)
    Edition.objects.bulk_create(editions)
    Release.objects.bulk_create(releases)
    Hand.objects.bulk_create(_with(hand, edition=one) for one in editions for hand in hands)
    pages = list(Fragment.objects.filter(document=source))
    Fragment.objects.bulk_create(_fragment(page, source, made) for made in releases for page in pages)
    placements = list(Placement.objects.filter(document=source))
    Placement.objects.bulk_create(
        _with(place, document=one, shown_at=one.first_released_at) for one in documents for place in placements
    )
    Entry.objects.bulk_create(_lines(documents, releases))


def _number(rows: list[Any], table: type[Model]) -> None:
    """Give the rows their numbers beforehand, so that rows that name each other are written once."""
    last = table.objects.aggregate(last=Max("pk"))["last"] or 0  # type: ignore[attr-defined]
    for number, row in enumerate(rows, start=last + 1):
        row.pk = number


def _with(row: Any, **changes: Any) -> Any:
    made = copy(row)
    made._state = copy(row._state)
    made._state.fields_cache = dict(row._state.fields_cache)
    made.pk, made._state.adding = None, True
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def _document(source: Document, number: int) -> Document:
    at = moment(number)
    return _with(
        source,
        public_id=f"k{number:011d}",
        index_number=f"{source.index_number[:26]}9{number:07d}",
        title=f"数据共享工作推进会第{number}次会议",
        first_released_at=at,
        first_released_on=at.date(),
        current_release=None,
        form_key=None,
    )


def _release(source: Release, document: Document, edition: Edition) -> Release:
    value = json.loads(source.value)
    value |= {"public_id": document.public_id, "index_number": document.index_number, "title": document.title}
    text = canonical(value)
    return _with(
        source,
        document=document,
        edition=edition,
        value=text,
        fingerprint=sha256(text),
        title=document.title,
        released_at=document.first_released_at,
    )


def _fragment(page: Fragment, source: Document, made: Release) -> Fragment:
    document = made.document
    html = page.html.replace(source.title, made.title).replace(source.public_id, document.public_id)
    address = f"{document.publishing_agency.code}/{document.public_id}"
    facts = page.facts | {
        "public_id": document.public_id,
        "index_number": document.index_number,
        "title": made.title,
        "fingerprint": made.fingerprint,
        "first_released_at": made.released_at.isoformat(),
        "released_at": made.released_at.isoformat(),
    }
    return _with(page, document=document, release=made, html=html, hash=sha256(html), address=address, facts=facts)


def _lines(documents: list[Document], releases: list[Release]) -> Iterator[Entry]:
    """The five lines that each document's acts would have written, chained to what is there."""
    seq, previous = Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, GENESIS)
    for document, release in zip(documents, releases, strict=True):
        for verb in VERBS:
            seq += 1
            facts = {"index_number": document.index_number, "edition": 1}
            if verb == "release":
                facts |= {"fingerprint": release.fingerprint, "version": 1}
            row: dict[str, Any] = {
                "seq": seq,
                "at": release.released_at,
                "act": f"documents.{verb}",
                "person_id": release.released_by_id,
                "agency": document.publishing_agency.code,
                "subject": f"document:{document.public_id}",
                "facts": canonical(facts),
                "origin": "bench",
                "previous": previous,
            }
            previous = line_hash(*row.values())
            yield Entry(**row, hash=previous)
