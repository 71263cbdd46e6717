"""Verbs to press."""

from mingchuang.look.stories import Story, say

WORDS = {
    "primary": ("提交审核", "Submit"),
    "secondary": ("保存", "Save"),
    "quiet": ("取消", "Cancel"),
    "danger": ("撤回", "Withdraw"),
}
STORIES = [
    Story(kind, f'{{% button text kind="{kind}" %}}', lambda words=words: {"text": say(*words)})
    for kind, words in WORDS.items()
] + [
    Story(
        "a link that looks like one", '{% button text url="#" %}', lambda: {"text": say("我要申请", "Make a request")}
    ),
    Story("disabled", '{% button text disabled="disabled" %}', lambda: {"text": say("发布", "Release")}),
]
