"""The plan of the demo's closed year 2020: every document and post, the same each time it is made."""

import random
from functools import cache

from .documents import StreamPlan
from .moments import Year
from .streams import streams
from .values import PlannedBroadcast, PlannedDocument

YEAR = 2020
BROADCASTS = {"wechat": 412, "weibo": 317}
_ACCOUNTS = {"wechat": ("六安数据资源发布", "皖事通六安"), "weibo": ("六安数据资源发布",)}
# What is worth a post: everything that speaks to people rather than files something.
_TOLD = frozenset(
    "news reform reform-news concern concern-news press interpretations explained-own explained-higher higher".split()
)


@cache
def documents(scale: float = 1) -> tuple[PlannedDocument, ...]:
    """Every document of the year, by the moment of release."""
    year, used = Year(YEAR), set[str]()
    planned: dict[str, list[PlannedDocument]] = {}
    # What explains a document is planned after it.
    for stream in sorted(streams(scale), key=lambda stream: bool(stream.of)):
        targets = [one for name in stream.of for one in planned[name]]
        planned[stream.id] = list(StreamPlan(year, stream, used, targets).planned())
    everything = [one for group in planned.values() for one in group]
    return tuple(sorted(everything, key=lambda one: (one.steps.released, one.key)))


@cache
def broadcasts(scale: float = 1) -> tuple[PlannedBroadcast, ...]:
    """Every post of the year, in order of time; each follows the release of its document within office hours."""
    told = [one for one in documents(scale) if one.stream in _TOLD]
    year = Year(YEAR)
    last = year.office.start(year.days[-1]) + 350
    found = []
    for outlet, full in BROADCASTS.items():
        count = max(1, round(full * scale))
        for index in range(count):
            one, draw = told[index * len(told) // count], random.Random(f"{outlet}/{index}")
            minute = min(last, year.office.minute(one.steps.released) + draw.randint(8, 150))
            account = draw.choice(_ACCOUNTS[outlet])
            found.append(
                PlannedBroadcast(outlet, account, one.title, one.key, year.office.at(minute, draw.randrange(60)))
            )
    return tuple(sorted(found, key=lambda post: (post.at, post.outlet, post.of)))
