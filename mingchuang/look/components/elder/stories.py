"""Stories of 长者模式."""

from mingchuang.look.stories import Story

STORIES = [
    Story("the switch in the header", "{% load reading %}{% elder_switch %}"),
    Story(
        "the bar at the foot of every screen, in that mode",
        "{% load reading %}<div class=bar-shown>{% elder_bar %}</div>",
    ),
]
