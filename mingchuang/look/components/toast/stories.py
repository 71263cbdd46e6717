"""What the last act did."""

from dataclasses import dataclass

from mingchuang.look.stories import Story, say


@dataclass(frozen=True)
class Message:
    level_tag: str
    text: str

    def __str__(self) -> str:
        return self.text


def messages() -> dict:
    return {
        "messages": [
            Message("success", say("已提交审核。", "Submitted for review.")),
            Message("warning", say("到期日为暂定。", "The due day is provisional.")),
            Message("error", say("没有保存：他人已修改。", "Not saved: somebody else changed it.")),
        ]
    }


STORIES = [Story("three levels", "{% toasts %}", messages)]
