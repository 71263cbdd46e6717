"""``{% load searching %}{% search_field address label %}``: the search of a header, which works without script."""

from django import template

register = template.Library()


@register.inclusion_tag("look/components/search_field/search_field.html")
def search_field(
    action: str,
    label: str,
    id: str = "q",  # noqa: A002 - the attribute's name
    query: str = "",
    kind: str = "quiet",
) -> dict:
    """A field and its button; the words are sent as ``?q=``. ``kind`` is that of the button."""
    return {"action": action, "label": label, "id": id, "query": query, "kind": kind}
