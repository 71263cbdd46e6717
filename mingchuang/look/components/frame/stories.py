"""The frame of every page: skip link, header, navigation, panels. The page around these stories has them in use."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Link

SEARCHED = """<div class="site-header"><div class="frame"><a class="site-name" href="#">
{% include "look/layouts/mark.html" %}{{ name }}</a>
<div class="aside">{% load reading searching %}{% elder_switch %}<a href="#">{{ other }}</a></div>
{% search_field "#" label id=id %}</div></div>"""
HEADER = """<div class="site-header"><div class="frame"><a class="site-name" href="#">
{% include "look/layouts/mark.html" %}{{ name }}</a>
<div class="aside">{% load reading %}{% elder_switch %}<a href="#">{{ other }}</a></div></div></div>"""
ROOMS = """<div class="site-navigation"><div class="frame"><ul>{% for link in links %}<li><a href="{{ link.url }}"
{% if link.current %} aria-current="page"{% endif %}>{{ link.text }}</a></li>{% endfor %}</ul></div></div>"""

ACTS = """<div class="actions">{% button first %}{% button second kind="secondary" %}
{% button third kind="quiet" %}</div>"""


def verbs() -> dict:
    return {
        "first": say("通过", "Approve"),
        "second": say("退回修改", "Return"),
        "third": say("返回列表", "Back to the list"),
    }


def names() -> dict:
    return {"name": say("六安市政务公开", "Openness of Lu'an"), "other": say("English", "简体中文")}


def searched() -> dict:
    return names() | {"label": say("搜索公开信息", "Search what is published"), "id": say("frame-zh", "frame-en")}


def rooms() -> dict:
    rooms = (
        ("首页", "Home"),
        ("公开机关", "Agencies"),
        ("依申请公开", "Make a request"),
        ("公开年报", "Annual reports"),
    )
    return {"links": [Link(say(*room), "#", current=place == 1) for place, room in enumerate(rooms)]}


STORIES = [
    Story("skip link, when it has the focus", '<a class="skip-link shown" href="#main">{{ text }}</a>',
          lambda: {"text": say("跳到正文", "Skip to the content")}),
    Story("header with search", SEARCHED, searched),
    Story("header of a page without search", HEADER, names),
    Story("navigation, one room current", ROOMS, rooms),
    Story("panel with a title", "{% panel title level=4 %}<p>{{ text }}</p>{% endpanel %}",
          lambda: {"title": say("联系方式", "Who to ask"), "text": say("电话：0564-3380000", "Telephone: 0564-3380000")}),
    Story("row of acts", ACTS, verbs),
]  # fmt: skip
