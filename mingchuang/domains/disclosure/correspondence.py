"""Letters of a case: their facts gathered, composed by the law room, set as PDF/A by the press, sealed and numbered."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from mingchuang.domains.agencies.models import Agency
from mingchuang.law.disclosure import letters as law
from mingchuang.ledger.acts import By
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.numbering import next_number
from mingchuang.press.letters import LetterValue, render

from . import files, redecisions
from .models import DisclosureRequest, Draft, Letter

# What stands before 〔YYYY〕: every kind of letter has its own running numbers.
SERIES = {
    "receipt": "公收", "correction_notice": "公补", "extension_notice": "公延", "third_party_inquiry": "公征",
    "co_producer_inquiry": "公征", "inquiry_notice": "公征告", "third_party_notice": "公告", "third_party_silent_notice": "公告",
    "fee_notice": "公费",
    "reasons_notice": "公问", "delay_notice": "公延", "reply": "公复",
}  # fmt: skip
# Where the number will stand, in a letter that is only looked at: it is given when the signed letter is issued.
UNNUMBERED = "（文号在签发后生成）"


def number(agency: Agency, kind: str, day: date) -> str:
    """The next number of this kind of letter in the year: 六数公复〔2026〕3号."""
    series = f"{agency.letter_prefix or agency.short_name}{SERIES[kind]}"
    return f"{series}〔{day.year}〕{next_number(f'letter:{agency.code}/{SERIES[kind]}/{day.year}')}号"


def case_facts(request: DisclosureRequest) -> dict[str, object]:
    """What the record knows and letters ask for."""
    agency = request.agency
    notice = request.events.filter(kind="correction_notice").first()
    again = redecisions.under_way(request)
    fee = request.events.filter(kind="fee_notice_received").first()
    return {
        "agency": agency.name,
        "applicant": request.applicant.get("name", ""),
        "received": request.received_on,
        "request_no": request.register_number,
        "subject": request.content.get("title") or request.content.get("description", ""),
        "due": request.due_on,
        "contact": "，".join(filter(None, [agency.office_name, agency.address, agency.phone])) or agency.name,
        "review_organ": agency.review_organ,
        "court": agency.court,
        "correction_sent": notice.day if notice else None,
        "reply_until": notice.until if notice else None,
        "fee_sent": fee.day if fee else None,
        "order": redecisions.order_of(again) if again else None,
    }


def issue(request: DisclosureRequest, kind: str, by: By, *, ref: str = "", **facts: object) -> Letter:
    """Compose, number and seal a notice dated the day of the act."""
    dated = {"number": number(request.agency, kind, by.day), "date": by.day}
    composed = law.notice(kind, case_facts(request) | dated | facts, by.day, request.agency.level)
    return _sealed(request, kind, composed, str(dated["number"]), by, ref)


def preview(
    request: DisclosureRequest, code: str, texts: Mapping[str, str], day: date, withheld_ground: str = ""
) -> law.Letter:
    """The letter a decision would be, saying where its number will stand; refuses what is missing."""
    return _decision(request, code, texts, day, withheld_ground, UNNUMBERED)


def _decision(
    request: DisclosureRequest, code: str, texts: Mapping[str, str], day: date, withheld_ground: str, numbered: str
) -> law.Letter:
    facts = case_facts(request) | dict(texts) | {"number": numbered, "date": day}
    return law.decision_letter(code, facts, day, level=request.agency.level, withheld_ground=withheld_ground or None)


def issue_decision(request: DisclosureRequest, draft: Draft, by: By) -> Letter:
    """The reply: composed again on the day it is issued, because the remedy follows from that day."""
    numbered = number(request.agency, "reply", by.day)
    composed = _decision(request, draft.code, draft.texts, by.day, draft.withheld_ground, numbered)
    ref = redecisions.reference(draft.redecision) if draft.redecision else ""
    return _sealed(request, "reply", composed, numbered, by, ref)


def _sealed(request: DisclosureRequest, kind: str, composed: law.Letter, numbered: str, by: By, ref: str) -> Letter:
    sheet = LetterValue(composed.title, request.agency.name, tuple((one.role, one.text) for one in composed.paragraphs))
    stored = files.seal(render(sheet), "application/pdf", by)
    return Letter.objects.create(
        public_id=new_public_id(), agency=request.agency, request=request, kind=kind, ref=ref, number=numbered,
        dated=by.day, content=asdict(composed), sha256=stored.sha256, size=stored.size,
    )  # fmt: skip
