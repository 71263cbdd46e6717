"""The plan of the map frame: north is up, near things lie near, everything stays inside."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingchuang.look.maps import EDGE, HEIGHT, WIDTH, MapFrame, Spot, map_view

LUAN = st.builds(
    Spot, st.just("服务点"), st.floats(31.0, 32.7, allow_nan=False), st.floats(115.3, 117.2, allow_nan=False)
)


def plan(*spots: Spot):
    return map_view(MapFrame("场所", spots))


def test_north_is_up_and_east_is_right() -> None:
    home, north, east = plan(Spot("甲", 31.73, 116.52), Spot("乙", 31.80, 116.52), Spot("丙", 31.73, 116.60))["points"]
    assert north.y < home.y and north.x == home.x
    assert east.x > home.x and east.y == home.y
    assert [home.number, north.number, east.number] == [1, 2, 3]


def test_a_kilometre_is_as_long_both_ways_and_the_bar_says_how_long() -> None:
    view = plan(Spot("甲", 31.0, 116.0), Spot("乙", 31.1, 116.0), Spot("丙", 31.0, 116.0 + 0.1 / 0.8572))
    home, north, east = view["points"]
    assert east.x - home.x == pytest.approx(home.y - north.y, rel=0.01)
    length, said = view["scale"]
    assert said.endswith(" km") and length / float(said.split()[0]) == pytest.approx(
        (home.y - north.y) / 11.1195, rel=0.02
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(LUAN, min_size=1, max_size=12))
def test_every_point_and_the_bar_lie_inside(spots) -> None:
    view = plan(*spots)
    assert all(
        EDGE - 1 <= one.x <= WIDTH - EDGE + 1 and EDGE - 1 <= one.y <= HEIGHT - EDGE + 1 for one in view["points"]
    )
    assert 0 < view["scale"][0] <= WIDTH / 3 + 1


def test_one_place_stands_in_the_middle_and_none_makes_no_plan() -> None:
    (only,) = plan(Spot("甲", 31.73, 116.52))["points"]
    assert (only.x, only.y) == (WIDTH / 2, HEIGHT / 2)
    assert plan()["points"] == []


def test_a_place_without_coordinates_keeps_its_number_and_stands_in_the_list_alone() -> None:
    view = plan(Spot("甲", 31.73, 116.52), Spot("乙"), Spot("丙", 31.74, 116.53))
    assert [one.number for one in view["points"]] == [1, 3]
    assert [(one.number, one.shown) for one in view["entries"]] == [(1, True), (2, False), (3, True)]
    assert plan(Spot("乙"))["points"] == []


def test_the_outline_is_drawn_in_the_measure_of_the_points() -> None:
    border = [(31.0, 116.0), (31.2, 116.0), (31.2, 116.2)]
    view = map_view(MapFrame("场所", [Spot("甲", 31.0, 116.0)], outline=border))
    first = view["outline"].split()[0]
    assert first == f"{view['points'][0].x:g},{view['points'][0].y:g}"
    assert all(0 < float(part) < WIDTH for pair in view["outline"].split() for part in pair.split(","))
