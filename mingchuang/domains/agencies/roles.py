"""The roles that a person may hold in an agency. Data for screens: a Chinese and an English name each."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who may do what; which acts a role permits stands in each noun's ``permissions.py``."""

    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    FINAL_REVIEWER = "final_reviewer"
    OPENNESS = "openness"
    FOI_CLERK = "foi_clerk"
    HANDLER = "handler"
    APPROVER = "approver"
    MANAGER = "manager"
    INSPECTOR = "inspector"


@dataclass(frozen=True)
class RoleName:
    zh: str
    en: str
    duty_zh: str
    duty_en: str


NAMES = {
    Role.DRAFTER: RoleName("编写人", "Drafter", "编写、修改信息并提交审核", "writes and submits documents"),
    Role.REVIEWER: RoleName("审核人", "Reviewer", "科室负责人，一级审核", "head of section, first review"),
    Role.FINAL_REVIEWER: RoleName(
        "复审人", "Final reviewer", "分管领导，复审并发布", "leader in charge, final review and release"
    ),
    Role.OPENNESS: RoleName(
        "政务公开工作机构",
        "Openness office",
        "栏目、年报、保密和隐私问题的处置",
        "sections, annual report, privacy and secrecy rulings",
    ),
    Role.FOI_CLERK: RoleName(
        "依申请公开登记人", "Disclosure clerk", "接收、登记、送达、归档", "receives, registers, delivers, archives"
    ),
    Role.HANDLER: RoleName("承办人", "Handler", "办理依申请公开、起草答复", "handles requests and drafts replies"),
    Role.APPROVER: RoleName("审签人", "Approver", "审签答复、批准延期", "signs replies, approves extensions"),
    Role.MANAGER: RoleName(
        "系统管理员", "Manager", "人员、机构、目录和放假通知", "people, agencies, catalogue, calendars"
    ),
    Role.INSPECTOR: RoleName(
        "监督检查人",
        "Inspector",
        "查看全部记录和台账，审核年报，不改动记录",
        "reads everything, audits reports, changes no record",
    ),
}
