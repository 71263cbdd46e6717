"""三审."""

from datetime import UTC, datetime

from mingchuang.look.stories import Story, say
from mingchuang.look.values import ReviewStep


def strip() -> dict:
    return {
        "strip": [
            ReviewStep(
                say("编写", "Written"), say("陈晓", "Chen Xiao"), datetime(2026, 12, 1, 9, 30, tzinfo=UTC), "done"
            ),
            ReviewStep(
                say("审核", "Reviewed"),
                say("王敏", "Wang Min"),
                datetime(2026, 12, 1, 15, 2, tzinfo=UTC),
                "returned",
                say("请补文号。", "Add the number."),
            ),
            ReviewStep(say("复审", "Final review"), say("李强", "Li Qiang"), None, "now"),
            ReviewStep(say("发布", "Released"), "", None, "later"),
        ]
    }


STORIES = [Story("every state", "{% review_strip strip %}", strip)]
