"""The heading of a page."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Status


def values() -> dict:
    return {
        "title": say("关于公共数据开放的通知", "Notice on opening public data"),
        "status": Status(say("待审核", "Waiting for review"), "active"),
        "lead": say(
            "审核、复审各由一人完成，三人不得相同。", "Review and final review are two people; neither is an author."
        ),
    }


STORIES = [
    Story("title only", "{% page_title title %}", values),
    Story("with status and lead", "{% page_title title status=status lead=lead %}", values),
    Story("centred", "{% page_title title centred=True %}", values),
]
