"""``{% load outcomes %}{% outcome_tabs run %}``: a run and the pages about it, beside each other."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from mingchuang.channels.desk.audits.outcomes.common import tabs
from mingchuang.domains.audits.values import RunView

register = template.Library()


@register.inclusion_tag("look/components/tabs/tabs.html")
def outcome_tabs(run: RunView, current: str = "") -> dict[str, Any]:
    """The tabs of a run; ``current``: letters, rollup, trends, or "" on the page of the run itself."""
    return {"links": tabs(run, current), "label": _("About this audit")}
