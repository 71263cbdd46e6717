"""Files that are there."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import File

STORIES = [
    Story(
        "two files",
        "{% upload_list items %}",
        lambda: {
            "items": [
                File(say("附件1.pdf", "annex 1.pdf"), "#", "120 KB"),
                File(say("身份证明.jpg", "proof.jpg"), note=say("正在检查", "being checked")),
            ]
        },
    ),
]
