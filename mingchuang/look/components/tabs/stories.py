"""Sister pages."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Link

STORIES = [
    Story(
        "with counts",
        "{% tabs links label %}",
        lambda: {
            "label": say("我的待办", "Mine"),
            "links": [
                Link(say("待办", "Now"), "#", current=True, count=3),
                Link(say("待他人", "Waiting"), "#", count=8),
                Link(say("逾期", "Overdue"), "#"),
            ],
        },
    )
]
