"""``{% load report_desk %}``: a name out of a table of names."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def named(names: Mapping[str, str], key: str) -> str:
    """The name under a key; the key itself where there is none."""
    return names.get(key) or key
