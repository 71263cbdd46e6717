"""What every page here begins with: the run, who may see it, the pages beside each other, files handed out."""

from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest
from mingchuang.domains.audits import queries
from mingchuang.domains.audits.permissions import AUDITORS
from mingchuang.domains.audits.values import FileRow, RunView
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Link

PAGES = ("letters", "rollup", "trends")


def taken(request: SeatedRequest, public_id: str) -> RunView:
    """The run, for those who audit for its agency; to everybody else it does not exist."""
    run = queries.run(public_id)
    if not request.seat.reaches(run.agency, *AUDITORS):
        raise refuse("audits.unknown_run", "run")
    return run


def audits_address(run: str = "") -> str:
    """The list of audits, or the page of one: both belong to the room above."""
    return reverse("desk_home") + "audits/" + (f"r/{run}/" if run else "")


def tabs(run: RunView, current: str) -> list[Link]:
    """The run itself and the pages about it; ``current``: letters, rollup, trends, or "" for the run."""
    names = {"letters": _("Letters of findings"), "rollup": _("Roll-up"), "trends": _("Year on year")}
    own = Link(_("Audit findings"), audits_address(run.public_id), not current)
    others = [
        Link(names[page], reverse(f"desk_outcomes:{page}", args=[run.public_id]), page == current) for page in PAGES
    ]
    return [own, *others]


def context(run: RunView, current: str, *further: Link) -> dict[str, object]:
    """What the templates of a run's pages share."""
    beside = tabs(run, current)
    here = next(link for link in beside if link.current)
    way = [Link(_("Report audits"), audits_address()), Link(run.name, audits_address(run.public_id))]
    way += [Link(here.text, here.url), *further] if further else [Link(here.text)]
    return {"run": run, "tabs": beside, "way": way}


def spoken(pair: tuple[str, str]) -> str:
    """One of (Chinese, English), by the language of the page."""
    return pair[1] if spoken_language() == "en" else pair[0]


def name_of(file: FileRow) -> str:
    """Whose report a file is; the file's name when it does not say."""
    return file.agency_name or file.name


def handed(content: bytes | Iterable[bytes], media_type: str, name: str, *, inline: bool = False) -> HttpResponseBase:
    """A file for the reader: bytes at once, or piece by piece."""
    made = HttpResponse if isinstance(content, bytes) else StreamingHttpResponse
    answer: HttpResponseBase = made(content, content_type=media_type)
    answer["Content-Disposition"] = f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(name, safe='')}"
    return answer
