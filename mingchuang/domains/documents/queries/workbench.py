"""One document on the workbench: the edition, its hands, findings and notices, and what this person may do with it."""

from collections.abc import Iterable, Sequence

from mingchuang.domains.documents import agreement, pairs, permissions, validity
from mingchuang.domains.documents.comparison import Change, compare
from mingchuang.domains.documents.content import Content, facts
from mingchuang.domains.documents.gate import gate
from mingchuang.domains.documents.models import Attachment, Document, Edition, Hand, Link, Stead, Withdrawal
from mingchuang.domains.documents.text import plain_text
from mingchuang.law import review
from mingchuang.law.documents.metadata import Metadata, notices
from mingchuang.law.refusal import Refusal, refuse
from mingchuang.law.review import OPEN, Move, State
from mingchuang.ledger.acts import By
from mingchuang.press.extraction import SCANNED
from mingchuang.press.sanitising import clean

from .bench import EditionLine, FileRow, FindingView, HandView, LinkRow, WithdrawalView, Workbench


def workbench(public_id: str, *, by: By, number: int | None = None) -> Workbench:
    """The document with its open edition, else the latest (or the one with that number). Refused when it is unknown or the
    person holds no role in its agency, nor in the one that drafted it."""
    document = (
        Document.objects.select_related("publishing_agency", "issuing_agency", "drafting_agency")
        .filter(public_id=public_id)
        .first()
    )
    if document is None:
        raise refuse("documents.unknown", "document")
    permissions.check_reading_of(by, document)
    editions = list(document.editions.select_related("release", "issuing_agency", "drafting_agency").order_by("number"))
    edition = _chosen(editions, number)
    links = _links(document)
    kept = list(edition.attachments.all())
    files = tuple(FileRow(*(getattr(one, name) for name in _FILE)) for one in kept)
    withdrawals = _withdrawals(document)
    screened = edition.state in OPEN
    return Workbench(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        index_number=document.index_number,
        lock_version=document.lock_version,
        public_state=document.public_state,
        validity=validity.on(document, by.day) if document.current_release_id else None,
        number=edition.number,
        state=State(edition.state),
        content=content_of(document, edition),
        change_note=edition.change_note,
        saved_at=edition.saved_at,
        submitted_at=edition.submitted_at,
        scheduled_for=edition.scheduled_for,
        hands=_hands(edition),
        findings=findings_of(edition, kept) if screened else (),
        notices=(
            *notices(_facts(edition, files, links)),
            *_unread(edition, kept),
            *agreement.of_edition(edition, kept),
        ),
        files=files,
        links=links,
        withdrawal=_withdrawal(withdrawals),
        editions=tuple(edition_line(one) for one in editions),
        moves=_moves(document, edition, by, withdrawals, any(one.state in OPEN for one in editions)),
        created_at=document.created_at,
        first_released_on=document.first_released_on,
    )


PDF = "application/pdf"
_FILE = ("public_id", "name", "size", "media_type", "sha256", "inline")


def _chosen(editions: list[Edition], number: int | None) -> Edition:
    for one in editions:
        if one.number == number or (number is None and one.state in OPEN):
            return one
    if number is not None:
        raise refuse("documents.unknown", "document")
    # A correction that was given up leaves the edition before it in force.
    return next((one for one in reversed(editions) if one.state != State.DISCARDED), editions[-1])


def moves(document: Document, edition: Edition, by: By) -> tuple[Move, ...]:
    """The moves that the state and the person's standing permit now."""
    under_way = document.editions.filter(state__in=sorted(OPEN)).exists()
    return _moves(document, edition, by, _withdrawals(document), under_way)


def _moves(
    document: Document, edition: Edition, by: By, withdrawals: Sequence[Withdrawal], under_way: bool
) -> tuple[Move, ...]:
    standing = permissions.standing(by, document.publishing_agency.code, edition)
    permitted = list(review.permitted(State(edition.state), standing))
    waiting = next((one for one in withdrawals if one.outcome == Withdrawal.PENDING), None)
    if Move.WITHDRAW in permitted and (waiting is None or waiting.asked_by_id == by.who.pk):
        permitted.remove(Move.WITHDRAW)
    if Move.ASK_WITHDRAWAL in permitted and (waiting is not None or document.public_state != "shown"):
        permitted.remove(Move.ASK_WITHDRAWAL)
    if Move.CORRECT in permitted and under_way:
        permitted.remove(Move.CORRECT)
    unreachable = {Move.SUPERSEDE, *({Move.OVERRIDE} if not edition.flags else ())}
    if edition.publicity != "proactive":
        unreachable |= {Move.RELEASE, Move.SCHEDULE}
    return tuple(move for move in permitted if move not in unreachable)


def content_of(document: Document, edition: Edition) -> Content:
    """The edition as the form takes it."""
    placed = document.placements.order_by("-first", "id").values_list("section_id", flat=True)
    return Content(
        kind=edition.kind,
        title=edition.title,
        body=edition.body,
        details=dict(edition.details),
        publicity=edition.publicity,
        publicity_reason=edition.publicity_reason,
        document_number=edition.document_number,
        made_on=edition.made_on,
        issued_on=edition.issued_on,
        effective_on=edition.effective_on,
        expires_on=edition.expires_on,
        trial=edition.trial,
        summary=edition.summary,
        keywords=edition.keywords,
        source=edition.source,
        topic=edition.topic,
        audience=edition.audience,
        life_stage=edition.life_stage,
        issuing_agency=edition.issuing_agency.code,
        drafting_agency=edition.drafting_agency.code,
        sections=tuple(placed),
    )


def findings_of(
    edition: Edition, files: Sequence[Attachment] | None = None, around: int = 12
) -> tuple[FindingView, ...]:
    """What the checks find in an edition, each with its surroundings; ``files`` if they are read already."""
    screened = gate(edition, files)
    text = screened.text
    return tuple(
        FindingView(
            kind=one.kind,
            start=one.start,
            end=one.end,
            text=one.text,
            before=text[max(0, one.start - around) : one.start],
            after=text[one.end : one.end + around],
            action=one.action,
            why_zh=one.why_zh,
            why_en=one.why_en,
            suggestion=one.suggestion,
            passed=(one.kind, one.start, one.end) in screened.passed,
        )
        for one in screened.findings
    )


def against_typed(public_id: str, typed: Content, *, by: By) -> tuple[Change, ...]:
    """What was saved meanwhile (removed) against what this person typed (added): for the comparison after a conflict."""
    saved = workbench(public_id, by=by).content
    return compare(_text(saved.title, saved.summary, saved.body), _text(typed.title, typed.summary, clean(typed.body)))


def _text(title: str, summary: str, body: str) -> str:
    return "\n".join(part for part in (title, summary, plain_text(body)) if part)


def _hands(edition: Edition) -> tuple[HandView, ...]:
    rows = Hand.objects.filter(edition=edition).select_related("person").order_by("at", "id")
    steads: dict[int, list[str]] = {}
    for hand, name in Stead.objects.filter(hand__edition=edition).order_by("id").values_list("hand", "person__name"):
        steads.setdefault(hand, []).append(name)
    return tuple(
        HandView(
            row.person.name,
            row.level,
            row.verdict,
            row.opinion,
            row.at,
            row.voided_at is None and row.verdict != Hand.RETURNED,
            tuple(steads.get(row.pk, ())),
        )
        for row in rows
    )


def _links(document: Document) -> tuple[LinkRow, ...]:
    with_agencies = Link.objects.select_related("source__publishing_agency", "target__publishing_agency").order_by("pk")
    rows = [(link, True, link.target) for link in with_agencies.filter(source=document)]
    rows += [(link, False, link.source) for link in with_agencies.filter(target=document)]
    return tuple(
        LinkRow(
            link.type,
            outward,
            other.public_id,
            other.publishing_agency.code,
            other.title,
            other.public_state in ("shown", "explained"),
        )
        for link, outward, other in rows
    )


def _facts(edition: Edition, files: tuple[FileRow, ...], links: tuple[LinkRow, ...]) -> Metadata:
    return facts(
        edition,
        files=tuple(one.media_type for one in files),
        links_out=tuple(link.type for link in links if link.outward),
        links_in=(
            *(link.type for link in links if not link.outward),
            *(("interprets",) if pairs.needs_none(edition.document) else ()),
        ),
    )


def _unread(edition: Edition, files: Iterable[Attachment]) -> tuple[Refusal, ...]:
    """The files that no check could read, and PDFs with scanned pages: somebody has to look into them."""
    named: dict[str, list[str]] = {}
    for one in files if edition.state in OPEN else ():
        if not one.text:
            named.setdefault("files_scanned" if one.media_type == PDF else "files_unread", []).append(one.name)
        elif SCANNED in one.text:
            named.setdefault("files_scanned_part", []).append(one.name)
    return tuple(Refusal(f"documents.{code}", "", {"names": tuple(names)}) for code, names in named.items())


def _withdrawals(document: Document) -> list[Withdrawal]:
    """Every withdrawal that was asked for, the newest first."""
    rows = Withdrawal.objects.filter(document=document).select_related("asked_by", "decided_by", "redirect_to")
    return list(rows.order_by("-asked_at", "-id"))


def _withdrawal(rows: Sequence[Withdrawal]) -> WithdrawalView | None:
    if not rows:
        return None
    row = rows[0]
    return WithdrawalView(
        reason=row.reason,
        explanation=row.explanation,
        redirect_to=row.redirect_to.public_id if row.redirect_to else "",
        asked_by=row.asked_by.name,
        asked_at=row.asked_at,
        outcome=row.outcome,
        decided_by=row.decided_by.name if row.decided_by else "",
        decided_at=row.decided_at,
    )


def edition_line(edition: Edition) -> EditionLine:
    """An edition as its document's history shows it."""
    release = getattr(edition, "release", None)
    return EditionLine(
        edition.number,
        State(edition.state),
        edition.change_note,
        edition.saved_at,
        release.released_at if release else None,
        release.fingerprint if release else "",
    )


def draft_file(file_id: str, *, by: By) -> FileRow | None:
    """A file of any edition, for people who may read the document's drafts; else None."""
    found = Attachment.objects.select_related("edition__document__publishing_agency").filter(public_id=file_id)
    one = found.order_by("-edition__number").first()
    if one is None:
        return None
    permissions.check_reading_of(by, one.edition.document)
    return FileRow(one.public_id, one.name, one.size, one.media_type, one.sha256, one.inline)
