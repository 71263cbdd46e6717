"""Files sent to a run: read within bounds, unpacked, kept; what is refused is said by name."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.desk.base import SeatedRequest, by
from mingchuang.channels.desk.words import listed
from mingchuang.domains.audits import actions
from mingchuang.domains.audits.policies import MOST_BYTES
from mingchuang.intake.reports.uploads import Refused as NotTaken
from mingchuang.intake.reports.uploads import Unpacked, unpacked
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.look.sentences import sentence


def received(sent: Iterable[UploadedFile]) -> Unpacked:
    """The reports in what was sent. Refused when nothing was sent, when it is too much, or when no file can be taken."""
    given = list(sent)
    if not given:
        raise refuse("audits.no_files", "uploads")
    if sum(one.size or 0 for one in given) > MOST_BYTES:
        raise refuse("audits.too_much", "uploads", most=MOST_BYTES >> 20)
    found = unpacked((one.name or "", one.read()) for one in given)
    if not found.uploads:
        raise Refused(*_named(found), *([] if found.refused else [Refusal("audits.no_files", "uploads")]))
    return found


def _named(found: Unpacked) -> Iterator[Refusal]:
    """A refusal a reason, with the names of the files it concerns."""
    for code, group in _grouped(found):
        yield Refusal(
            "audits.refused_files", "uploads", {"names": [one.name for one in group], "why": _why(group[0].why, code)}
        )


def _grouped(found: Unpacked) -> list[tuple[str, list[NotTaken]]]:
    ranked = sorted(found.refused, key=lambda one: one.why.code)
    return [(code, list(group)) for code, group in groupby(ranked, key=lambda one: one.why.code)]


def _why(refusal: Refusal, code: str) -> dict[str, str]:
    return {
        name: sentence(Refusal(code, "", refusal.facts), language)
        for name, language in (("zh", "zh-hans"), ("en", "en"))
    }


def keep(request: SeatedRequest, run: str, found: Unpacked) -> int:
    """Keep the reports in the run and say what was not taken; gives how many were kept."""
    added = actions.add_files(by=by(request), run=run, files=found.uploads)
    for refusal in _named(found):
        messages.warning(request, sentence(refusal))
    if added.known:
        said = _("Already in this audit: %(names)s") % {"names": listed(added.known)}
        messages.info(request, said)
    if found.passed:
        said = ngettext(
            "%(n)d file of another kind was passed over.", "%(n)d files of other kinds were passed over.", found.passed
        )
        messages.info(request, said % {"n": found.passed})
    return len(added.kept)
