"""Marks of secrecy and of internal use in a text that is about to be published (条例 art. 14, 17; 保密法).

`find(text)` gives the findings. The words of the law — 国家秘密, 商业秘密, 保密审查 — are none; a mark on a paper is.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from mingchuang.law.findings import Action, Check, Finding, Page, run

SOURCE = "政府信息公开条例 art. 14, 17; 保守国家秘密法 art. 20-22; GB/T 9704-2012 7.2.2"


class _Pattern(Check):
    """A check that is a pattern, less the surroundings in which the words are harmless."""

    pattern: ClassVar[re.Pattern[str]]
    harmless_before: ClassVar[re.Pattern[str] | None] = None
    harmless_after: ClassVar[re.Pattern[str] | None] = None
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        for match in self.pattern.finditer(page.folded):
            if self.harmless_before and self.harmless_before.search(page.before(match.start(), 24)):
                continue
            if self.harmless_after and self.harmless_after.match(page.after(match.end(), 24)):
                continue
            group = "mark" if "mark" in self.pattern.groupindex else 0
            yield self.finding(page, match.span(group), "")


class Mark(_Pattern):
    """绝密★30年, 机密★启用前, 密级:秘密, or the bare word alone on its line."""

    id = "secrecy.mark"
    action: ClassVar[Action] = "flag"
    why_zh = "这是国家秘密的密级标志。"
    why_en = "This is the mark of a state secret."
    pattern = re.compile(
        r"(?<!商业)(?<!国家)(?<!工作)(?P<mark>(?:绝[ ]?密|机[ ]?密|秘[ ]?密)级?[ ]?[★☆*][ ]?"
        r"(?:[0-9一二三四五六七八九十]{1,3}[ ]?(?:年|个?月|天)|长期|启用前|解密前|公布前)?)"
    )


class Level(_Pattern):
    """密级:机密 in a heading, a table or a form."""

    id = "secrecy.level"
    action: ClassVar[Action] = "flag"
    why_zh = "这里标有国家秘密的密级。"
    why_en = "Here a level of state secrecy is stated."
    pattern = re.compile(
        r"密[ ]?级(?:和保密期限)?[ ]?[:|\t][ ]?(?P<mark>绝密|机密|秘密)"
        r"|^[ \t★\[(【〔]*(?:(?:特急|加急|急件|平急)[ \t,、]*)?(?P<line>绝[ ]{0,2}密|机[ ]{0,2}密|秘[ ]{0,2}密)"
        r"(?:[ \t,、]*(?:特急|加急|急件|平急))?[ \t★\])】〕]*$",
        re.MULTILINE,
    )

    def find(self, page: Page) -> Iterator[Finding]:
        for match in self.pattern.finditer(page.folded):
            yield self.finding(page, match.span("mark" if match["mark"] else "line"), "")


class Internal(_Pattern):
    """内部资料 注意保存, 仅供内部使用, 内部文件 不得外传."""

    id = "secrecy.internal"
    action: ClassVar[Action] = "flag"
    why_zh = "这是内部资料的标注，内部资料不得直接公开。"
    why_en = "This marks a paper for internal use; it must not be published as it is."
    pattern = re.compile(
        r"内部(?:资料|文件|材料|刊物|参考|传阅|掌握)[ ,、:!\[\]()]*"
        r"(?:请)?(?:注意保存|妥善保管|严禁外传|不得外传|不得扩散|不得公开|严禁扩散|请勿外传|注意保密|不准翻印|禁止转载)"
        r"|(?:仅供|仅限|限于?|只供|供)(?:本?[单系机][位统关])?内部(?:人员|工作人员)?(?:使用|参考|参阅|传阅|掌握|学习|交流)"
        r"|^[ \t\[(【〔]*内部(?:资料|文件|材料|使用|刊物|参考|传阅|★)[ \t\])】〕]*$",
        re.MULTILINE,
    )
    harmless_before = re.compile(r"系统|平台|软件|网络|数据库|账号|道路|车位|停车|电梯|食堂")
    harmless_after = re.compile(r"的?(?:系统|平台|网络|道路|车位|停车|权限|账号|软件)|性")


class InternalWord(_Pattern):
    """The words alone, within a sentence: a person looks."""

    id = "secrecy.internal"
    action: ClassVar[Action] = "review"
    why_zh = "这里提到内部资料，请核实能否公开。"
    why_en = "Internal papers are spoken of here; make sure that this may be published."
    pattern = re.compile(r"内部(?:资料|文件|使用)")
    harmless_before = re.compile(
        r"复制|获取|窃取|泄露|提供|查阅|违反|倒卖|不得(?:泄露|使用)|严禁|禁止|防止|管理|保管|清理|企业|公司|涉密|工作秘密|存储|处理|传输|将"
    )
    harmless_after = re.compile(
        r"性|出版|准印|管理|的?(?:管理|规定|制度|办法|道路|系统|平台|权限|账号|网络|停车|车位|软件|设施)|、|保管|归档|流转"
    )


class NotPublic(_Pattern):
    """此件不公开, 本文件不得公开, 公开属性:不予公开."""

    id = "secrecy.not_public"
    action: ClassVar[Action] = "flag"
    why_zh = "文中标明不予公开，与公开发布相矛盾。"
    why_en = "The text says of itself that it is not to be published."
    pattern = re.compile(
        r"(?:此件|本件|此文|本文件|该文件|本资料|本材料|本通知|本报告)[ ]?"
        r"(?:涉密|不(?:得|予|宜)?(?:对外|向社会|网上)?公开|不公开|严禁外传|不得外传|不得扩散|不得上网|请勿外传|不发布|删减后公开)"
        r"|公开(?:属性|方式|类别|类型)[ ]?[:|\t][ ]?(?:不予公开|不公开|依申请公开)"
        r"|^[ \t\[(]*(?:不得公开|不予公开|不得外传|严禁外传|不公开)[ \t\])!]*$",
        re.MULTILINE,
    )
    harmless_before = re.compile(
        r"(?:标注|注明|标明|写明|列为|分为|属性|、|和|或)[^,。;]{0,16}[“\"'‘「]$|[”\"'’」][、,]?[“\"'‘「]$"
    )
    harmless_after = re.compile(r"的(?:政府信息|信息|文件|内容|理由|情形)")


class OnRequest(_Pattern):
    """此件依申请公开: not for publication on the organ's own motion."""

    id = "secrecy.on_request"
    action: ClassVar[Action] = "review"
    why_zh = "文中标明依申请公开，请核实是否可以主动公开。"
    why_en = "The text is marked for disclosure on request; make sure that it may be published."
    pattern = re.compile(r"(?:此件|本件|此文|本文件)[ ]?(?:属于?)?依申请公开")
    harmless_before = NotPublic.harmless_before


class ForReading(_Pattern):
    """仅供领导参阅, 仅供市领导同志参阅, 此件发至县团级."""

    id = "secrecy.for_reading"
    action: ClassVar[Action] = "flag"
    why_zh = "这是限定阅读范围的标注。"
    why_en = "This limits who may read the paper."
    pattern = re.compile(
        r"(?:仅供|只供|专供|(?<!提)供)[一-龥、]{0,14}(?:参阅|审阅)|(?:仅供|只供|专供)[一-龥、]{0,10}(?:领导|同志|党组|常委)[一-龥、]{0,6}参考"
        r"|(?:此件|本件|此文|本文件)?[ ]?(?:只|仅)?发至[ ]?(?:县|地|市|省|乡|团|处|科|厅|局|师)[一-龥、()]{0,6}级"
    )
    harmless_before = re.compile(r"提供$|免费$")
    harmless_after = re.compile(r"室|点|处")


CHECKS: tuple[Check, ...] = (
    Mark(),
    Level(),
    Internal(),
    NotPublic(),
    ForReading(),
    OnRequest(),
    InternalWord(),
)


def find(text: str) -> list[Finding]:
    """Every mark of secrecy or of internal use, in order of place."""
    return run(CHECKS, text)
