"""A state in word, sign and colour."""

from functools import partial

from mingchuang.look.stories import Story, say
from mingchuang.look.values import Status


def value(tone: str, zh: str, en: str) -> dict:
    return {"value": Status(say(zh, en), tone)}


WORDS = {
    "neutral": ("起草", "Draft"),
    "active": ("待审核", "Waiting for review"),
    "done": ("已发布", "Released"),
    "soon": ("即将到期", "Due soon"),
    "bad": ("已逾期", "Overdue"),
}
STORIES = [Story(tone, "{% status value %}", partial(value, tone, *words)) for tone, words in WORDS.items()]
