"""Feeds of released documents: Atom (RFC 4287) and JSON Feed 1.1, from the same plain value."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

ATOM, JSON_FEED = "application/atom+xml; charset=utf-8", "application/feed+json; charset=utf-8"
# What XML 1.0 cannot hold, however it is escaped.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Item:
    """An entry. ``id`` never changes, ``updated`` does with every edition; ``mark`` says that the text was withdrawn."""

    id: str
    title: str
    url: str
    author: str
    published: datetime
    updated: datetime
    summary: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed: ``url`` is the list that it follows, ``address`` its own; ``id`` never changes."""

    id: str
    title: str
    url: str
    address: str
    author: str
    language: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> datetime | None:
        """When the newest text was released; None for an empty feed."""
        return max((item.updated for item in self.items), default=None)


def atom(feed: Feed, *, empty_since: datetime) -> str:
    """The feed as Atom. ``empty_since`` stands as its time while nothing was released (the element is required)."""
    return "".join(_atom(feed, empty_since))


def _atom(feed: Feed, empty_since: datetime) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(feed.language)}>\n'
    yield _element("id", feed.id) + _element("title", feed.title)
    yield f'<link rel="self" type="application/atom+xml" href={_quoted(feed.address)}/>\n'
    yield f'<link rel="alternate" type="text/html" href={_quoted(feed.url)}/>\n'
    yield _element("updated", (feed.updated or empty_since).isoformat())
    yield f"<author>{_element('name', feed.author)}</author>\n"
    for item in feed.items:
        yield "<entry>\n" + _element("id", item.id) + _element("title", _titled(item))
        yield f'<link rel="alternate" type="text/html" href={_quoted(item.url)}/>\n'
        yield _element("published", item.published.isoformat()) + _element("updated", item.updated.isoformat())
        yield f"<author>{_element('name', item.author)}</author>\n"
        if item.summary:
            yield _element("summary", item.summary)
        yield "</entry>\n"
    yield "</feed>\n"


def json_feed(feed: Feed) -> str:
    """The feed as JSON Feed 1.1."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.address,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": _titled(item),
                "content_text": item.summary or _titled(item),
                "date_published": item.published.isoformat(),
                "date_modified": item.updated.isoformat(),
                "authors": [{"name": item.author}],
            }
            for item in feed.items
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _titled(item: Item) -> str:
    return f"{item.title}（{item.mark}）" if item.mark else item.title


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_UNFIT.sub('', text))}</{name}>\n"


def _quoted(text: str) -> str:
    return quoteattr(_UNFIT.sub("", text))
