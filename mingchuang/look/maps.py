"""What the map frame is given, and where its points stand: a plan without ground, so that nothing is fetched from elsewhere.

The list says everything; the plan only shows which places lie near each other, north up, with a scale.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

WIDTH, HEIGHT, EDGE = 320, 200, 28
KM_PER_DEGREE = 111.195
SCALES = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True)
class Spot:
    """A place of the list: its name, one line about it, and where it lies (degrees, WGS 84)."""

    name: str
    latitude: float
    longitude: float
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class MapFrame:
    """Places on a plan and as a list; ``empty`` is said where there is none."""

    title: str
    spots: Sequence[Spot]
    empty: str = ""


@dataclass(frozen=True)
class Point:
    """A numbered point of the plan, in its units."""

    number: int
    x: float
    y: float


class MapView(TypedDict):
    """Context of the template; ``scale`` is the length of the bar in the plan's units and what it stands for."""

    frame: MapFrame
    points: list[Point]
    scale: tuple[float, str]
    size: tuple[int, int]


def map_view(frame: MapFrame) -> MapView:
    """Points set so that all fit: kilometres east and north of their middle, one measure for both."""
    spots = list(frame.spots)
    if not spots:
        return MapView(frame=frame, points=[], scale=(0, ""), size=(WIDTH, HEIGHT))
    south, north = min(one.latitude for one in spots), max(one.latitude for one in spots)
    west, east = min(one.longitude for one in spots), max(one.longitude for one in spots)
    narrow = math.cos(math.radians((south + north) / 2)) * KM_PER_DEGREE
    wide, high = max((east - west) * narrow, 0.2), max((north - south) * KM_PER_DEGREE, 0.2)
    unit = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)
    points = [
        Point(
            number,
            round(WIDTH / 2 + (one.longitude - (west + east) / 2) * narrow * unit, 1),
            round(HEIGHT / 2 - (one.latitude - (south + north) / 2) * KM_PER_DEGREE * unit, 1),
        )
        for number, one in enumerate(spots, start=1)
    ]
    length = max((one for one in SCALES if one * unit <= WIDTH / 3), default=SCALES[0])
    said = f"{length:g} km" if length >= 1 else f"{length * 1000:g} m"
    return MapView(frame=frame, points=points, scale=(round(length * unit, 1), said), size=(WIDTH, HEIGHT))
