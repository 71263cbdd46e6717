"""微博 and 微信 through their adapters, with recorded answers: what is sent and understood, where credentials come from."""

from email.message import Message
from urllib.error import HTTPError

import pytest

from mingchuang.channels.schedule import outlets
from mingchuang.channels.schedule.outlets import Found, NotPosted, Unsure, WeChat, Weibo
from mingchuang.domains.broadcasts import outbox
from tests.factories.outlets import recorded

pytestmark = pytest.mark.django_db

POST = outbox.Post(
    "k1", "weibo", "shuju", "六安数据", "共享<办法>", "【共享<办法>】六安市数据局", "https://x.gov.cn/a/d/1"
)


def test_weibo_as_recorded():
    shared = {"idstr": "501", "user": {"idstr": "7"}, "text": f"{POST.text} http://t.cn/A6"}
    transport, asked = recorded(
        {
            "share.json": shared,
            "user_timeline.json": {"statuses": [{"text": "别的", "idstr": "1"}, shared]},
            "get_uid.json": {"uid": 7},
            "counts.json": [{"id": "7", "statuses_count": 42}],
        }
    )
    outlet = Weibo("secret", transport)
    assert outlet.post(POST) == Found("501", "https://weibo.com/7/501") == outlet.find(POST)
    assert outlet.count() == 42
    assert asked[0][2]["status"].endswith(POST.url)
    assert all("secret" not in url for _, url, _, _ in asked)


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ({"error_code": 21332, "error": "invalid_access_token"}, NotPosted),
        ({}, Unsure),
        (Unsure("TimeoutError"), Unsure),
        (NotPosted("HTTP 500"), NotPosted),
    ],
)
def test_weibo_answers_that_are_none(answer, trouble):
    transport, _ = recorded({"share.json": answer})
    with pytest.raises(trouble):
        Weibo("secret", transport).post(POST)


def test_wechat_as_recorded():
    item = {
        "article_id": "A1",
        "content": {"news_item": [{"content_source_url": POST.url, "url": "https://mp.example/s/1"}]},
    }
    transport, asked = recorded(
        {
            "token": {"access_token": "T", "expires_in": 7200},
            "add": {"media_id": "M1"},
            "submit": {"errcode": 0, "publish_id": "P1"},
            "batchget": {"total_count": 9, "item": [item]},
        }
    )
    outlet = WeChat("app", "secret", "cover", transport)
    assert outlet.post(POST) == Found("P1")
    assert outlet.find(POST) == Found("A1", "https://mp.example/s/1")
    assert outlet.count() == 9
    (article,) = asked[1][3]["articles"]
    assert "&lt;办法&gt;" in article["content"]
    assert article["content_source_url"] == POST.url
    assert sum(url.endswith("/token") for _, url, _, _ in asked) == 1


def test_a_draft_that_got_no_answer_is_not_public():
    """Only the publication can be half done."""
    transport, _ = recorded({"token": {"access_token": "T"}, "add": Unsure("TimeoutError")})
    with pytest.raises(NotPosted):
        WeChat("app", "secret", "cover", transport).post(POST)
    transport, _ = recorded({"token": {"errcode": 40013, "errmsg": "invalid appid"}})
    with pytest.raises(NotPosted, match="40013"):
        WeChat("app", "secret", "cover", transport).count()


@pytest.mark.parametrize(("status", "trouble"), [(403, NotPosted), (429, NotPosted), (502, Unsure), (504, Unsure)])
def test_a_gateway_that_gave_up_does_not_say_that_nothing_was_posted(monkeypatch, status, trouble):
    """What was handed on may have arrived behind it: it is looked up before it is sent again."""

    class Gateway:
        def open(self, request, timeout):
            raise HTTPError(request.full_url, status, "", Message(), None)

    monkeypatch.setattr(outlets, "build_opener", lambda *_: Gateway())
    with pytest.raises(trouble, match=f"^HTTP {status}$"):
        Weibo("secret").post(POST)
    with pytest.raises(NotPosted):
        Weibo("secret").find(POST)


def test_credentials_come_from_the_environment(monkeypatch):
    assert outlets.configured("weibo", "shuju") is None
    monkeypatch.setenv("MINGCHUANG_WEIBO_SHUJU_TOKEN", "t")
    monkeypatch.setenv("MINGCHUANG_WECHAT_SHUJU_ID", "i")
    assert isinstance(outlets.configured("weibo", "shuju"), Weibo)
    assert outlets.configured("wechat", "shuju") is None
    monkeypatch.setenv("MINGCHUANG_WECHAT_SHUJU_SECRET", "s")
    monkeypatch.setenv("MINGCHUANG_WECHAT_SHUJU_COVER", "c")
    assert isinstance(outlets.configured("wechat", "shuju"), WeChat)
