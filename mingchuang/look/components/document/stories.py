"""A released text as it is read."""

from mingchuang.look.stories import Story, say

BODY = """<div class="document-parts"><h4 class="document-title"><span>{{ title }}</span></h4><div class="document-body">
<p>{{ first }}</p><h5>{{ heading }}</h5><p>{{ second }}</p>
<div class="table-frame" tabindex="0" role="region" aria-label="{{ caption }}"><table><caption>{{ caption }}</caption>
<thead><tr><th scope="col">{{ kind }}</th><th scope="col">{{ term }}</th></tr></thead>
<tbody><tr><td>{{ kind_of }}</td><td>{{ days }}</td></tr></tbody></table></div>
<p class="align-right">{{ signed }}</p></div></div>"""


def text() -> dict:
    return {
        "title": say("关于做好公共数据共享工作的通知", "Notice on the sharing of public data"),
        "first": say("各县区人民政府，市政府各部门：", "To the county governments and the departments of the city:"),
        "heading": say("一、总体要求", "1. General"),
        "second": say(
            "数据提供单位应当保证数据真实、完整、及时更新；使用单位发现数据有误的，应当告知提供单位核实。",
            "Those who provide data see to it that they are true, whole and up to date; those who find a fault tell them.",
        ),
        "caption": say("数据提供期限", "Terms"),
        "kind": say("类别", "Kind"), "term": say("期限", "Term"),
        "kind_of": say("有条件共享", "On conditions"), "days": say("5个工作日", "5 working days"),
        "signed": say("2026年12月18日", "18 December 2026"),
    }  # fmt: skip


STORIES = [Story("title, text, table, date", BODY, text)]
