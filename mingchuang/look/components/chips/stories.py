"""Filters above a list."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Link


def links() -> dict:
    return {
        "label": say("有效性", "Validity"),
        "links": [
            Link(say("全部", "All"), "?", current=True, count=12),
            Link(say("有效", "In force"), "?v=1", count=9),
            Link(say("废止", "Repealed"), "?v=2", count=3),
        ],
    }


STORIES = [Story("one current", "{% chips links label %}", links)]
