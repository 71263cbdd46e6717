"""The applicant's door: a query code opens one request; wrong codes are counted and slow the next ones down."""

from datetime import datetime, timedelta

from mingchuang.domains.agencies.models import Agency
from mingchuang.law.refusal import refuse

from . import secrets
from .models import CodeAttempt, DisclosureRequest

WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)
PER_SOURCE = 5
PER_AGENCY = 200
LONGEST = 40


def open_by_code(*, agency: str, code: str, source: str, at: datetime) -> str:
    """The public id of the request this code opens in this agency.

    ``source`` is the network address of the visitor. After five wrong codes from one address, or two hundred at one agency,
    within a quarter of an hour every code is refused, the right one too, so that an answer tells nothing. No ledger line:
    asking is no legal act. Must not run inside a transaction that a refusal would roll back.
    """
    body = Agency.objects.filter(code=agency).first()
    if body is None:
        raise refuse("agencies.unknown", "agency", code=agency)
    where = secrets.source_index(source)
    _let_through(body, where, at)
    typed = code if len(code) <= LONGEST else ""
    found = (
        DisclosureRequest.objects.filter(code_hash=secrets.code_hash(agency, typed), agency=body)
        .values_list("public_id", flat=True)
        .first()
    )
    if found is None:
        CodeAttempt.objects.filter(at__lt=at - KEPT).delete()
        CodeAttempt.objects.create(agency=body, source=where, at=at)
        raise refuse("disclosure.code_wrong", "code")
    return found


def _let_through(agency: Agency, source: str, at: datetime) -> None:
    recent = CodeAttempt.objects.filter(agency=agency, at__gt=at - WINDOW)
    if recent.filter(source=source).count() >= PER_SOURCE or recent.count() >= PER_AGENCY:
        raise refuse("disclosure.too_many_codes", "code", minutes=int(WINDOW.total_seconds() // 60))
