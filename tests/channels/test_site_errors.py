"""Where a page cannot be shown: one clear sentence, where to go on, in both languages; and where old addresses lead."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from mingchuang.channels.site import errors
from tests.channels.conftest import Published

pytestmark = pytest.mark.django_db
# What a reader must never see: ids of refusals, names of exceptions, marks of catalogues that were not filled in.
INTERNAL = re.compile(r"Traceback|Exception|Refused|Http404|DoesNotExist|\b(?:agencies|catalogue|disclosure)\.\w+|None")


def main_of(answer: HttpResponse) -> str:
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def calm(answer: HttpResponse, status: int, title: str) -> str:
    """The page's text, which says what happened under one heading, where to go on, and nothing of the inside."""
    page = main_of(answer)
    assert answer.status_code == status
    assert re.findall(r"<h1>(.*?)</h1>", page) == [title]
    assert "<a href=" in page
    assert not INTERNAL.search(page)
    assert "no-store" in answer.headers["Cache-Control"] or status == 410
    return page


@pytest.mark.parametrize(
    "path", ["/x/y/z", "/nobody/", "/luan-data/c/nothing", "/luan-data/d/nothing", "/luan-data/reports/1999"]
)
def test_what_is_not_there(published: Published, path: str) -> None:
    page = calm(Client().get(path), 404, "页面不存在")
    for link in ('href="/"', 'href="/agencies"', 'href="/sitemap"', 'href="/requests"', 'href="/mistake"'):
        assert link in page
    page = calm(Client().get("/en" + path), 404, "There is no such page")
    assert 'href="/en/agencies"' in page
    assert not re.search(r"[一-鿿]", page)


def test_no_room_is_marked_where_there_is_no_page(published: Published) -> None:
    assert "aria-current" not in Client().get("/nobody/").text.partition("<main")[0].partition("</header>")[2]


def test_what_was_withdrawn_says_why_since_when_and_whom_to_ask(published: Published) -> None:
    gone = Client().get(f"/{published.code}/d/{published.wrong}")
    page = calm(gone, 410, "本信息已撤回")
    for words in ("发布有误", "内容有误", "2026年", "六安市数据资源管理局", f'href="/{published.code}/guide"'):
        assert words in page
    page = calm(Client().get(f"/en/{published.code}/d/{published.wrong}"), 410, "This text was withdrawn")
    assert '<dd lang="zh-Hans">内容有误</dd>' in page


def test_a_page_that_is_only_read_takes_nothing(published: Published) -> None:
    answer = Client().post(f"/{published.code}/guide", {"x": "1"})
    page = calm(answer, 405, "此页面不接收提交")
    assert answer.headers["Allow"] == "GET, HEAD"
    assert f'href="/{published.code}/guide"' in page


def test_a_host_we_do_not_serve_and_a_form_too_large(published: Published) -> None:
    calm(Client().get("/", headers={"Host": "elsewhere.example"}), 400, "无法识别此次访问")
    answer = Client().post("/verify", {"text": "文" * 3_000_000})
    calm(answer, 400, "无法识别此次访问")


def test_a_form_without_its_token(published: Published) -> None:
    path = f"/{published.code}/requests/new/person"
    page = calm(Client(enforce_csrf_checks=True).post(path, {}), 403, "表单未提交成功")
    assert f'href="{path}"' in page


def test_when_the_program_fails_the_page_needs_no_database(django_assert_num_queries: object) -> None:
    request = RequestFactory().get("/")
    for language, title, home in (("zh-hans", "系统出错了", "/"), ("en", "Something went wrong on our side", "/en/")):
        with translation.override(language), django_assert_num_queries(0):  # type: ignore[operator]
            page = calm(errors.server_error(request), 500, title)
        assert f'href="{home}"' in page


def test_old_and_clumsy_addresses_lead_on(published: Published) -> None:
    visitor, code = Client(), published.code
    for asked, meant in (
        ("/verify/", "/verify"),
        ("/reports/?x=1", "/reports?x=1"),
        (f"/{code}/guide/", f"/{code}/guide"),
        (f"/{code}", f"/{code}/"),
        ("/en/sitemap/", "/en/sitemap"),
        (f"/{code}/d/{published.merged}", f"/{code}/d/{published.shown}"),
    ):
        answer = visitor.get(asked)
        assert (answer.status_code, answer.headers["Location"]) == (301, meant), asked
        assert visitor.get(meant).status_code == 200, meant


def test_what_was_sent_to_is_opened_as_the_page_before_it(published: Published) -> None:
    for name in ("correction", "withdrawal"):
        answer = Client().get(f"/{published.code}/requests/{name}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/{published.code}/requests/status")


def test_who_guesses_codes_is_told_to_wait(published: Published) -> None:
    visitor = Client()
    sent = {"agency": published.code, "code": "WRONG-CODE-2026"}
    answers = [visitor.post("/requests/status", sent) for _ in range(12)]
    assert answers[0].status_code == 422
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "900"
    assert "尝试次数过多，请15分钟后再试。" in answers[-1].text
    assert '<select name="agency"' in answers[-1].text
    assert 'action="/requests/status"' in answers[-1].text


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("", "公开机关"), ("/guide", "公开机关"), ("/c/news", "公开机关"), ("/d/{shown}", "公开机关"),
        ("/requests", "依申请公开"), ("/requests/new/person", "依申请公开"), ("/reports", "公开年报"),
    ],
)  # fmt: skip
def test_a_page_below_an_agency_lies_in_a_room(published: Published, path: str, room: str) -> None:
    address = f"/{published.code}{path.format(shown=published.shown)}" if path else f"/{published.code}/"
    header = Client().get(address).text.partition("<main")[0]
    assert re.findall(r'aria-current="true">(.*?)</a>', header) == [room]


@pytest.mark.parametrize(
    ("path", "name"),
    [("/agencies", "公开机关"), ("/sitemap", "站点地图"), ("/mistake", "我要找错"), ("/requests", "依申请公开")],
)
def test_every_page_says_the_way_to_it(published: Published, path: str, name: str) -> None:
    way = main_of(Client().get(path)).partition('class="breadcrumb"')[2].partition("</nav>")[0]
    assert '<a href="/">首页</a>' in way
    assert f'<span aria-current="page">{name}</span>' in way
