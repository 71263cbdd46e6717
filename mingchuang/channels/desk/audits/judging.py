"""A person decides about a finding."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.words import number, plain
from mingchuang.domains.audits import actions
from mingchuang.domains.audits.values import Verdict

from . import report
from .forms import ReasonForm
from .words import AUDITORS, seen_file

SAID = {
    Verdict.ACCEPTED: gettext_lazy("The finding was accepted."),
    Verdict.DISMISSED: gettext_lazy("The finding was dismissed."),
    Verdict.REOPENED: gettext_lazy("The decision was taken back."),
}


@desk(*AUDITORS, methods=("POST",))
def judge(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Accept, dismiss with a reason, or take the last word back; then the report again, at the finding."""
    run, file = seen_file(request, public_id)
    key, place = plain(request.POST.get("finding"), 40), number(request.POST.get("number")) or 1
    verdict = plain(request.POST.get("verdict"), 12)
    form = ReasonForm(request.POST, auto_id=f"reason-{place}-%s")
    if verdict in SAID and form.is_valid():
        with refusals_in(form):
            actions.judge(
                by=by(request),
                file=public_id,
                key=key,
                verdict=Verdict(verdict),
                reason=form.cleaned_data["reason"],
                seen=number(request.POST.get("seen")),
            )
            to = reverse("desk_audits:report", args=[public_id])
            return done(request, str(SAID[Verdict(verdict)]), f"{to}#finding-{place}")
    elif form.is_valid():
        form.add_error(None, _("Accept or dismiss the finding."))
    values = report.context(request, run, file, report.Refusal(key, form))
    return show(request, "desk_audits/report.html", {**values, "form": form}, status=422)
