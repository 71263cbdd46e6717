"""Pages of a list."""

from mingchuang.look.stories import Story
from mingchuang.look.values import Page

STORIES = [
    Story("first page", "{% pager page %}", lambda: {"page": Page(1, 5, 92)}),
    Story("in the middle of many", "{% pager page %}", lambda: {"page": Page(12, 77, 1525)}),
    Story("last page", "{% pager page %}", lambda: {"page": Page(5, 5, 92)}),
    Story("one page is all: nothing", "{% pager page %}", lambda: {"page": Page(1, 1, 8)}),
]
