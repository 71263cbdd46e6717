"""By what a text can be checked."""

from datetime import UTC, datetime

from mingchuang.look.stories import Story, say
from mingchuang.look.values import VerifyCard

STORIES = [
    Story(
        "released",
        "{% verify_card card %}",
        lambda: {
            "card": VerifyCard(
                "9f86d081" * 8,
                say("市数据资源管理局", "the Data Resources Bureau"),
                datetime(2026, 12, 18, 9, 30, tzinfo=UTC),
                "#",
            )
        },
    )
]
