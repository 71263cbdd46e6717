"""Copy an address or a code."""

from mingchuang.look.stories import Story, say

STORIES = [
    Story("the address of the page", "{% copy_button text %}", lambda: {"text": say("复制链接", "Copy the link")})
]
