"""审核 and 答复: the decision is drafted, signed by another hand, issued as a letter and delivered (条例 art.36–40)."""

from collections.abc import Mapping, Sequence
from datetime import date

from mingchuang.domains.disclosure import correspondence, files, policies, redecisions
from mingchuang.domains.disclosure.models import Correction, Decision, Delivery, DisclosureRequest, Draft, Letter
from mingchuang.domains.disclosure.steps import about, add_event, settle, take
from mingchuang.law.disclosure.form import DELIVERIES
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def draft_decision(
    *,
    by: By,
    request: str,
    code: str,
    texts: Mapping[str, str],
    withheld_ground: str = "",
    uploads: Sequence[files.Upload] = (),
    kept: Sequence[str] = (),
    lock_version: int | None = None,
) -> None:
    """Propose a decision from the table with the texts its letter needs; the whole letter is composed to see that it stands.

    ``kept`` are public ids of files of an earlier draft that go with this one too.
    """
    found = take(request, "draft_decision", by, lock_version)
    policies.draftable(code, by.day, Correction.objects.filter(request=found, late__isnull=False).exists())
    clean = {name: text.strip() for name, text in texts.items() if text.strip()}
    correspondence.preview(found, code, clean, by.day, withheld_ground)
    version = found.drafts.count() + 1
    Draft.objects.create(
        request=found, version=version, redecision=redecisions.under_way(found), code=code,
        withheld_ground=withheld_ground, texts=clean, drafted_by=by.who,
        drafted_at=by.at, handler=found.handler or by.who,
    )  # fmt: skip
    files.keep(found, uploads, by, ref=str(version))
    files.keep_again(found, kept, by, ref=str(version))
    settle(found, "draft_decision")
    record("disclosure.draft_decision", by=by, **about(found), code=code, version=version)


def _open_draft(request: DisclosureRequest, by: By) -> Draft:
    draft = request.drafts.get(verdict="")
    policies.two_hands(by.who.pk, draft.drafted_by_id, draft.handler_id)
    return draft


def _pass(draft: Draft, by: By, verdict: str, opinion: str) -> None:
    draft.verdict, draft.verdict_by, draft.verdict_at, draft.opinion = verdict, by.who, by.at, opinion.strip()
    draft.save(update_fields=["verdict", "verdict_by", "verdict_at", "opinion"])


@act
def return_draft(*, by: By, request: str, opinion: str, lock_version: int | None = None) -> None:
    """Send the draft back with what has to be changed."""
    found = take(request, "return_draft", by, lock_version)
    draft = _open_draft(found, by)
    if not opinion.strip():
        raise refuse("disclosure.opinion_missing", "opinion")
    _pass(draft, by, "returned", opinion)
    settle(found, "return_draft")
    record("disclosure.return_draft", by=by, **about(found), version=draft.version)


@act
def sign_off(*, by: By, request: str, opinion: str = "", lock_version: int | None = None) -> None:
    """Sign the draft. Never by the hand that drafted or handles it; the database refuses that too."""
    found = take(request, "sign_off", by, lock_version)
    draft = _open_draft(found, by)
    _pass(draft, by, "signed", opinion)
    settle(found, "sign_off")
    record("disclosure.sign_off", by=by, **about(found), code=draft.code, version=draft.version)


@act
def issue_reply(*, by: By, request: str, lock_version: int | None = None) -> str:
    """Number and date the signed letter and set it as PDF/A. Returns its number; the answer counts once it is delivered."""
    found = take(request, "issue_reply", by, lock_version)
    again = redecisions.under_way(found)
    draft = found.drafts.get(verdict="signed", redecision=again)
    letter = correspondence.issue_decision(found, draft, by)
    if again is not None:
        again.code, again.withheld_ground, again.decided_on = draft.code, draft.withheld_ground, by.day
        again.save(update_fields=["code", "withheld_ground", "decided_on"])
    else:
        Decision.objects.create(
            request=found, draft=draft, code=draft.code, withheld_ground=draft.withheld_ground, decided_on=by.day
        )
    settle(found, "issue_reply")
    record("disclosure.issue_reply", by=by, **about(found), code=draft.code, letter=letter.number, sha256=letter.sha256)
    return letter.number


def _answered_again(request: DisclosureRequest, day: date, by: By) -> None:
    """The new decision has gone out; the request keeps its own result and the day of its own answer."""
    again = redecisions.under_way(request)
    assert again is not None
    again.answered_on = day
    again.save(update_fields=["answered_on"])
    add_event(request, "answered_again", day, by, ref=redecisions.reference(again))


@act
def deliver(
    *, by: By, request: str, way: str, day: date | None = None, proof: str = "",
    uploads: Sequence[files.Upload] = (), lock_version: int | None = None,
) -> None:  # fmt: skip
    """Record how the reply went out. ``day``: posting for mail, signing in person, sending otherwise (235号).

    The first delivery answers the request, or the order of a new decision; a later one (returned mail, a second copy) adds
    its proof and moves nothing.
    """
    found = take(request, "deliver", by, lock_version)
    if way not in DELIVERIES:
        raise refuse("disclosure.delivery_missing", "way")
    letter = Letter.objects.filter(request=found, kind="reply").latest("id")
    day = by.day if way == "online" or day is None else day
    policies.day_between("day", day, letter.dated, by.day)
    if way in ("mail", "in_person") and not proof.strip() and not uploads:
        raise refuse("disclosure.proof_missing", "proof")
    Delivery.objects.create(letter=letter, way=way, day=day, proof=proof.strip(), recorded_by=by.who, recorded_at=by.at)
    files.keep(found, uploads, by)
    first = found.closed_on is None
    if first:
        add_event(found, "answered", day, by)
    elif found.state == "reissued":
        _answered_again(found, day, by)
    settle(found, "deliver", closed_on=day if first else None)
    record("disclosure.deliver", by=by, **about(found), way=way, day=day, first=first)
