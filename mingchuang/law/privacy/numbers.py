"""Numbers that name a person: citizen's number, bank card, passport, day of birth."""

import re
from collections.abc import Iterator
from datetime import date

from mingchuang.law.findings import Check, Finding, Page
from mingchuang.law.privacy.digits import Number, id_check_sign, luhn, numbers, with_x

SOURCE = "个人信息保护法 art. 28, 34, 51; accessibility_privacy.md §3"

_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return 1900 <= date(year, month, day).year <= 2099
    except ValueError:
        return False


def is_division(code: str) -> bool:
    """Whether six digits can be a division of GB/T 2260, abolished ones included (province known, city in range)."""
    city = int(code[2:4])
    return code[:2] in _PROVINCES and (1 <= city <= 70 or city == 90)


def is_id_card(bare: str) -> bool:
    """Whether eighteen signs are a citizen's number: division, day of birth and check sign are right."""
    if not is_division(bare[:6]) or not _is_day(int(bare[6:10]), int(bare[10:12]), int(bare[12:14])):
        return False
    return id_check_sign(bare[:17]) == bare[17]


class IdCard(Check):
    id = "privacy.id_card"
    why_zh = "这是居民身份证号码，公开后会暴露个人身份。"
    why_en = "This is a citizen's identity number; publishing it exposes the person."
    source = SOURCE + "; GB 11643"

    _named = re.compile(r"身份证|身份号码|公民身份|证件号|证件号码|居民证|证号")
    _organisation = re.compile(r"信用代码|机构代码|注册号|执照|项目代码|许可证|合同|订单|流水|账号|帐号")

    def find(self, page: Page) -> Iterator[Finding]:
        for number in (*numbers(page, 18), *with_x(page, 18)):
            before = page.before_any_line(number.start, 20)
            if is_id_card(number.bare):
                if not (self._organisation.search(before) and not self._named.search(before)):
                    yield self._mask(page, number)
            elif self._named.search(before) and number.bare[:2] in _PROVINCES and not number.broken:
                yield self._mask(page, number, "review")
        for number in numbers(page, 15):
            bare = number.bare
            if not is_division(bare[:6]) or not _is_day(1900 + int(bare[6:8]), int(bare[8:10]), int(bare[10:12])):
                continue
            before = page.before_any_line(number.start, 20)
            if self._named.search(before):
                yield self._mask(page, number)
            elif not self._organisation.search(before) and not number.broken and len(number.groups) < 4:
                yield self._mask(page, number, "review")

    def _mask(self, page: Page, number: Number, action: str = "flag") -> Finding:
        stars = "*" * (len(number.bare) - 5)
        return self.finding(
            page,
            (number.start, number.end),
            f"{number.bare[:2]}{stars}{number.bare[-3:]}",
            "review" if action == "review" else "flag",
        )


class BankCard(Check):
    id = "privacy.bank_card"
    why_zh = "这像是个人银行卡号或账号。"
    why_en = "This looks like a person's bank card or account number."
    source = SOURCE

    _named = re.compile(r"卡号|银行卡|储蓄卡|借记卡|信用卡|存折|一卡通|账号|帐号|账户|帐户|打卡")
    _public = re.compile(r"财政|保证金|非税|对公|基本户|专户|公司|中心|单位|学校|医院|国库|监管|税号")

    def find(self, page: Page) -> Iterator[Finding]:
        for length in (19, 18, 17, 16):
            for number in numbers(page, length):
                if not luhn(number.bare) or (len(number.bare) == 18 and is_id_card(number.bare)):
                    continue
                if set(number.bare) == {"0"} or number.broken:
                    continue
                before = page.before_any_line(number.start, 40)
                if self._public.search(before):
                    continue
                mask = "*" * (len(number.bare) - 4) + number.bare[-4:]
                if self._named.search(before):
                    yield self.finding(page, (number.start, number.end), mask)
                elif number.bare.startswith("62") and number.groups in {
                    (len(number.bare),),
                    (4, 4, 4, 4),
                    (4, 4, 4, 4, 3),
                }:
                    yield self.finding(page, (number.start, number.end), mask, "review")


class Passport(Check):
    id = "privacy.passport"
    why_zh = "这是护照或出入境证件号码。"
    why_en = "This is the number of a passport or travel permit."
    source = SOURCE

    _number = re.compile(r"(?<![0-9A-Za-z])(?:[EeGgDdSsPpKk][A-Za-z]?[0-9]{7,8}|[CcWwHhMm][0-9]{8,10})(?![0-9A-Za-z])")
    _named = re.compile(r"护照|passport|通行证|出入境证|旅行证|回乡证|台胞证|证件号", re.IGNORECASE)

    def find(self, page: Page) -> Iterator[Finding]:
        for match in self._number.finditer(page.folded):
            if self._named.search(page.before_any_line(match.start(), 20)):
                found = match.group()
                yield self.finding(page, match.span(), f"{found[0]}{'*' * (len(found) - 4)}{found[-3:]}")


class BirthDate(Check):
    id = "privacy.birth_date"
    why_zh = "这是具体的出生日期。"
    why_en = "This is a full date of birth."
    source = SOURCE

    _day = r"(?P<y>(?:19|20)[0-9]{2}) ?(?:年|[-./]) ?(?P<m>[0-9]{1,2}) ?(?:月|[-./]) ?(?P<d>[0-9]{1,2})(?![0-9])(?: ?[日号])?"
    _labelled = re.compile(rf"(?:出生日期|出生年月日?|出生时间|生日|出生于|生于|出生)[ \t]*:?[ \t]*(?P<day>{_day})")
    _followed = re.compile(rf"(?<![0-9])(?P<day>{_day}) ?(?:出生|生(?=[,。;)人、]|$))")
    _label = re.compile(r"出生日期|出生年月|出生时间|生日")

    def find(self, page: Page) -> Iterator[Finding]:
        for wanted in (self._labelled, self._followed):
            for match in wanted.finditer(page.folded):
                if not _is_day(int(match["y"]), int(match["m"]), int(match["d"])):
                    continue
                action = "flag" if self._label.match(match.group()) else "review"
                mask = f"{match['y']}年**月**日"
                yield self.finding(page, match.span("day"), mask, "flag" if action == "flag" else "review")
