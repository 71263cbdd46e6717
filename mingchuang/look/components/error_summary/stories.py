"""What was wrong with a form."""

from mingchuang.look.components.field.stories import refused
from mingchuang.look.stories import Story

STORIES = [Story("refused form", "{% error_summary form %}", refused)]
