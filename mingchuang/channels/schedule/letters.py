"""The words of a mail of alerts: what waits, by title and number, and where to look. Nothing else of a record is ever in it."""

from itertools import groupby

from mingchuang.domains.alerts.kinds import KINDS
from mingchuang.domains.alerts.outbox import Letter

# Mail goes to staff, who read Chinese.
HEAD = "明窗政务公开平台：{count}件{kinds}事项"
OPENING = "您在明窗政务公开平台有以下事项："
DIGEST = "以下是截至目前等您办理的事项："
CLOSING = "请登录工作台办理。本邮件由系统自动发送，请勿回复；可以在工作台的“提醒”中调整发送方式和免打扰时段。"


def subject(letter: Letter) -> str:
    """How many things of which kinds."""
    kinds = dict.fromkeys(KINDS[row.kind].zh for row in letter.rows)
    return HEAD.format(count=len({row.subject.partition("#")[0] for row in letter.rows}), kinds="、".join(kinds))


def body(letter: Letter, address: str) -> str:
    """The alerts by kind: title and number, each on a line; the desk's address at the end where it is known."""
    lines = [DIGEST if letter.digest else OPENING, ""]
    for kind, rows in groupby(letter.rows, key=lambda row: row.kind):
        lines.append(f"【{KINDS[kind].zh}】")
        lines += [f"· {row.title}" + (f"（{row.number}）" if row.number else "") for row in rows]
        lines.append("")
    return "\n".join([*lines, CLOSING, *([f"{address}/desk/"] if address else [])])
