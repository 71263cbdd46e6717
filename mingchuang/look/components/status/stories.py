"""A state in word, sign and colour."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Status

WORDS = {
    "neutral": ("起草", "Draft"),
    "active": ("待审核", "Waiting for review"),
    "done": ("已发布", "Released"),
    "soon": ("即将到期", "Due soon"),
    "bad": ("已逾期", "Overdue"),
}
STORIES = [
    Story(tone, "{% status value %}", lambda tone=tone, words=words: {"value": Status(say(*words), tone)})
    for tone, words in WORDS.items()
]
