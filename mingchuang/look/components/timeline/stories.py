"""What happened, what happens, what comes."""

from datetime import date

from mingchuang.look.stories import Story, say
from mingchuang.look.values import TimelineItem


def items() -> dict:
    return {
        "items": [
            TimelineItem(say("收到申请", "Received"), date(2026, 12, 1), who=say("政务公开办", "Openness office")),
            TimelineItem(
                say("要求补正", "Correction asked"),
                date(2026, 12, 3),
                say("请写明文件名称。", "Name the document."),
                state="returned",
            ),
            TimelineItem(say("征求第三方意见", "Third party asked"), date(2026, 12, 8), state="now", url="#"),
            TimelineItem(say("答复", "Reply"), date(2026, 12, 30), state="later"),
        ]
    }


STORIES = [Story("four states", "{% timeline items %}", items)]
