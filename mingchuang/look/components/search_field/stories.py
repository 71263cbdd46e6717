"""The search of a header; the story of the header has it in its place."""

from mingchuang.look.stories import Story, say


def words(query: str = "") -> dict:
    return {
        "label": say("搜索公开信息", "Search what is published"),
        "id": say("search-zh", "search-en") + query,
        "query": query,
    }


LINE = '{% load searching %}{% search_field "#" label id=id query=query %}'
STORIES = [Story("empty", LINE, words), Story("asked for", LINE, lambda: words(say("数据共享", "data")))]
