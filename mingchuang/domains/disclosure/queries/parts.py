"""The parts of a case as plain values, shared by the desk's view and the applicant's."""

from collections.abc import Iterable

from mingchuang.domains.disclosure import amendable
from mingchuang.domains.disclosure.models import DisclosureRequest, Letter, RequestFile
from mingchuang.domains.disclosure.redecisions import due as due_of
from mingchuang.domains.disclosure.redecisions import order_of, reference
from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.clock import Clock
from mingchuang.law.disclosure.decisions import decision
from mingchuang.law.disclosure.letters import decision_title, notice_title

from .amended import AmendableView, AmendmentView
from .term_values import DelayView, ExtensionView, ReasonsView, RedecisionView
from .values import (
    CorrectionView,
    DecisionView,
    DeliveryView,
    DraftView,
    EventView,
    FileView,
    InquiryView,
    LetterView,
    RemedyView,
)


def files(rows: Iterable[RequestFile]) -> tuple[FileView, ...]:
    """Files as their names, sizes and kinds."""
    return tuple(FileView(f.public_id, f.purpose, f.name, f.size, f.media_type, f.sha256) for f in rows)


def events(request: DisclosureRequest, *, names: bool) -> tuple[EventView, ...]:
    """The dated facts in order; ``names``: with the member of staff who wrote each down."""
    return tuple(
        EventView(
            e.kind, e.day, e.ref, e.recipient, e.until, e.working_days, e.recorded_at,
            e.recorded_by.name if names and e.recorded_by else "",
        )
        for e in sorted(request.events.all(), key=lambda e: (e.day, e.pk))
    )  # fmt: skip


def correction(request: DisclosureRequest) -> CorrectionView | None:
    """The correction notice and its answer, None when there was none."""
    row = getattr(request, "correction", None)
    notice = next((e for e in request.events.all() if e.kind == "correction_notice"), None)
    if row is None or notice is None or notice.until is None:
        return None
    came = next((e.day for e in request.events.all() if e.kind == "correction_received"), None)
    return CorrectionView(row.what, notice.until, notice.day, row.answer, came, row.late, row.late_reason)


def inquiries(request: DisclosureRequest, clock: Clock) -> tuple[InquiryView, ...]:
    """Every inquiry with its days; those of the clock included."""
    day = {(e.kind, e.ref): e.day for e in request.events.all() if e.ref}
    reply_by = dict(clock.reply_by)
    return tuple(
        InquiryView(
            i.ref, i.recipient, i.party, i.contact, i.matter, day["inquiry_sent", i.ref], day.get(("inquiry_delivered", i.ref)),
            day.get(("opinion_received", i.ref)), reply_by.get(i.ref), i.stance, i.opinion,
        )
        for i in request.inquiries.all()
    )  # fmt: skip


def extensions(request: DisclosureRequest) -> tuple[ExtensionView, ...]:
    """Proposals to extend and what became of them."""
    return tuple(
        ExtensionView(
            x.working_days, x.reason, x.proposed_by.name, x.proposed_at, x.agreed,
            x.decided_by.name if x.decided_by else "", x.decided_at,
        )
        for x in request.extensions.all()
    )  # fmt: skip


def reasons(request: DisclosureRequest) -> ReasonsView | None:
    """The reasons asked for and what came back, None when nobody asked."""
    row = getattr(request, "reasons", None)
    days = {e.kind: e for e in request.events.all() if e.kind.startswith("reasons_")}
    asked, given = days.get("reasons_asked"), days.get("reasons_given")
    if row is None or asked is None or asked.until is None:
        return None
    return ReasonsView(asked.day, asked.until, row.text, given.day if given else None)


def delays(request: DisclosureRequest) -> tuple[DelayView, ...]:
    """Proposals to put the answer off and what became of them."""
    return tuple(DelayView(one.until, one.reason, one.proposed_by.name, one.agreed) for one in request.delays.all())


def drafts(request: DisclosureRequest) -> tuple[DraftView, ...]:
    """Every draft with its verdict and the files that go with it."""
    by_version: dict[str, list[RequestFile]] = {}
    for file in request.files.all():
        if file.purpose == "reply":
            by_version.setdefault(file.ref, []).append(file)
    return tuple(
        DraftView(
            d.version, d.code, d.withheld_ground, d.texts, d.drafted_by.name, d.drafted_at, d.verdict,
            d.verdict_by.name if d.verdict_by else "", d.verdict_at, d.opinion, files(by_version.get(str(d.version), [])),
            reference(d.redecision) if d.redecision else "",
        )
        for d in request.drafts.select_related("drafted_by", "verdict_by", "redecision")
    )  # fmt: skip


def decided(request: DisclosureRequest) -> DecisionView | None:
    """The decision, None while there is none."""
    row = getattr(request, "decision", None)
    if row is None:
        return None
    kind = decision(row.code)
    return DecisionView(row.code, kind.zh, kind.en, row.withheld_ground, row.reason, row.decided_on)


def letter_title(letter: Letter, code: str) -> str:
    """The official title of a letter; that of a reply follows from what was decided."""
    return decision_title(code) if letter.kind == "reply" else notice_title(letter.kind)


def letters(request: DisclosureRequest, code: str) -> tuple[LetterView, ...]:
    """Every letter with how it was delivered; ``code``: of the request's own decision."""
    codes = {"": code} | {reference(one): one.code for one in request.redecisions.all()}
    return tuple(
        LetterView(
            one.public_id, one.kind, one.ref, one.number, letter_title(one, codes.get(one.ref, "")), one.dated, one.sha256,
            one.size,
            tuple(
                DeliveryView(d.way, d.day, d.proof, d.recorded_by.name, d.recorded_at) for d in one.deliveries.all()
            ),
        )
        for one in request.letters.prefetch_related("deliveries__recorded_by")
    )  # fmt: skip


def redecisions(request: DisclosureRequest, current: Calendar) -> tuple[RedecisionView, ...]:
    """The new decisions that were ordered, the oldest first."""
    return tuple(
        RedecisionView(
            one.number, order_of(one), one.received_on, one.stated_until, due_of(one, current), one.code, one.decided_on,
            one.answered_on,
        )
        for one in request.redecisions.all()
    )  # fmt: skip


def amendments(request: DisclosureRequest, *, persons: bool) -> tuple[AmendmentView, ...]:
    """What was put right, the oldest first; ``persons``: with who did it, why, and the entered data."""
    return tuple(
        AmendmentView(
            one.what, one.new.ref if one.new else "", one.old.day if one.old else None, one.new.day if one.new else None,
            one.due_before, one.due_after, one.amended_at,
            *((one.reason, one.amended_by.name, one.before or {}, one.after or {}) if persons else ()),
        )
        for one in request.amendments.select_related("old", "new", "amended_by")
    )  # fmt: skip


def amendable_days(request: DisclosureRequest) -> tuple[AmendableView, ...]:
    """The days that may be put right."""
    return tuple(AmendableView(amendable.key(e), e.kind, e.ref, e.day) for e in amendable.amendable(request))


def remedies(request: DisclosureRequest) -> tuple[RemedyView, ...]:
    """Reviews and lawsuits, the oldest first."""
    redecided = {one.remedy_id for one in request.redecisions.all()}
    return tuple(
        RemedyView(
            r.public_id, r.kind, r.organ, r.case_number, r.filed_on, r.outcome, r.outcome_on,
            r.after.public_id if r.after else "", r.pk in redecided,
        )
        for r in request.remedies.select_related("after")
    )  # fmt: skip
