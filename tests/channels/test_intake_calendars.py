"""Reading holiday notices: the State Council's own wording, tables, JSON, and what is no notice."""

from datetime import date

import pytest

from mingchuang.intake.calendars.parse import LARGEST, parse
from mingchuang.law.calendar import Notice, NoticeDay
from mingchuang.law.calendar.packaged import shipped_notices
from mingchuang.law.refusal import Refused

HEAD = "国务院办公厅关于{0}年\n部分节假日安排的通知\n{1}\n\n各省、自治区、直辖市人民政府：\n"
FOOT = "\n节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。\n\n国务院办公厅\n{0}\n"
TEXTS = {
    "国办发明电〔2015〕18号": HEAD.format(2016, "国办发明电〔2015〕18号") + "一、元旦：1月1日放假，与周末连休。\n"
    "二、春节：2月7日至13日放假调休，共7天。2月6日（星期六）、2月14日（星期日）上班。\n三、清明节：4月4日放假，与周末连休。\n"
    "四、劳动节：5月1日放假，5月2日（星期一）补休。\n五、端午节：6月9日至11日放假调休，共3天。6月12日（星期日）上班。\n"
    "六、中秋节：9月15日至17日放假调休，共3天。9月18日（星期日）上班。\n"
    "七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。\n"
    + FOOT.format("2015年12月10日"),
    "国办发明电〔2022〕16号": HEAD.format(2023, "国办发明电〔2022〕16号")
    + "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n"
    "二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。\n三、清明节：4月5日放假，共1天。\n"
    "四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。\n"
    "五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。\n"
    "六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。\n"
    + FOOT.format("2022年12月8日"),
    "国办发明电〔2024〕12号": HEAD.format(2025, "国办发明电〔2024〕12号")
    + "一、元旦：1月1日（周三）放假1天，不调休。\n"
    "二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。\n"
    "三、清明节：4月4日（周五）至6日（周日）放假，共3天。\n四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。\n"
    "五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。\n"
    "六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。\n"
    + FOOT.format("2024年11月12日"),
}


@pytest.mark.parametrize("number", TEXTS)
def test_the_notice_itself(number: str) -> None:
    """What is read from the wording is what was shipped, but for weekend days that a notice leaves unsaid."""
    shipped = next(notice for notice in shipped_notices() if notice.number == number)
    (found,) = parse(TEXTS[number])
    assert (found.year, found.number, found.title, found.issued) == (
        shipped.year,
        number,
        shipped.title,
        shipped.issued,
    )
    assert moved(found) == moved(shipped)


def moved(notice: Notice) -> set[tuple[date, bool]]:
    """The days on which the notice makes a difference to an ordinary week."""
    return {(one.day, one.off) for one in notice.days if one.off == (one.day.weekday() < 5)}


def test_a_table_and_json_say_the_same() -> None:
    wanted = (NoticeDay(date(2026, 12, 31), True, "元旦"), NoticeDay(date(2027, 1, 9), False, "元旦"))
    table = "日期,类型,名称\n2026-12-31,放假,元旦\n2027/01/09\t上班\t元旦\n"
    written = (
        '{"year": 2027, "notice": "甲", "holidays": {"元旦": ["2026-12-31"]}, "make_up": {"元旦": ["2027-01-09"]}}'
    )
    assert parse(table, number="甲") == parse(written) == [Notice(2027, wanted, "甲")]
    assert parse(table.encode("gb18030"), number="甲") == parse(written)


def test_several_years_at_once() -> None:
    found = parse('{"years": {"2027": {"holidays": ["2027-01-01"]}, "2028": {"holidays": ["2028-01-03"]}}}')
    assert [notice.year for notice in found] == [2027, 2028]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "calendars.nothing_given"),
        ("  \n ", "calendars.nothing_given"),
        ("日期,类型\n", "calendars.nothing_given"),
        ("2027-02-30,放假", "calendars.line_unreadable"),
        ("2027-01-01,也许", "calendars.line_unreadable"),
        ("随便写几个字", "calendars.line_unreadable"),
        ("{", "calendar.unreadable"),
        ("[]", "calendar.unreadable"),
        ('{"holidays": ["2027-01-01"]}', "calendars.year_missing"),
        ('{"year": 2027, "holidays": ["2027-01-01"], "make_up": ["2027-01-01"]}', "calendar.off_and_worked"),
        ("一、元旦：1月1日放假。", "calendars.year_missing"),
        (HEAD.format(2027, "甲") + "一、元旦：1月1日（周四）放假。", "calendars.weekday_wrong"),
        (HEAD.format(2027, "甲") + "一、元旦：13月1日放假。", "calendars.line_unreadable"),
        (HEAD.format(2027, "甲") + "一、元旦：1日放假。", "calendars.line_unreadable"),
        (HEAD.format(2027, "甲") + "一、元旦：1月9日至1月1日放假。", "calendars.line_unreadable"),
        (HEAD.format(2027, "甲") + "一、元旦：另行通知。", "calendars.days_missing"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe\x81", "calendars.no_text"),
        ("一" * (LARGEST + 1), "calendars.too_large"),
    ],
)
def test_what_is_no_notice(written: str | bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(written)
    assert refused.value.refusals[0].code == code


def test_a_year_that_contradicts_the_notice() -> None:
    with pytest.raises(Refused, match=r"calendars\.year_of_another"):
        parse(HEAD.format(2027, "甲") + "一、元旦：1月1日放假。", year=2026)
