"""By what a text can be checked."""

from datetime import UTC, datetime

from mingchuang.look.stories import Story, say
from mingchuang.look.values import VerifyCard


def card(version: str = "") -> dict:
    released = datetime(2026, 12, 18, 9, 30, tzinfo=UTC)
    return {
        "card": VerifyCard("9f86d081" * 8, say("市数据资源管理局", "the Data Resources Bureau"), released, "#", version)
    }


STORIES = [
    Story("released", "{% verify_card card %}", card),
    Story("changed since", "{% verify_card card %}", lambda: card(say("本页为第2版。", "This is version 2."))),
]
