"""Stories of the choice of appearance."""

from mingchuang.look.stories import Story

STORIES = [Story("as the device has it, until the reader chooses", "{% load reading %}{% appearance %}")]
