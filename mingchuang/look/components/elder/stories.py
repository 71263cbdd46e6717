"""Stories of 长者模式."""

from mingchuang.look.stories import Story

STORIES = [
    Story("the switch in the header", "{% load reading %}{% elder_switch %}"),
]
