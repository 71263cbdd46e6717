"""One thing to know."""

from functools import partial

from mingchuang.look.stories import Story, say


def words(zh: str, en: str) -> dict:
    return {"text": say(zh, en)}


TEXTS = {
    "info": ("今日起受理网上申请。", "Requests are taken online from today."),
    "done": ("答复书已送达，请下载。", "The reply has been delivered; download it."),
    "soon": ("还有 3 个工作日到期。", "Three working days are left."),
    "bad": ("本信息已撤回：内容有误。", "This document was withdrawn: it contained an error."),
}
STORIES = [Story(kind, f'{{% notice "{kind}" text %}}', partial(words, *texts)) for kind, texts in TEXTS.items()] + [
    Story(
        "with a title",
        '{% notice "info" text title=title %}',
        lambda: {
            "title": say("这是旧版本", "An older version"),
            "text": say("现行版本见下方链接。", "The current one is linked below."),
        },
    )
]
