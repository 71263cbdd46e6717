"""Long work."""

from mingchuang.look.stories import Story, say

STORIES = [
    Story(
        "under way",
        "{% progress 40 100 text %}",
        lambda: {"text": say("正在检查第 40 件，共 100 件", "Checking 40 of 100")},
    )
]
