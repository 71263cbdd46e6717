"""The text of a document to pass on, with the address by which it can be checked."""

from mingchuang.look.stories import Story, say

STORIES = [
    Story(
        "closed",
        "{% load reading %}{% share text %}",
        lambda: {
            "text": say(
                "关于印发办法的通知\n发布机关：市数据资源管理局",
                "Notice of the measures\nReleased by: the Data Resources Bureau",
            )
        },
    )
]
