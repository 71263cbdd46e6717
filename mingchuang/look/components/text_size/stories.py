"""Larger text for reading."""

from mingchuang.look.stories import Story

STORIES = [Story("three sizes in turn", "{% text_size %}")]
