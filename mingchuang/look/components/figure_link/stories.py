"""A counted figure."""

from mingchuang.look.stories import Story, say

STORIES = [
    Story(
        "with records",
        '{% figure_link 1525 url="#" label=label %}',
        lambda: {"label": say("主动公开信息", "Documents released")},
    ),
    Story("without", "{% figure_link 0 %}"),
]
