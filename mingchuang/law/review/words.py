"""The words of 三审: states, roles, reasons for a withdrawal, each with its Chinese and English name."""

from mingchuang.law.worded import Worded


class State(Worded):
    """Where an edition stands. An edition that left the desk (released, superseded, withdrawn) is never edited again."""

    DRAFT = "draft", "编写中", "Draft"
    SUBMITTED = "submitted", "待审核", "To be reviewed"
    REVIEWED = "reviewed", "待复审", "To be approved"
    APPROVED = "approved", "待发布", "To be released"
    RELEASED = "released", "已发布", "Released"
    SUPERSEDED = "superseded", "已更新", "Replaced by a later edition"
    WITHDRAWN = "withdrawn", "已撤回", "Withdrawn"
    DISCARDED = "discarded", "已作废", "Discarded"


OPEN = frozenset({State.DRAFT, State.SUBMITTED, State.REVIEWED, State.APPROVED})
"""An edition still on somebody's desk; a document has at most one."""

UNDER_REVIEW = frozenset({State.SUBMITTED, State.REVIEWED, State.APPROVED})


class Role(Worded):
    """What a person may be for an agency; one person may hold several, but not use two on one edition."""

    DRAFTER = "drafter", "编写人", "drafter"
    REVIEWER = "reviewer", "审核人", "reviewer"
    FINAL_REVIEWER = "final_reviewer", "复审人", "final reviewer"
    OPENNESS = "openness", "政务公开工作机构", "openness office"
    SCHEDULE = "schedule", "定时", "schedule"


class WithdrawalReason(Worded):
    """Why a released document is no longer shown as it was."""

    ERROR = "error", "发布有误", "published in error"
    CONSOLIDATED = "consolidated", "内容已合并", "merged into another"
    WITHDRAWN = "withdrawn", "不再适用", "no longer current"

    @property
    def page(self) -> str:
        """What a visitor gets: ``gone`` (410), ``redirect`` to the other document, or ``explained`` (text with a notice)."""
        return {"error": "gone", "consolidated": "redirect", "withdrawn": "explained"}[self.value]
