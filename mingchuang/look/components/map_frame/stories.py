"""Places near each other on a plan, with the list that says the same."""

from mingchuang.look.maps import MapFrame, Spot
from mingchuang.look.stories import Story, say

LINE = "{% load maps %}{% map_frame frame %}"


def places(count: int) -> dict:
    spots = [
        Spot(
            say("市政务服务中心", "City service hall"),
            31.7349,
            116.5230,
            say("佛子岭中路168号", "168 Foziling Middle Road"),
            "#",
        ),
        Spot(
            say("金安区政务服务中心", "Jin'an service hall"),
            31.7490,
            116.5392,
            say("周末办理", "open at weekends"),
            "#",
        ),
        Spot(say("市档案馆查阅点", "City archive"), 31.7563, 116.5078),
    ]
    title = say("查阅场所", "Where to read what is published")
    return {"frame": MapFrame(title, spots[:count], say("暂无查阅场所。", "There is no place yet."))}


STORIES = [
    Story("three places", LINE, lambda: places(3)),
    Story("one place", LINE, lambda: places(1)),
    Story("none", LINE, lambda: places(0)),
]
