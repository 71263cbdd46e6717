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
    """A place of the list: its name, its address, and where it lies (degrees, WGS 84); None where that is not known."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class MapFrame:
    """Places on a plan and as a list; ``empty`` is said where there is none.

    ``outline`` is a border as pairs of latitude and longitude; ``chosen`` the number of the place that is marked, 0 for none.
    """

    title: str
    spots: Sequence[Spot]
    empty: str = ""
    outline: Sequence[tuple[float, float]] = ()
    chosen: int = 0


@dataclass(frozen=True)
class Point:
    """A numbered point of the plan, in its units."""

    number: int
    x: float
    y: float


@dataclass(frozen=True)
class Entry:
    """A line of the list; ``shown`` where the plan has a point for it."""

    number: int
    spot: Spot
    shown: bool


class MapView(TypedDict):
    """Context of the template; ``scale`` is the length of the bar in the plan's units and what it stands for."""

    frame: MapFrame
    entries: list[Entry]
    points: list[Point]
    outline: str
    scale: tuple[float, str]
    size: tuple[int, int]


def map_view(frame: MapFrame) -> MapView:
    """Points set so that all fit: kilometres east and north of their middle, one measure for both; numbers are the list's."""
    entries = [
        Entry(number, one, one.latitude is not None and one.longitude is not None)
        for number, one in enumerate(frame.spots, start=1)
    ]
    places = [(one.number, *_place(one.spot)) for one in entries if one.shown]
    if not places:
        return MapView(frame=frame, entries=entries, points=[], outline="", scale=(0, ""), size=(WIDTH, HEIGHT))
    every = [(latitude, longitude) for _number, latitude, longitude in places] + list(frame.outline)
    south, north = min(one[0] for one in every), max(one[0] for one in every)
    west, east = min(one[1] for one in every), max(one[1] for one in every)
    narrow = math.cos(math.radians((south + north) / 2)) * KM_PER_DEGREE
    wide, high = max((east - west) * narrow, 0.2), max((north - south) * KM_PER_DEGREE, 0.2)
    unit = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)

    def at(latitude: float, longitude: float) -> tuple[float, float]:
        right, up = (longitude - (west + east) / 2) * narrow, (latitude - (south + north) / 2) * KM_PER_DEGREE
        return round(WIDTH / 2 + right * unit, 1), round(HEIGHT / 2 - up * unit, 1)

    points = [Point(number, *at(latitude, longitude)) for number, latitude, longitude in places]
    length = max((one for one in SCALES if one * unit <= WIDTH / 3), default=SCALES[0])
    said = f"{length:g} km" if length >= 1 else f"{length * 1000:g} m"
    outline = " ".join(f"{x:g},{y:g}" for x, y in (at(*one) for one in frame.outline))
    scale = (round(length * unit, 1), said)
    return MapView(frame=frame, entries=entries, points=points, outline=outline, scale=scale, size=(WIDTH, HEIGHT))


def _place(spot: Spot) -> tuple[float, float]:
    assert spot.latitude is not None and spot.longitude is not None
    return spot.latitude, spot.longitude
