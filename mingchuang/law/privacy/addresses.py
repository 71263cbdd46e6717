"""The address of a home, where it goes below the town or street (mask convention of 永安: keep only down to there)."""

import re
from collections.abc import Iterator

from mingchuang.law.findings import Check, Finding, Page
from mingchuang.law.privacy.numbers import SOURCE

_TOLD = frozenset(["家住", "住在", "居住在", "居住于", "住于", "租住", "现住"])  # how a story names a place, not a form
_STEP = r"[一-龥0-9A-Za-z()·#\- ]"
_DOOR = r"(?:[0-9A-Za-z一二三四五六七八九十百\-]{1,6} ?(?:号楼|号院|号|栋|幢|座|单元|室|楼|组|户|门|#))"
_KEEP = re.compile(
    r"^(?:[一-龥]{2,8}?(?:省|自治区))?(?:[一-龥]{2,9}?(?:市|自治州|地区|盟))?(?:[一-龥]{1,9}?(?:区|县|旗|市))?"
    r"(?:[一-龥]{1,8}?(?:街道(?:办事处)?|镇|乡))?"
)


class HomeAddress(Check):
    id = "privacy.address"
    why_zh = "这是具体到门牌或村组的家庭住址。"
    why_en = "This is a home address down to the door or the village group."
    source = SOURCE

    _labelled = re.compile(
        r"(?P<label>家庭住址|家庭地址|现住址|现住地|常住地址|户籍地址|户籍所在地|户籍地|居住地址|居住地|住址|家住|暂住|租住|现住|居住在|居住于|住在|住于)"
        rf"[ \t]*:?[ \t]*(?P<address>[一-龥]{_STEP}{{3,60}})"
    )
    # The door first, then backwards: a pattern that begins with the town would try every way to part the words.
    _door = re.compile(
        r"[0-9A-Za-z一二三四五六七八九十]{1,4} ?(?:号楼|栋|幢|座) ?(?:[0-9A-Za-z一二三四五六七八九十]{1,3} ?单元)?"
        r" ?[0-9]{3,4} ?(?:室|号|户)"
    )
    _way = re.compile(r"[一-龥0-9]{2,40}$")
    _who = re.compile(r"^.*(?:业主|住户|居民|村民|户主|位于|坐落于|坐落|座落)")
    _place = re.compile(r"村民组|自然村|小区|花园|家园|公寓|新村|村|社区|庄|湾|苑|府|城|里|巷|弄|路|街|大道")
    _stop = re.compile(
        r"[ ]|的|,|。|电话|联系|身份|因|于(?=[0-9])|(?<=[室号户组])(?=[一-龥])(?![号楼院栋幢座单元室户门组])"
    )
    _fine = re.compile(
        rf"{_DOOR}|村民组|自然村|小区|花园|公寓|新村|(?<!农)村|社区|居委会|组(?:[0-9]|$)|巷|弄|路|街(?!道)|大道"
    )
    _office = re.compile(
        r"办公|地点|地址|单位|公司|中心|窗口|大厅|政府|法院|医院|学校|银行|项目|建设|工程|改造|楼盘|征收|小区改造|规划|营业|注册|经营|店|场所|违建|监测"
    )

    # 家住城北社区: thousands live there.
    _community = re.compile(r"[一-龥]{2,12}(?:社区|小区|花园|居委会)")

    def find(self, page: Page) -> Iterator[Finding]:
        for match in self._labelled.finditer(page.folded):
            start, address = match.start("address"), match["address"]
            stop = self._stop.search(address, 4)
            address = (address[: stop.start()] if stop else address).rstrip()
            kept = _kept(address)
            told = match["label"] in _TOLD and self._community.fullmatch(address)
            if self._fine.search(address, len(kept)) and not told:
                yield self.finding(page, (start, start + len(address)), kept or "****")
        yield from self._residences(page)

    def _residences(self, page: Page) -> Iterator[Finding]:
        """Addresses without a label whose form — house, stair, flat — is that of a home."""
        for door in self._door.finditer(page.folded):
            way = self._way.search(page.before(door.start(), 40))
            if not way:
                continue
            led = self._who.match(way.group())
            named = way.group()[led.end() if led else 0 :]
            start = door.start() - len(named)
            if not self._place.search(named) or self._office.search(named):
                continue
            if self._office.search(page.before(start, 12)):
                continue
            address = named + door.group()
            yield self.finding(page, (start, door.end()), _kept(address) or "****", "review")


def _kept(address: str) -> str:
    """The part of an address that may stand: down to the town or street, or what it has above them."""
    match = _KEEP.match(address)
    kept = match.group() if match else ""
    return "" if re.search(r"小区$|社区$", kept) else kept
