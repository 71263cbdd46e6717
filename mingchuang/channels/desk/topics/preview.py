"""A topic as its readers will see it, at the width of a phone and of a desk, before anything is released."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from mingchuang.channels.desk.base import SeatedRequest, by, desk, show
from mingchuang.channels.desk.documents.lists import READERS
from mingchuang.channels.desk.documents.pictures import for_desk
from mingchuang.channels.desk.life.common import validity_status
from mingchuang.domains.documents import drafts, queries
from mingchuang.domains.documents.queries.lists import ListRow
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.review import OPEN
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Link, ListItem
from mingchuang.readings import topics

from .common import require_topic
from .keeping import kept_body

WIDTHS = ("phone", "wide")


@desk(*READERS, methods=("GET",))
def preview(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The page in a frame of the width asked for."""
    bench = queries.workbench(public_id, by=by(request))
    require_topic(bench)
    width = request.GET.get("width") if request.GET.get("width") in WIDTHS else WIDTHS[0]
    names = {"phone": _("Phone, 360 px"), "wide": _("Desk, 1280 px")}
    context = {
        "bench": bench,
        "width": width,
        "widths": [Link(names[one], f"?width={one}", current=one == width) for one in WIDTHS],
        "frame": reverse("desk_topics:preview_page", args=[public_id]),
        "unsaved": drafts.kept(by=by(request), document=public_id) is not None and _is_open(bench),
        "may_compose": _is_open(bench),
    }
    answer = show(request, "desk_topics/preview.html", context)
    answer.framing = "holds"  # type: ignore[attr-defined]
    return answer


@xframe_options_sameorigin
@desk(*READERS, methods=("GET",))
def page(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The page itself: what this person typed and has not saved, else the edition; lists hold what is released today."""
    bench = queries.workbench(public_id, by=by(request))
    require_topic(bench)
    kept = drafts.kept(by=by(request), document=public_id) if _is_open(bench) else None
    title, body = _text(bench, kept)
    english = spoken_language() == "en"
    found = topics.topic(body, request.get_host(), on=request.seat.day, english=english, item=_item)
    pieces = [one if one.kind != "html" else topics.Piece("html", html=for_desk(one.html)) for one in found.pieces]
    context = {"title": title, "pieces": pieces, "empty": not body}
    answer = show(request, "desk_topics/preview_page.html", context)
    answer.framing = "framed"  # type: ignore[attr-defined]
    return answer


def _is_open(bench: Workbench) -> bool:
    return bench.state in OPEN


def _text(bench: Workbench, kept: drafts.Unsaved | None) -> tuple[str, str]:
    if kept is None:
        return bench.content.title, bench.content.body
    return str(kept.values.get("title", "")), kept_body(kept)


def _item(row: ListRow) -> ListItem:
    status = validity_status(row.validity) if row.validity else None
    language = "en" if spoken_language() == "en" else "zh-hans"
    return ListItem(row.day, row.title, row.address(language), row.document_number, status)
