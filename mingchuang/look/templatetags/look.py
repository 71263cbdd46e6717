"""Template tags of the design system: ``{% load look %}``. They take plain ``mingchuang.look.values``; see look/README.md."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.forms.forms import BaseForm
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mingchuang.look import dates, months, values
from mingchuang.look.fields import FieldView, errors_of, view_of
from mingchuang.look.framing import framed
from mingchuang.look.icons import ICONS, NOTICES, SEVERITIES, STEPS, TONES
from mingchuang.look.identity import Identity
from mingchuang.look.identity import identity as site_identity
from mingchuang.look.lists import PagerView, TableView, export_name, pager_view, table_view
from mingchuang.look.tongue import tongued, written

register = template.Library()
COMPONENTS = "look/components"

register.filter("long_day", dates.long_day)
register.filter("plain_day", dates.plain_day)
register.filter("short_day", dates.short_day)
register.filter("moment", dates.moment)


register.filter("framed", framed)
register.filter("tongued", tongued)
register.filter("written", written)
register.filter("export_name", export_name)


@register.filter
def spoken(label: object) -> str:
    """The text of a law label (a mapping or object with ``zh`` and ``en``) in the language of the page."""
    language = dates.spoken_language()
    if isinstance(label, Mapping):
        return str(label.get(language) or label.get("zh", ""))
    return str(getattr(label, language, label))


@register.filter
def iso(value: object) -> str:
    """The machine form of a date or moment, for ``<time datetime>``."""
    return value.isoformat() if hasattr(value, "isoformat") else ""


@register.filter
def tone_icon(tone: str) -> SafeString:
    """The sign of a tone (neutral, active, done, soon, bad)."""
    return icon(TONES.get(tone, "dot"))


@register.filter
def step_icon(state: str) -> SafeString:
    """The sign of a step (done, now, later, returned)."""
    return icon(STEPS.get(state, "dot"))


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A sign from ``icons.py``; decoration only, always beside a word."""
    return format_html('<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="{}"/></svg>', ICONS[name])


@register.simple_tag
def identity() -> Identity:
    """Who runs the site: ``{% identity as site %}``."""
    return site_identity()


@register.simple_tag(takes_context=True)
def other_language(context: RequestContext) -> values.Link:
    """A link to this page in the other language (English under ``/en/``)."""
    request = context.get("request")
    target, text = ("zh-hans", "简体中文") if dates.spoken_language() == "en" else ("en", "English")
    url = request.get_full_path() if request and request.method == "GET" else (request.path if request else "/")
    bare = url.removeprefix("/en") if url.startswith("/en/") else url
    return values.Link(text, bare if target == "zh-hans" else f"/en{bare}")


@register.simple_tag
def page_language() -> str:
    """The ``lang`` of the page: zh-Hans or en."""
    return "en" if (get_language() or "zh").startswith("en") else "zh-Hans"


@register.simple_tag(takes_context=True)
def address_with(context: RequestContext, **changes: object) -> str:
    """This address with some query parameters changed (None or "" removes one): ``{% address_with page=2 %}``."""
    return query_with(context, changes)


def query_with(context: RequestContext, changes: Mapping[str, object]) -> str:
    """``?…`` of this request with the changes made; "?" when nothing is left."""
    request = context.get("request")
    query = dict(request.GET.lists() if request else [])
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = [str(value)]
    return "?" + urlencode(query, doseq=True)


@register.inclusion_tag(f"{COMPONENTS}/breadcrumb/breadcrumb.html")
def breadcrumb(links: Sequence[values.Link]) -> dict:
    """The way here; the last link is the page itself and needs no address."""
    return {"links": links}


@register.inclusion_tag(f"{COMPONENTS}/page_title/page_title.html")
def page_title(title: str, status: values.Status | None = None, lead: str = "", centred: bool = False) -> dict:
    """The ``h1`` of a page, with a state beside it and one line that says what the page is for."""
    return {"title": title, "status": status, "lead": lead, "centred": centred}


@register.inclusion_tag(f"{COMPONENTS}/status/status.html")
def status(value: values.Status) -> dict:
    """A state: word, sign, colour."""
    return {"status": value}


@register.inclusion_tag(f"{COMPONENTS}/metadata_grid/metadata_grid.html")
def metadata_grid(rows: Sequence[values.Row]) -> dict:
    """公文头: label and value pairs, two columns, one on a phone."""
    return {"rows": rows}


@register.inclusion_tag(f"{COMPONENTS}/notice/notice.html")
def notice(kind: str, text: str, title: str = "") -> dict:
    """A notice. ``kind``: info, done, soon or bad."""
    return {"kind": kind, "text": text, "title": title, "sign": NOTICES[kind]}


@register.inclusion_tag(f"{COMPONENTS}/error_summary/error_summary.html")
def error_summary(form: BaseForm) -> dict:
    """Every error of a form with a link to its field, above the form; nothing when there is none. Takes the focus."""
    return {"errors": errors_of(form)}


@register.inclusion_tag(f"{COMPONENTS}/field/field.html")
def field(bound: BoundField, hint: str = "", hide_label: bool = False) -> FieldView:
    """One form field: label, hint (or the field's ``help_text``), error, input. Groups of choices become a fieldset."""
    return view_of(bound, hint=hint, hide_label=hide_label)


@register.inclusion_tag(f"{COMPONENTS}/button/button.html")
def button(text: str, kind: str = "primary", name: str = "", value: str = "", **extra: str) -> dict:
    """A submit button. ``kind``: primary, secondary, quiet or danger. Extra attributes: ``data_dialog="id"`` → data-dialog."""
    attributes = {key.replace("_", "-"): text_ for key, text_ in extra.items() if key != "url"}
    url = extra.get("url", "")
    return {"text": text, "kind": kind, "name": name, "value": value, "url": url, "attributes": attributes}


@register.inclusion_tag(f"{COMPONENTS}/table/table.html", takes_context=True)
def table(context: RequestContext, value: values.Table) -> TableView:
    """A data table in a frame that scrolls; sort links keep the other query parameters."""
    return table_view(value, context.get("request"), lambda changes: query_with(context, changes))


@register.inclusion_tag(f"{COMPONENTS}/chips/chips.html")
def chips(links: Sequence[values.Link], label: str = "") -> dict:
    """Filters above a list; the current one is marked."""
    return {"links": links, "label": label}


@register.inclusion_tag(f"{COMPONENTS}/pager/pager.html", takes_context=True)
def pager(context: RequestContext, page: Any, parameter: str = "page") -> PagerView:
    """Pages of a list: takes ``values.Page`` or Django's ``Page``; shows nothing when one page is all."""
    return pager_view(page, lambda number: query_with(context, {parameter: number if number > 1 else None}))


@register.inclusion_tag(f"{COMPONENTS}/due_chip/due_chip.html")
def due_chip(chip: values.DueChip) -> dict:
    """「还剩 3 个工作日 · 12月18日」, leading to the ledger of days."""
    return {"chip": chip}


@register.inclusion_tag(f"{COMPONENTS}/month_grid/month_grid.html")
def month_grid(cells: Sequence[values.DayCell]) -> dict:
    """Months as grids of days, Monday first; days between that are not given stay empty."""
    return {"months": months.grids(cells), "weekdays": months.weekdays()}


@register.inclusion_tag(f"{COMPONENTS}/timeline/timeline.html")
def timeline(items: Sequence[values.TimelineItem]) -> dict:
    """A dated story: done, now, later."""
    return {"items": items}


@register.inclusion_tag(f"{COMPONENTS}/review_strip/review_strip.html")
def review_strip(strip: Sequence[values.ReviewStep]) -> dict:
    """编写 → 审核 → 复审 (→ 发布) with names and times."""
    return {"steps": strip}


@register.inclusion_tag(f"{COMPONENTS}/diff/diff.html")
def diff(parts: Sequence[values.DiffPart], label: str = "") -> dict:
    """What was removed and what was added, character by character, readable without colour."""
    return {"parts": parts, "label": label, "same": all(part.kind == "same" for part in parts)}


@register.inclusion_tag(f"{COMPONENTS}/finding_card/finding_card.html")
def finding_card(finding: values.FindingCard) -> dict:
    """What, where, why, what to do."""
    return {"finding": finding, "sign": SEVERITIES[finding.severity]}


@register.inclusion_tag(f"{COMPONENTS}/figure_link/figure_link.html")
def figure_link(value: str | int, url: str = "", label: str = "", cell: str = "") -> dict:
    """A counted figure, underlined with dots; it leads to its records."""
    return {"figure": values.Figure(value, url, label, cell)}


@register.inclusion_tag(f"{COMPONENTS}/verify_card/verify_card.html")
def verify_card(card: values.VerifyCard) -> dict:
    """Fingerprint, agency, date and the address where a reader can check them."""
    return {"card": card, "groups": [card.fingerprint[at : at + 8] for at in range(0, len(card.fingerprint), 8)]}


@register.inclusion_tag(f"{COMPONENTS}/tabs/tabs.html")
def tabs(links: Sequence[values.Link], label: str = "") -> dict:
    """Sister pages of one thing."""
    return {"links": links, "label": label}


@register.inclusion_tag(f"{COMPONENTS}/side_navigation/side_navigation.html")
def side_navigation(links: Sequence[values.Link], label: str = "") -> dict:
    """Rooms of the desk, or parts of the disclosure platform."""
    return {"links": links, "label": label}


@register.inclusion_tag(f"{COMPONENTS}/progress/progress.html")
def progress(done: int, total: int, text: str) -> dict:
    """How far long work has come, in words and as a bar."""
    return {"done": done, "total": total, "text": text}


@register.inclusion_tag(f"{COMPONENTS}/toast/toast.html", takes_context=True)
def toasts(context: RequestContext) -> dict:
    """The messages of the last act (django.contrib.messages), announced to screen readers. Call on pages of the desk."""
    return {"messages": context.get("messages", ())}


@register.inclusion_tag(f"{COMPONENTS}/rows/rows.html")
def rows(items: Sequence[values.ListItem], empty: str = "") -> dict:
    """A list of documents: date · title · 文号 · 有效性; ``empty`` says why there is nothing. Titles are Chinese."""
    return {"items": items, "empty": empty, "foreign": dates.spoken_language() == "en"}


@register.inclusion_tag(f"{COMPONENTS}/upload/upload.html")
def upload_list(items: Sequence[values.File]) -> dict:
    """Files already there: uploaded before, or attached to a document."""
    return {"items": items}


@register.inclusion_tag(f"{COMPONENTS}/upload/state.html")
def upload_state(done: int | None = None, text: str = "") -> dict:
    """How far an upload has come, of 100; without a text it is hidden until ``upload.js`` has something to say."""
    return {"done": done, "text": text}


@register.inclusion_tag(f"{COMPONENTS}/copy/copy.html")
def copy_button(text: str, value: str = "") -> dict:
    """A button that copies ``value`` (without one: the address of the page); hidden without JavaScript."""
    return {"text": text, "value": value}


@register.inclusion_tag(f"{COMPONENTS}/text_size/text_size.html")
def text_size() -> dict:
    """A button that makes the text of a document larger, in three steps; hidden without JavaScript."""
    return {}


@register.simple_block_tag
def dialog(content: str, name: str, title: str) -> SafeString:
    """``{% dialog "withdraw" _("Withdraw") %}…{% enddialog %}``; opened by a button with ``data_dialog="withdraw"``."""
    rendered = template.loader.get_template(f"{COMPONENTS}/dialog/dialog.html").render(
        {"content": content, "name": name, "title": title}
    )
    return SafeString(rendered)


@register.simple_block_tag
def panel(content: str, title: str = "", level: int = 2) -> SafeString:
    """A titled part of a page in a quiet frame: ``{% panel _("Reply") %}…{% endpanel %}``."""
    heading = format_html('<h{0} class="panel-title">{1}</h{0}>', level, title) if title else ""
    return format_html('<section class="panel">{}{}</section>', heading, content)
