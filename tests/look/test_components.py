"""Components: every story renders in both languages, and what they must say is said."""

import gzip
import re
from datetime import date

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import mark_safe

from mingchuang.look import assets, dates, values
from mingchuang.look.stories import components

STORIES = [(name, story) for name, stories in components().items() for story in stories]


def rendered(template: str, language: str = "zh-hans", path: str = "/", **given: object) -> str:
    with translation.override(language):
        text = Template("{% load look i18n %}" + template)
        return text.render(Context({**given, "request": RequestFactory().get(path)}))


@pytest.mark.parametrize(("name", "story"), STORIES, ids=[f"{name}: {story.state}" for name, story in STORIES])
def test_every_story_renders_without_style_or_script_in_the_markup(name: str, story: object) -> None:
    request = RequestFactory().get("/")
    for language in ("zh-hans", "en"):
        html = story.rendered(language, request)
        assert not re.search(r"<style|<script|\sstyle=|\son\w+=", html), name


def test_a_day_in_a_cell_is_not_broken() -> None:
    def cell(text: object, language: str = "zh-hans") -> str:
        return rendered("{{ text|written }}", language, text=text)

    assert cell("2026年12月14日 — 2026年12月20日") == (
        '<span class="day">2026年12月14日</span> — <span class="day">2026年12月20日</span>'
    )
    assert cell("2026年12月4日(周五) 09:30") == '<span class="day">2026年12月4日(周五)</span> 09:30'
    assert cell("Friday 4 December 2026, 09:30", "en") == '<span class="day">Friday 4 December 2026</span>, 09:30'
    assert cell("<b>2026年1月2日</b>") == '&lt;b&gt;<span class="day">2026年1月2日</span>&lt;/b&gt;'
    made = mark_safe('<i title="2026年1月2日">日</i>')
    assert cell(made) == made
    assert cell("2026年12月") == "2026年12月"
    assert cell(12) == "12"


def test_a_file_of_a_list_is_named_by_an_act_wherever_the_list_stands() -> None:
    table = values.Table("清单", [], [], exports=[values.Link("CSV", "?a"), values.Link("导出 XLSX", "?b")])
    html = rendered("{% table table %}", table=table)
    assert re.findall(r'<a href="[^"]*">([^<]*)</a>', html) == ["导出 CSV", "导出 XLSX"]
    assert ">Export as CSV<" in rendered("{% table table %}", "en", table=table)


def test_a_year_beside_a_number_is_not_taken_for_one() -> None:
    assert [dates.year_name(2026), dates.year_name(2026, "en")] == ["2026年", "2026"]
    html = rendered("{% chips links 'x' %}", links=[values.Link(dates.year_name(2020), "?year=2020", count=782)])
    assert '2020年 <span class="count">782</span>' in html


def test_a_single_tab_is_no_choice_and_a_dialog_without_a_form_is_closed() -> None:
    assert "<nav" not in rendered("{% tabs links %}", links=[values.Link("更新情况", "?", current=True)])
    assert "关闭</button>" in rendered("{% dialog 'keys' '快捷键' %}<p>j k</p>{% enddialog %}")
    assert "取消</button>" in rendered("{% dialog 'out' '撤回' %}<form method=\"post\"></form>{% enddialog %}")


def test_a_sentence_gets_room_and_a_number_at_the_head_of_a_row_stands_below_its_heading() -> None:
    columns = [values.Column("序号", numeric=True), values.Column("说明"), values.Column("状态")]
    rows = [[9244, "本局不承担土地和房屋征收工作，相关信息由自然资源部门公开。", "有效"]]
    html = rendered("{% table table %}", table=values.Table("清单", columns, rows))
    assert '<th scope="row" class="numeric">9244' in html
    assert html.count('<td class="long">') == 1 and "<td>有效" in html


SPEAKING = {
    "chips": ("{% chips links 'x' %}", {"links": [values.Link("现行规范性文件", "?")]}),
    "tabs": ("{% tabs links 'x' %}", {"links": [values.Link("市数管局", "?"), values.Link("市人社局", "?")]}),
    "notice": ("{% notice 'info' text title=title %}", {"text": "请补充照片。", "title": "退回"}),
    "finding": (
        "{% finding_card f %}",
        {"f": values.FindingCard("含手机号", "第2段", "个人信息", "删去", "flag", "电话139")},
    ),
    "timeline": ("{% timeline items %}", {"items": [values.TimelineItem("受理", None, "转信息科", "吴晓")]}),
    "review": ("{% review_strip steps %}", {"steps": [values.ReviewStep("Review", "周启明", None, "done", "同意。")]}),
    "files": ("{% upload_list items %}", {"items": [values.File("身份证.pdf", "#", "身份证明")]}),
    "boxes": ("{% field form.room %}", {"form": "RadioSelect"}),
    "list": ("{% field form.room %}", {"form": "Select"}),
}


@pytest.mark.parametrize("name", SPEAKING)
def test_chinese_on_an_english_page_is_spoken_as_chinese(name: str) -> None:
    template, given = SPEAKING[name]
    if "form" in given:
        choices = [("", "---"), ("a", "办公室"), ("b", "信息科")]
        field = forms.ChoiceField(label="Unit", choices=choices, widget=getattr(forms, str(given["form"])))
        made = type("UnitForm", (forms.Form,), {"room": field})
        chinese, given = rendered(template, form=made()), {"form": made()}
    else:
        chinese = rendered(template, **given)
    html = rendered(template, "en", **given)
    han = "[\u4e00-\u9fff]"
    assert re.search(han, html)
    left = re.sub(r'<(span|select)[^>]* lang="zh-Hans"[^>]*>.*?</\1>', "", html, flags=re.DOTALL)
    assert not re.search(f">[^<]*{han}", left), left
    assert 'lang="zh-Hans"' not in chinese


def test_the_english_side_of_the_pattern_page_has_no_chinese_of_ours() -> None:
    own = [
        html
        for name, story in STORIES
        if name in {"due_chip", "pager", "error_summary"}
        for html in [story.rendered("en")]
    ]
    assert not re.search(r"[\u4e00-\u9fff]", "".join(own))


def test_every_component_has_a_story_and_every_tag_a_component() -> None:
    folders = {path.parent.name for path in assets.ROOM.glob("components/*/*.html")}
    assert folders <= set(components())


@pytest.mark.parametrize(
    ("remaining", "state", "tone", "words"),
    [
        (12, "running", "active", "还剩 12 个工作日"),
        (3, "running", "soon", "还剩 3 个工作日"),
        (0, "running", "soon", "今日到期"),
        (-2, "running", "bad", "已逾期 2 个工作日"),
        (5, "paused", "neutral", "期限中止"),
        (5, "done", "done", "已完成"),
    ],
)
def test_due_chip(remaining: int, state: str, tone: str, words: str) -> None:
    chip = values.DueChip(date(2026, 12, 18), remaining, state, ledger="/days")
    html = rendered("{% due_chip chip %}", chip=chip)
    assert f"due-chip {tone}" in html
    assert words in html
    assert "12月18日" in html
    assert 'href="/days"' in html


def test_pager_keeps_other_parameters_and_drops_page_one() -> None:
    page = values.Page(2, 9, 180)
    html = rendered("{% pager page %}", path="/x?year=2020&page=2", page=page)
    assert 'href="?year=2020"' in html
    assert 'href="?year=2020&amp;page=3"' in html
    assert "共 180 条" in html


def test_table_sorts_by_links_that_turn_around() -> None:
    table = values.Table("表", [values.Column("编号", sort="number"), values.Column("件数", numeric=True)], [["甲", 3]])
    up = rendered("{% table table %}", path="/x?sort=number&page=4", table=table)
    assert 'aria-sort="ascending"' in up
    assert 'href="?sort=-number"' in up
    assert re.search(r'<td class="numeric">3\s*</td>', up)


def test_texts_from_outside_are_escaped() -> None:
    nasty = "<script>alert(1)</script>"
    html = rendered("{% page_title t %}{% notice 'info' t %}{% rows items %}{% diff parts %}", t=nasty, items=[
        values.ListItem(date(2026, 1, 1), nasty, "/d", nasty)
    ], parts=[values.DiffPart("added", nasty)])  # fmt: skip
    assert "<script" not in html


def test_the_bundle_is_small_and_whole() -> None:
    style, script = assets.style(), assets.script()
    assert style.index("--ink") < style.index(".skip-link") < style.index(".breadcrumb")
    assert style.count("{") == style.count("}")
    assert "url(http" not in style
    sent = len(gzip.compress((style + script + assets.first()).encode()))
    assert sent < 16_000, sent
    assert "//" not in script.replace("://", "")


def test_what_is_kept_is_rendered_once_for_each_language_and_key() -> None:
    template = Template("{% load kept i18n %}{% kept 'test-piece' room %}{{ word }}{% endkept %}")

    def shown(language: str, **given: str) -> str:
        with translation.override(language):
            return template.render(Context(given))

    assert shown("zh-hans", room="a", word="一") == "一"
    assert shown("zh-hans", room="a", word="二") == "一"
    assert shown("zh-hans", room="b", word="二") == "二"
    assert shown("en", room="a", word="one") == "one"


def test_kept_needs_a_name() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% load kept %}{% kept %}{% endkept %}")


def test_an_empty_table_says_so_without_headings_of_nothing() -> None:
    table = values.Table("待办", [values.Column("事项"), values.Column("期限")], [], empty="没有事项。")
    html = rendered("{% table table %}", table=table)
    assert "没有事项。" in html
    assert "<thead" not in html
    assert "待办</caption>" in html


def test_a_whole_value_is_cut_after_slashes_only() -> None:
    row = values.Row("索引号", "11341500MB/202012-00018", whole=True)
    assert row.pieces == ["11341500MB/", "202012-00018"]
    html = rendered("{% metadata_grid rows %}", rows=[row])
    assert '<span class="unbroken">11341500MB/</span><wbr><span class="unbroken">202012-00018</span>' in html


def test_colours_are_written_out_in_tokens_and_schemes_only() -> None:
    """Else a colour stays as it is in the dark. Paper is the exception: it is always white."""
    rooms = [assets.ROOM, assets.ROOM.parent / "channels"]
    files = [
        path
        for room in rooms
        for path in room.rglob("*.css")
        if path.parent.name != "schemes" and path.name != "tokens.css"
    ]
    assert len(files) > 30
    for path in files:
        if path.name == "9-print.css":
            continue
        for line in path.read_text("utf-8").splitlines():
            if ".qr" not in line:
                assert not re.search(r":[^;]*(#[0-9a-f]{3,8}\b|\brgb|\bhsl|\b(white|black)\b(?!-))", line), (
                    f"{path.name}: {line}"
                )


def test_every_scheme_changes_names_that_the_tokens_have() -> None:
    names = set(re.findall(r"--[a-z0-9-]+(?=:)", (assets.ROOM / "tokens.css").read_text("utf-8")))
    for scheme in assets.SCHEMES:
        changed = set(re.findall(r"--[a-z0-9-]+(?=:)", (assets.ROOM / "schemes" / f"{scheme}.css").read_text("utf-8")))
        assert changed
        assert changed <= names, scheme


def test_a_table_says_in_which_order_it_is_before_anybody_asks() -> None:
    columns = [values.Column("编号", sort="number"), values.Column("收到日期", sort="received")]
    table = values.Table("登记簿", columns, [["2026-0012", "2026年12月1日"]], ordered_by="-received")
    assert re.findall(r'aria-sort="(\w+)"', rendered("{% table table %}", table=table)) == ["descending"]
    asked = rendered("{% table table %}", path="/?sort=number", table=table)
    assert re.findall(r'aria-sort="(\w+)"', asked) == ["ascending"]
    assert "?sort=received" in asked


def test_how_far_an_upload_has_come_is_hidden_until_there_is_something_to_say() -> None:
    waiting = rendered("{% upload_state %}")
    assert " hidden>" in waiting and "value=" not in waiting
    assert 'value="40"' in rendered("{% upload_state 40 text %}", text="正在上传 2.5 MB")
    assert "hidden" not in rendered("{% upload_state 40 text %}", text="正在上传 2.5 MB")
