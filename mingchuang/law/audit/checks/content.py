"""Content that must not be there: injected phrases, hidden text, foreign links, personal data, marks of secrecy, copies."""

import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from mingchuang.law.audit.check import Case, ReportCheck
from mingchuang.law.audit.values import Finding, Severity
from mingchuang.law.screening import screen
from mingchuang.law.tampering.trade import brand_pattern

# Where agencies keep their official accounts, what their pages legitimately point to, and what the frame of a page holds.
_OFFICIAL = (
    "weibo.com", "weibo.cn", "qq.com", "people.com.cn", "people.cn", "xinhuanet.com", "news.cn", "toutiao.com", "douyin.com",
    "kuaishou.com", "bilibili.com", "jiathis.com", "bshare.cn", "baidu.com", "conac.cn", "12377.cn", "12321.cn",
    "kaipuyun.cn", "govwza.cn", "trs.cn", "cctv.com", "cctv.cn", "gmw.cn", "chinanews.com", "chinanews.com.cn", "ce.cn",
    "cnr.cn", "qstheory.cn", "xuexi.cn", "china.com.cn", "china.cn", "piyao.org.cn", "edu.cn", "mil.cn", "政务", "公益",
    "xn--zfr164b", "xn--55qw42g",
)  # fmt: skip
_FOOT = re.compile(
    r"主办(?:单位)?[：:]|承办单位|版权所有|网站标识码|ICP备|公网?安备|网站地图|相关链接|友情链接|相关文章|上一篇|下一篇"
)
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
        begin, end = self._body(case)
        known = (*case.own_domains, *(f".{domain}" for domain in _OFFICIAL))
        said = case.report.text[begin:end].lower()
        for link in case.report.links:
            host = (urlsplit(link.address if "//" in link.address else f"//{link.address}").hostname or "").lower()
            if not host or not begin <= link.span[0] < end or any(f".{host}".endswith(domain) for domain in known):
                continue
            text = case.report.text[slice(*link.span)].strip()
            # An address that the report itself prints, such as that of a hospital or a water company, is meant.
            severity: Severity = "notice" if host.removeprefix("www.") in said else "warning"
            yield self.said(self.id, (link.span,), f"{text} → {host}", severity, text=text[:30], host=host)

    @staticmethod
    def _body(case: Case) -> tuple[int, int]:
        """From the first part to the foot of the page."""
        parts, text = case.report.parts, case.report.text
        if not parts:
            return 0, len(text)
        foot = _FOOT.search(text, parts[-1].body[0], parts[-1].body[1])
        return parts[0].heading[0], foot.start() if foot else parts[-1].body[1]


class Head(ReportCheck):
    """What a page says of itself to search engines: title, keywords, description. Injectors begin there."""

    id = "tampering.head"
    source = "国办秘函〔2019〕19号; 政府网站发展指引"

    def find(self, case: Case) -> Iterator[Finding]:
        for name, words in case.report.head.items():
            for found in screen(words):
                if found.kind.startswith("tampering."):
                    severity: Severity = "error" if found.action == "flag" else "warning"
                    evidence = f"{name}: {found.text}"
                    yield self.said(self.id, (), evidence, severity, name=name, words=found.text[:30])


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


CHECKS: tuple[ReportCheck, ...] = (Texts(), Hidden(), Links(), Head(), Copied())
