"""``{% load searching %}{% search_field address label %}``: the search of a header, which works without script."""

from django import template

register = template.Library()


@register.inclusion_tag("look/components/search_field/search_field.html")
def search_field(action: str, label: str, id: str = "q", query: str = "") -> dict:  # noqa: A002 - the attribute's name
    """A field and its button; the words are sent as ``?q=``."""
    return {"action": action, "label": label, "id": id, "query": query}
