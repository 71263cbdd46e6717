"""The acts on a report: explained, submitted, passed, sent back, approved, released, corrected."""

from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_said
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.reports import actions, queries
from mingchuang.readings.annual_report.collect import collect

from . import words


@desk(*words.WRITERS, methods=("POST",))
def explain(request: SeatedRequest, year: int) -> HttpResponseBase:
    """Give the reason for a broken soft rule."""
    report = queries.report(request.seat.code, year)
    with refusals_said(request):
        actions.explain(
            by=by(request),
            report=report.public_id,
            check=request.POST.get("check", ""),
            reason=request.POST.get("reason", ""),
        )
        return done(request, _("The reason is kept with the report."), f"{words.address(year)}#checks")
    return HttpResponseRedirect(f"{words.address(year)}#checks")


@desk(*words.READERS, methods=("POST",))
def act(request: SeatedRequest, year: int) -> HttpResponseBase:
    """One of the acts of the three people; the button says which."""
    with refusals_said(request):
        return done(request, _do(request, year), words.address(year))
    return HttpResponseRedirect(words.address(year))


def _do(request: SeatedRequest, year: int) -> str:
    """Do what the button says; gives the sentence that tells what happened."""
    hand, code = by(request), request.seat.code
    report = queries.report(code, year)
    chosen, opinion = request.POST.get("act", ""), request.POST.get("opinion", "")
    if chosen == "submit":
        actions.submit(by=hand, report=report.public_id, counted=collect(code, year))
        return _("Submitted. The numbers are frozen; now it waits for the reviewer.")
    if chosen == "release":
        actions.release(by=hand, report=report.public_id, counted=collect(code, year))
        return _("Released: the public reads it from now on.")
    if chosen == "reopen":
        actions.reopen(by=hand, report=report.public_id, change_note=opinion)
        return _("A new edition is open. The public reads the old one until this one is released.")
    return _review(request, report.document, chosen, opinion)


def _review(request: SeatedRequest, document: str, chosen: str, opinion: str) -> str:
    hand = by(request)
    if chosen == "recall":
        documents.recall(by=hand, document=document)
        return _("Taken back. You can change it and submit it again.")
    if chosen == "return":
        documents.send_back(by=hand, document=document, opinion=opinion)
        return _("Sent back to its writers with your opinion.")
    if chosen == "pass":
        documents.review(by=hand, document=document, opinion=opinion)
        return _("Passed. Now it waits for the final reviewer.")
    documents.approve(by=hand, document=document, opinion=opinion)
    return _("Approved. It can be released now.")
