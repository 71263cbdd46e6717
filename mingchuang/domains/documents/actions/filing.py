"""备案: that an authority took a normative document on record, under which number and on which day."""

from datetime import date

from mingchuang.domains.documents import fragments, permissions, policies
from mingchuang.domains.documents.content import shown
from mingchuang.domains.documents.models import Document, Filing
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.ledger.acts import By, act

from .common import line, locked


@act
def record_filing(*, by: By, document: str, authority: str, number: str, filed_on: date) -> None:
    """Record that ``authority`` filed a released normative document under ``number``; the page says so at once.

    The same record twice is written once; a wrong one is struck first. Refused for other kinds and impossible days.
    """
    found = locked(document)
    permissions.check_life(by, found.drafting_agency.code)
    policies.check_normative(found)
    policies.check_shown(found, "document")
    organ, said = _named(authority, number)
    if filed_on > by.day:
        raise refuse("documents.filed_in_future", "filed_on")
    if found.made_on and filed_on < found.made_on:
        raise refuse("documents.filed_before_made", "filed_on", made=found.made_on)
    present = Filing.objects.filter(document=found, authority=organ).first()
    if present is not None:
        if (present.number, present.filed_on) == (said, filed_on):
            return
        raise refuse("documents.filed_already", "authority", authority=organ, number=present.number)
    holder = Filing.objects.filter(authority=organ, number=said).values_list("document__title", flat=True).first()
    if holder is not None:
        raise refuse("documents.filing_number_taken", "number", number=said, title=holder)
    Filing.objects.create(document=found, authority=organ, number=said, filed_on=filed_on, person=by.who, at=by.at)
    _show(found, by)
    line("record_filing", by=by, document=found, authority=organ, number=said, filed_on=filed_on)


@act
def strike_filing(*, by: By, document: str, authority: str, reason: str) -> None:
    """Strike a filing that was recorded wrongly; the reason stays in the ledger."""
    found = locked(document)
    permissions.check_life(by, found.drafting_agency.code)
    why = policies.check_reason(reason)
    gone = Filing.objects.filter(document=found, authority=authority).first()
    if gone is None:
        raise refuse("documents.filing_unknown", "authority")
    number = gone.number
    gone.delete()
    _show(found, by)
    line("strike_filing", by=by, document=found, authority=authority, number=number, reason=why)


def _named(authority: str, number: str) -> tuple[str, str]:
    """Authority and number as they are kept; both are needed."""
    values = {"authority": (shown(authority), 120), "number": (shown(number), 60)}
    wrong = [
        Refusal(f"documents.filing_{name}_missing", name)
        if not text
        else Refusal("documents.text_too_long", name, {"length": len(text), "longest": most})
        for name, (text, most) in values.items()
        if not text or len(text) > most
    ]
    if wrong:
        raise Refused(*wrong)
    return values["authority"][0], values["number"][0]


def _show(document: Document, by: By) -> None:
    fragments.rebuild(list(fragments.for_rendering().filter(pk=document.pk)), by.day)
