"""The words of 三审: states, roles, reasons for a withdrawal, each with its Chinese and English name."""

from enum import StrEnum


class State(StrEnum):
    """Where an edition stands. An edition that left the desk (released, superseded, withdrawn) is never edited again."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RELEASED = "released"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"

    @property
    def zh(self) -> str:
        return _LABELS[self][0]

    @property
    def en(self) -> str:
        return _LABELS[self][1]


_LABELS = {
    State.DRAFT: ("编写中", "Draft"),
    State.SUBMITTED: ("待审核", "To be reviewed"),
    State.REVIEWED: ("待复审", "To be approved"),
    State.APPROVED: ("待发布", "To be released"),
    State.RELEASED: ("已发布", "Released"),
    State.SUPERSEDED: ("已更新", "Replaced by a later edition"),
    State.WITHDRAWN: ("已撤回", "Withdrawn"),
    State.DISCARDED: ("已作废", "Discarded"),
}

OPEN = frozenset({State.DRAFT, State.SUBMITTED, State.REVIEWED, State.APPROVED})
"""An edition still on somebody's desk; a document has at most one."""

UNDER_REVIEW = frozenset({State.SUBMITTED, State.REVIEWED, State.APPROVED})


class Role(StrEnum):
    """What a person may be for an agency; one person may hold several, but not use two on one edition."""

    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    FINAL_REVIEWER = "final_reviewer"
    OPENNESS = "openness"
    SCHEDULE = "schedule"

    @property
    def zh(self) -> str:
        return _ROLE_LABELS[self][0]

    @property
    def en(self) -> str:
        return _ROLE_LABELS[self][1]


_ROLE_LABELS = {
    Role.DRAFTER: ("编写人", "drafter"),
    Role.REVIEWER: ("审核人", "reviewer"),
    Role.FINAL_REVIEWER: ("复审人", "final reviewer"),
    Role.OPENNESS: ("政务公开工作机构", "openness office"),
    Role.SCHEDULE: ("定时", "schedule"),
}


class WithdrawalReason(StrEnum):
    """Why a released document is no longer shown as it was."""

    ERROR = "error"
    CONSOLIDATED = "consolidated"
    WITHDRAWN = "withdrawn"

    @property
    def zh(self) -> str:
        return {"error": "发布有误", "consolidated": "内容已合并", "withdrawn": "不再适用"}[self.value]

    @property
    def en(self) -> str:
        return {"error": "published in error", "consolidated": "merged into another", "withdrawn": "no longer current"}[
            self.value
        ]

    @property
    def page(self) -> str:
        """What a visitor gets: ``gone`` (410), ``redirect`` to the other document, or ``explained`` (text with a notice)."""
        return {"error": "gone", "consolidated": "redirect", "withdrawn": "explained"}[self.value]
