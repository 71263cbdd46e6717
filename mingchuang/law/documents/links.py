"""How documents concern one another, with the words for both directions."""

from enum import StrEnum


class LinkType(StrEnum):
    """What the source does to the target; read both ways (规范性文件 ↔ 解读 one to one since 2018)."""

    INTERPRETS = "interprets"
    AMENDS = "amends"
    REPEALS = "repeals"
    REPLIES_TO = "replies_to"
    ATTACHES = "attaches"

    @property
    def zh(self) -> str:
        return _WORDS[self][0]

    @property
    def en(self) -> str:
        return _WORDS[self][1]

    @property
    def back_zh(self) -> str:
        """The words on the target's page."""
        return _WORDS[self][2]

    @property
    def back_en(self) -> str:
        return _WORDS[self][3]


_WORDS = {
    LinkType.INTERPRETS: ("解读的文件", "Explains", "政策解读", "Explained by"),
    LinkType.AMENDS: ("修改的文件", "Amends", "被以下文件修改", "Amended by"),
    LinkType.REPEALS: ("废止的文件", "Repeals", "被以下文件废止", "Repealed by"),
    LinkType.REPLIES_TO: ("所答复的事项", "Replies to", "答复情况", "Answered by"),
    LinkType.ATTACHES: ("相关附件文件", "Has as annex", "所附于的文件", "Annexed to"),
}
