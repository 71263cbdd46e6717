"""Findings of a check."""

from functools import partial

from mingchuang.look.stories import Story, say
from mingchuang.look.values import FindingCard


def finding(severity: str) -> dict:
    return {
        "finding": FindingCard(
            what=say("正文含身份证号码", "The text holds an identity card number"),
            where=say("第 3 段", "Paragraph 3"),
            why=say("身份证号码属于个人信息，公开前应当去标识化。", "Such a number is personal information."),
            advice=say("保留前 2 位和后 3 位，其余以 * 代替。", "Keep the first 2 and last 3 figures."),
            severity=severity,
            excerpt="34****************",
            url="#",
        )
    }


STORIES = [
    Story(severity, "{% finding_card finding %}", partial(finding, severity))
    for severity in ("flag", "review", "notice")
]
