"""Search engines learn where a page stands and that it stands there in two languages."""

import re

import pytest

from tests.channels.conftest import Published

pytestmark = pytest.mark.django_db


def links(client, path: str) -> dict[str, str]:
    page = client.get(path).content.decode()
    found = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', page))
    return found | dict(re.findall(r'<link rel="(canonical)" href="([^"]+)">', page))


@pytest.mark.parametrize("place", ["/", "/{code}/", "/{code}/c/news", "/{code}/d/{shown}", "/due/"])
def test_a_page_names_itself_and_its_sister(client, published: Published, place: str) -> None:
    path = place.format(code=published.code, shown=published.shown)
    zh, en = f"http://testserver{path}", f"http://testserver/en{path}"
    sisters = {"zh-Hans": zh, "en": en, "x-default": zh}
    assert links(client, path) == sisters | {"canonical": zh}
    assert links(client, f"/en{path}") == sisters | {"canonical": en}


def test_filters_are_no_pages_of_their_own_but_the_pages_of_a_list_are(client, published: Published) -> None:
    path = f"/{published.code}/c/news"
    assert links(client, f"{path}?year=2026&kind=news")["canonical"] == f"http://testserver{path}"
    assert links(client, f"{path}?page=3&year=2026")["canonical"] == f"http://testserver{path}?page=3"
    for odd in ("1", "-2", "x", "٣", '"><script>', "9" * 40):
        assert links(client, f"{path}?page={odd}")["canonical"] == f"http://testserver{path}", odd


def test_pages_that_are_not_there_name_nothing(client, published: Published) -> None:
    assert links(client, "/nothing/at/all") == {}
    assert links(client, f"/{published.code}/d/{published.wrong}") == {}
