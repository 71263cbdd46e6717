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
    return {"frame": MapFrame(title, spots[:count])}


def bordered() -> dict:
    """Within a border, one chosen, one whose coordinates are not known."""
    frame = places(3)["frame"]
    unknown = Spot(say("舒城县政务服务中心", "Shucheng service hall"), note=say("城关镇桃溪路", "Taoxi Road"))
    border = [(31.72, 116.48), (31.77, 116.49), (31.78, 116.55), (31.74, 116.57), (31.715, 116.54)]
    return {"frame": MapFrame(frame.title, [*frame.spots, unknown], outline=border, chosen=2)}


STORIES = [
    Story("three places", LINE, lambda: places(3)),
    Story("one chosen, within a border, one without coordinates", LINE, bordered),
    Story("one place", LINE, lambda: places(1)),
    Story("none", LINE, lambda: places(0)),
]
