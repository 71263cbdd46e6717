"""Content that must not be there: injected phrases, hidden text, foreign links, personal data, marks of secrecy, copies."""

import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, Severity
from mingchuang.law.screening import screen
from mingchuang.law.tampering.trade import brand_pattern

# Where agencies keep their official accounts and what their pages legitimately point to.
_OFFICIAL = (
    "weibo.com", "weibo.cn", "mp.weixin.qq.com", "people.com.cn", "xinhuanet.com", "news.cn", "toutiao.com", "douyin.com",
    "kuaishou.com", "jiathis.com", "bshare.cn", "baidu.com", "conac.cn", "beian.gov.cn", "12377.cn", "mofcom.gov.cn",
)  # fmt: skip
MUCH = 0.5  # of the narrative; below that, shared phrases are the office's common stock


class Texts(ReportCheck):
    """Everything that the text checks of the law room find, each under its own id."""

    id: ClassVar[str] = "tampering.*"
    source = "国办秘函〔2019〕19号; 个人信息保护法; 保守国家秘密法"

    def find(self, case: Case) -> Iterator[Finding]:
        for found in screen(case.report.text):
            yield Finding(
                found.kind,
                "error" if found.action == "flag" else "warning",
                ((found.start, found.end),),
                found.text,
                found.source,
                f"“{found.text}”：{found.why_zh}",
                f"“{found.text}”: {found.why_en}",
                found.suggestion,
            )


class Hidden(ReportCheck):
    """Text that a browser or Word does not show."""

    id = "tampering.hidden"
    source = "国办秘函〔2019〕19号 单项否决指标"

    def find(self, case: Case) -> Iterator[Finding]:
        for start, end in case.report.hidden:
            words = case.report.text[start:end].strip()
            if len(re.findall(r"[一-鿿]", words)) < 4:
                continue
            injected = brand_pattern().search(words) is not None
            yield self.said(
                self.id, ((start, end),), words[:60], "error" if injected else "notice", words=words[:30]
            )  # fmt: skip


class Links(ReportCheck):
    """Links inside the report's body that lead to nobody known."""

    id = "tampering.link"
    source = "国办秘函〔2019〕19号 外链管理"

    def find(self, case: Case) -> Iterator[Finding]:
        parts = case.report.parts
        inside = (parts[0].heading[0], parts[-1].body[1]) if parts else (0, len(case.report.text))
        for link in case.report.links:
            host = (urlsplit(link.address if "//" in link.address else f"//{link.address}").hostname or "").lower()
            known = (*case.own_domains, *(f".{d}" for d in _OFFICIAL))
            if not host or not inside[0] <= link.span[0] < inside[1] or any(f".{host}".endswith(d) for d in known):
                continue
            text = case.report.text[slice(*link.span)].strip()
            yield self.said(self.id, (link.span,), f"{text} → {host}", text=text[:30], host=host)


class Copied(ReportCheck):
    """The narrative repeats last year's report or another body's (内容雷同)."""

    id = "X.copy"
    severity: ClassVar[Severity] = "warning"
    source = "国办公开办函〔2021〕30号（四）"

    def find(self, case: Case) -> Iterator[Finding]:
        body = case.report.text
        for part in case.report.parts:
            if part.standard not in "一五":
                continue
            length = len(re.sub(r"\s", "", body[slice(*part.body)]))
            for whose in sorted({passage.whose for passage in case.shared}):
                shared = [p for p in case.shared if p.whose == whose and part.body[0] <= p.span[0] < part.body[1]]
                share = sum(p.length for p in shared) / length if length else 0
                if length >= 80 and share >= MUCH:
                    spans = tuple(p.span for p in shared)
                    yield self.said(
                        self.id, spans, f"{share:.0%} {whose}", share=f"{share:.0%}", part=part.standard, whose=whose
                    )  # fmt: skip


CHECKS: tuple[ReportCheck, ...] = (Texts(), Hidden(), Links(), Copied())
