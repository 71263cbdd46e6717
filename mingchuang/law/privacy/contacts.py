"""Ways to reach a private person: mobile, home telephone, e-mail; and the plate of a car."""

import re
from collections.abc import Iterator

from mingchuang.law.findings import Check, Finding, Page
from mingchuang.law.privacy.digits import numbers
from mingchuang.law.privacy.numbers import SOURCE

_OFFICE_LINE = re.compile(
    r"办公电话|办公室电话|咨询|值班|监督|举报|投诉|服务|热线|受理|单位电话|公开电话|报名|窗口|传真|总机|客服|征求意见|反馈"
)
_AMOUNT = re.compile(r" ?(?:万|亿|元|吨|公里|平方|米|千瓦|立方|%|度|次|条|人次|件)")


class Mobile(Check):
    id = "privacy.mobile"
    why_zh = "这是手机号码。"
    why_en = "This is a mobile telephone number."
    source = SOURCE

    _groupings = frozenset({(11,), (3, 4, 4), (3, 8), (3, 3, 5), (4, 3, 4), (7, 4), (3, 2, 2, 2, 2), (1,) * 11})
    _named = re.compile(r"手机|电话|联系|tel|mobile|phone|微信|致电|号码", re.IGNORECASE)
    _code = re.compile(
        r"(?:编号|编码|代码|序号|文号|订单|单号|合同|账号|帐号|户号|批号|条码|证号|备案)[^,。;:]{0,4}:?[ ]?$"
    )
    _glued = re.compile(r"(?:\+|(?<![0-9])00)86(?P<number>1[3-9][0-9]{9})(?![0-9])")
    _country = re.compile(r"(?:\+|00)?86[ \-]?$")

    def find(self, page: Page) -> Iterator[Finding]:
        for number in numbers(page, 11):
            bare = number.bare
            if bare[0] != "1" or bare[1] not in "3456789":
                continue
            before = page.before_any_line(number.start, 24)
            named = self._named.search(before) is not None
            if not number.broken and number.groups not in self._groupings:
                continue
            if (number.broken or len(number.groups) == 11) and not named:
                continue
            if not self._stands_free(page, number.end, before):
                continue
            office = _OFFICE_LINE.search(before) is not None
            yield self.finding(
                page, (number.start, number.end), f"{bare[:3]}****{bare[-4:]}", "review" if office else "flag"
            )

        for match in self._glued.finditer(page.folded):
            found = match["number"]
            yield self.finding(page, match.span("number"), f"{found[:3]}****{found[-4:]}")

    def _stands_free(self, page: Page, end: int, before: str) -> bool:
        prefix = self._country.sub("", before)
        if re.search(r"[A-Za-z/_=&#¥$]$", prefix) or re.search(r"[0-9]{2}[.,]$", prefix):
            return False
        if re.search(r"[0-9]-$", prefix) and not self._country.search(before):
            return False
        after = page.after(end)
        if re.match(r"[.,][0-9]|[A-Za-z_]|-[0-9]|\.html?", after) or _AMOUNT.match(after):
            return False
        return not self._code.search(prefix)


class Landline(Check):
    id = "privacy.landline"
    why_zh = "这是个人或家庭的固定电话。"
    why_en = "This is the telephone of a person or a home."
    source = SOURCE

    _number = re.compile(r"(?<![0-9])(?:\(?0[1-9][0-9]{1,2}\)?[ \-]{0,2})?[2-9][0-9]{6,7}(?![0-9])")
    _private = re.compile(
        r"(?:家庭电话|住宅电话|宅电|家中电话|家里电话|家电|本人电话|个人电话|申请人电话|家长电话|户主电话|家属电话)[^0-9\n]{0,6}$"
    )

    def find(self, page: Page) -> Iterator[Finding]:
        for match in self._number.finditer(page.folded):
            if not self._private.search(page.before(match.start(), 20)):
                continue
            found = match.group()
            yield self.finding(page, match.span(), f"{found[:-7]}****{found[-3:]}")


class Email(Check):
    id = "privacy.email"
    why_zh = "这像是个人电子邮箱。"
    why_en = "This looks like a person's mailbox."
    source = SOURCE

    _address = re.compile(
        r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}(?![A-Za-z0-9])"
    )
    _free = re.compile(
        r"@(?:vip\.)?(?:qq|foxmail|163|126|yeah|sina|sohu|139|189|wo|aliyun|gmail|hotmail|outlook|live|yahoo|icloud|21cn|tom)\.",
        re.IGNORECASE,
    )
    _personal = re.compile(r"个人邮箱|本人邮箱|申请人|私人邮箱|家长|患者|户主|姓名")
    _office = re.compile(
        r"办公|单位|公开|征求|意见|反馈|来信|举报|监督|咨询|投诉|报名|投标|受理|联系方式|书记|局长|市长|信箱|局|委|厅|中心|政府|公司|学校|传真|发送至|发至|0[0-9]{2,3}-[0-9]{7,8}"
    )
    _number_box = re.compile(r"[1-9][0-9]{4,10}@qq\.|1[3-9][0-9]{9}@", re.IGNORECASE)

    def find(self, page: Page) -> Iterator[Finding]:
        for match in self._address.finditer(page.folded):
            found, before = match.group(), page.before(match.start(), 40)
            if re.search(r"\.gov\.cn$", found, re.IGNORECASE):
                continue
            personal, free = self._personal.search(before), self._free.search(found)
            office = self._office.search(before)
            if personal and not (office and not free):
                action = "flag"
            elif (self._number_box.match(found)) or (free and not office):
                action = "review"
            else:
                continue
            name, _, host = found.partition("@")
            mask = f"{name[0]}***@{host}"
            yield self.finding(page, match.span(), mask, "flag" if action == "flag" else "review")


class Plate(Check):
    id = "privacy.plate"
    action = "review"
    why_zh = "这是机动车号牌，可能指向个人。"
    why_en = "This is a vehicle's plate; it may point to a person."
    source = SOURCE + " (mask convention unverified)"

    _plate = re.compile(
        r"(?<![一-龥A-Za-z])(?P<place>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z])[·•. ]?"
        r"(?P<rest>[0-9A-HJ-NP-Z]{5,6})(?![0-9A-Za-z警学挂领])"
    )
    _after_word = re.compile(
        r"(?P<place>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z])[·•. ]?"
        r"(?P<rest>[0-9A-HJ-NP-Z]{5,6})(?![0-9A-Za-z警学挂领])"
    )
    _word = re.compile(r"(?:车牌|号牌|车号|驾驶|牌照|车辆|小型|轿车|货车|客车|为|的)[号码]{0,2}[为是:]?[ ]?$")

    def find(self, page: Page) -> Iterator[Finding]:
        seen = set()
        for wanted in (self._plate, self._after_word):
            for match in wanted.finditer(page.folded):
                if match.start() in seen or sum(sign.isdigit() for sign in match["rest"]) < 2:
                    continue
                if wanted is self._after_word and not self._word.search(page.before(match.start(), 10)):
                    continue
                seen.add(match.start())
                rest = match["rest"]
                yield self.finding(page, match.span(), f"{match['place']}{'*' * (len(rest) - 1)}{rest[-1]}")
