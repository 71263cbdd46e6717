"""Verbs to press."""

from functools import partial

from mingchuang.look.stories import Story, say


def verb(zh: str, en: str) -> dict:
    return {"text": say(zh, en)}


WORDS = {
    "primary": ("提交审核", "Submit"),
    "secondary": ("保存", "Save"),
    "quiet": ("取消", "Cancel"),
    "danger": ("撤回", "Withdraw"),
}
STORIES = [
    Story(kind, f'{{% button text kind="{kind}" %}}', partial(verb, *words)) for kind, words in WORDS.items()
] + [
    Story(
        "a link that looks like one", '{% button text url="#" %}', lambda: {"text": say("我要申请", "Make a request")}
    ),
    Story(
        "on its way",
        '{% button text aria_busy="true" %}',
        lambda: {"text": say("正在提交", "Sending")},
    ),
    Story("disabled", '{% button text disabled="disabled" %}', lambda: {"text": say("发布", "Release")}),
]
