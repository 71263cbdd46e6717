"""A day typed in three boxes: what is understood, and what is said about a day that no calendar has."""

from datetime import date, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from mingchuang.look.forms import DateField, FilesField, TimeField
from mingchuang.look.templatetags.look import error_summary, field


class Sample(forms.Form):
    day = DateField(label="生效日期", earliest=date(2000, 1, 1), latest=date(2030, 12, 31))
    proof = FilesField(label="身份证明", required=False)


def typed(year: str, month: str, day: str) -> Sample:
    return Sample({"day_year": year, "day_month": month, "day_day": day})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"day_year": "2026", "day_month": "12", "day_day": "18"}, date(2026, 12, 18)),
        ({"day_year": "2026", "day_month": "02", "day_day": " 3 "}, date(2026, 2, 3)),
        ({"day_year": "２０２６", "day_month": "１", "day_day": "１"}, date(2026, 1, 1)),
        ({"day_year": "2026-12-18", "day_month": "", "day_day": ""}, date(2026, 12, 18)),
        ({"day_year": "2026年12月18日", "day_month": "", "day_day": ""}, date(2026, 12, 18)),
        ({"day": "2024-02-29"}, date(2024, 2, 29)),
    ],
)
def test_understands_what_people_type(data: dict, expected: date) -> None:
    form = Sample(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == expected


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("", "", ""), "请填写年、月、日。"),
        (("2026", "12", ""), "日期不完整"),
        (("2026", "十二", "1"), "请用数字"),
        (("26", "12", "1"), "四位数字"),
        (("2026", "13", "1"), "没有 13 月"),
        (("2026", "0", "1"), "没有 0 月"),
        (("2023", "2", "29"), "2023 年 2 月只有 28 天"),
        (("1999", "12", "31"), "不早于 2000年1月1日"),
        (("2031", "1", "1"), "不晚于 2030年12月31日"),
    ],
)
def test_says_what_is_wrong_with_a_day(parts: tuple[str, str, str], words: str) -> None:
    with translation.override("zh-hans"):
        form = typed(*parts)
        assert not form.is_valid()
        assert words in form.errors["day"][0]


def test_keeps_what_was_typed_and_leads_to_the_first_box() -> None:
    with translation.override("zh-hans"):
        form = typed("2026", "13", "40")
        html = str(form["day"])
        assert 'value="13"' in html
        assert 'value="40"' in html
        assert f'id="{error_summary(form)["errors"][0].target}"' in html


def test_a_missing_field_is_named() -> None:
    class Named(forms.Form):
        title = forms.CharField(label="标题")
        kind = forms.ChoiceField(label="种类", choices=[("a", "通知")])

    with translation.override("zh-hans"):
        form = Named({})
        assert field(form["title"])["errors"] == ["请填写「标题」。"]
        assert [one.text for one in error_summary(form)["errors"]] == ["请填写「标题」。", "请选择「种类」。"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9:00", time(9)), ("16：30", time(16, 30)), ("０９：０５", time(9, 5)), ("0900", time(9)), ("930", time(9, 30)),
     ("9", time(9)), ("9点", time(9)), ("9点半", time(9, 30)), ("14时05分", time(14, 5)), ("下午3点", time(15)),
     ("上午 9:30", time(9, 30)),
     ("中午12点", time(12)), (" 23.59 ", time(23, 59))],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed, read):
    assert TimeField(label="时间").clean(typed) == read


@pytest.mark.parametrize("typed", ["25:00", "9:60", "早", "九点", "9:30:15", "2460", "-1", "9点30半"])
def test_what_is_no_time_is_told_how_to_write_one(typed):
    with pytest.raises(ValidationError) as wrong:
        TimeField(label="时间").clean(typed)
    assert "9:00" in wrong.value.messages[0]


def test_a_time_that_is_needed_is_asked_for():
    with pytest.raises(ValidationError):
        TimeField(label="时间").clean("")
    assert TimeField(label="时间", required=False).clean("") is None
