"""``{% load kept %}{% kept "footer" %}…{% endkept %}``: what is the same on every page is rendered once.

Each public page repeats the same header and footer; rendering them anew costs more than reading the document. What stands
between the tags may depend on nothing but the language and the further words given: ``{% kept "navigation" room %}``.
"""

from collections.abc import Sequence

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
LARGEST = 500
_kept: dict[tuple[str, ...], SafeString] = {}


class KeptNode(template.Node):
    """Renders its content once for each language and key, for the life of the process."""

    def __init__(self, nodelist: NodeList, words: Sequence[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.words = words

    def render(self, context: Context) -> SafeString:
        """The kept text, or a fresh one. In development templates change under a running server, so nothing is kept."""
        if settings.DEBUG:
            return self.nodelist.render(context)
        key = (get_language() or "", *(str(word.resolve(context)) for word in self.words))
        found = _kept.get(key)
        if found is None:
            if len(_kept) >= LARGEST:
                _kept.clear()
            found = _kept[key] = self.nodelist.render(context)
        return found


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """``{% kept "name" further words %}``; the name is the piece's own in the whole program."""
    _, *words = token.split_contents()
    if not words:
        raise template.TemplateSyntaxError('kept needs a name: {% kept "footer" %}')
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, [parser.compile_filter(word) for word in words])
