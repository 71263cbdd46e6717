"""期限计算: the answer, the days, bad input, both languages, and that it can be shared and cached."""

import gzip
import re
from urllib.parse import urlencode

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

EXAMPLE = {
    "channel": "in_person", "received": "2025-03-03", "sent1": "2025-03-10", "delivered1": "2025-03-12",
    "opinion1": "2025-03-24", "extension_on": "2025-03-28", "extension_days": "10",
}  # fmt: skip


def get(client: Client, path: str, **query: str) -> str:
    response = client.get(f"{path}?{urlencode(query)}" if query else path)
    assert response.status_code == 200
    assert not response.cookies and response.headers["Cache-Control"].startswith("public")
    assert len(gzip.compress(response.content)) < 60_000
    return response.content.decode()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_empty_forms_answer_nothing(client: Client) -> None:
    for path in ("/due/", "/due/request/", "/en/due/", "/en/due/request/"):
        assert "due-answer" not in get(client, path)


def test_a_term_in_working_days(client: Client) -> None:
    page = get(client, "/due/", start="2025-01-24", length="20", unit="working")
    assert "2025年2月27日(周四)" in page
    assert "国办发明电〔2024〕12号" in page and "month-grid" in page and "暂定" not in page
    assert page.index('class="due-answer"') < page.index('<form method="get"')


def test_the_three_boxes_of_a_date_and_its_short_form_are_one_question(client: Client) -> None:
    boxes = get(client, "/due/", start_year="2025", start_month="1", start_day="24", length="20", unit="working")
    link = re.search(r'href="http://testserver(/due/\?[^"]+)"', boxes)
    assert link and link[1] == "/due/?start=2025-01-24&amp;length=20&amp;unit=working"
    assert "2025年2月27日(周四)" in client.get(link[1].replace("&amp;", "&")).content.decode()


@pytest.mark.parametrize(
    ("unit", "length", "last"), [("calendar", "60", "2025年5月6日(周二)"), ("month", "6", "2025年9月2日(周二)")]
)
def test_calendar_days_and_months(client: Client, unit: str, length: str, last: str) -> None:
    assert last in get(client, "/due/", start="2025-03-02", length=length, unit=unit)


def test_working_days_unless_another_unit_is_chosen(client: Client) -> None:
    assert "2025年2月27日(周四)" in get(client, "/due/", start="2025-01-24", length="20")


def test_a_year_without_a_notice_is_provisional(client: Client) -> None:
    page = words(get(client, "/due/", start="2026-12-24", length="20", unit="working"))
    assert "2027年1月22日(周五)" in page and "期限进入还没有放假通知的年份" in page


def test_a_long_term_stays_a_small_page(client: Client) -> None:
    page = get(client, "/due/", start="2020-01-02", length="750", unit="working")
    assert "month-grid" not in page and "与平常周次不同的日子" in page


def test_the_worked_example_of_a_request(client: Client) -> None:
    page = words(get(client, "/due/request/", **EXAMPLE))
    for text in ("2025年4月28日(周一)", "2025年4月15日(周二)", "2025年3月12日(周三)", "2025年4月2日(周三)", "按时告知"):
        assert text in page


def test_in_english(client: Client) -> None:
    page = words(get(client, "/en/due/request/", **EXAMPLE))
    assert "Monday 28 April 2025" in page and "told in time" in page
    assert "届满" not in page and "计入" not in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"start": "2025-02-30", "length": "20", "unit": "working"}, "2025年2月只有28天|28"),
        ({"start": "2003-12-31", "length": "20", "unit": "working"}, "早于第一份放假通知"),
        ({"start": "2025-01-24", "length": "x", "unit": "working"}, "期限长度请填数字"),
        ({"start": "2025-01-24", "length": "0", "unit": "working"}, "至少为 1"),
        ({"start": "2025-01-24", "length": "9999", "unit": "working"}, "最多为 750"),
        ({"start": "2098-06-24", "length": "700", "unit": "working"}, "超出可以推算的范围"),
        ({"start": "2025-01-24", "length": "20", "unit": "years"}, "请选择「期限单位」。"),
        ({"start": "2025-01-24", "length": ""}, "请填写期限长度"),
    ],
)
def test_bad_input_gets_a_sentence_and_stays(client: Client, query: dict[str, str], sentence: str) -> None:
    page = get(client, "/due/", **query)
    assert re.search(sentence, words(page)) and "due-answer" not in page
    if query["start"] == "2025-02-30":
        assert 'value="30"' in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"received": ""}, "请填写年、月、日|请"),
        ({"channel": "pigeon"}, "请选择「申请渠道」。"),
        ({"opinion1": "2025-03-01"}, "早于"),
        ({"sent1": ""}, "没有发出记录"),
        ({"correction_received": "2025-03-20"}, "此前没有补正告知"),
        ({"extension_days": ""}, "两项请一起填写"),
        ({"extension_days": "25"}, "最多 20"),
        ({"delayed_on": "2025-03-20"}, "两项请一起填写"),
        ({"fee_paid": "2025-03-20"}, "没有收到收费通知"),
        ({"received": "2003-03-03"}, "早于第一份放假通知"),
        ({"as_of": "2025-03-02"}, "截至日期"),
    ],
)
def test_an_impossible_request_gets_a_sentence(client: Client, change: dict[str, str], sentence: str) -> None:
    page = get(client, "/due/request/", **{**EXAMPLE, **change})
    assert re.search(sentence, words(page)) and "due-answer" not in page


def test_a_second_look_costs_nothing(client: Client) -> None:
    first = client.get("/due/?start=2025-01-24&length=20&unit=working")
    again = client.get("/due/?start=2025-01-24&length=20&unit=working", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post("/due/").status_code == 405


def test_a_choice_nobody_offered_is_asked_again_without_repeating_it() -> None:
    page = Client().get("/due/", {"start": "2026-09-20", "length": "20", "unit": "working_days"}).text
    assert "请选择「期限单位」。" in page
    assert "working_days" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_count_says_its_notices_in_words() -> None:
    page = Client().get("/due/", {"start": "2026-09-20", "length": "20"}).text
    assert "计算依据：国务院2004年至2026年放假通知。" in page
    assert "再算一次" in page
