"""Rooms of the desk or parts of a platform."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Link

STORIES = [
    Story(
        "with heading and counts",
        "{% side_navigation links label %}",
        lambda: {
            "label": say("工作台", "Desk"),
            "links": [
                Link(say("办理", "Work")),
                Link(say("待办", "To do"), "#", current=True, count=3),
                Link(say("信息", "Documents"), "#"),
            ],
        },
    ),
    Story(
        "parts of a platform, without counts",
        "{% side_navigation links label %}",
        lambda: {
            "label": say("政府信息公开", "Government information disclosure"),
            "links": [
                Link(say("公开指南", "Guide to disclosure"), "#"),
                Link(say("法定主动公开内容", "Statutory publication"), "#", current=True),
                Link(say("公开年报", "Annual reports"), "#"),
            ],
        },
    ),
]
