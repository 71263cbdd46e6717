"""``{% load subscribing %}``: whether news can be had by mail here."""

from django import template

from mingchuang.domains.subscriptions import outbox

register = template.Library()


@register.simple_tag
def by_mail() -> bool:
    """Whether this installation sends mail, so that no page offers what it cannot do."""
    return outbox.in_use()
