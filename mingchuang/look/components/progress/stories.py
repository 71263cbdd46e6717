"""Long work."""

from mingchuang.look.stories import Story, say

STORIES = [
    Story(
        "under way",
        "{% progress 40 100 text %}",
        lambda: {"text": say("正在检查第 40 件，共 100 件", "Checking 40 of 100")},
    ),
    Story("done", "{% progress 100 100 text %}", lambda: {"text": say("已检查 100 件", "100 checked")}),
    Story(
        "how much is not known yet",
        "{% progress 0 0 text %}",
        lambda: {"text": say("正在读取文件", "Reading the files")},
    ),
]
