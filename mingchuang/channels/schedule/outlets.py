"""微博 and 微信 behind one interface. What an outlet answers is judged here; credentials come from the environment.

`MINGCHUANG_WEIBO_{CODE}_TOKEN`; `MINGCHUANG_WECHAT_{CODE}_ID`, `_SECRET` and `_COVER` (the media id of the picture above
each article). {CODE} is the code of the account in capitals.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, build_opener

from mingchuang.domains.broadcasts.outbox import Post

from .caches import Unmoved

SECONDS = 10
MOST_BYTES = 4 * 1024 * 1024
WEIBO = "https://api.weibo.com/2"
WECHAT = "https://api.weixin.qq.com/cgi-bin"


class NotPosted(Exception):
    """The outlet refused, or could not be reached before anything was sent; says why, without secrets."""


class Unsure(Exception):
    """Sent, and no answer came: it may be there or not."""


@dataclass(frozen=True)
class Found:
    """A post on the outlet: its number there, and its address if it has one."""

    remote: str
    url: str = ""


class Outlet(Protocol):
    """What an outlet must be able to do for one account."""

    def post(self, post: Post) -> Found:
        """Post it. Raises `NotPosted` or `Unsure`."""

    def find(self, post: Post) -> Found | None:
        """Look it up among the latest posts. Raises `NotPosted` when the outlet cannot be asked."""

    def count(self) -> int:
        """How many posts the account has. Raises `NotPosted`."""


Transport = Callable[[str, str, Mapping[str, str] | None, Any], Any]
"""(method, address, form or query, JSON) → the answer as JSON. Raises `NotPosted` or `Unsure`."""


def by_http(method: str, url: str, form: Mapping[str, str] | None, sent: Any) -> Any:
    """One message. An answer that is no JSON, a refusal by status, a lost connection: told apart."""
    query = urlencode(form or {})
    data = None
    headers = {}
    if sent is not None:
        url, data = f"{url}?{query}", json.dumps(sent, ensure_ascii=False).encode()
        headers["Content-Type"] = "application/json"
    elif method == "POST":
        data = query.encode()
    elif query:
        url = f"{url}?{query}"
    request = Request(url, data=data, method=method, headers=headers)  # noqa: S310 - the addresses stand above
    try:
        with build_opener(Unmoved).open(request, timeout=SECONDS) as answer:
            return json.loads(answer.read(MOST_BYTES))
    except HTTPError as error:
        # A gateway that gave up waiting does not know what became of it behind it.
        raise (Unsure if error.code >= 500 else NotPosted)(f"HTTP {error.code}") from None
    except (OSError, ValueError) as error:
        # The address holds the token, so only the kind of failure is said.
        raise Unsure(type(error).__name__) from None


def _rows(answer: Any, name: str) -> list[Any]:
    """The list in an answer. Without one nothing is known, which must not be taken for "not there"."""
    rows = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(rows, list):
        raise NotPosted(f"no {name} in the answer")
    return rows


class Weibo:
    """statuses/share: the text must hold an address of the site that the application is registered for."""

    def __init__(self, token: str, transport: Transport = by_http) -> None:
        self.token, self.transport = token, transport

    def post(self, post: Post) -> Found:
        """The text with the address at its end."""
        form = {"access_token": self.token, "status": f"{post.text} {post.url}"}
        return self._seen(self._ask("POST", "statuses/share.json", form))

    def find(self, post: Post) -> Found | None:
        """By its text among the latest fifty; addresses are shortened there."""
        form = {"access_token": self.token, "count": "50"}
        latest = _rows(self._looked("statuses/user_timeline.json", form), "statuses")
        return next((self._seen(one) for one in latest if str(one.get("text", "")).startswith(post.text)), None)

    def count(self) -> int:
        """statuses_count of the account."""
        uid = self._looked("account/get_uid.json", {"access_token": self.token}).get("uid")
        rows = self._looked("users/counts.json", {"access_token": self.token, "uids": str(uid)})
        try:
            return int(rows[0]["statuses_count"])
        except (KeyError, IndexError, TypeError, ValueError):
            raise NotPosted("no count in the answer") from None

    def _looked(self, path: str, form: Mapping[str, str]) -> Any:
        try:
            return self._ask("GET", path, form)
        except Unsure as why:
            raise NotPosted(str(why)) from None

    def _ask(self, method: str, path: str, form: Mapping[str, str]) -> Any:
        answer = self.transport(method, f"{WEIBO}/{path}", form, None)
        if isinstance(answer, dict) and answer.get("error_code"):
            raise NotPosted(f"{answer['error_code']} {str(answer.get('error', ''))[:120]}")
        return answer

    @staticmethod
    def _seen(answer: Any) -> Found:
        number, owner = str(answer.get("idstr") or ""), str((answer.get("user") or {}).get("idstr") or "")
        if not number:
            raise Unsure("no number in the answer")
        return Found(number, f"https://weibo.com/{owner}/{number}" if owner else "")


class WeChat:
    """公众号: an article as a draft, then published; the text of the release is one tap away."""

    def __init__(self, app: str, secret: str, cover: str, transport: Transport = by_http) -> None:
        self.app, self.secret, self.cover, self.transport = app, secret, cover, transport
        self._token = ""

    def post(self, post: Post) -> Found:
        """Draft and publication. Until the publication was sent nothing is public."""
        article = {
            "title": post.title[:64],
            "author": post.account[:16],
            "content": f"<p>{escape(post.text)}</p><p>{escape(post.url)}</p>",
            "content_source_url": post.url,
            "thumb_media_id": self.cover,
        }
        try:
            draft = self._ask("draft/add", {"articles": [article]})
        except Unsure as why:
            raise NotPosted(str(why)) from None
        answer = self._ask("freepublish/submit", {"media_id": draft.get("media_id", "")})
        return Found(str(answer.get("publish_id") or draft.get("media_id") or ""))

    def find(self, post: Post) -> Found | None:
        """By the address of the original among the latest twenty."""
        items = _rows(self._looked("freepublish/batchget", {"offset": 0, "count": 20, "no_content": 0}), "item")
        for item in items:
            for news in (item.get("content") or {}).get("news_item", []):
                if news.get("content_source_url") == post.url:
                    return Found(str(item.get("article_id", "")), str(news.get("url", "")))
        return None

    def count(self) -> int:
        """total_count of what is published."""
        answer = self._looked("freepublish/batchget", {"offset": 0, "count": 1, "no_content": 1})
        try:
            return int(answer["total_count"])
        except (KeyError, TypeError, ValueError):
            raise NotPosted("no count in the answer") from None

    def _looked(self, path: str, sent: Any) -> Any:
        try:
            return self._ask(path, sent)
        except Unsure as why:
            raise NotPosted(str(why)) from None

    def _ask(self, path: str, sent: Any) -> Any:
        if not self._token:
            form = {"grant_type": "client_credential", "appid": self.app, "secret": self.secret}
            try:
                self._token = str(
                    self._judged(self.transport("GET", f"{WECHAT}/token", form, None)).get("access_token")
                )
            except Unsure as why:
                raise NotPosted(str(why)) from None
        return self._judged(self.transport("POST", f"{WECHAT}/{path}", {"access_token": self._token}, sent))

    @staticmethod
    def _judged(answer: Any) -> Any:
        if not isinstance(answer, dict):
            raise Unsure("no map in the answer")
        if answer.get("errcode"):
            raise NotPosted(f"{answer['errcode']} {str(answer.get('errmsg', ''))[:120]}")
        return answer


def configured(outlet: str, code: str) -> Outlet | None:
    """The outlet for an account, or None where the environment holds no credentials for it."""
    given = {
        name: os.environ.get(f"MINGCHUANG_{outlet}_{code}_{name}".upper(), "")
        for name in ("token", "id", "secret", "cover")
    }
    if outlet == "weibo" and given["token"]:
        return Weibo(given["token"])
    if outlet == "wechat" and given["id"] and given["secret"]:
        return WeChat(given["id"], given["secret"], given["cover"])
    return None
