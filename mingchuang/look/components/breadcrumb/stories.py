"""The way to a page."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Link

STORIES = [
    Story(
        "three steps",
        "{% breadcrumb links %}",
        lambda: {
            "links": [
                Link(say("首页", "Home"), "/"),
                Link(say("市数据资源管理局", "Data Resources Bureau"), "/data/"),
                Link(say("部门文件", "Documents")),
            ]
        },
    )
]
