"""What is done about mistakes: reported by a reader; accepted, put right or dismissed by the section's keepers."""

from mingchuang.domains.documents.models import Document
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.crypto import blind_index
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record
from mingchuang.press.sanitising import whitespace_free

from . import permissions, policies
from .models import Mistake

READABLE = ("shown", "explained")


@act
def report(
    *, by: By, agency: str, document: str, passage: str, remark: str, contact: str, source: str, form_key: str
) -> str:
    """Record what a reader found in a released document. Returns its public id; the same form twice gives one record.

    ``source`` is the network address, kept as an HMAC for a day. Nothing that the reader wrote enters the ledger.
    """
    key = blind_index(form_key, "mistakes.form")
    if made := Mistake.objects.filter(form_key=key).first():
        return made.public_id
    words = {name: _plain(text) for name, text in (("passage", passage), ("remark", remark), ("contact", contact))}
    policies.check_words(words)
    found = (
        Document.objects.select_related("publishing_agency", "current_release", "first_section")
        .filter(public_id=document, publishing_agency__code=agency, public_state__in=READABLE)
        .first()
    )
    if found is None or found.current_release is None:
        raise refuse("mistakes.document_unknown")
    where = blind_index(source, "mistakes.source") if source else ""
    policies.check_pace(where, found.pk, by.at)
    Mistake.objects.exclude(source="").filter(reported_at__lt=by.at - policies.DAY).update(source="")
    text = whitespace_free(f"{found.current_release.title}{found.current_release.text}")
    made = Mistake.objects.create(
        public_id=new_public_id(),
        document=found,
        agency=found.publishing_agency,
        section=found.first_section,
        version=found.current_release.version,
        quoted=bool(words["passage"]) and whitespace_free(words["passage"]) in text,
        source=where,
        form_key=key,
        reported_at=by.at,
        **words,
    )
    _line("report", by, made, document=document, version=made.version, quoted=made.quoted)
    return made.public_id


@act
def accept(*, by: By, mistake: str) -> None:
    """The reader is right; it is going to be put right."""
    found = _locked(mistake, "accept", by)
    _decide(found, "accept", by)
    _line("accept", by, found)


@act
def put_right(*, by: By, mistake: str, answer: str) -> None:
    """It was put right, and how; where the document was released again since, by which release."""
    found = _locked(mistake, "put_right", by)
    said = _answer(answer)
    current = found.document.current_release
    if current is not None and current.version > found.version:
        found.righted_version = current.version
    _decide(found, "put_right", by, said)
    _line("put_right", by, found, version=found.righted_version)


@act
def dismiss(*, by: By, mistake: str, answer: str) -> None:
    """There is nothing to put right, and why."""
    found = _locked(mistake, "dismiss", by)
    _decide(found, "dismiss", by, _answer(answer))
    _line("dismiss", by, found)


def _plain(text: str) -> str:
    lines = ("".join(sign for sign in line if sign.isprintable()) for line in text.splitlines())
    return "\n".join(lines).strip()


def _answer(text: str) -> str:
    said = text.strip()
    if not said:
        raise refuse("mistakes.answer_missing", "answer")
    if len(said) > 400:
        raise refuse("mistakes.too_long", "answer", length=len(said), longest=400)
    return said


def _locked(public_id: str, move: str, by: By) -> Mistake:
    rows = Mistake.objects.select_for_update(of=("self",)).select_related("agency", "document__current_release")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise refuse("mistakes.unknown", "mistake")
    permissions.require(move, by, found.agency.code)
    return found


def _decide(found: Mistake, move: str, by: By, answer: str = "") -> None:
    found.state = policies.check(move, found)
    found.answer, found.decided_by, found.decided_at = answer, by.who, by.at
    found.save(update_fields=["state", "answer", "righted_version", "decided_by", "decided_at"])


def _line(move: str, by: By, of: Mistake, **facts: object) -> None:
    record(f"mistakes.{move}", by=by, subject=f"mistake:{of.public_id}", agency=of.agency.code, **facts)
